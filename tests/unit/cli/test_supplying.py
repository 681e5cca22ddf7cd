"""Suppliers by command."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shop


def test_suppliers_are_listed_with_their_next_days(filled: "Shop") -> None:
    (north,) = filled.json("supplier", "list").json["suppliers"]
    assert (north["code"], north["items"], north["lead_time_used"], north["open_orders"]) == ("NORTH", 2, 5, 0)
    assert filled.call("supplier", "list").out.startswith("NORTH  North Trading: 2 items, 0 open orders; order until ")


def test_terms_are_changed_and_shown(filled: "Shop") -> None:
    made = filled.json(
        "supplier", "set", "north trading", "--lead-time", "6", "--order-days", "Mon,Thu", "--cut-off", "14:30",
        "--closed", "2026-12-24..2027-01-02", "--minimum", "250", "--delivery-days", "Tue",
    ).json  # fmt: skip
    assert (made["lead_time_days"], made["order_weekdays"], made["order_cut_off"]) == (6, "Mon,Thu", "14:30")
    assert (made["closed_days"], made["minimum_order_value"]) == ("2026-12-24..2027-01-02", "250")
    shown = filled.call("supplier", "show", "NORTH").out
    assert "lead time 6 days, orders on Mon,Thu, until 14:30, delivers on Tue, closed 2026-12-24..2027-01-02" in shown
    assert "No delivery has come so far." in shown
    assert filled.json("supplier", "set", "NORTH", "--minimum", "", "--cut-off", "").json["minimum_order_value"] == "0"


def test_a_supplier_is_added_and_sells_an_item(filled: "Shop") -> None:
    assert filled.call("supplier", "add", "WEST", "--name", "West Import", "--currency", "eur").code == 0
    made = filled.json("supplier", "item", "00101", "--from", "WEST", "--cost", "1.05", "--pack", "12").json
    assert [(one["supplier"], one["preferred"]) for one in made["suppliers"]] == [("NORTH", True), ("WEST", False)]
    filled.call(
        "supplier", "item", "00101", "--from", "WEST", "--breaks", "48:1.00", "--rounding", "nearest", "--prefer"
    )
    filled.call("supplier", "item", "00101", "--from", "WEST", "--minimum", "24", "--lead-time", "3")
    words = filled.call("supplier", "item", "00101").out.splitlines()
    assert words[0] == "WEST, 1.05 a unit, packs of 12, at least 24, 3 days, price breaks 48:1.00"
    assert words[1].startswith("NORTH, 1.2 a unit, packs of 6")
    left = filled.json("supplier", "item", "00101", "--from", "NORTH", "--remove").json["suppliers"]
    assert [one["supplier"] for one in left] == ["WEST"]
    again = filled.call("supplier", "item", "00101", "--from", "NORTH", "--remove")
    assert (again.code, "does not sell item 00101" in again.err + again.out) == (1, True)


def test_the_schedule_tells_when_to_order_what(filled: "Shop") -> None:
    assert "nothing to order, nothing on its way" in filled.call("supplier", "schedule").out
    filled.call("plan")
    found = filled.json("supplier", "schedule", "--days", "14").json["suppliers"][0]
    day = next(day for day in found["days"] if day["lines"])
    assert (day["lines"], day["value"]) == (found["lines"], found["value"])
    assert f": order: {day['lines']} lines, {day['value']} EUR" in filled.call("supplier", "schedule").out


def test_deliveries_on_their_way_and_late_ones_stand_in_the_schedule(filled: "Shop") -> None:
    head = "number,supplier,store,status,created_on,expected_on,sku,quantity,received,outstanding\n"
    for number, due in (("N-1", "2026-03-01"), ("N-2", "2026-03-09")):
        content = f"{head}{number},NORTH,MAIN,sent,2026-02-20,{due},00101,6,0,6\n"
        assert filled.call("import", "orders", filled.file(f"{number}.csv", content)).code == 0
    words = filled.call("supplier", "schedule").out
    assert "late: N-1, 6 units, expected Sun 01 Mar" in words
    assert "Mon 09 Mar: N-2 should bring 6 units" in words
    assert ", 1 of them late" in filled.call("supplier", "list").out


def test_past_deliveries_are_shown_with_a_supplier(filled: "Shop") -> None:
    head = "number,supplier,store,status,created_on,expected_on,sku,quantity,received,outstanding\n"
    filled.call(
        "import", "orders", filled.file("o.csv", f"{head}N-1,NORTH,MAIN,sent,2026-02-02,2026-02-07,00101,6,0,6\n")
    )
    came = "date,order,supplier,store,sku,quantity\n2026-02-10,N-1,NORTH,MAIN,00101,6\n"
    filled.call("import", "receipts", filled.file("r.csv", came))
    assert "N-1: ordered 2026-02-02, promised 2026-02-07, came 2026-02-10, 8 days" in filled.call(
        "supplier", "show", "NORTH"
    ).out  # fmt: skip
    assert filled.json("supplier", "show", "NORTH").json["deliveries"][0]["days"] == 8


def test_what_cannot_be_read_or_done_is_refused(filled: "Shop") -> None:
    for words, reason in (
        (("set", "NORTH", "--lead-time", "soon"), "Give it like: --lead-time DAYS"),
        (("set", "NORTH", "--lead-time", ""), "Give whole days"),
        (("set", "NORTH", "--order-days", "Someday"), "is not a weekday"),
        (("set", "NORTH"), "Say what to change"),
        (("set", "EAST", "--lead-time", "3"), "There is no supplier EAST"),
        (("item", "00101", "--prefer"), "Say whose terms are meant"),
        (("item", "00101", "--from", "NORTH", "--pack", "0"), "A pack holds more than nothing"),
        (("schedule", "--days", "0"), "Give a number from 1 to 366"),
    ):
        said = filled.call("supplier", *words)
        assert (said.code, reason in said.err) == (1, True), words


def test_a_store_without_suppliers_says_so(shop: "Shop") -> None:
    assert "There is no supplier yet" in shop.call("supplier", "list").out
    assert "No supplier sells anything" in shop.call("supplier", "schedule").out
