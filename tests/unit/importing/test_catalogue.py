from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from retail_desktop.domain.catalogue import ItemStatus
from retail_desktop.domain.imports import ImportOptions, Target
from retail_desktop.importing.catalogue import CatalogueRows, SupplierRows, read_items, read_suppliers
from retail_desktop.importing.layout import format_of, recognise
from retail_desktop.importing.source import Source

TODAY = date(2026, 6, 30)
Opener = Callable[[str], Source]
EXPORTED = (
    "sku,barcode,name,category,supplier,supplier_code,unit_cost,price,pack_size,minimum_order,lead_time_days,"
    "service_level,shelf_life_days,status\n"
)


@pytest.fixture
def items(open_text: Opener) -> Callable[[str], CatalogueRows]:
    def read(text: str) -> CatalogueRows:
        source = open_text(text)
        layout = recognise(source, Target.ITEMS, ImportOptions())
        return read_items(source, layout, format_of(layout, Target.ITEMS), today=TODAY)

    return read


@pytest.fixture
def suppliers(open_text: Opener) -> Callable[[str], SupplierRows]:
    def read(text: str) -> SupplierRows:
        source = open_text(text)
        layout = recognise(source, Target.SUPPLIERS, ImportOptions())
        return read_suppliers(source, layout, format_of(layout, Target.SUPPLIERS))

    return read


Read = Callable[[str], CatalogueRows]


def test_the_exported_columns_are_the_template(items: Read) -> None:
    found = items(EXPORTED + "00417,4006381333931,Sailor Mug,Cups,ACME,AC-7,2.50,9.99,12,24,14,0.95,,active\n")
    (row,) = found.rows
    assert (row.lines, row.sku) == ((2,), "00417")
    assert row.fields == {
        "barcode": "4006381333931",
        "name": "Sailor Mug",
        "category": "Cups",
        "supplier": "ACME",
        "supplier_code": "AC-7",
        "unit_cost": Decimal("2.50"),
        "price": Decimal("9.99"),
        "pack_size": Decimal(12),
        "minimum_order": Decimal(24),
        "lead_time_days": 14,
        "service_level": Decimal("0.95"),
        "status": ItemStatus.ACTIVE,
    }


def test_an_empty_cell_leaves_the_stored_value_alone(items: Read) -> None:
    assert items("sku,name,price\nA,,\n").rows[0].fields == {}


@pytest.mark.parametrize("text", ["0.95", "95 %", "95%", "95", '"0,95"'])
def test_a_service_level_is_a_share_or_per_cent(items: Read, text: str) -> None:
    assert items(f"sku,service level\nA,{text}\n").rows[0].fields == {"service_level": Decimal("0.95")}


@pytest.mark.parametrize(
    ("column", "text", "reason"),
    [
        ("unit_cost", "-1", "bad_price"),
        ("unit_cost", "abc", "bad_price"),
        ("pack_size", "0", "bad_quantity"),
        ("minimum_order", "-1", "bad_quantity"),
        ("lead_time_days", "1.5", "bad_quantity"),
        ("lead_time_days", "soon", "bad_quantity"),
        ("service_level", "1.5e9", "bad_value"),
        ("service_level", "100", "bad_value"),
        ("status", "sleepy", "bad_value"),
        ("barcode", "4.00638E+12", "sku_damaged"),
        ("supplier", "x" * 65, "field_too_long"),
    ],
)
def test_a_value_that_makes_no_sense_is_rejected_with_its_column(
    items: Read, column: str, text: str, reason: str
) -> None:
    (issue,) = items(f"sku,{column}\nA,{text}\n").rejected
    assert (issue.line, issue.column, issue.value, issue.reason) == (2, column, text, reason)


def test_a_second_line_of_an_item_is_a_duplicate(items: Read) -> None:
    found = items("sku,name\nA,Mug\nA,Mug\nA,Cup\n")
    assert [row.lines for row in found.rows] == [(2,)]
    assert [(issue.line, issue.reason) for issue in found.ignored] == [(3, "duplicate")]
    assert [(issue.line, issue.reason) for issue in found.rejected] == [(4, "duplicate")]


def test_headings_totals_and_blank_records_are_ignored(items: Read) -> None:
    found = items("sku,name,price\nA,Mug,1\nsku,name,price\n,,\n,Total,5\n,Cup,5\n")
    assert [(issue.line, issue.reason) for issue in found.ignored] == [
        (3, "repeated_header"),
        (4, "no_value"),
        (5, "total_row"),
    ]
    assert [(issue.line, issue.reason) for issue in found.rejected] == [(6, "missing_sku")]


def test_a_price_that_varies_is_no_price(items: Read) -> None:
    assert items("sku,price\nA,variable\n").rows[0].fields == {}


def test_suppliers_have_terms_and_weekdays(suppliers: Callable[[str], SupplierRows]) -> None:
    found = suppliers(
        "code,name,lead time (days),review days,order_weekdays,minimum_order_value,currency,email,account number\n"
        'ACME,Acme Ltd,14,7,"Mon,Thu",250.00,eur,a@b.c,007\n'
        "B,Beta,,,Di/Fr,,,,\n"
        "C,Gamma,,,whenever,,,,\n"
        "D,Delta,,,,,euros,,\n"
    )
    assert found.rows[0].code == "ACME"
    assert found.rows[0].fields == {
        "name": "Acme Ltd",
        "lead_time_days": 14,
        "review_days": 7,
        "order_weekdays": frozenset({0, 3}),
        "minimum_order_value": Decimal("250.00"),
        "currency": "EUR",
        "email": "a@b.c",
        "account_number": "007",
    }
    assert found.rows[1].fields["order_weekdays"] == frozenset({1, 4})
    assert [issue.reason for issue in found.rejected] == ["bad_value", "bad_value"]


def test_supplier_names_serve_as_codes_where_there_are_none(suppliers: Callable[[str], SupplierRows]) -> None:
    assert suppliers("name,lead time\nAcme Ltd,7\n").rows[0].code == "Acme Ltd"
