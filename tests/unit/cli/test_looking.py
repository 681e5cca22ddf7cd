"""Reports, exports, look-ups, backups and checks by command."""

import csv
import io
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shop


@pytest.fixture
def planned(filled: "Shop") -> "Shop":
    assert filled.call("plan").code == 0
    return filled


@pytest.mark.parametrize("ending", ["pdf", "xlsx", "csv"])
def test_reports_are_written(planned: "Shop", ending: str) -> None:
    planned.call("order", "create")
    out = planned.folder / f"report.{ending}"
    assert planned.call("report", "reorder", "--out", str(out), "--supplier", "NORTH").out == f"Written to {out}.\n"
    assert out.stat().st_size > 100
    out = planned.folder / f"order.{ending}"
    assert planned.json("report", "order", "PO-1001", "--out", str(out)).json == {"status": "ok", "file": str(out)}
    assert out.stat().st_size > 100


@pytest.mark.parametrize("kind", ["stock", "idle", "supplier", "receiving", "sales"])
@pytest.mark.parametrize("ending", ["pdf", "html"])
def test_lists_are_written_with_their_figures(planned: "Shop", kind: str, ending: str) -> None:
    out = planned.folder / f"list.{ending}"
    said = planned.json("report", kind, "--out", str(out), "--page", "Letter", "--days", "180").json
    assert (said["status"], said["file"]) == ("ok", str(out))
    assert said["figures"]
    assert out.stat().st_size > 100
    assert planned.call("report", kind, "--store", "Moon").code == 1


def test_sales_are_divided_as_wished(planned: "Shop") -> None:
    out = planned.folder / "sales.csv"
    days = ("--from", "2026-03-04", "--to", "2026-03-05")
    planned.call("report", "sales", *days, "--by", "day", "--out", str(out))
    by_day = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert [row["from"] for row in by_day] == ["2026-03-04", "2026-03-05"]
    planned.call("report", "sales", *days, "--by", "item", "--out", str(out))
    by_item = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert sum(float(row["units"]) for row in by_item) == sum(float(row["units"]) for row in by_day) > 0
    assert planned.call("report", "sales", "--from", "2026-03-05", "--to", "2026-03-04").code == 1


def test_reports_that_cannot_be_written_are_refused(planned: "Shop") -> None:
    for words in (("reorder", "--out", "a.doc"), ("order",), ("order", "PO-9"), ("reorder", "--out", "no/where/a.pdf")):
        assert planned.call("report", *words).code == 1


def test_a_table_goes_to_a_file_or_to_standard_output(planned: "Shop") -> None:
    out = planned.folder / "plan.csv"
    assert planned.json("export", "plan", "--out", str(out)).json == {"status": "ok", "rows": 2, "file": str(out)}
    said = planned.call("export", "plan", "--out", "-")
    assert (said.code, said.out) == (0, out.read_text(encoding="utf-8"))
    assert said.err == "2 rows written to -.\n"
    assert [row["sku"] for row in csv.DictReader(io.StringIO(said.out))] == ["00101", "00102"]


def test_a_refused_export_is_one_object_even_on_standard_output(filled: "Shop") -> None:
    said = filled.json("export", "plan", "--out", "-")
    assert (said.code, said.json["status"]) == (1, "refused")


def test_exports_take_a_period_and_days(planned: "Shop") -> None:
    said = planned.call("export", "daily-sales", "--out", "-", "--from", "2026-03-04", "--to", "2026-03-05")
    assert len(said.out.splitlines()) == 5
    said = planned.call("export", "lead-time-demand", "--out", "-", "--days", "7,14")
    assert [row["days"] for row in csv.DictReader(io.StringIO(said.out))] == ["7", "14"] * 2
    assert planned.call("export", "lead-time-demand", "--out", "-", "--days", "0").code == 1


def test_a_stock_sheet_is_written(planned: "Shop") -> None:
    out = planned.folder / "sheet.html"
    said = planned.json("report", "stock-sheet", "--out", str(out))
    assert (said.json["file"], said.json["lines"]) == (str(out), 2)
    assert "Green tea" in out.read_text(encoding="utf-8")
    assert planned.call("report", "stock-sheet", "--out", str(planned.folder / "sheet.pdf")).code == 1


def test_the_self_test_is_one_object(shop: "Shop") -> None:
    said = shop.json("self-test")
    assert (said.code, said.json["status"]) == (0, "ok")
    assert all(finding["passed"] for finding in said.json["findings"])
    assert not shop.store.exists()


def test_a_failed_self_test_is_a_refusal(shop: "Shop", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retail_desktop.persistence.sqlite.VERSION", "3.40.1")
    said = shop.call("self-test")
    assert said.code == 1
    assert "FAIL  sqlite" in said.err
