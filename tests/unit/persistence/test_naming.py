"""The names behind the keys."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Connection

from retail_desktop.domain.corrections import KeptOutlier
from retail_desktop.domain.overrides import Override, OverrideKind
from retail_desktop.persistence import corrections, overrides
from retail_desktop.persistence.forecast_tables import forecast_override, kept_outlier
from retail_desktop.persistence.naming import named, only_of

MONDAY = date(2026, 9, 28)


def test_a_row_gets_the_names_of_its_item_and_store(work: Connection) -> None:
    for sku in ("00417", "00422"):
        corrections.keep_outlier(work, KeptOutlier(sku, "MAIN", MONDAY, "Maria", ""))
    found = named(kept_outlier)
    assert {(row.sku, row.code) for row in work.execute(found)} == {("00417", "MAIN"), ("00422", "MAIN")}
    assert [row.sku for row in work.execute(only_of(found, "00422", "MAIN"))] == ["00422"]
    assert len(work.execute(only_of(found, None, "MAIN")).all()) == 2
    assert work.execute(only_of(found, "00422", "HILL")).all() == []


def test_a_row_about_everything_stays_without_a_name_where_that_may_be(work: Connection) -> None:
    overrides.add(work, Override(0, OverrideKind.SHIFT, Decimal(1), MONDAY, category="Mugs"))
    assert [(row.sku, row.code) for row in work.execute(named(forecast_override, optional=True))] == [(None, None)]
    assert work.execute(named(forecast_override)).all() == []
