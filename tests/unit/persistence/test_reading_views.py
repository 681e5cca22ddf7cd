"""What spreadsheets and reporting programs read."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import Connection, text

from retail_desktop.persistence.reading_views import READING_VIEWS

DAY = date(2026, 3, 1).toordinal()
Store = Callable[..., int]


def rows(work: Connection, view: str) -> list[dict[str, Any]]:
    return [dict(row._mapping) for row in work.execute(text(f"SELECT * FROM {view}"))]  # noqa: S608 - the views' own names


def test_sales_stand_beside_their_names(work: Connection, import_sales: Store) -> None:
    import_sales(work, [(1, 1, DAY, 2_000, 80_000), (1, 1, DAY, -500, -20_000)])
    (found,) = rows(work, "v_daily_sales")
    assert found == {
        "date": "2026-03-01", "store": "MAIN", "sku": "00417", "item": "Mug", "category": "", "supplier": "Brightwater",
        "units": 1.5, "returned": -0.5, "net_sales": 6.0, "lines": 2,
    }  # fmt: skip
    assert [line["units"] for line in rows(work, "v_sales_lines")] == [2.0, -0.5]


def test_an_item_without_a_supplier_is_still_an_item(work: Connection) -> None:
    items = {row["sku"]: row for row in rows(work, "v_items")}
    assert (items["00417"]["unit_cost"], items["00417"]["pack_size"]) == (2.95, 12.0)
    assert items["00422"]["supplier"] is None


def test_stock_that_was_never_counted_is_unknown(work: Connection) -> None:
    work.execute(
        text("INSERT INTO balance (item_id, store_id, quantity, counted) VALUES (1, 1, 4000, 1), (2, 1, -9, 0)")
    )
    stock = {row["sku"]: row for row in rows(work, "v_stock")}
    assert (stock["00417"]["on_hand"], stock["00417"]["stock_value"]) == (4.0, 11.8)
    assert stock["00422"]["on_hand"] is None


def test_no_view_counts_anything_twice(work: Connection, import_sales: Store) -> None:
    import_sales(work, [(1, 1, DAY, 2_000, 80_000)])
    work.execute(text("INSERT INTO supplier (code, name, lead_time_days, review_days) VALUES ('X', 'Other', 3, 7)"))
    work.execute(text("INSERT INTO supply_term (item_id, supplier_id, pack_size) VALUES (1, 2, 1000)"))
    assert all(len(rows(work, view)) == 1 for view in READING_VIEWS if "sales" in view)
