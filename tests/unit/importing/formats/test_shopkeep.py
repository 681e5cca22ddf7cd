from collections.abc import Callable
from typing import Any

Read = Callable[..., Any]

TEXT = (
    "Time,Register Name,Register Number,Cashier Name,Operation Type,Store Code,UPC,Line Item,Department,Category,"
    "Supplier,Supplier Code,Cost,Price,Quantity,Modifiers,Subtotal,Discounts,Net Total,Tax,Total Due,Transaction ID,"
    "Customer ID\n"
    "2026-05-03 10:02:11,Main,1,Al,Sale,00417,4006381333931,Mug,Home,Cups,Acme,A-1,4.00,10.00,2,,"
    "20.00,0.00,20.00,2.00,22.00,T1,\n"
    "2026-05-03 10:02:11,Main,1,Al,Sale,,4006381333948,Cup,Home,Cups,Acme,A-2,4.00,10.00,1,,10.00,"
    "1.00,9.00,0.90,9.90,T1,\n"
    "2026-05-03 11:02:11,Main,1,Al,Return,00417,4006381333931,Mug,Home,Cups,Acme,A-1,4.00,10.00,-1,,"
    "-10.00,0.00,-10.00,-1.00,-11.00,T2,\n"
    "2026-05-03 11:12:11,Main,1,Al,Void,00417,4006381333931,Mug,Home,Cups,Acme,A-1,4.00,10.00,1,,"
    "10.00,0.00,10.00,1.00,11.00,T3,\n"
    "2026-05-03 11:22:11,Main,1,Al,Sale,,,Gift Card,,,,,,25.00,1,,25.00,0.00,25.00,0.00,25.00,T4,\n"
    "2026-05-03 11:23:11,Main,1,Al,Sale,,,Tip,,,,,,2.00,1,,2.00,0.00,2.00,0.00,2.00,T4,\n"
)


def test_the_time_is_the_date_and_returns_are_negative_once(read: Read) -> None:
    outcome = read(TEXT)
    assert outcome.layout.format == "shopkeep"
    assert [(line, str(day), sku, quantity, net) for line, day, sku, quantity, _, net in outcome.sales] == [
        (2, "2026-05-03", "00417", 2000, 200000),
        (3, "2026-05-03", "4006381333948", 1000, 90000),
        (4, "2026-05-03", "00417", -1000, -100000),
    ]
    assert outcome.reasons == {5: "no_value", 6: "not_a_product", 7: "not_a_product"}
    assert outcome.columns["minutes"][0] == 602
    assert outcome.layout.personal == ("Cashier Name", "Customer ID")
