"""Stock controlled by command."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shop

DAY = "2026-03-06"


def test_a_count_a_correction_and_their_card(filled: "Shop") -> None:
    file = filled.file("count.csv", f"sku,quantity,counted_at\n00101,20,{DAY}\n")
    assert filled.json("count", file).json["accepted"] == 1
    made = filled.json("--as-user", "Maria", "adjust", "00101", "-2", "--reason", "theft", "--date", "2026-03-07")
    assert (made.code, made.json["number"], made.json["kind"]) == (0, 1, "adjustment")
    assert made.json["lines"] == [
        {"sku": "00101", "name": "Green tea", "store": "MAIN", "before": "20", "after": "18", "change": "-2",
         "value": "-2.4"}
    ]  # fmt: skip
    card = filled.json("stock", "card", "00101").json
    assert (card["on_hand"], card["allocated"], card["available"]) == ("18", "0", "18")
    newest = card["movements"][0]
    assert (newest["kind"], newest["quantity"], newest["balance"], newest["person"], newest["reason"]) == (
        "adjustment", "-2", "18", "Maria", "theft",
    )  # fmt: skip
    assert "sale" in filled.call("stock", "card", "00101").out
    assert filled.json("check").code == 0


def test_what_was_thrown_away_can_be_taken_back(filled: "Shop") -> None:
    assert filled.call("waste", "00101", "3", "--reason", "broken").code == 0
    assert filled.call("waste", "00101", "1").code == 0
    assert [one["kind"] for one in filled.json("stock", "actions").json["actions"]] == ["waste", "waste"]
    undone = filled.call("stock", "take-back", "1", "--note", "it was whole")
    assert undone.out.startswith("Action 1 is taken back.")
    assert "waste in MAIN: -3 units, broken, Owner, taken back by 3" in filled.call("stock", "actions").out
    assert filled.call("stock", "take-back", "1").code == 1
    moved = filled.call("export", "movements", "--from", DAY, "--out", "-").out.splitlines()
    assert moved[0].startswith("date,store,sku,kind,quantity,reason,person,note,document")
    assert [line.split(",")[3:5] + line.split(",")[-1:] for line in moved[1:]] == [
        ["waste", "-3", "yes"], ["waste", "-1", ""], ["waste", "3", "yes"],
    ]  # fmt: skip


def test_goods_travel_from_store_to_store(filled: "Shop") -> None:
    filled.call("count", filled.file("other.csv", f"sku,store,quantity,counted_at\n00101,NORTH,1,{DAY}\n"))
    sent = filled.call("transfer", "send", "00101=3", "--from", "MAIN", "--to", "NORTH")
    assert sent.out.startswith("On the way to NORTH as transfer 1.")
    assert "MAIN to NORTH: on the way, 3 on the way" in filled.call("transfer", "list").out
    assert filled.call("transfer", "receive", "1", "--lost", "00101=1").code == 0
    (left,) = filled.json("transfer", "list").json["transfers"]
    assert (left["state"], left["on_the_way"], left["lines"][0]["lost"]) == ("partly received", "2", "1")
    assert filled.call("transfer", "receive", "1").code == 0
    assert filled.call("transfer", "list").out == "Nothing is on the way.\n"
    assert filled.json("transfer", "list", "--all").json["transfers"][0]["state"] == "received, some lost"
    assert filled.json("check").code == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("adjust", "00101", "1"), 2),
        (("adjust", "00101", "many", "--reason", "found"), 2),
        (("adjust", "99999", "1", "--reason", "found"), 1),
        (("adjust", "00101", "0", "--reason", "found"), 1),
        (("adjust", "00101", "1", "--reason", "found", "--date", "2999-01-01"), 1),
        (("transfer", "send", "00101", "--from", "MAIN", "--to", "NORTH"), 2),
        (("transfer", "send", "00101=1", "--from", "MAIN", "--to", "MAIN"), 1),
        (("transfer", "send", "00101=1", "00101=2", "--from", "MAIN", "--to", "MAIN"), 1),
        (("transfer", "receive", "5"), 1),
    ],
)
def test_what_makes_no_sense_books_nothing(filled: "Shop", words: tuple[str, ...], code: int) -> None:
    assert filled.call(*words).code == code
    assert filled.call("stock", "actions").out == "Nobody has changed stock by hand.\n"
