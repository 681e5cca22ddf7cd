"""The files of one order say the same: paper, tables and both families of EDI, read back by our own reader."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from retail_desktop.cli import run
from retail_desktop.importing.shapes.segments import Segment, Signs, read_segments
from retail_desktop.importing.source import open_source
from retail_desktop.persistence.database import close_database

ITEMS = """sku,barcode,name,supplier,supplier_code,unit_cost,price,pack_size
00101,5000070000004,Tea 'Rosé': 50+1?,NORTH,N*1,1.2345,2.50,6
00102,,Mug * 2 ~ big,NORTH,,0.333,7.00,1
"""
SIGNS = {".edi": Signs("~", "*", ">"), ".edifact": Signs("'", "+", ":", "?")}
ENDINGS = (".csv", ".xlsx", ".pdf", ".edi", ".edifact")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    """An approved order in all forms."""
    folder = tmp_path_factory.mktemp("order")
    store = folder / "shop.sqlite"
    days = [f"2026-01-{day:02},{sku},3\n" for day in range(1, 29) for sku in ("00101", "00102")]
    contents = {
        "suppliers": "code,name,lead_time_days,currency\nNORTH,North + Söhne,5,EUR\n",
        "items": ITEMS,
        "sales": "date,sku,quantity\n" + "".join(days),
        "stock": "sku,on_hand\n00101,0\n00102,0\n",
    }
    for target, content in contents.items():
        (folder / f"{target}.csv").write_text(content, encoding="utf-8")
        assert run(["--database", str(store), "import", target, str(folder / f"{target}.csv")]) == 0
    for words in ("plan", "order create", "order approve PO-1001", "settings letterhead --name Shop --tax-percent 7"):
        assert run(["--database", str(store), *words.split()]) == 0
    made = {ending: folder / f"PO-1001{ending}" for ending in ENDINGS}
    for out in made.values():
        assert run(["--database", str(store), "order", "export", "PO-1001", "--out", str(out)]) == 0
    yield made
    close_database(str(store))


def lines(files: dict[str, Path]) -> list[dict[str, str]]:
    with files[".csv"].open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def read(path: Path) -> list[Segment]:
    encoding = "ascii" if path.suffix == ".edi" else "latin-1"
    with open_source(str(path)) as source:
        return list(read_segments(source, encoding, SIGNS[path.suffix]))


def only(found: list[Segment], tag: str) -> list[Segment]:
    return [segment for segment in found if segment.tag == tag]


def test_all_totals_are_equal(files: dict[str, Path]) -> None:
    net = sum((Decimal(line["Line total"]) for line in lines(files)), Decimal(0))
    tax = (net * 7 / 100).quantize(Decimal("0.01"))
    assert net > 0
    rows = list(load_workbook(files[".xlsx"]).active.iter_rows(min_row=2, values_only=True))
    assert sum(Decimal(str(row[12])) for row in rows) == net
    words = " ".join(" ".join(page.extract_text() for page in PdfReader(files[".pdf"]).pages).split())
    printed = {name: Decimal(found[1].replace(",", "")) for name in ("Sub-total", "Tax 7 %", "Total")
               if (found := re.search(rf"(?<!-){name} ([\d,.]+)", words))}  # fmt: skip
    assert printed == {"Sub-total": net, "Tax 7 %": tax, "Total": net + tax}
    x12, eancom = read(files[".edi"]), read(files[".edifact"])
    assert Decimal(only(x12, "AMT")[0].part(2)) == net + tax
    money = {part.part(1): Decimal(part.part(1, 1)) for part in only(eancom, "MOA")}
    assert (money["79"], money["176"], money["86"]) == (net, tax, net + tax)
    assert sum(Decimal(one.part(1, 1)) for one in only(eancom, "MOA") if one.part(1) == "203") == net


def test_lines_and_units_come_back_as_they_were(files: dict[str, Path]) -> None:
    units = [Decimal(line["Units"]) for line in lines(files)]
    x12, eancom = read(files[".edi"]), read(files[".edifact"])
    assert [Decimal(one.part(2)) for one in only(x12, "PO1")] == units
    assert [Decimal(one.part(1, 1)) for one in only(eancom, "QTY") if one.part(1) == "21"] == units
    assert only(x12, "CTT")[0].part(1) == str(len(units))
    assert int(only(x12, "SE")[0].part(1)) == len(x12) - 4
    assert int(only(eancom, "UNT")[0].part(1)) == len(eancom) - 3  # UNA, UNB and UNZ stand outside
    due = date.fromisoformat(lines(files)[0]["Requested delivery"])
    assert only(x12, "DTM")[0].part(2) == f"{due:%Y%m%d}"


def test_released_signs_come_back_and_x12_has_none(files: dict[str, Path]) -> None:
    names = [one.part(3, 3) for one in only(read(files[".edifact"]), "IMD")]
    assert names == ["Tea 'Rosé': 50+1?", "Mug * 2 ~ big"]
    assert [one.part(5) for one in only(read(files[".edi"]), "PID")] == ["Tea 'Rose': 50+1?", "Mug   2   big"]
