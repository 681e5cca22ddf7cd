import csv
import io
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retail_desktop.importing.source import Source, open_source
from retail_desktop.importing.table import read_blocks

Opener = Callable[[str | bytes], Source]


def records(source: Source, delimiter: str = ",", encoding: str = "utf-8") -> list[tuple[int, list[str]]]:
    blocks = read_blocks(source, encoding, delimiter)
    return [pair for block in blocks for pair in zip(block.lines, block.rows, strict=True)]


def issues(source: Source, encoding: str = "utf-8") -> dict[int, str]:
    return {issue.line: issue.reason.value for block in read_blocks(source, encoding, ",") for issue in block.issues}


def test_records_start_on_their_first_physical_line(open_text: Opener) -> None:
    source = open_text('a,b\n\n"x\ny\n\nz",1\r\n"p""q",2\rlast,3')
    assert records(source) == [(1, ["a", "b"]), (3, ["x\ny\n\nz", "1"]), (7, ['p"q', "2"]), (8, ["last", "3"])]
    assert issues(source) == {}


def test_a_record_may_cross_the_border_of_two_blocks(open_text: Opener) -> None:
    source = open_text("a,b\n" * 999 + '"x\ny",1\n' + "a,b\n" * 1_500)
    found = records(source)
    assert len(found) == 2_500
    assert found[999] == (1_000, ["x\ny", "1"])
    assert found[1_000][0] == 1_002
    assert issues(source) == {}


def test_a_quote_that_never_ends_costs_one_line(open_text: Opener) -> None:
    assert issues(open_text('a,b\n"x,1\n' + "c,d\n" * 5_000)) == {2: "unclosed_quote"}
    assert issues(open_text('a,b\n"x,1\n')) == {2: "unclosed_quote"}
    assert issues(open_text('a,b\n1,"' + "x" * 140_000 + '"\n')) == {2: "unclosed_quote"}


def test_whole_records_inside_quotes_show_a_stray_quote(open_text: Opener) -> None:
    source = open_text('a,b,c\n1,"x,2\n1,y,2\n1,z",2\n1,w,3\n')
    assert issues(source) == {2: "unclosed_quote"}
    assert [line for line, _ in records(source)] == [1, 3, 4, 5]


def test_every_line_full_of_quotes_is_read_in_good_time(open_text: Opener) -> None:
    source = open_text("a,b\n" + '"' * 7 + "\n" + '"x,1\n' * 3_000)
    assert len(issues(source)) + len(records(source)) > 1_000


def test_bytes_that_are_no_text_are_named_with_their_line(open_text: Opener) -> None:
    assert issues(open_text(b"a,b\n\xff,1\nc,d\n")) == {2: "bad_encoding"}
    wide = "a,b\n".encode("utf-16-le") + b"\x00\xd8" + ",1\n".encode("utf-16-le")
    assert issues(open_text(wide), "utf-16-le") == {2: "bad_encoding"}
    assert records(open_text("a,b\n\ufffd,1\n"))[1] == (2, ["\ufffd", "1"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.lists(st.text(alphabet='ab1,;"\n \t|é', max_size=8), min_size=2, max_size=4), min_size=1, max_size=8
    ),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
)
def test_what_a_writer_quotes_is_read_back(tmp_path: Path, rows: list[list[str]], delimiter: str) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    path = tmp_path / "a.csv"
    path.write_bytes(text.getvalue().encode())
    if not text.getvalue().strip():
        return
    with open_source(path) as source:
        found = [row for _, row in records(source, delimiter)]
        lost = sum(len(block.issues) for block in read_blocks(source, "utf-8", delimiter))
    assert found == rows or lost


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.text(alphabet='ab,"', max_size=6), min_size=1, max_size=30))
def test_every_line_is_a_record_an_issue_or_part_of_a_record(tmp_path: Path, lines: list[str]) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n" + "\n".join(lines), newline="")
    with open_source(path) as source:
        starts = [line for line, _ in records(source)]
        named = issues(source)
    assert starts == sorted(set(starts))
    assert not set(starts) & set(named)
    assert set(starts) | set(named) <= set(range(1, len(lines) + 2))
