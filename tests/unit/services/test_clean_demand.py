"""Histories as the engine gets them."""

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pytest

from retail_desktop.domain.corrections import CorrectionKind
from retail_desktop.domain.events import ComingEvent
from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.forecasting.cleaning import Cleaned
from retail_desktop.services.clean_demand import KeptDay, clean_demand, coming_events, corrections
from retail_desktop.services.demand_history import Histories, read_histories
from retail_desktop.services.event_calendar import read_calendar
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]
MONDAY = date(2026, 1, 5)
DAYS = 84


def sales(special: dict[int, int]) -> str:
    """Give four of one item and seven of another on every day but the special ones of the first."""
    rows = [
        f"{MONDAY + timedelta(days=day)},{sku},{units}\n"
        for day in range(DAYS)
        for sku, units in (("1", special.get(day, 4)), ("2", 7))
        if units
    ]
    return "date,sku,quantity\n" + "".join(rows)


def cleaned(place: Workplace, *kept: KeptDay) -> tuple[Histories, Cleaned]:
    with place.database.reading() as work:
        histories = read_histories(work)
        return histories, clean_demand(histories, read_calendar(work, histories, 28), kept=kept)


def test_a_shop_where_nothing_happens_keeps_its_numbers(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, sales({}))
    histories, found = cleaned(empty_shop)
    assert found.matrix.values is histories.demand
    assert (found.event_factor == 1).all()


def test_a_day_that_sold_out_early_counts_as_a_usual_one(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, sales({50: 1, 51: 0, 52: 0}))
    stock = f"sku,on_hand,date\n1,1,{MONDAY + timedelta(days=49)}\n1,900,{MONDAY + timedelta(days=52)}\n"
    bring(empty_shop, stock, Target.STOCK)
    histories, found = cleaned(empty_shop)
    assert (histories.sold_out, histories.empty) == (((0, 50),), ((0, 51), (0, 52)))
    assert found.matrix.values[0, 50] == pytest.approx(4, rel=0.03)
    assert found.matrix.observed[0, 49:54].tolist() == [True, True, False, False, True]
    lost = found.lost_sales
    assert list(zip(lost.rows.tolist(), lost.days.tolist(), strict=True)) == [(0, 50), (0, 51), (0, 52)]
    assert lost.units == pytest.approx([3, 4, 4], rel=0.05)
    told = list(corrections(histories, found))
    assert {(one.kind, one.day.day, one.sold) for one in told} == {
        (CorrectionKind.LOST_SALES, 24, 1), (CorrectionKind.LOST_SALES, 25, 0), (CorrectionKind.LOST_SALES, 26, 0),
    }  # fmt: skip
    assert [one.used for one in told] == pytest.approx([4, 4, 4], rel=0.05)


def test_a_single_huge_order_is_damped_unless_somebody_wants_it(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, sales({40: 80_995}))
    outliers = cleaned(empty_shop)[1].outliers
    assert (outliers.rows.tolist(), outliers.days.tolist(), outliers.sold.tolist()) == ([0], [40], [80_995])
    assert 4 < outliers.used[0] < 40
    (told,) = corrections(*cleaned(empty_shop))
    assert (told.sku, told.day, told.kind) == ("1", MONDAY + timedelta(days=40), CorrectionKind.OUTLIER)
    assert (told.sold, told.used) == (80_995, outliers.used[0])
    day = MONDAY + timedelta(days=40)
    histories, found = cleaned(empty_shop, ("1", "MAIN", day), ("1", "Hill", day), ("1", "MAIN", date(2020, 1, 1)))
    assert not len(found.outliers.rows)
    assert found.matrix.values is histories.demand


def test_what_is_to_come_is_told_with_its_factor(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, sales({}))
    last = MONDAY + timedelta(days=DAYS - 1)
    closed = last + timedelta(days=2)
    bring(empty_shop, f"name,kind,first\nStocktaking,closure,{closed}\n", Target.EVENTS)
    with empty_shop.database.reading() as work:
        histories = read_histories(work)
        calendar = read_calendar(work, histories, 28)
    told = list(coming_events(histories, calendar, clean_demand(histories, calendar)))
    assert told == [(row, ComingEvent(closed, ("Stocktaking",), 0.0)) for row in (0, 1)]


def test_cleaning_tells_how_far_it_is(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, sales({}))
    told: list[tuple[str, int, int]] = []
    with empty_shop.database.reading() as work:
        histories = read_histories(work)
        clean_demand(histories, read_calendar(work, histories, 28), progress=lambda *report: told.append(report))
    assert told[-1] == ("Cleaning demand", 2, 2)
    assert np.all(np.diff([done for _, done, _ in told]) >= 0)
