"""Purchase orders as other programs list them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from retail_desktop.domain.errors import FileRefusedError, NeedsAnswerError
from retail_desktop.domain.imports import ImportOptions, Reason, Target
from retail_desktop.domain.purchasing import OrderStatus
from retail_desktop.importing.goods import Goods
from retail_desktop.importing.layout import format_of, recognise
from retail_desktop.importing.orders import OrderRows, read_orders
from retail_desktop.importing.source import Source

Read = Callable[[str], OrderRows]


@pytest.fixture
def read(open_text: Callable[[str], Source]) -> Read:
    def read_text(text: str) -> OrderRows:
        source = open_text(text)
        layout = recognise(source, Target.ORDERS, ImportOptions())
        return read_orders(source, layout, format_of(layout, Target.ORDERS))

    return read_text


HEAD = "PO number,Supplier,Order date,Expected,Ship to,SKU,Quantity,Received,Unit cost,Pack size,Status,Currency,Note\n"


def test_an_order_has_its_head_on_the_first_line_alone(read: Read) -> None:
    found = read(
        HEAD + "PO-7,ACME,2026-03-01,2026-03-09,Main,00417,48,6,2.95,12,open,EUR,back door\n,,,,,00422,5,,,,,,\n"
        "PO-8,BETA,2026-03-02,,,X,1,,,,,,\nPO-8,,,,,Y,2,,,,,,\n"
    )
    seven, eight = found.rows
    assert (seven.number, seven.supplier, seven.store, seven.currency) == ("PO-7", "ACME", "Main", "EUR")
    assert (seven.ordered, seven.expected, seven.note) == (date(2026, 3, 1), date(2026, 3, 9), "back door")
    first, second = seven.lines
    assert (first.line, first.goods, first.quantity, first.received) == (2, Goods("00417", supplier="ACME"), 48, 6)
    assert (first.unit_cost, first.pack_size) == (Decimal("2.95"), 12)
    assert (second.line, second.goods.sku, second.received) == (3, "00422", None)
    assert (eight.status, eight.expected, len(eight.lines)) == (OrderStatus.SENT, None, 2)
    assert (found.ignored, found.rejected) == ((), ())


def test_lines_without_a_number_but_of_another_supplier_belong_to_no_order(read: Read) -> None:
    found = read("PO number,Supplier,SKU,Qty\nPO-7,ACME,A,1\n,BETA,B,2\n,,C,3\n")
    assert [[line.goods.sku for line in order.lines] for order in found.rows] == [["A"]]
    assert [(issue.line, issue.reason) for issue in found.rejected] == [(3, Reason.BAD_VALUE), (4, Reason.BAD_VALUE)]


def test_a_line_that_names_another_supplier_of_its_order_is_rejected(read: Read) -> None:
    found = read("PO number,Supplier,SKU,Qty\nPO-7,ACME,A,1\nPO-7,BETA,B,2\npo-7,ACME,C,3\n")
    assert [line.goods.sku for line in found.rows[0].lines] == ["A", "C"]
    assert [(issue.line, issue.column) for issue in found.rejected] == [(3, "Supplier")]


def test_an_order_for_several_stores_is_one_for_each(read: Read) -> None:
    found = read("PO number,Supplier,Store,SKU,Qty\nPO-7,ACME,Main,A,1\nPO-7,ACME,Harbour,A,2\n")
    assert [(order.number, order.store) for order in found.rows] == [("PO-7/Main", "Main"), ("PO-7/Harbour", "Harbour")]


def test_units_may_be_told_in_packs(read: Read) -> None:
    found = read(
        "PO number,Order date,Requested delivery,Ship-to,Supplier item no,GTIN,Your SKU,Description,Pack size,Packs,"
        "Units,Unit cost,Line total,Currency,Note\n"
        "PO-7,2026-03-01,2026-03-09,Main,B-7,,00417,Mug,12,4,48,2.95,141.60,EUR,\n"
        "PO-7,,,,B-8,,00418,Cup,6,3,,1.00,18.00,EUR,\nPO-7,,,,B-9,,00419,Jug,6,3,20,1.00,18.00,EUR,\n"
    )
    assert [(line.goods.sku, line.goods.supplier_code, line.quantity) for line in found.rows[0].lines] == [
        ("00417", "B-7", 48), ("00418", "B-8", 18),
    ]  # fmt: skip
    assert [(issue.line, issue.reason, issue.column) for issue in found.rejected] == [
        (4, Reason.BAD_QUANTITY, "Packs"),
    ]  # fmt: skip


def test_what_is_open_tells_what_was_ordered(read: Read) -> None:
    found = read("Bestellnummer;Artikelnummer;offene Menge;geliefert\nB1;A;8;2\nB1;B;5;\n")
    assert [(line.quantity, line.received) for line in found.rows[0].lines] == [(10, 2), (5, 0)]
    found = read("PO number,SKU,Quantity ordered,Outstanding\nB1,A,10,4\n")
    assert [(line.quantity, line.received) for line in found.rows[0].lines] == [(10, 6)]


def test_the_latest_day_holds_where_lines_are_due_on_several(read: Read) -> None:
    found = read("PO number,SKU,Qty,Delivery date\nP1,A,1,2026-03-09\nP1,B,1,2026-03-12\n")
    assert found.rows[0].expected == date(2026, 3, 12)
    assert "1 orders have lines due on different days" in found.warnings[0]


def test_totals_and_lines_without_units_are_ignored(read: Read) -> None:
    found = read("PO number,SKU,Qty\nP1,A,0\nP1,B,2\nTotal,,2\n,,\n")
    assert [(issue.line, issue.reason) for issue in found.ignored] == [
        (4, Reason.TOTAL_ROW), (5, Reason.NO_VALUE), (2, Reason.NO_VALUE),
    ]  # fmt: skip
    assert [line.goods.sku for line in found.rows[0].lines] == ["B"]


def test_lines_that_make_no_sense_are_rejected(read: Read) -> None:
    found = read("PO number,SKU,Qty,Status\nP1,A,x,\nP1,,2,\nP1,C,-1,\nP1,D,1,sleeping\n8.1E+10,E,1,\nP1,F,,\n")
    assert [issue.reason for issue in found.rejected] == [
        Reason.BAD_QUANTITY, Reason.MISSING_SKU, Reason.BAD_QUANTITY, Reason.BAD_VALUE, Reason.SKU_DAMAGED,
        Reason.MISSING_QUANTITY,
    ]  # fmt: skip


def test_lines_of_one_order_may_have_states_of_their_own(read: Read) -> None:
    found = read(
        "PO number,SKU,Qty,Status\nP1,A,5,received\nP1,B,6,open\nP1,C,7,cancelled\nP2,D,1,received\nP2,E,1,closed\n"
    )
    first, second = found.rows
    assert (first.status, second.status) == (OrderStatus.SENT, OrderStatus.RECEIVED)
    assert [(line.goods.sku, line.quantity, line.received) for line in first.lines] == [("A", 5, 5), ("B", 6, None)]
    assert [(issue.line, issue.reason) for issue in found.ignored] == [(4, Reason.NO_VALUE)]


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Offen", OrderStatus.SENT), ("partially received", OrderStatus.PARTIALLY_RECEIVED),
        ("Complete", OrderStatus.RECEIVED), ("annulée", OrderStatus.CANCELLED), ("Closed", OrderStatus.CLOSED),
        ("Draft", OrderStatus.DRAFT), ("approved", OrderStatus.APPROVED),
    ],
)  # fmt: skip
def test_states_are_known_in_several_languages(read: Read, word: str, status: OrderStatus) -> None:
    assert read(f"PO number,SKU,Qty,Status\nP1,A,1,{word}\n").rows[0].status is status


@pytest.mark.parametrize(
    "head",
    [
        "Bestellnummer;Lieferant;Bestelldatum;Liefertermin;Artikelnummer;Menge",
        "Numéro de commande;Fournisseur;Date de commande;Date de livraison;Référence;Quantité",
        "Número de pedido;Proveedor;Fecha de pedido;Fecha de entrega;Código;Cantidad",
        "Numero ordine;Fornitore;Data ordine;Data consegna;Codice articolo;Quantità",
        "Bestelnummer;Leverancier;Besteldatum;Leverdatum;Artikelnr;Aantal",
        "Ordernummer;Leverantör;Orderdatum;Leveransdatum;Artnr;Antal",
    ],
)
def test_orders_are_read_in_many_languages(read: Read, head: str) -> None:
    (order,) = read(f"{head}\nB-1;ACME;01.03.2026;19.03.2026;00417;48\n").rows
    assert (order.number, order.supplier, order.ordered, order.expected) == (
        "B-1", "ACME", date(2026, 3, 1), date(2026, 3, 19),
    )  # fmt: skip
    assert (order.lines[0].goods.sku, order.lines[0].quantity) == ("00417", 48)


def test_a_list_of_whole_orders_is_refused(open_text: Callable[[str], Source]) -> None:
    text = (
        "VendorName,PONumber,PODate,Quantity,Dollars\nACME,8124,2026-03-01,6,214.26\nACME,8137,2026-03-02,15,140.55\n"
    )
    with pytest.raises(FileRefusedError, match="one line for each order"):
        recognise(open_text(text), Target.ORDERS, ImportOptions())


@pytest.mark.parametrize("text", ["SKU,Quantity\nA,1\n", "PO number,SKU,Colour\nP1,A,red\n"])
def test_what_an_order_needs_is_asked_for(open_text: Callable[[str], Source], text: str) -> None:
    with pytest.raises(NeedsAnswerError) as asked:
        recognise(open_text(text), Target.ORDERS, ImportOptions())
    assert asked.value.needs == "columns"
