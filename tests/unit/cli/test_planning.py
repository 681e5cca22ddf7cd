"""Forecast, plan, orders and deliveries by command."""

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shop


def test_a_forecast_tells_its_run(filled: "Shop") -> None:
    said = filled.json("forecast", "--workers", "1", "--horizon", "14")
    assert (said.code, said.err) == (0, "")
    assert (said.json["run_id"], said.json["as_of"], said.json["items"]) == (1, "2026-03-05", 2)
    assert said.json["horizon_days"] == 14
    text = filled.call("forecast", "--as-of", "2026-02-20", "--items", "00101", "--workers", "1").out
    assert text.startswith("1 items forecast for 56 days after 2026-02-20")
    assert "days old" in text


@pytest.mark.parametrize(
    "words", [("--items", "101"), ("--store", "Hill"), ("--horizon", "0"), ("--as-of", "2020-01-01")]
)
def test_a_forecast_of_what_is_not_there_is_refused(filled: "Shop", words: tuple[str, ...]) -> None:
    before = filled.digest()
    assert filled.call("forecast", "--workers", "1", *words).code == 1
    assert filled.digest() == before


def test_a_plan_counts_its_lines(filled: "Shop") -> None:
    said = filled.json("plan")
    assert (said.code, said.json["lines"], said.json["to_order"]) == (0, 2, 2)
    assert sum(said.json["statuses"].values()) == 2
    assert Decimal(said.json["cost"]) > 0
    assert "2 of 2 items to order" in filled.call("plan").out


def test_orders_of_a_plan_that_was_made_before_a_change_come_with_a_warning(filled: "Shop") -> None:
    assert filled.json("plan").json["warnings"] == []
    assert filled.call("override", "add", "--percent", "20", "--item", "00101").code == 0
    made = filled.json("order", "create").json
    assert len(made["orders"]) == 1
    (warning,) = made["warnings"]
    assert warning.startswith("The plan is out of date: since it was made, a forecast was changed by hand.")
    assert filled.json("plan").json["warnings"] == []


def test_orders_go_from_plan_to_delivery(filled: "Shop") -> None:
    assert filled.call("order", "create").code == 1
    assert filled.call("order", "list").out == "There are no orders.\n"
    filled.call("plan")
    (order,) = filled.json("order", "create", "--supplier", "NORTH", "--from-plan").json["orders"]
    assert (order["number"], order["status"], order["currency"]) == ("PO-1001", "draft", "EUR")
    cost = {"00101": Decimal("1.20"), "00102": Decimal(3)}
    assert Decimal(order["total"]) == sum(Decimal(line["quantity"]) * cost[line["sku"]] for line in order["lines"])
    assert filled.call("order", "create").code == 1
    assert filled.call("order", "approve").code == 1
    assert filled.call("order", "approve", "PO-9").code == 1
    assert filled.call("order", "send", "PO-1001").code == 1
    for step in ("approve", "send"):
        assert filled.call("order", step, "po-1001").code == 0
    note = filled.file("note.csv", "sku,quantity\n00101,6\n")
    assert filled.json("receive", "PO-1001", "--lines", note).json["status"] == "partially received"
    assert filled.call("receive", "PO-1001", "--lines", filled.file("bad.csv", "a,b\n1,2\n")).code == 1
    assert "received" in filled.call("receive", "PO-1001").out
    assert filled.call("order", "close", "PO-1001").code == 0
    assert "PO-1001  closed" in filled.call("order", "list").out
    assert filled.call("order", "cancel", "PO-1001").code == 1
    assert filled.call("check").code == 0
