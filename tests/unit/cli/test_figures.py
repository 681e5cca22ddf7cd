"""The figures of the store by command."""

import csv
import io
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shop


def test_the_figures_are_told_with_what_they_are_compared_with(filled: "Shop") -> None:
    said = filled.call("report", "executive")
    assert said.code == 0
    assert said.out.startswith("Main store, 2026-02-06 to 2026-03-05\n")
    assert "  Net sales: 315.00; Unchanged at 315.00 (before)\n" in said.out
    assert "  Lost sales, estimate: – – Stock is known on 4 % of the days only.\n" in said.out


def test_json_holds_every_figure_and_the_file(filled: "Shop") -> None:
    out = filled.folder / "figures.pdf"
    found = filled.json("report", "executive", "--period", "month", "--out", str(out)).json
    assert (found["status"], found["file"], found["period"]) == ("ok", str(out), ["2026-03-01", "2026-03-05"])
    net = found["figures"]["net_sales"]
    assert (net["value"], net["unit"], net["last_year"]["value"]) == ("57.5", "money", None)
    assert net["last_year"]["reason"] == "Sales are known from 5 Jan 2026 only."
    assert found["costs_share"] == "1"
    assert out.stat().st_size > 100


def test_a_period_has_two_ends_or_a_name(filled: "Shop") -> None:
    one = filled.call("report", "executive", "--from", "2026-02-01")
    assert (one.code, "--from and --to together" in one.err) == (1, True)
    both = filled.call("report", "executive", "--from", "2026-02-01", "--to", "2026-02-07", "--period", "month")
    assert both.code == 1
    week = filled.json("report", "executive", "--from", "2026-02-02", "--to", "2026-02-08").json
    assert week["period"] == ["2026-02-02", "2026-02-08"]
    assert week["before"] == ["2026-01-26", "2026-02-01"]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_figures_are_exported_like_other_tables(filled: "Shop", ending: str) -> None:
    out = filled.folder / f"metrics.{ending}"
    assert filled.json("export", "metrics", "--out", str(out), "--period", "month").json["rows"] == 21
    said = filled.call("export", "metrics", "--out", "-")
    rows = list(csv.DictReader(io.StringIO(said.out)))
    assert rows[0]["figure"] == "net_sales"


def test_figures_with_a_plan_name_what_is_at_risk(filled: "Shop") -> None:
    assert filled.call("plan").code == 0
    found = filled.json("report", "executive", "--store", "MAIN").json
    assert found["risks"][0]["item"] in {"00101", "00102"}
    assert found["risks_count"] == len(found["risks"])
