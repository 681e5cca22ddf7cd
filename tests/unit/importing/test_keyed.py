"""Records of lists: what leaves out what stands above, and what is no record at all."""

from collections.abc import Callable

import pytest

from retail_desktop.domain.errors import CancelledError
from retail_desktop.domain.imports import ImportOptions, LineIssue, Reason, Target
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.formats.generic_lists import ITEMS
from retail_desktop.importing.keyed import Filled, Reading
from retail_desktop.importing.layout import recognise
from retail_desktop.importing.parsers import as_label, as_money, as_name
from retail_desktop.importing.source import Source

Read = Callable[..., list[Filled | LineIssue]]
PARSERS = {"name": as_name, "supplier": as_label, "price": as_money}
GROUPED = Format("x", "x", Target.ITEMS, (), ITEMS.synonyms, group="supplier", fill_down=("category",))


@pytest.fixture
def read(open_text: Callable[[str], Source]) -> Read:
    def records(text: str, known: Format = ITEMS, **how: object) -> list[Filled | LineIssue]:
        source = open_text(text)
        layout = recognise(source, Target.ITEMS, ImportOptions())
        return list(Reading(layout, known, PARSERS, **how).read(source))  # type: ignore[arg-type]  # any option by its name

    return records


def reasons(found: list[Filled | LineIssue]) -> list[str]:
    return [one.reason.value if isinstance(one, LineIssue) else one.key for one in found]


def test_totals_headings_and_blank_records_are_told_apart(read: Read) -> None:
    found = read(
        "sku,name,price\nA,Tea,1\nTotal,,1\nsku,name,price\n,,\n,Total,5\nTotal goods: 5,,\nTotal-B,Total yoghurt,2\n"
        ",Cup,5\nC,Gift card,5\n"
    )
    assert reasons(found) == [
        "A", "total_row", "repeated_header", "no_value", "total_row", "total_row", "Total-B", "missing_sku",
        "not_a_product",
    ]  # fmt: skip


def test_a_bad_cell_is_blamed_with_its_heading_and_text(read: Read) -> None:
    (issue,) = read("sku,name,price\nA,Tea,free\n")
    assert issue == LineIssue(2, Reason.BAD_PRICE, "price", "free", ("A", "Tea", "free"))


def test_records_of_a_group_take_what_they_leave_out_from_its_first(read: Read) -> None:
    text = "sku,supplier,category,price\nA,S1,Tea,1\nB,S1,,2\nC,,,3\nD,S2,,4\n,S2,Cups,\nE,,,5\n"
    found = read(text, GROUPED, keys=(("sku",),))
    assert reasons(found) == ["A", "B", "C", "D", "no_value", "E"]
    suppliers = [one.fields.get("supplier") for one in found if isinstance(one, Filled)]
    assert suppliers == ["S1", "S1", "S1", "S2", "S2"]


def test_a_record_with_something_beside_belongs_to_no_group_above(read: Read) -> None:
    found = read("sku,supplier,price\nA,S1,1\nB,,\nC,,3\n", GROUPED, keys=(("sku",),), beside="price")
    assert [one.fields.get("supplier") for one in found if isinstance(one, Filled)] == ["S1", "S1", None]


def test_reading_can_be_stopped(open_text: Callable[[str], Source]) -> None:
    source = open_text("sku,name\nA,Tea\n")
    layout = recognise(source, Target.ITEMS, ImportOptions())

    def stop(_task: str, _done: int, _total: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        list(Reading(layout, ITEMS, PARSERS).read(source, stop))
