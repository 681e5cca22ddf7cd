"""Both ways of reading give the same records."""

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retail_desktop.importing import coded
from retail_desktop.importing.coded import CodedReader, records_on
from retail_desktop.importing.records import Shape
from retail_desktop.importing.source import Source

Open = Callable[[str | bytes], Source]
SHAPE = Shape("utf-8", ",", 3, ("a", "b", "c"), 1)


def read(source: Source, shape: Shape = SHAPE) -> tuple[dict[int, tuple[str, ...]], list[int]]:
    """The cells of columns a and c by line, and the lines that are no record."""
    reader = CodedReader(source, shape, {0, 2})
    found: dict[int, tuple[str, ...]] = {}
    issues: list[int] = []
    for block in reader.blocks():
        texts = [[reader.dictionaries[column].text(code) for code in block.codes[column].tolist()] for column in (0, 2)]
        found.update(zip(block.lines.tolist(), zip(*texts, strict=True), strict=True))
        issues.extend(issue.line for issue in block.issues)
    return found, issues


CELL = st.text(st.sampled_from('ab1,; "\n\xe9\u20ac'), max_size=4)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=12))
def test_every_record_is_read_as_the_csv_module_reads_it(open_text: Open, rows: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([["a", "b", "c"], *rows])
    found, issues = read(open_text(text.getvalue()))
    assert issues == []
    assert list(found.values()) == [(row[0], row[2]) for row in rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "shift_jis"])
def test_letters_come_out_whole_in_every_encoding(open_text: Open, encoding: str) -> None:
    letters = "\u30ab\u30d5\u30a7" if encoding == "shift_jis" else "caf\xe9"
    source = open_text(f"a,b,c\n{letters},2,3\n".encode(encoding))
    assert read(source, Shape(encoding, ",", 3, ("a", "b", "c"), 1))[0] == {2: (letters, "3")}


def test_a_quoted_part_does_not_change_the_numbers_of_the_lines_behind_it(
    open_text: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = "".join(f"{number},x,y\n" for number in range(300_000))
    source = open_text('a,b,c\n"one\ntwo",x,y\n' + plain + '"q",x,y\n')
    found, _ = read(source)
    assert found[2] == ("one\ntwo", "y")
    assert found[4] == ("0", "y")
    assert found[300_004] == ("q", "y")
    wanted = records_on(source, SHAPE, {2, 4, 200_000, 300_004})
    assert wanted[2] == ["one\ntwo", "x", "y"]
    assert wanted[200_000] == ["199996", "x", "y"]
    assert sorted(wanted) == [2, 4, 200_000, 300_004]


def test_a_quote_that_never_closes_is_not_waited_for(open_text: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coded, "_LARGEST_RUN", 1000)
    found, issues = read(open_text('a,b,c\n1,"x,y\n' + "2,x,y\n" * 5_000))
    assert issues == [2]
    assert len(found) == 5_000


def test_lines_of_another_width_are_named_and_blank_lines_are_none(open_text: Open) -> None:
    found, issues = read(open_text("a,b,c\n1,2\n\n1,2,3\n1,2,3,\n1,2,3,4\n"))
    assert found == {4: ("1", "3"), 5: ("1", "3")}
    assert issues == [2, 6]


def test_a_rearranged_source_is_read_by_the_lines_it_lies_on(open_text: Open) -> None:
    rows = [(7, ["a", "b", "c"]), (9, ["1", "2", "3"]), (9, ["4", "5", "6"])]
    with open_text("x").rearranged(rows) as source:
        assert read(source, Shape("utf-8", ",", 3, ("a", "b", "c"), 7))[0] == {2: ("1", "3"), 3: ("4", "6")}
        assert [source.line(line) for line in (2, 3)] == [9, 9]
        assert records_on(source, SHAPE, {3}) == {3: ["4", "5", "6"]}


def test_titles_above_the_headings_of_a_sheet_are_no_records(open_text: Open) -> None:
    rows = [(1, ["Report"]), (4, ["a", "b", "c"]), (5, ["1", "2", "3"])]
    with open_text("x").rearranged(rows) as source:
        assert read(source, Shape("utf-8", ",", 3, ("a", "b", "c"), 4)) == ({3: ("1", "3")}, [])
        assert source.physical(4) == 2
        assert source.physical(2) == 0
