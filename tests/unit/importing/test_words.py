import pytest

from retail_desktop.importing.formats.generic import SALES
from retail_desktop.importing.words import begins_footer, is_total, meanings, says_void


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
