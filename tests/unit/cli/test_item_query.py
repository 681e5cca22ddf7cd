"""One item at the command line."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Shop


@pytest.fixture
def planned(filled: "Shop") -> "Shop":
    assert filled.call("plan").code == 0
    return filled


def test_an_item_is_looked_up(planned: "Shop") -> None:
    said = planned.call("query", "item", "00101").out.splitlines()
    assert said[0] == "00101 Green tea: MAIN 4 on hand, 0 on order, no delivery on the way."
    assert said[1] == "Price 2.5."
    assert said[2].startswith("Last sold 2026-")
    planned.call("order", "create")
    found = planned.json("query", "item", "00101", "--store", "main").json
    assert (found["sku"], found["sold_30_days"], found["price"], found["store"]) == ("00101", "90", "2.5", "MAIN")
    assert (found["next_delivery"], found["on_order"] > "0") == (None, True)
    assert (found["allocated"], found["available"]) == ("0", "4")
    assert planned.call("query", "item", "101").code == 1
    assert planned.call("query", "item", "00101", "--store", "Moon").code == 1


def test_the_next_delivery_is_told_with_how_sure_it_is(planned: "Shop") -> None:
    planned.call("order", "create")
    planned.call("order", "approve", "PO-1001")
    planned.call("order", "send", "PO-1001")
    planned.call("reserve", "00101", "1", "--customer", "Mrs Bell")
    found = planned.json("query", "item", "00101").json
    day = found["next_delivery"]
    assert day == "2026-03-11"
    assert (found["next_delivery_is"], found["next_delivery_between"]) == ("estimated", [day, day])
    (store,) = found["stores"]
    assert (store["store"], store["next_delivery"], store["next_delivery_units"]) == ("MAIN", day, found["on_order"])
    words = planned.call("query", "item", "00101").out
    assert f"next delivery {day} (estimated); 1 owed to customers, 3 free to sell." in words


def test_alternatives_are_named_and_what_has_no_price_has_none(planned: "Shop") -> None:
    file = planned.folder / "more.csv"
    file.write_text("sku,name,category\n00101,Green tea,Tea\n00900,Tea egg,Tea\n", encoding="utf-8")
    assert planned.call("import", "items", str(file)).code == 0
    words = planned.call("query", "item", "00900").out
    assert "Price" not in words
    assert "In stock of the same category: 00101 Green tea (4)." in words
