"""Tables with the columns that other programs rely on."""

import csv
import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from retail_desktop.domain.errors import NotAllowedError, RetailError
from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.domain.people import Person, Role
from retail_desktop.services.export_tables import COLUMNS, export_table
from retail_desktop.services.order_goods import create_orders
from retail_desktop.services.plan_replenishment import read_plan
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]
# The command line's contract: columns may be added at the end alone.
CONTRACT = {
    "daily-sales": "date, store, sku, quantity, net_amount, price",
    "sales-lines": "date, time, store, sku, quantity, price, net_amount, receipt, import_id",
    "items": "sku, barcode, name, category, supplier, supplier_code, unit_cost, price, pack_size, minimum_order, "
    "lead_time_days, service_level, shelf_life_days, status, other_barcodes, price_breaks",
    "suppliers": "code, name, lead_time_days, review_days, order_weekdays, minimum_order_value, currency, contact, "
    "email, phone, address, account_number",
    "supply-terms": "sku, supplier, preferred, supplier_code, unit_cost, pack_size, minimum_order, lead_time_days, "
    "price_breaks, layer_size, pallet_size, maximum_stock, pack_rounding",
    "stock": "sku, store, on_hand, on_order, allocated, unit_cost, stock_value, last_sale, last_receipt, date",
    "movements": "date, store, sku, kind, quantity, reason, person, note, document, lot, expires_on, action, "
    "taken_back",
    "forecasts": "sku, store, date, mean, q05, q25, q50, q75, q80, q90, q95, q975, q99, method",
    "lead-time-demand": "sku, store, as_of, days, mean, sd, q50, q80, q90, q95, q975, q99",
    "plan": "sku, store, supplier, on_hand, on_order, inventory_position, lead_time_days, review_days, "
    "expected_demand, safety_stock, reorder_point, order_up_to, suggested_quantity, packs, order_by, runs_out_on, "
    "stockout_risk, unit_cost, line_cost, binding_rules, why",
    "orders": "number, supplier, store, status, created_on, expected_on, line, sku, quantity, received, outstanding, "
    "pack_size, unit_cost, line_cost, currency, supplier_code, note",
    "receipts": "date, order, supplier, store, sku, quantity, unit_cost, note",
    "events": "kind, name, first, last, store, sku, category, price, note",
    "accuracy": "sku, store, method, folds, wape, mase, rmsse, bias, pinball, coverage_80, coverage_95, naive_wape, "
    "value_added",
}


@pytest.fixture
def exported(tmp_path: Path) -> Callable[..., list[dict[str, str]]]:
    def run(place: Workplace, kind: str, **choice: Any) -> list[dict[str, str]]:  # noqa: ANN401 - handed on as it is
        out = tmp_path / f"{kind}.csv"
        count = export_table(place, kind, out, **choice)
        with out.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        assert count == len(rows)
        return rows

    return run


Exported = Callable[..., list[dict[str, str]]]


@pytest.fixture
def busy(planned: Workplace, bring: Bring) -> Workplace:
    """A shop with something in every table."""
    create_orders(planned)
    bring(planned, "date,order,sku,quantity,cost\n2025-07-25,PO-9,00101,6,1.15\n", Target.RECEIPTS)
    bring(planned, "name,first,last,sku\nTea week,2025-08-04,2025-08-10,00101\n", Target.EVENTS)
    return planned


@pytest.mark.parametrize("kind", COLUMNS)
def test_every_table_keeps_its_columns(busy: Workplace, tmp_path: Path, kind: str) -> None:
    assert export_table(busy, kind, tmp_path / "out.csv") > 0
    head = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    promised = [name for name in CONTRACT[kind].split(", ") if name]
    assert head[: len(promised)] == promised


