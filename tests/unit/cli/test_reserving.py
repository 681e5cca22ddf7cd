"""What customers are owed, by command."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shop


def test_units_kept_for_a_customer_are_not_free_to_sell(filled: "Shop") -> None:
    made = filled.json("reserve", "00101", "3", "--customer", "Mrs Bell", "--note", "Friday").json["reservation"]
    assert (made["number"], made["quantity"], made["state"]) == (1, "3", "open")
    found = filled.json("query", "item", "00101").json
    assert (found["allocated"], found["available"]) == ("3", "1")
    assert "3 owed to customers, 1 free to sell" in filled.call("query", "item", "00101").out
    stock = [line.split(",") for line in filled.call("export", "stock", "--out", "-").out.splitlines()]
    assert (stock[0][4], stock[1][4]) == ("allocated", "3")
    assert filled.call("reserve", "list").out.endswith("3 of 00101 in MAIN for Mrs Bell: owed, Friday\n")
    assert filled.call("reserve", "fulfil", "1").out.endswith("for Mrs Bell: fulfilled, Friday\n")
    assert filled.call("reserve", "list").out == "No customer is owed anything.\n"
    assert filled.json("reserve", "list", "--all").json["reservations"][0]["closed_by"] == "Owner"
    assert filled.call("reserve", "cancel", "1").code == 1


@pytest.mark.parametrize(
    "words",
    [
        ("00101", "3"),
        ("00101", "--customer", "Bell"),
        ("00101", "0", "--customer", "Bell"),
        ("fulfil",),
        ("cancel", "9"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(filled: "Shop", words: tuple[str, ...]) -> None:
    assert filled.call("reserve", *words).code == 1
    assert filled.json("reserve", "list", "--all").json["reservations"] == []
