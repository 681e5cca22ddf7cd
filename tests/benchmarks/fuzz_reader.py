"""Files that nobody would write, one after the other: each is read or refused, in good time and in little memory.

    .venv/bin/python tests/benchmarks/fuzz_reader.py [SECONDS] [SEED]

Good files of many kinds are mutilated at random. A file that ends in anything but sales or a refusal, whose records
are not all accounted for, or that takes more than ten seconds, is kept in a temporary folder and named.
"""

import gzip
import io
import random
import resource
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import xlsxwriter

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.imports import ImportOptions, Target
from retail_desktop.importing.layout import Layout, recognise
from retail_desktop.importing.sales import read_sales
from retail_desktop.importing.source import Source, open_source
from retail_desktop.importing.table import read_blocks

LONGEST = 10.0  # seconds
TODAY = date(2026, 6, 30)
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "cp1251", "cp932", "gb18030"]
NAMES = ["Café crème", "Brötchen", "Żółty ser", "Хлеб", "牛乳", 'Pipe 12"', "a,b", "x;y", "Crème\nbrûlée", "=1+1", ""]


def rows(dice: random.Random, count: int) -> list[list[str]]:
    """Sales as a till would write them."""
    found = [["Date", "Receipt", "SKU", "Name", "Quantity", "Price"]]
    for number in range(count):
        day = f"2026-0{dice.randint(1, 6)}-{dice.randint(1, 28):02}"
        code = f"{dice.randint(0, 99):05}"
        name, price = dice.choice(NAMES), f"{dice.randint(0, 5000) / 100:.2f}"
        found.append([day, str(number // 3), code, name, str(dice.choice([1, 1, 2, -1])), price])
    return found


def csv_text(dice: random.Random, table: list[list[str]]) -> bytes:
    """The rows with some delimiter, line end and encoding."""
    mark, end = dice.choice(",;\t|"), dice.choice(["\n", "\r\n", "\r"])
    quoted = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row] for row in table]
    text = end.join(mark.join(row) for row in quoted) + end
    encoding = dice.choice(ENCODINGS)
    return (dice.choice(["", "", f"sep={mark}{end}"]) + text).encode(encoding, "replace")


def xlsx(dice: random.Random, table: list[list[str]]) -> bytes:
    """The rows as a workbook, with numbers where they are some."""
    memory = io.BytesIO()
    if dice.random() < 0.5:
        book = xlsxwriter.Workbook(memory, {"in_memory": True, "strings_to_numbers": dice.random() < 0.5})
        sheet = book.add_worksheet()
        for line, row in enumerate(table):
            sheet.write_row(line, 0, row)
        book.close()
    else:
        made = openpyxl.Workbook()
        for row in table:
            made.worksheets[0].append([int(cell) if cell.isdigit() else cell for cell in row])
        made.save(memory)
    return memory.getvalue()


def html(_: random.Random, table: list[list[str]]) -> bytes:
    """The rows as a page."""
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in table)
    return f"<html><meta charset=utf-8><table>{lines}</table></html>".encode()


def old_xml(_: random.Random, table: list[list[str]]) -> bytes:
    """The rows in Excel's first XML."""
    cells = [[f'<Cell><Data ss:Type="String">{cell.replace("&", "")}</Data></Cell>' for cell in row] for row in table]
    lines = "".join(f"<Row>{''.join(row)}</Row>" for row in cells)
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="S">'
        f"<Table>{lines}</Table></Worksheet></Workbook>"
    ).encode()


def packed(dice: random.Random, table: list[list[str]]) -> bytes:
    """Some other kind, packed."""
    inside = dice.choice([csv_text, xlsx, html])(dice, table)
    if dice.random() < 0.5:
        return gzip.compress(inside)
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sales.csv", inside)
    return memory.getvalue()


def inside_archive(dice: random.Random, content: bytes) -> bytes:
    """A workbook whose parts are mutilated and then packed well, so that the readers of parts see them."""
    memory = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as changed:
        for entry in archive.infolist():
            part = archive.read(entry)
            changed.writestr(entry.filename, mutilated(dice, part) if dice.random() < 0.4 else part)
    return memory.getvalue()


