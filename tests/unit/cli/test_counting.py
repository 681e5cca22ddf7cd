"""Counting by command: by a file, and by lists as the window does it."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shop


def test_a_count_of_an_unknown_item_makes_no_item(filled: "Shop") -> None:
    said = filled.json("count", filled.file("count.csv", "sku,quantity\n00101,20\n99999,5\n")).json
    assert (said["status"], said["rejected"][0]["reason"]) == ("partial", "unknown_item")


def test_what_to_check_first_is_told_with_the_money(filled: "Shop") -> None:
    filled.call("waste", "00101", "6", "--reason", "broken")
    (found,) = filled.json("count", "suspects").json["suspects"]
    assert (found["sku"], found["doubt"], found["on_hand"], found["at_risk"]) == ("00101", "below zero", "-2", "2.4")
    assert "00101 Green tea in MAIN: below zero, book -2, 2.4 at risk" in filled.call("count", "suspects").out
    assert filled.call("count", "suspects", "--store", "NORTH").out == "Nothing speaks against the book.\n"


def test_a_list_is_made_counted_and_booked(filled: "Shop") -> None:
    assert filled.call("count", "list").out == "No list is being counted.\n"
    made = filled.json("count", "make", "--by", "value", "--most", "2").json
    assert (made["number"], len(made["lines"])) == (1, 2)
    shown = filled.call("count", "enter", "1", "00101=3", "00102=1").out
    assert "00101 Green tea: book 4, counted 3" in shown
    filled.call("count", "enter", "1", "00102=")
    assert "00102 Mug: book 0, not counted" in filled.call("count", "show", "1").out
    assert "1 of 2 counted" in filled.call("count", "list").out
    assert filled.json("count", "list").json["lists"][0]["counted"] == 1
    booked = filled.json("count", "post", "1").json
    assert [(line["sku"], line["after"]) for line in booked["lines"]] == [("00101", "3")]


def test_a_list_can_be_given_up(filled: "Shop") -> None:
    filled.call("count", "make", "--by", "chosen", "--items", "00102")
    assert filled.call("count", "drop", "1").out == "List 1 is given up; nothing of it is booked.\n"
    assert filled.call("count", "show", "1").code == 1


@pytest.mark.parametrize("words", [("show",), ("enter", "x"), ("enter", "1", "00101"), ("enter", "1", "00101=many")])
def test_what_makes_no_sense_is_refused(filled: "Shop", words: tuple[str, ...]) -> None:
    filled.call("count", "make", "--by", "all")
    assert filled.call("count", *words).code == 1


def test_a_list_is_written_for_paper_and_for_programs(filled: "Shop") -> None:
    filled.call("count", "make", "--by", "all")
    out = filled.folder / "sheet.csv"
    said = filled.json("report", "count-sheet", "1", "--hide-book", "--order", "code", "--out", str(out)).json
    assert (said["lines"], said["file"]) == (2, str(out))
    assert "00101,,Green tea," in out.read_text(encoding="utf-8-sig")
    pdf = filled.folder / "sheet.pdf"
    assert filled.call("report", "count-sheet", "--page", "Letter", "--out", str(pdf)).out.startswith("2 lines written")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert filled.call("report", "count-sheet", "first").code == 1
