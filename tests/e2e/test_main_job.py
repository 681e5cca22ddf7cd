"""A week's work of a shop through the command line, with figures that anybody can check by hand."""

import csv
import io
import json
import math
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from retail_desktop.cli import run
from retail_desktop.persistence.database import close_database

FIRST = date(2026, 1, 5)
DAYS = 84
LAST = FIRST + timedelta(days=DAYS - 1)

SUPPLIERS = "code,name,lead_time_days,review_days,currency\nNORTH,North Trading,5,7,EUR\nSOUTH,South Foods,2,5,EUR\n"
ITEMS = """sku,barcode,name,category,supplier,supplier_code,unit_cost,price,pack_size
00101,5000070000004,Green tea,Tea,NORTH,N-1,1.20,2.50,6
00102,,Mug,Pots,SOUTH,S-2,3.00,7.00,1
"""
STOCK = "sku,on_hand\n00101,10\n00102,500\n"

Call = Callable[..., dict[str, Any]]
Table = Callable[..., dict[str, dict[str, str]]]


def sales() -> str:
    """Three packets of tea a day and a mug every day; one packet comes back on the last day."""
    lines = [
        f"{FIRST + timedelta(days=day)},{sku},{units},{price}"
        for day in range(DAYS)
        for sku, units, price in (("00101", 3, "2.50"), ("00102", 1, "7.00"))
    ]
    return "\n".join(["date,sku,quantity,price", *lines, f"{LAST},00101,-1,2.50", ""])


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Call]:
    """Carry out a command and give its one JSON object."""
    store = tmp_path / "shop.sqlite"

    def carry_out(*words: str, code: int = 0) -> dict[str, Any]:
        capsys.readouterr()
        assert run(["--database", str(store), "--json", *words]) == code
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        return found

    yield carry_out
    close_database(str(store))


@pytest.fixture
def table(tmp_path: Path, call: Call, capsys: pytest.CaptureFixture[str]) -> Table:
    """Export a table and give its rows by item code."""

    def read(kind: str, *words: str) -> dict[str, dict[str, str]]:
        capsys.readouterr()
        assert run(["--database", str(tmp_path / "shop.sqlite"), "export", kind, "--out", "-", *words]) == 0
        return {row["sku"]: row for row in csv.DictReader(io.StringIO(capsys.readouterr().out))}

    return read


@pytest.fixture
def brought(tmp_path: Path, call: Call) -> Call:
    """Import the shop's file of a kind."""

    def bring(target: str, content: str) -> dict[str, Any]:
        (tmp_path / f"{target}.csv").write_text(content, encoding="utf-8")
        return call("import", target, str(tmp_path / f"{target}.csv"))

    return bring


@pytest.fixture
def filled(brought: Call) -> None:
    assert brought("suppliers", SUPPLIERS)["accepted"] == 2
    assert brought("items", ITEMS)["new_items"] == ["00101", "00102"]
    sold = brought("sales", sales())
    # 84 days x (3 + 1) - 1 units; 84 x (3 x 2.50 + 7.00) - 2.50 in money.
    assert (sold["accepted"], sold["returns"], sold["units"], sold["net_sales"]) == (169, 1, "335", "1215.50")
    assert brought("stock", STOCK)["units"] == "510"


def test_from_files_to_a_plan_that_adds_up(filled: None, call: Call, table: Table) -> None:
    run_of = call("forecast", "--workers", "1")
    assert (run_of["as_of"], run_of["items"]) == (str(LAST), 2)
    assert call("plan")["to_order"] == 1
    plan = table("plan")
    tea, mug = plan["00101"], plan["00102"]
    # Tea: 5 days on the way + 7 until the next order = 12 days of about 3 packets.
    assert (tea["lead_time_days"], tea["review_days"], tea["on_hand"]) == ("5", "7", "10")
    assert float(tea["expected_demand"]) == pytest.approx(36, abs=2)
    up_to = Decimal(tea["expected_demand"]) + Decimal(tea["safety_stock"])
    assert Decimal(tea["order_up_to"]) == up_to
    packs = math.ceil((up_to - 10) / 6)
    assert (Decimal(tea["packs"]), Decimal(tea["suggested_quantity"])) == (packs, packs * 6)
    assert Decimal(tea["line_cost"]) == packs * 6 * Decimal("1.20")
    assert mug["suggested_quantity"] == "0"


def test_from_a_plan_to_the_delivery_of_its_order(filled: None, tmp_path: Path, call: Call, table: Table) -> None:
    call("plan")
    units = Decimal(table("plan")["00101"]["suggested_quantity"])
    (order,) = call("order", "create")["orders"]
    assert (order["supplier"], Decimal(order["total"])) == ("NORTH", units * Decimal("1.20"))
    assert (order["created_on"], order["expected_on"]) == ("2026-03-30", "2026-04-04")
    call("order", "create", code=1)
    assert call("plan")["to_order"] == 0
    for step in ("approve", "send"):
        call("order", step, "PO-1001")
    assert call("query", "item", "5000070000004")["next_delivery"] == "2026-04-04"
    report, document = tmp_path / "reorder.pdf", tmp_path / "order.pdf"
    call("report", "reorder", "--out", str(report))
    call("report", "order", "PO-1001", "--out", str(document))
    assert report.read_bytes().startswith(b"%PDF")
    assert "PO-1001" in PdfReader(document).pages[0].extract_text()
    assert call("receive", "PO-1001")["status"] == "received"
    stock = table("stock")
    assert (Decimal(stock["00101"]["on_hand"]), stock["00101"]["on_order"]) == (10 + units, "0")
    assert Decimal(stock["00102"]["stock_value"]) == 1500
    assert call("plan")["to_order"] == 0
    assert table("orders")["00101"]["outstanding"] == "0"
    assert sum(Decimal(row["quantity"]) for row in table("daily-sales", "--from", str(LAST)).values()) == 3
    assert call("check")["problems"] == []


def test_undoing_everything_leaves_an_empty_shop(filled: None, call: Call, table: Table) -> None:
    full = {kind: table(kind) for kind in ("stock", "items", "daily-sales", "sales-lines")}
    for number in ("3", "1", "4", "2"):
        call("undo-import", number)
    assert all(table(kind) == {} for kind in full)
    assert call("check")["problems"] == []
    for number in ("2", "3", "1", "4"):
        call("redo-import", number)
    assert {kind: table(kind) for kind in full} == full
    assert call("check")["problems"] == []
