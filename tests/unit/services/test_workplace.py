"""Opening a store, who acts in it, and what day it is there."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from retail_desktop.domain.catalogue import Store
from retail_desktop.domain.errors import NotAllowedError, NotFoundError, StoreFileError
from retail_desktop.domain.imports import ImportReport
from retail_desktop.domain.people import Permission, Role
from retail_desktop.services.accounts import add_account
from retail_desktop.services.workplace import OWNER, Workplace, choose_stores, freshness, open_workplace, trading_day

Bring = Callable[..., ImportReport]


def day_in(place: Workplace) -> date:
    with place.database.reading() as work:
        return trading_day(work)


def test_a_store_without_accounts_has_one_owner(empty_shop: Workplace) -> None:
    assert open_workplace(empty_shop.location).person == OWNER
    named = open_workplace(empty_shop.location, "Ada").person
    assert (named.name, named.role) == ("Ada", Role.ADMINISTRATOR)


def test_a_store_with_accounts_asks_who_acts(empty_shop: Workplace) -> None:
    add_account(empty_shop, "Ada", Role.ADMINISTRATOR, "mug towel lighthouse")
    add_account(
        open_workplace(empty_shop.location, "Ada", lambda: "mug towel lighthouse"), "Bob", Role.STAFF, "candle and soap"
    )
    bob = open_workplace(empty_shop.location, "Bob", lambda: "candle and soap")
    bob.allow(Permission.IMPORT)
    with pytest.raises(NotAllowedError, match="Bob may not run forecasts"):
        bob.allow(Permission.FORECAST)
    with pytest.raises(NotFoundError, match="--as-user"):
        open_workplace(empty_shop.location)
    for name, password in (("Eve", "candle and soap"), ("Bob", ""), ("Bob", "Candle and soap")):
        with pytest.raises(NotAllowedError, match="do not belong together"):
            open_workplace(empty_shop.location, name, partial(str, password))


def test_an_empty_store_is_fresh_of_nothing(empty_shop: Workplace) -> None:
    found = freshness(empty_shop)
    assert (found.sales_through, found.stock_as_of, found.forecast_as_of, found.plan_as_of) == (None,) * 4
    assert (found.items, found.is_sample, found.store_name) == (0, False, "")
    assert choose_stores(empty_shop) == ()


def test_freshness_tells_how_far_everything_reaches(planned: Workplace, bring: Bring) -> None:
    last = date(2025, 7, 24)
    found = freshness(planned)
    assert (found.sales_through, found.stock_as_of, found.forecast_as_of, found.plan_as_of) == (last,) * 4
    assert (found.items, found.store_name) == (6, "Main store")
    bring(planned, "date,sku,quantity\n2025-07-25,00101,2\n", store="Hill")
    assert freshness(planned).store_name == "2 stores"
    assert choose_stores(planned) == (Store("Hill", "Hill"), Store("MAIN", "Main store"))


def test_an_old_store_stays_at_its_own_point_in_time(shop: Workplace) -> None:
    assert day_in(shop) == date(2025, 7, 25)


def test_a_living_store_is_at_today(empty_shop: Workplace, bring: Bring) -> None:
    assert day_in(empty_shop) == date.today()
    bring(empty_shop, f"date,sku,quantity\n{date.today() - timedelta(days=20)},1,1\n")
    assert day_in(empty_shop) == date.today()


def test_another_program_s_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    other.write_text("not a database, " * 100, encoding="utf-8")
    before = other.read_bytes()
    with pytest.raises(StoreFileError):
        open_workplace(str(other))
    assert other.read_bytes() == before
    with pytest.raises(StoreFileError, match="one SQLite file"):
        open_workplace("postgresql://server/shop")
