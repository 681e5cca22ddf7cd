"""Items left out of orders by command."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shop


def test_an_item_is_set_aside_and_brought_back(filled: "Shop") -> None:
    assert filled.call("set-aside", "list").out == "Nothing is set aside.\n"
    made = filled.json("--as-user", "Maria", "set-aside", "add", "00101", "--until", "2099-10-05", "--note", "Full")
    (one,) = made.json["set_aside"]
    assert (made.code, one["item"], one["until"], one["person"]) == (0, "00101", "2099-10-05", "Maria")
    listed = "00101 of MAIN is not ordered until 2099-10-05: Maria, Full"
    assert filled.call("set-aside", "list").out == f"{listed}\n"
    assert filled.call("set-aside", "remove", "00101").out == "00101 of MAIN is ordered again.\n"
    assert filled.json("set-aside", "list").json["set_aside"] == []
    assert filled.call("set-aside", "list", "--all").out == f"{listed}; brought back by Owner\n"
    assert filled.call("set-aside", "remove", "00101").code == 1


def test_an_item_can_be_left_out_for_good(filled: "Shop") -> None:
    filled.call("set-aside", "add", "00102")
    assert filled.call("set-aside", "list").out == "00102 of MAIN is not ordered until it is brought back: Owner\n"
