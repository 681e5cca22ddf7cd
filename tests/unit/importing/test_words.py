import pytest

from retail_desktop.importing.formats.counterpoint import COUNTERPOINT
from retail_desktop.importing.formats.generic import SALES
from retail_desktop.importing.formats.lightspeed import LIGHTSPEED
from retail_desktop.importing.formats.odoo import ODOO
from retail_desktop.importing.formats.sap import SAP
from retail_desktop.importing.words import (
    JOINT,
    Vocabulary,
    begins_footer,
    is_total,
    meanings,
    says_minus,
    says_void,
    says_yes,
)


def test_a_total_is_nothing_but_a_total() -> None:
    assert is_total("Grand Total:")
    assert is_total("SUMME")
    assert not is_total("Total Body Lotion")


@pytest.mark.parametrize("row", [["", "Total", "5"], ["Records Found: 12"], ["Gesamtsumme", "1"], ["Printed 5 May"]])
def test_a_report_ends_with_a_footer(row: list[str]) -> None:
    assert begins_footer(row)


def test_an_item_is_no_footer() -> None:
    assert not begins_footer(["Totally Tea", "1"])
    assert not begins_footer(["", ""])


def test_return_words_are_known_in_many_languages() -> None:
    meaning = meanings(SALES)
    assert {meaning[word] for word in ("refund", "ruckerstattung", "avoir", "devolucion", "reso", "retur")} == {
        "return"
    }
    assert meaning["storno"] == "void"
    assert meaning["zahlung"] == "other"


def test_a_void_flag_is_anything_but_no() -> None:
    assert [says_void(text) for text in ("", "No", "false", "0", "0.00", "-")] == [""] * 6
    assert says_void("2026-01-05 10:00") == says_void("TRUE") == "void"


def test_the_kinds_of_lines_that_are_sales_may_be_the_only_ones() -> None:
    words = Vocabulary(LIGHTSPEED)
    assert [words.kind(text) for text in ("Sale Line", "SALE LINE", "", "Sale", "Loyalty")] == [
        "",
        "",
        "",
        "other",
        "other",
    ]


def test_refunded_is_a_state_of_the_sale_but_a_kind_of_return() -> None:
    words = Vocabulary(SALES)
    assert (words.state("Refunded"), words.kind("Refunded"), words.state("Refund")) == ("refunded", "return", "return")


def test_a_code_may_stand_in_brackets_or_behind_zeros() -> None:
    odoo, sap = Vocabulary(ODOO), Vocabulary(SAP)
    assert (odoo.code("[E-COM11] Desk"), odoo.name("[E-COM11] Desk"), odoo.code("Desk")) == ("E-COM11", "Desk", "Desk")
    assert [sap.code(text) for text in ("000000000000417000", "00417", "0" * 18)] == ["417000", "00417", "0"]


def test_texts_for_nothing_are_nothing() -> None:
    words = Vocabulary(COUNTERPOINT)
    assert (words.code(f"SHIRT{JOINT}RED"), words.code(f"MUG{JOINT}*"), words.code(f"null{JOINT}RED")) == (
        "SHIRT RED",
        "MUG",
        "",
    )


@pytest.mark.parametrize(("text", "minus"), [("-", True), ("−", True), ("+", False), ("", False), ("S", False)])
def test_a_sign_in_its_own_column_is_a_minus_or_none(text: str, minus: bool) -> None:
    assert bool(says_minus(text)) is minus


def test_a_flag_says_yes_in_a_word_and_not_in_a_sum() -> None:
    words = Vocabulary(SALES)
    assert [words.refunded(text) for text in ("Yes", "x", "TRUE", "1", "12.50", "no", "")] == ["refunded"] * 4 + [
        ""
    ] * 3
    assert [words.returned(text) for text in ("ja", "Refund", "2", "nein")] == ["return", "return", "", ""]
    assert not says_yes("not voided")
