from collections.abc import Callable
from typing import Any

Read = Callable[..., Any]

HEADER = (
    "Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,"
    "Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Billing Name,"
    "Shipping Zip,Cancelled at,Refunded Amount,Employee,Location,Id,Lineitem discount,Phone\n"
)


def line(order: str, quantity: str, name: str, price: str, sku: str, **cells: str) -> str:
    texts = {
        "Name": order, "Email": "ann@example.com", "Created at": "2026-05-03 10:14:00 -0400",
        "Lineitem quantity": quantity, "Lineitem name": name, "Lineitem price": price, "Lineitem sku": sku,
        "Lineitem discount": "0.00",
    }  # fmt: skip
    texts |= {key.replace("_", " "): value for key, value in cells.items()}
    return ",".join(texts.get(column, "") for column in HEADER.strip().split(","))


def first(order: str, quantity: str, name: str, price: str, sku: str, state: str = "paid", **cells: str) -> str:
    order_cells = {"Financial_Status": state, "Subtotal": "99.00", "Total": "104.00", "Currency": "USD"}
    return line(order, quantity, name, price, sku, **order_cells, Location="Web", **cells)


TEXT = HEADER + "\n".join(
    [
        first("#1001", "2", "Mug - Blue", "10.50", "M1", Lineitem_discount="1.00"),
        line("#1001", "1", "Cup", "10.00", ""),
        line("#1001", "1", "Tip", "3.00", ""),
        first("#1002", "1", "Mug - Blue", "10.50", "M1", "voided", Cancelled_at="2026-05-03 11:00:00 -0400"),
        line("#1002", "4", "Cup", "10.00", "C1"),
        first("#1003", "1", "Mug - Blue", "10.50", "M1", "refunded", Refunded_Amount="10.50"),
        line("#1003", "1", "Cup", "10.00", "C1"),
        first("#1004", "3", "Cup", "10.00", "C1", "partially_refunded", Refunded_Amount="10.00"),
        first("#1005", "1", "Cup", "10.00", "C1", "pending"),
        first("#1006", "1", "Gift Voucher - R 500.00", "500.00", "GV"),
    ]
)


def test_orders_are_read_line_by_line_with_the_state_of_their_first_line(read: Read) -> None:
    outcome = read(TEXT)
    assert outcome.layout.format == "shopify"
    assert [(line, sku, quantity, net) for line, _, sku, quantity, _, net in outcome.sales] == [
        (2, "M1", 2000, 200000),
        (3, "Cup", 1000, 100000),
        (9, "C1", 3000, 300000),
        (10, "C1", 1000, 100000),
    ]
    assert outcome.reasons == {
        4: "not_a_product",
        5: "no_value",
        6: "no_value",
        7: "no_value",
        8: "no_value",
        11: "not_a_product",
    }
    assert outcome.columns["receipts"] == ["#1001", "#1001", "#1004", "#1005"]
    assert set(outcome.columns["stores"]) == {"Web"}


def test_the_local_day_of_the_order_is_kept(read: Read) -> None:
    outcome = read(TEXT.replace("2026-05-03 10:14:00 -0400", "2026-05-03 23:59:00 -0400"))
    assert {str(sale[1]) for sale in outcome.sales} == {"2026-05-03"}


def test_the_user_is_told_what_shopify_cannot_say(read: Read) -> None:
    assert "refunded in part" in " ".join(read(TEXT).layout.notes)


def test_people_are_left_out(read: Read) -> None:
    assert read(TEXT).layout.personal == ("Email", "Billing Name", "Shipping Zip", "Employee", "Phone")


def test_order_totals_are_never_a_lines_amount(read: Read) -> None:
    outcome = read(TEXT)
    assert not {"amount", "gross_amount"} & outcome.layout.columns.keys()


def test_a_file_sorted_by_another_column_keeps_the_states_of_its_orders(read: Read) -> None:
    header, *rows = TEXT.splitlines()
    outcome = read("\n".join([header, *sorted(rows, key=lambda row: row.split(",")[13])]))
    assert sorted((sale[2], sale[3]) for sale in outcome.sales) == [
        ("C1", 1000),
        ("C1", 3000),
        ("Cup", 1000),
        ("M1", 2000),
    ]
    assert set(outcome.columns["stores"]) == {"Web"}
