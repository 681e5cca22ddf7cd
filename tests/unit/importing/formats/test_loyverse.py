from collections.abc import Callable
from typing import Any

Read = Callable[..., Any]

HEADER = (
    "Date,Receipt number,Receipt type,Category,SKU,Item,Variant,Modifiers applied,Quantity,Gross sales,Discounts,"
    "Net sales,Cost of goods,Gross profit,Taxes,Dining option,POS,Store,Cashier name,Customer name,Customer contacts,"
    "Comment,Status\n"
)


def line(receipt: str, kind: str, sku: str, item: str, variant: str, quantity: str, net: str, state: str) -> str:
    return (
        f"31/05/2026 14:05,{receipt},{kind},Drinks,{sku},{item},{variant},,{quantity},{net},0.000,{net},1.000,1.000,"
        f"0.000,,POS 1,Shop,Al,,,,{state}\n"
    )


TEXT = HEADER + "".join(
    [
        line("1-1001", "Sale", "10132", "Tea", "", "6.000", "150.000", "Closed"),
        line("1-1001", "Sale", "", "Coffee", "Large", "1.000", "3.500", "Closed"),
        line("1-1002", "Refund", "10132", "Tea", "", "-1.000", "-25.000", "Closed"),
        line("1-1003", "Sale", "10132", "Tea", "", "1.000", "25.000", "Cancelled"),
        line("1-1004", "Refund", "10132", "Tea", "", "-1.000", "-25.000", "Cancelled"),
        line("1-1005", "Sale", "10140", "Rice loose", "", "1.255", "12.550", "Closed"),
    ]
)


def test_three_decimals_are_no_thousands(read: Read) -> None:
    outcome = read("\ufeff" + TEXT)
    assert (outcome.layout.format, outcome.layout.decimal, outcome.layout.date_order) == ("loyverse", ".", "dmy")
    assert [(line, sku, quantity, net) for line, _, sku, quantity, _, net in outcome.sales] == [
        (2, "10132", 6000, 1500000),
        (3, "Coffee Large", 1000, 35000),
        (4, "10132", -1000, -250000),
        (7, "10140", 1255, 125500),
    ]
    assert outcome.reasons == {5: "no_value", 6: "no_value"}


def test_whole_units_alone_prove_the_mark_as_well(read: Read) -> None:
    text = HEADER + line("1-1", "Sale", "A", "Tea", "", "6.000", "150.000", "Closed")
    assert read(text).columns["quantities"] == [6000]


def test_a_file_re_saved_with_decimal_commas_is_read_right(read: Read) -> None:
    text = HEADER + line("1-1", "Sale", "A", "Tea", "", "6|000", "150|000", "Closed")
    outcome = read(text.replace(",", ";").replace("0.000", "0,000").replace("1.000", "1,000").replace("|", ","))
    assert (outcome.layout.decimal, outcome.columns["quantities"]) == (",", [6000])
    assert outcome.columns["net_amounts"] == [1500000]
