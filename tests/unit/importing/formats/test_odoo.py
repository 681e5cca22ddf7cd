from collections.abc import Callable
from typing import Any

Read = Callable[..., Any]

TEXT = (
    '"Order Ref","Date","Point of Sale","Status","Customer","Order Lines/Product","Order Lines/Quantity",'
    '"Order Lines/Subtotal w/o Tax"\n'
    '"Shop/0041","2026-05-03 08:12:11","Main","Posted","Ann","[00417] Mug, blue",2.0,"1,020.00"\n'
    '"","","","","","[C-1] Cup",1.0,10.00\n'
    '"","","","","","Bowl",1.0,12.50\n'
    '"Shop/0042","2026-05-03 09:12:11","Main","Cancelled","","[C-1] Cup",1.0,10.00\n'
    '"","","","","","[00417] Mug, blue",1.0,510.00\n'
    '"Shop/0043","2026-05-04 09:12:11","Main","New","","[C-1] Cup",1.0,10.00\n'
    '"Shop/0041 REFUND","2026-05-04 10:12:11","Main","Posted","","[00417] Mug, blue",-1.0,-510.00\n'
    '"Shop/0044","2026-05-04 11:12:11","Outlet","Paid","","[TIPS] Tips",1.0,3.00\n'
    '"","","","","","[DISC] Discount",1.0,-3.00\n'
    '"","","","","","[C-1] Cup",1.0,10.00\n'
)


def test_the_orders_own_fields_count_for_all_its_lines(read: Read) -> None:
    outcome = read(TEXT)
    assert outcome.layout.format == "odoo"
    assert [(line, str(day), *rest) for line, day, *rest in outcome.sales] == [
        (2, "2026-05-03", "00417", 2000, None, 10200000),
        (3, "2026-05-03", "C-1", 1000, None, 100000),
        (4, "2026-05-03", "Bowl", 1000, None, 125000),
        (8, "2026-05-04", "00417", -1000, None, -5100000),
        (11, "2026-05-04", "C-1", 1000, None, 100000),
    ]
    assert outcome.reasons == {5: "no_value", 6: "no_value", 7: "no_value", 9: "not_a_product", 10: "not_a_product"}
    assert outcome.columns["receipts"] == ["Shop/0041"] * 3 + ["Shop/0041 REFUND", "Shop/0044"]
    assert outcome.columns["stores"] == ["Main"] * 4 + ["Outlet"]


def test_the_code_in_brackets_is_no_part_of_the_name(read: Read) -> None:
    items = read(TEXT).items
    assert (items["00417"].name, items["Bowl"].name) == ("Mug, blue", "Bowl")


def test_the_user_is_told_of_the_time_zone(read: Read) -> None:
    assert "UTC" in " ".join(read(TEXT).layout.notes)
