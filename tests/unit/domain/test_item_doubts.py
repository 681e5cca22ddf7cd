"""What an unknown code is likely to mean, and why."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.imports import ItemDoubt
from retail_desktop.domain.item_doubts import MOST_DOUBTS, Shelf, doubts, doubts_of_rounded, plain_name
from retail_desktop.domain.sales import SeenItem

SHELF = Shelf(
    {
        "00417": "Sailor Mug", "ABC-1": "Crème brûlée dish", "T-250": "Olive oil 250 ml", "T-500": "Olive oil 500 ml",
        "X-1": "Gift bag", "X-2": "Gift bag", "9": "9",
    },
    {"0012345678905": "ABC-1"},
)  # fmt: skip


def doubt(code: str, name: str = "", damaged: tuple[str, ...] = ()) -> ItemDoubt:
    (found,) = doubts([code], {code: damaged} if damaged else {}, {code: SeenItem(name)}, SHELF, {code: (3, 4500)})
    return found


def test_a_doubt_counts_the_lines_and_units_it_holds_back() -> None:
    found = doubt("417", "SAILOR MUG", damaged=("00417",))
    assert (found.code, found.name, found.lines, found.units) == ("417", "SAILOR MUG", 3, Decimal("4.5"))
    assert found.likely == ("00417",)
    assert found.why == (
        "Item 417 is not in your catalogue, 00417 Sailor Mug is. Excel removes leading zeros. Treat 417 as 00417?"
    )


def test_of_two_items_that_a_damaged_code_may_be_both_are_named() -> None:
    assert "00417 Sailor Mug or 9 are." in doubt("417", damaged=("00417", "9")).why


def test_leading_zeros_alone_are_worth_a_question_in_either_direction() -> None:
    assert doubt("0417").likely == ("00417",)
    assert doubt("009").likely == ("9",)


def test_capitals_and_spaces_alone_are_worth_a_question() -> None:
    found = doubt("abc -1")
    assert found.likely == ("ABC-1",)
    assert "capitals or spaces" in found.why


def test_the_same_name_is_worth_a_question() -> None:
    found = doubt("TILL-7", "  creme  Brulee DISH")
    assert found.likely == ("ABC-1",)
    assert "also the name" in found.why


def test_a_name_that_two_items_have_says_which_are_near() -> None:
    assert doubt("TILL-8", "Gift bag").likely == ("X-1", "X-2")


def test_a_name_with_a_slip_of_the_pen_is_worth_a_question() -> None:
    found = doubt("TILL-9", "Sailer mug")
    assert found.likely == ("00417",)
    assert "nearly the name" in found.why


def test_other_figures_in_a_name_mean_other_goods() -> None:
    assert doubt("T-251", "Olive oils 250 ml").likely == ("T-250",)
    assert doubt("T-750", "Olive oil 750 ml").likely == ()


def test_a_code_that_resembles_nothing_says_so() -> None:
    found = doubt("NEW", "Umbrella")
    assert (found.likely, found.why) == ((), "NEW is not in your catalogue, and nothing in it resembles it.")


def test_what_sells_most_is_asked_first() -> None:
    counts = {"A": (1, 1000), "B": (7, 7000)}
    assert [one.code for one in doubts(["A", "B", "C"], {}, {}, SHELF, counts)] == ["B", "A", "C"]


def test_of_very_many_unknown_codes_those_with_a_likely_item_are_named() -> None:
    codes = [f"N{number}" for number in range(2 * MOST_DOUBTS)] + ["abc-1"]
    found = doubts(codes, {}, {}, SHELF, dict.fromkeys(codes[:-1], (5, 5000)))
    assert len(found) == MOST_DOUBTS
    assert found[-1].code == "abc-1"


def test_codes_in_scientific_notation_tell_how_to_get_them_whole() -> None:
    few, many = doubts_of_rounded({"9.99999E+10": 1, "1.23457E+10": 4}, SHELF)[::-1]
    assert (many.code, many.lines, many.likely) == ("1.23457E+10", 4, ("ABC-1",))
    assert "it may be ABC-1" in many.why
    assert (few.likely, "Export the file anew" in few.why) == ((), True)


def test_names_are_compared_without_accents_and_capitals() -> None:
    assert plain_name(" Café  CRÈME ") == plain_name("cafe creme")


CODES = ["417", "0417", "abc-1", "N1", "N2", "9x"]


@given(st.permutations(CODES))
def test_the_order_of_a_file_changes_no_doubt(mixed: list[str]) -> None:
    assert doubts(mixed, {}, {}, SHELF, {}) == doubts(CODES, {}, {}, SHELF, {})