def mutilated(dice: random.Random, content: bytes) -> bytes:
    """The bytes flipped, cut, doubled, moved or filled up in some places."""
    data = bytearray(content)
    for _ in range(dice.choice([0, 1, 1, 2, 5, 20])):
        place, length = dice.randrange(len(data) + 1), dice.choice([1, 1, 2, 8, 64, 1000])
        piece = bytes(data[place : place + length])
        other = dice.randrange(len(data) + 1)
        noise = dice.choice([bytes(length), b'"' * length, b"," * length, b"\n" * length, dice.randbytes(length)])
        match dice.randrange(6):
            case 0:
                data[place : place + 1] = bytes([dice.randrange(256)])
            case 1:
                del data[place : place + length]
            case 2:
                data[other:other] = piece
            case 3:
                data[place:place] = noise
            case 4:
                data[place : place + length] = data[other : other + length]
            case _:
                del data[place : len(data) if dice.random() < 0.2 else place + 1]
    return bytes(data)


KINDS: list[Callable[[random.Random, list[list[str]]], bytes]] = [csv_text, csv_text, xlsx, html, old_xml, packed]


def examples() -> list[bytes]:
    """Files named on the command line's folder of samples are mutilated as well."""
    return [path.read_bytes() for name in sys.argv[3:] for path in sorted(Path(name).iterdir()) if path.is_file()]


def made(dice: random.Random, samples: list[bytes]) -> bytes:
    """One file to try."""
    if samples and dice.random() < 0.5:
        content = dice.choice(samples)
    else:
        content = dice.choice(KINDS)(dice, rows(dice, dice.choice([0, 1, 5, 40, 300])))
    if content.startswith(b"PK") and dice.random() < 0.7:
        try:
            return inside_archive(dice, content)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError):
            pass
    return mutilated(dice, content)


def accounted(source: Source, layout: Layout, options: ImportOptions) -> int:
    """How many records were read; each must be accepted, ignored or rejected, and none twice."""
    found = read_sales(source, layout, options, today=TODAY, progress=lambda *_: None)
    lines = [source.line(one) for one in found.lines.records().line.tolist()] + [
        issue.line for issue in (*found.ignored, *found.rejected)
    ]
    expected = [issue.line for issue in layout.issues] + [
        line
        for block in read_blocks(source, layout.encoding, layout.delimiter)
        for line in (*block.lines, *(issue.line for issue in block.issues))
        if line > layout.header_line
    ]
    if sorted(lines) != sorted(expected):
        raise AssertionError(f"{len(lines)} of {len(expected)} records accounted for")
    return len(lines)


def outcome(path: Path) -> str:
    """What became of one file."""
    try:
        with open_source(path) as source:
            options = ImportOptions(date_order="ymd", decimal=".")
            layout = recognise(source, Target.SALES, options)
            return "read" if accounted(source, layout, options) else "nothing"
    except RetailError as error:
        return getattr(error, "needs", "refused")


def main() -> int:
    """Try files for some time; 1 if one of them was too much."""
    seconds, seed = (float(one) for one in (*sys.argv[1:3], *["60", "1"][len(sys.argv[1:3]) :]))
    dice = random.Random(seed)  # noqa: S311 - it makes rubbish, not secrets
    counts, began = Counter[str](), time.monotonic()
    samples = examples()
    folder = Path(tempfile.mkdtemp(prefix="retail-fuzz-"))
    longest = 0.0
    while time.monotonic() - began < seconds:
        path = folder / "tried.csv"
        path.write_bytes(made(dice, samples))
        start = time.monotonic()
        try:
            found = outcome(path)
        except Exception:  # noqa: BLE001 - whatever it is, it is what we look for
            found = "FAILED"
            traceback.print_exc()
        taken = time.monotonic() - start
        longest = max(longest, taken)
        if taken > LONGEST:
            found = "SLOW"
        counts[found] += 1
        if found in {"FAILED", "SLOW"}:
            kept = path.rename(folder / f"{found.lower()}-{sum(counts.values())}.bin")
            print(f"{found}: {kept} ({taken:.1f} s)")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{sum(counts.values())} files, {dict(counts)}, longest {longest:.1f} s, at most {memory:.0f} MB")
    return 1 if counts["FAILED"] + counts["SLOW"] else 0


if __name__ == "__main__":
    sys.exit(main())