@pytest.mark.parametrize("kind", [kind for kind in COLUMNS if kind != "suppliers"])
def test_a_workbook_keeps_codes_as_text(busy: Workplace, tmp_path: Path, kind: str) -> None:
    rows = export_table(busy, kind, tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    assert sheet is not None
    head = [str(cell.value) for cell in sheet[1]]
    assert sheet.max_row == rows + 1
    assert str(sheet.cell(2, head.index("sku") + 1).value).startswith("001")


@pytest.mark.parametrize("kind", COLUMNS)
def test_an_empty_store_has_empty_tables(empty_shop: Workplace, exported: Exported, kind: str) -> None:
    assert exported(empty_shop, kind) == []


def test_daily_sales_add_up_to_the_lines(shop: Workplace, exported: Exported, bring: Bring) -> None:
    bring(
        shop, "date,time,receipt,sku,quantity,price\n2025-07-25,09:05,R1,00101,3,2.00\n2025-07-25,,R2,00101,-1,2.00\n"
    )
    period = {"first": date(2025, 7, 25), "last": date(2025, 7, 25)}
    assert exported(shop, "daily-sales", **period) == [
        {"date": "2025-07-25", "store": "MAIN", "sku": "00101", "quantity": "2", "net_amount": "4.00", "price": "2.00"}
    ]
    first, second = exported(shop, "sales-lines", **period)
    assert (first["time"], first["quantity"], first["receipt"], first["import_id"]) == ("09:05", "3", "R1", "5")
    assert (second["time"], second["quantity"], second["net_amount"]) == ("", "-1", "-2.00")


def test_a_period_narrows_sales(shop: Workplace, exported: Exported) -> None:
    assert {row["date"] for row in exported(shop, "daily-sales", first=date(2025, 7, 23))} == {
        "2025-07-23",
        "2025-07-24",
    }
    assert {row["date"] for row in exported(shop, "sales-lines", last=date(2025, 1, 6))} == {"2025-01-06"}


def test_money_that_no_file_gave_stays_empty(empty_shop: Workplace, exported: Exported, bring: Bring) -> None:
    bring(empty_shop, "date,sku,quantity\n2026-03-02,1,2\n")
    (row,) = exported(empty_shop, "daily-sales")
    assert (row["quantity"], row["net_amount"], row["price"]) == ("2", "", "")


def test_items_can_be_read_back_without_a_change(
    shop: Workplace, bring: Bring, tmp_path: Path, exported: Exported
) -> None:
    before = exported(shop, "items")
    assert before[0]["sku"] == "00101"
    assert before[1]["service_level"] == "0.9"
    text = (tmp_path / "items.csv").read_text(encoding="utf-8")
    assert bring(shop, text, Target.ITEMS, name="again.csv").status == "ok"
    assert exported(shop, "items") == before


def test_suppliers_deliveries_and_events_have_tables(busy: Workplace, exported: Exported) -> None:
    north, south = exported(busy, "suppliers")
    assert (north["code"], north["lead_time_days"], south["order_weekdays"]) == ("NORTH", "5", "Mon,Thu")
    (delivery,) = exported(busy, "receipts")
    assert (delivery["date"], delivery["order"], delivery["quantity"]) == ("2025-07-25", "PO-9", "6")
    assert (delivery["sku"], delivery["unit_cost"]) == ("00101", "1.15")
    (event,) = exported(busy, "events")
    assert (event["kind"], event["name"], event["last"]) == ("promotion", "Tea week", "2025-08-10")


def test_stock_tells_the_day_of_its_evening(shop: Workplace, exported: Exported) -> None:
    assert {row["date"] for row in exported(shop, "stock")} == {"2025-07-24"}


def test_further_barcodes_and_price_breaks_stand_in_columns_of_their_own(
    shop: Workplace, exported: Exported, bring: Bring
) -> None:
    bring(shop, "sku,barcode,unit cost,from qty\n00101,5000070000028,1.20,1\n00101,,1.05,50\n", Target.ITEMS)
    row = exported(shop, "items")[0]
    assert (row["other_barcodes"], row["price_breaks"]) == ("5000070000028", "50:1.05")


def test_stock_is_valued_at_cost(shop: Workplace, exported: Exported) -> None:
    rows = {row["sku"]: row for row in exported(shop, "stock")}
    tea, pot = rows["00101"], rows["00106"]
    assert (tea["on_hand"], tea["unit_cost"], Decimal(tea["stock_value"])) == ("10", "1.20", Decimal(12))
    assert (tea["last_sale"], tea["last_receipt"], pot["stock_value"]) == ("2025-07-24", "", "")


def test_lead_time_demand_is_of_the_days_asked_for(planned: Workplace, exported: Exported) -> None:
    rows = [row for row in exported(planned, "lead-time-demand", days=[7, 28, 112]) if row["sku"] == "00101"]
    assert [(row["as_of"], row["days"]) for row in rows] == [("2025-07-24", days) for days in ("7", "28", "112")]
    week, month, beyond = (float(row["mean"]) for row in rows)
    assert week < month < beyond
    assert beyond / month == pytest.approx(4, rel=0.1)
    for row in rows:
        levels = [float(row[name]) for name in ("q50", "q80", "q90", "q95", "q975", "q99")]
        assert levels == sorted(levels)


def test_lead_time_demand_is_else_of_each_item_s_own_interval(planned: Workplace, exported: Exported) -> None:
    lines = {line.sku: line for line in read_plan(planned).lines}
    for row in exported(planned, "lead-time-demand"):
        line = lines[row["sku"]]
        assert int(row["days"]) == line.lead_time_days + line.review_days
        assert float(row["mean"]) == pytest.approx(float(line.expected_demand), abs=0.06)


@pytest.mark.parametrize("days", [[0], [7, -1]])
def test_totals_over_no_day_are_refused(planned: Workplace, tmp_path: Path, days: list[int]) -> None:
    with pytest.raises(RetailError, match="one day or more"):
        export_table(planned, "lead-time-demand", tmp_path / "out.csv", days=days)


def test_standard_output_gets_the_same_csv(
    planned: Workplace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export_table(planned, "plan", tmp_path / "plan.csv")
    assert export_table(planned, "plan", "-") == 6
    printed = capsys.readouterr().out
    assert printed == (tmp_path / "plan.csv").read_text(encoding="utf-8")
    assert len(list(csv.reader(io.StringIO(printed)))) == 7


@pytest.mark.parametrize(("kind", "name"), [("plan", "out.doc"), ("plan", "out"), ("recipes", "out.csv")])
def test_an_unknown_table_or_ending_is_refused(planned: Workplace, tmp_path: Path, kind: str, name: str) -> None:
    with pytest.raises(RetailError):
        export_table(planned, kind, tmp_path / name)
    assert not (tmp_path / name).exists()


def test_a_place_that_cannot_be_written_is_refused(planned: Workplace, tmp_path: Path) -> None:
    with pytest.raises(RetailError):
        export_table(planned, "plan", tmp_path / "missing" / "plan.csv")


def test_orders_and_deliveries_are_not_for_everybody(planned: Workplace, tmp_path: Path) -> None:
    staff = Workplace(planned.location, Person("Bob", Role.STAFF))
    for kind in ("orders", "receipts"):
        with pytest.raises(NotAllowedError):
            export_table(staff, kind, tmp_path / f"{kind}.csv")
    assert export_table(staff, "daily-sales", tmp_path / "sales.csv") > 0


def test_supply_terms_with_several_suppliers_can_be_read_back(
    shop: Workplace, empty_shop: Workplace, bring: Bring, exported: Exported, tmp_path: Path
) -> None:
    content = "sku,supplier,cost,pack_size,price breaks\n00101,NORTH,1.20,6,\n00101,SOUTH,1.10,10,50:1.05|99:1.00\n"
    bring(shop, content, Target.ITEMS)
    rows = exported(shop, "supply-terms")
    assert [(row["supplier"], row["preferred"]) for row in rows if row["sku"] == "00101"] == [
        ("NORTH", "yes"), ("SOUTH", "no"),
    ]  # fmt: skip
    text = (tmp_path / "supply-terms.csv").read_text(encoding="utf-8")
    assert bring(shop, text, Target.ITEMS, name="again.csv").status == "ok"
    assert exported(shop, "supply-terms") == rows
    assert bring(empty_shop, text, Target.ITEMS, name="elsewhere.csv").rejected == ()
    assert exported(empty_shop, "supply-terms") == rows
