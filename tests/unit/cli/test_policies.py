"""Choosing policies by command."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shop


def test_a_policy_is_tried_chosen_listed_and_dropped(filled: "Shop") -> None:
    filled.call("plan")
    assert "Nothing was chosen" in filled.call("settings", "policy").out
    tried = filled.json("settings", "policy", "try", "--level", "0.99").json
    assert tried["stock_value"][1] >= tried["stock_value"][0]
    assert tried["lost_sales_a_year"][1] <= tried["lost_sales_a_year"][0]
    assert "stock" in filled.call("settings", "policy", "try", "--level", "0.99").out
    options = ("--class", "ax", "--policy", "min_max", "--minimum", "5", "--maximum", "12.5", "--level", "0.9")
    assert filled.call("settings", "policy", "set", *options).code == 0
    said = filled.call("settings", "policy", "list").out
    assert said == "class AX: min_max, cycle 90.0 %, from 5 up to 12.5\n"
    (kept,) = filled.json("settings", "policy").json["policies"]
    assert (kept["class"], kept["policy"], kept["maximum"]) == ("AX", "min_max", "12.5")
    assert filled.call("settings", "policy", "forget", "--class", "AX").code == 0
    assert filled.json("settings", "policy").json["policies"] == []


def test_an_unknown_class_or_number_is_refused(filled: "Shop") -> None:
    assert filled.call("settings", "policy", "set", "--class", "Q").code == 1
    assert filled.call("settings", "policy", "set", "--level", "high").code == 2
    assert filled.call("settings", "policy", "set", "--level", "NaN").code == 2


@pytest.mark.parametrize("budget", ["0", "20"])
def test_a_plan_keeps_its_budget_and_tells_until_when_to_order(filled: "Shop", budget: str) -> None:
    found = filled.json("plan", "--budget", budget).json
    assert float(found["cost"]) <= float(budget)
    said = filled.call("plan")
    assert "order until" in said.out
    clock = filled.json("plan").json["clocks"][0]
    assert clock["cut_off"] < clock["next_cut_off"]
