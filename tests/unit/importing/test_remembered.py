"""A file of a known layout is read as it was answered before, a stranger is not."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from retail_desktop.domain.errors import NeedsAnswerError
from retail_desktop.domain.import_layouts import RememberedLayout
from retail_desktop.domain.imports import ImportOptions, Target
from retail_desktop.importing.fingerprint import fingerprint_of, fingerprint_without_headings
from retail_desktop.importing.layout import Layout, recognise
from retail_desktop.importing.remembered import LayoutMemory
from retail_desktop.importing.source import Source

Opener = Callable[..., Source]
Read = Callable[..., Layout]

HEADINGS = ("Tag", "Ding", "Wieviel", "Art", "Bon")
MAPPING = {"Ding": "sku", "Wieviel": "quantity", "Tag": "date"}
FILE = "Tag;Ding;Wieviel;Art;Bon\n01/02/2026;00417;2;x;1\n03/04/2026;00418;1;y;2\n"


def known(headings: tuple[str, ...] = HEADINGS, delimiter: str = ";", **answers: Any) -> RememberedLayout:  # noqa: ANN401 - any answer
    mark = fingerprint_of(Target.SALES, headings, delimiter)
    return RememberedLayout(Target.SALES, mark, "till", headings, answers or {"mapping": MAPPING, "date_order": "dmy"})


def bare(**answers: Any) -> RememberedLayout:  # noqa: ANN401 - any answer
    mark = fingerprint_without_headings(Target.SALES, 4, "sales.csv")
    columns = {"columns": ["sku", "date", "quantity", "price"]}
    return RememberedLayout(Target.SALES, mark, "till", (), columns | answers)


@pytest.fixture
def read(open_text: Opener) -> Read:
    def run(
        content: str, *layouts: RememberedLayout, said: ImportOptions | None = None, name: str = "sales.csv"
    ) -> Layout:
        return recognise(
            open_text(content, name), Target.SALES, said or ImportOptions(), LayoutMemory(Target.SALES, layouts)
        )

    return run


def test_a_stranger_is_asked_about(read: Read) -> None:
    with pytest.raises(NeedsAnswerError):
        read(FILE)


def test_a_known_layout_is_read_as_it_was_answered(read: Read) -> None:
    layout = read(FILE, known())
    assert {layout.heading(field): field for field in ("sku", "quantity", "date")} == MAPPING
    assert layout.date_order == "dmy"
    assert (layout.recalled.name, layout.recalled.exact) == ("till", True)
    assert any("like “till”" in note and "Ding = sku" in note for note in layout.notes)


def test_columns_that_moved_make_no_stranger(read: Read) -> None:
    moved = "Wieviel;Bon;Tag;Art;Ding\n2;1;01/02/2026;x;00417\n1;2;03/04/2026;y;00418\n"
    layout = read(moved, known())
    assert layout.columns["sku"] == 4
    assert layout.recalled.exact


def test_what_is_said_now_counts_before_what_was_said_before(read: Read) -> None:
    layout = read(FILE, known(), said=ImportOptions(date_order="mdy", mapping={"Art": "sku"}))
    assert layout.date_order == "mdy"
    assert layout.headers[layout.columns["sku"]] == "Art"
    assert layout.headers[layout.columns["quantity"]] == "Wieviel"


def test_dates_that_prove_another_order_win(read: Read) -> None:
    layout = read(FILE.replace("03/04/2026", "03/15/2026"), known())
    assert layout.date_order == "mdy"
    assert layout.recalled.contradicted == ("date_order",)
    assert any("dates as dmy" in note for note in layout.notes)


def test_dates_that_need_no_order_leave_the_answer_alone(read: Read) -> None:
    layout = read(FILE.replace("01/02/2026", "2026-02-01").replace("03/04/2026", "2026-04-03"), known())
    assert (layout.date_order, layout.recalled.contradicted) == (None, ())


def test_an_answered_order_counts_before_a_habit(read: Read) -> None:
    points = FILE.replace("/", ".")
    assert read(points, known(mapping=MAPPING)).date_order == "dmy"
    assert read(points, known(mapping=MAPPING, date_order="mdy")).date_order == "mdy"


MONEY = "date;sku;quantity;price\n2026-03-02;1;1;1.234\n2026-03-02;2;1;5.678\n"
PLAIN = ("date", "sku", "quantity", "price")


def test_numbers_that_may_be_read_in_two_ways_are_read_as_answered(read: Read) -> None:
    with pytest.raises(NeedsAnswerError):
        read(MONEY)
    layout = read(MONEY, known(PLAIN, decimal=","))
    assert layout.decimal == ","


def test_numbers_that_prove_the_other_decimal_mark_win(read: Read) -> None:
    layout = read(MONEY.replace("5.678", "5.67"), known(PLAIN, decimal=","))
    assert layout.decimal == "."
    assert layout.recalled.contradicted == ("decimal",)


def test_numbers_without_a_mark_leave_the_answer_alone(read: Read) -> None:
    layout = read(MONEY.replace("1.234", "1").replace("5.678", "5"), known(PLAIN, decimal=","))
    assert (layout.decimal, layout.recalled.contradicted) == (".", ())


def test_a_new_column_in_a_known_layout_is_named(read: Read) -> None:
    more = "Tag;Ding;Wieviel;Art;Bon;Neu\n01/02/2026;00417;2;x;1;a\n03/04/2026;00418;1;y;2;b\n"
    layout = read(more, known())
    assert (layout.recalled.name, layout.recalled.exact, layout.date_order) == ("till", False, "dmy")
    assert any(note == "New columns since “till” was learnt: Neu." for note in layout.notes)


def test_a_column_that_is_gone_is_named(read: Read) -> None:
    layout = read("Tag;Ding;Wieviel;Bon\n01/02/2026;00417;2;1\n03/04/2026;00418;1;2\n", known())
    assert any(note == "Columns of “till” that this file lacks: Art." for note in layout.notes)


@pytest.mark.parametrize(
    "content",
    [
        "Tag;Ding;Wieviel;Art;Bon;Neu;Neuer\n01/02/2026;00417;2;x;1;a;b\n",  # five of seven
        "Tag;Ding;Wieviel;Art;Kunde\n01/02/2026;00417;2;x;1\n",  # one for another
        "Tag;Ding;Art;Bon\n01/02/2026;00417;x;1\n",  # the quantity is gone
    ],
)
def test_a_layout_too_different_is_a_stranger(read: Read, content: str) -> None:
    with pytest.raises(NeedsAnswerError):
        read(content, known())


def test_of_two_layouts_equally_near_neither_is_taken(read: Read) -> None:
    more = "Tag;Ding;Wieviel;Art;Bon;Neu\n01/02/2026;00417;2;x;1;a\n"
    near = [
        known((*HEADINGS[:4], other), mapping={**MAPPING, "Art": field})
        for other, field in (("Bon", "name"), ("Neu", "store"))
    ]
    with pytest.raises(NeedsAnswerError):
        read(more, *near)


def test_numbers_of_a_file_separated_otherwise_are_asked_about_again(read: Read) -> None:
    commas = 'date,sku,quantity,price\n2026-03-02,1,1,"1.234"\n2026-03-02,2,1,"5.678"\n'
    with pytest.raises(NeedsAnswerError):
        read(commas, known(PLAIN, decimal=",", mapping={"sku": "sku"}))


def test_a_layout_whose_import_was_taken_back_is_not_used(read: Read) -> None:
    with pytest.raises(NeedsAnswerError):
        read(FILE, replace(known(), taken_back=True))


@pytest.mark.parametrize(
    "answers",
    [{"format": "a till of tomorrow"}, {"mapping": {"Ding": "colour"}}, {"mapping": MAPPING, "date_order": "ydm"}],
)
def test_answers_that_this_version_does_not_understand_are_not_used(read: Read, answers: dict[str, Any]) -> None:
    with pytest.raises(NeedsAnswerError):
        read(FILE, known(**answers))


def test_headings_that_nobody_knows_are_found_below_a_title(read: Read) -> None:
    titled = "Tagesbericht;;;;\n\n" + FILE
    assert read(titled, known()).header_line == 3


BARE = "A-1;2026-03-02;2;1.50\nA-2;2026-03-02;1;4.00\n"


def test_a_file_without_headings_is_read_as_answered(read: Read) -> None:
    layout = read(BARE, bare())
    assert (layout.header_line, layout.headers) == (0, ())
    assert layout.columns == {"sku": 0, "date": 1, "quantity": 2, "price": 3}
    assert any("columns sku, date, quantity, price" in note for note in layout.notes)


def test_a_first_record_that_looks_like_headings_is_a_record(read: Read) -> None:
    mixed = "A-1;2026-03-02;2;1.50\n417;2026-03-02;1;4.00\n"
    layout = read(mixed, bare(columns=["sku", "date", "quantity", "price"]))
    assert (layout.header_line, layout.recalled.headings) == (0, ())


@pytest.mark.parametrize(
    "content",
    [
        "A-1;2;2026-03-02;1.50\nA-2;1;2026-03-02;4.00\n",  # the date elsewhere
        "A-1;2026-03-02;many;1.50\nA-2;2026-03-02;few;4.00\n",  # no quantities
        "Code;Day;Number;Money\n" + BARE,  # with headings
    ],
)
def test_a_file_whose_columns_hold_something_else_is_a_stranger(read: Read, content: str) -> None:
    try:
        layout = read(content, bare())
    except NeedsAnswerError:
        return
    assert layout.recalled.known is None


def test_a_file_without_headings_and_of_another_name_is_a_stranger(read: Read) -> None:
    with pytest.raises(NeedsAnswerError):
        read(BARE, bare(), name="other.csv")


def test_the_store_is_remembered_by_the_name_of_the_file(read: Read) -> None:
    till = replace(known(), files={"harbour-#.csv": {"store": "Harbour"}, "main-#.csv": {"store": ""}})
    stores = {
        name: (found := read(FILE, till, name=name).recalled.options) and found.store
        for name in ("harbour-7.csv", "main-7.csv", "west-7.csv")
    }
    assert stores == {"harbour-7.csv": "Harbour", "main-7.csv": None, "west-7.csv": None}


def test_encoding_delimiter_and_sheet_are_remembered_by_the_name_of_the_file() -> None:
    till = replace(known(), files={"harbour-#.csv": {"sheet": "Sales", "encoding": "cp1250", "store": "Harbour"}})
    memory = LayoutMemory(Target.SALES, (till,))
    assert memory.before_headings("harbour-12.csv", ImportOptions(encoding="utf-8")) == ImportOptions(
        encoding="utf-8", sheet="Sales"
    )
    assert memory.before_headings("main-12.csv", ImportOptions()) is None
    assert memory.before_headings("harbour-1.csv", ImportOptions(encoding="utf-8", sheet="May")) is None


def test_two_answers_for_files_of_one_name_are_none() -> None:
    one = replace(known(), files={"a.csv": {"sheet": "May"}})
    other = replace(known(PLAIN), files={"a.csv": {"sheet": "June"}})
    assert LayoutMemory(Target.SALES, (one, other)).before_headings("a.csv", ImportOptions()) is None


def test_columns_said_by_their_place_leave_no_remembered_heading(read: Read) -> None:
    said = ImportOptions(columns=("date", "sku", "quantity", "name", "receipt"), date_order="dmy")
    options = read(FILE, known(), said=said).recalled.options
    assert options is not None
    assert (options.columns, options.mapping) == (said.columns, {})
