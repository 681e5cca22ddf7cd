from collections.abc import Callable
from typing import Any

Read = Callable[..., Any]

HEADER = (
    "Date,Sale ID,Shop,Register,Employee,System ID,Custom SKU,Manufact. SKU,UPC,Item,Category,Qty,Retail,Discount,"
    "Subtotal,Tax,Total,Cost,Margin\n"
)
TEXT = HEADER + (
    '"5/13/2026 10:02 AM",901,Harbour,1,Al,210000000015,00417,,4006381333931,Mug,Cups,2,$10.00,$0.00,'
    '$20.00,$2.00,"$22.00",$8.00,60%\n'
    '"5/13/2026 10:05 AM",902,Harbour,1,Al,210000000016,,,,Cup,Cups,1,$10.00,$1.00,$9.00,$0.90,"$9.90",$4.00,55%\n'
    '"5/14/2026 10:05 AM",903,Harbour,1,Al,210000000015,00417,,4006381333931,Mug,Cups,-1,$10.00,'
    '$0.00,-$10.00,-$1.00,"-$11.00",-$4.00,60%\n'
    '"5/14/2026 10:06 AM",904,Harbour,1,Al,210000000099,,,,Gift Card,Cards,1,$50.00,$0.00,$50.00,'
    '$0.00,"$50.00",$0.00,0%\n'
    'Totals,,,,,,,,,,,2,,"$1.00","$69.00","$1.90","$70.90","$8.00",\n'
)


def test_codes_of_the_shop_come_first_and_the_systems_second(read: Read) -> None:
    outcome = read(TEXT)
    assert outcome.layout.format == "lightspeed-r"
    assert [(line, sku, quantity, net) for line, _, sku, quantity, _, net in outcome.sales] == [
        (2, "00417", 2000, 200000),
        (3, "210000000016", 1000, 90000),
        (4, "00417", -1000, -100000),
    ]
    assert outcome.reasons == {5: "not_a_product", 6: "total_row"}
    assert outcome.items["00417"].barcode == "4006381333931"


def test_without_the_shops_codes_the_systems_identify_the_items(read: Read) -> None:
    text = (
        "Date,Sale ID,System ID,Item,Qty,Subtotal\n"
        "2026-05-13,901,210000000015,Mug,2,20.00\n"
        "2026-05-13,902,210000000016,Cup,1,10.00\n"
    )
    outcome = read(text, format="lightspeed-r")
    assert outcome.columns["skus"] == ["210000000015", "210000000016"]
