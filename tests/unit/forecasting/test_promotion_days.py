"""Demand without its promotions."""

import numpy as np
import pytest

from retail_desktop.forecasting.event_calendar import Cells, EventCalendar, Promotions, no_events
from retail_desktop.forecasting.history import DemandMatrix
from retail_desktop.forecasting.promotion_days import (
    AFTER,
    DAYS_AFTER,
    PRICED,
    UNPRICED,
    PromotionDays,
    find_promotion_days,
    measure_promotions,
    without_promotions,
)

N_ITEMS, DAYS, HORIZON = 30, 400, 21
NONE = Cells(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))


def calendar(on: np.ndarray, ratio: float = np.nan) -> EventCalendar:
    rows, days = (part.astype(np.int64) for part in np.nonzero(on))
    empty = no_events(len(on), DAYS, HORIZON)
    promotions = Promotions(rows, days, np.zeros(len(rows), dtype=np.int64), np.full(len(rows), ratio))
    return EventCalendar(DAYS, (), empty.itself, empty.moments, empty.scopes, promotions, empty.closed, ("Week",))


def weeks_on(first: int = 20, every: int = 50) -> np.ndarray:
    """Give every item a week on promotion out of seven, not all at once, and one in the days to come."""
    days = np.arange(DAYS + HORIZON) - np.arange(N_ITEMS)[:, None]
    return (days >= first) & ((days - first) % every < 7)


def sold(on: np.ndarray, uplift: float, dip: float = 1.0) -> DemandMatrix:
    random = np.random.default_rng(6)
    after = np.zeros_like(on)
    for step in range(1, DAYS_AFTER + 1):
        after[:, step:] |= on[:, :-step]
    factor = np.where(on, uplift, np.where(after, dip, 1.0))[:, :DAYS]
    values = random.poisson(12 * factor).astype(float)
    return DemandMatrix(values, np.ones(values.shape, dtype=np.bool_), 0, np.arange(N_ITEMS) % 3)


def measured(matrix: DemandMatrix, on: np.ndarray, ratio: float = np.nan) -> PromotionDays:
    return measure_promotions(matrix, calendar(on, ratio), NONE, lambda _: None)


def test_the_week_after_a_promotion_is_looked_at_too() -> None:
    on = np.zeros((2, DAYS + HORIZON), dtype=np.bool_)
    on[1, 10:12], on[1, 15] = True, True
    found = find_promotion_days(calendar(on))
    assert set(found.rows.tolist()) == {1}
    assert found.days.tolist() == list(range(10, 23))
    assert [day for day, kind in zip(found.days, found.kinds, strict=True) if kind == UNPRICED] == [10, 11, 15]


def test_a_known_price_gives_the_depth() -> None:
    on = np.zeros((1, DAYS + HORIZON), dtype=np.bool_)
    on[0, -1] = True
    found = find_promotion_days(calendar(on, 0.5))
    assert (found.kinds.tolist(), found.depth.tolist()) == ([PRICED], pytest.approx([np.log(2)]))


@pytest.mark.parametrize("ratio", [0.0, 1.0, 1.3, np.nan])
def test_a_price_that_is_no_cut_tells_nothing_of_the_depth(ratio: float) -> None:
    found = find_promotion_days(calendar(weeks_on(), ratio))
    assert not (found.kinds == PRICED).any()
    assert not found.depth.any()


def test_what_promotions_and_the_dip_after_them_do_is_learned() -> None:
    on = weeks_on()
    found = measured(sold(on, 2.0, 0.7), on)
    assert found.factor[found.kinds == UNPRICED].mean() == pytest.approx(2.0, rel=0.05)
    assert found.factor[found.kinds == AFTER].mean() == pytest.approx(0.7, rel=0.06)


def test_the_days_to_come_have_factors_as_well() -> None:
    on = weeks_on()
    found = measured(sold(on, 2.0), on)
    coming = (found.days >= DAYS) & (found.kinds == UNPRICED)
    assert coming.any()
    assert found.factor[coming] == pytest.approx(2.0, rel=0.15)


def test_demand_without_promotions_is_even() -> None:
    on = weeks_on()
    matrix = sold(on, 2.0)
    plain = without_promotions(matrix, measured(matrix, on))
    past = on[:, :DAYS]
    assert plain.values[past].mean() == pytest.approx(plain.values[~past].mean(), rel=0.03)
    assert matrix.values[past].mean() > 1.8 * matrix.values[~past].mean()


def test_days_that_sold_out_tell_nothing_of_a_promotion() -> None:
    on = weeks_on()
    matrix = sold(on, 2.0)
    rows, days = (part.astype(np.int64) for part in np.nonzero(on[:, :DAYS] & (np.arange(DAYS) % 2 == 0)))
    matrix.values[rows, days] = 3.0
    found = measure_promotions(matrix, calendar(on), Cells(rows, days), lambda _: None)
    assert found.factor[found.kinds == UNPRICED].mean() == pytest.approx(2.0, rel=0.06)


def test_a_first_promotion_ever_is_expected_to_do_nothing() -> None:
    on = np.zeros((N_ITEMS, DAYS + HORIZON), dtype=np.bool_)
    matrix = sold(on, 1.0)
    on[:, DAYS:] = True
    found = measured(matrix, on)
    assert (found.factor == 1).all()
    assert without_promotions(matrix, found) is matrix


def test_the_factor_of_any_single_day_can_be_looked_up() -> None:
    days = PromotionDays(
        np.array([1, 1]), np.array([3, 5]), np.zeros(2, dtype=np.int64), np.zeros(2), np.array([2, 3.0])
    )
    assert days.factor_at(np.array([0, 1, 1, 1]), np.array([3, 3, 4, 5])).tolist() == [1, 2, 1, 3]
    none = find_promotion_days(no_events(2, 9, 1))
    assert none.factor_at(np.array([1]), np.array([0])).tolist() == [1]
