"""Whatever the bytes: a file is read with every record accounted for, or refused, or asked about."""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.imports import ImportOptions, Target
from retail_desktop.importing.layout import recognise
from retail_desktop.importing.sales import read_sales
from retail_desktop.importing.source import open_source
from retail_desktop.importing.table import read_blocks

TODAY = date(2026, 6, 30)
OPTIONS = ImportOptions(date_order="ymd", decimal=".")
GOOD = b"Date,SKU,Name,Quantity,Price\n" + b"".join(
    b"2026-01-%02d,%05d,Item %d,%d,%d.50\n" % (day, day, day, day % 3 + 1, day) for day in range(1, 29)
)
CELL = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r"), max_size=12)
QUICKLY = settings(
    max_examples=60, deadline=timedelta(seconds=20), suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(line, column, cell)
                else:
                    sheet.write(line, column, cell)
    return memory.getvalue()


BOOK = workbook([line.split(",") for line in GOOD.decode().splitlines()])


def accounts(folder: Path, content: bytes) -> tuple[list[tuple[int, int, str, int]], int] | None:
    """The sales (line, day, code, thousandths) and the number of records; None for a refusal or a question."""
    path = folder / "tried.csv"
    path.write_bytes(content)
    try:
        with open_source(path) as source:
            layout = recognise(source, Target.SALES, OPTIONS)
            found = read_sales(source, layout, OPTIONS, today=TODAY, progress=lambda *_: None)
            records = [issue.line for issue in layout.issues] + [
                line
                for block in read_blocks(source, layout.encoding, layout.delimiter)
                for line in (*block.lines, *(issue.line for issue in block.issues))
                if line > layout.header_line
            ]
            numbers = list(map(source.line, found.lines.line.tolist()))
    except RetailError:
        return None
    columns = (column.tolist() for column in (found.lines.day, found.lines.item, found.lines.quantity))
    sales = [
        (line, day, found.skus[item], quantity) for line, day, item, quantity in zip(numbers, *columns, strict=True)
    ]
    others = [issue.line for issue in (*found.ignored, *found.rejected)]
    assert sorted([line for line, *_ in sales] + others) == sorted(records)
    return sales, len(records)


@st.composite
def mutilated(draw: st.DrawFn, content: bytes) -> bytes:
    data = bytearray(content)
    for _ in range(draw(st.integers(0, 6))):
        place, length = draw(st.integers(0, len(data))), draw(st.sampled_from([1, 2, 8, 40, 400]))
        match draw(st.sampled_from(["flip", "cut", "double", "insert", "end"])):
            case "flip":
                data[place : place + 1] = draw(st.binary(min_size=1, max_size=1))
            case "cut":
                del data[place : place + length]
            case "double":
                data[place:place] = data[place : place + length]
            case "insert":
                data[place:place] = (
                    draw(st.sampled_from([b'"', b",", b"\n", b"\r", b"\0", b"\xff", b"\xef\xbb\xbf"])) * length
                )
            case _:
                del data[place:]
    return bytes(data)


@QUICKLY
@given(content=st.binary(max_size=600))
def test_random_bytes_are_read_or_refused(tmp_path: Path, content: bytes) -> None:
    accounts(tmp_path, content)


@QUICKLY
@given(content=mutilated(GOOD))
def test_a_mutilated_table_loses_no_record_unsaid(tmp_path: Path, content: bytes) -> None:
    accounts(tmp_path, content)


@QUICKLY
@given(content=mutilated(BOOK))
def test_a_mutilated_workbook_is_read_or_refused(tmp_path: Path, content: bytes) -> None:
    accounts(tmp_path, content)


@QUICKLY
@given(data=st.data())
def test_a_workbook_with_mutilated_parts_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    memory = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(BOOK)) as archive, zipfile.ZipFile(memory, "w") as changed:
        spoilt = data.draw(st.sampled_from(archive.namelist()))
        for name in archive.namelist():
            part = archive.read(name)
            changed.writestr(name, data.draw(mutilated(part)) if name == spoilt else part)
    accounts(tmp_path, memory.getvalue())


@QUICKLY
@given(
    rows=st.lists(st.lists(CELL, min_size=5, max_size=5), max_size=12),
    mark=st.sampled_from([",", ";", "\t", "|"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
)
def test_every_record_of_a_table_is_accounted_for(
    tmp_path: Path, rows: list[list[str]], mark: str, encoding: str
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=mark, quoting=csv.QUOTE_ALL)
    writer.writerows([["Date", "SKU", "Name", "Quantity", "Price"], *rows])
    found = accounts(tmp_path, text.getvalue().encode(encoding))
    assert found is None or found[1] == len(rows)


@QUICKLY
@given(
    sales=st.lists(
        st.tuples(
            st.dates(date(2020, 1, 1), TODAY),
            st.text(alphabet="AB0123456789-", min_size=1, max_size=12).filter(lambda code: code.strip("-")),
            st.integers(1, 999),
        ),
        min_size=2,
        max_size=12,
    ),
    numbers=st.booleans(),
)
def test_a_workbook_gives_the_sales_of_the_same_table(
    tmp_path: Path, sales: list[tuple[date, str, int]], numbers: bool
) -> None:
    head = ["Date", "SKU", "Quantity"]
    plain = [head, *([day.isoformat(), code, str(count)] for day, code, count in sales)]
    typed = [head, *([day.isoformat(), code, count if numbers else str(count)] for day, code, count in sales)]
    text = "\n".join(",".join(row) for row in plain)
    assert accounts(tmp_path, workbook(typed)) == accounts(tmp_path, text.encode())


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"\0", b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"<table>", b"<?xml"]
)
def test_the_beginnings_of_files_are_refused(tmp_path: Path, content: bytes) -> None:
    assert accounts(tmp_path, content) is None
