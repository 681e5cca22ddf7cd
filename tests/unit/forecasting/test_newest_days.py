"""The days since the last Sunday."""

import numpy as np
import pytest

from retail_desktop.forecasting.censoring import SoldOut
from retail_desktop.forecasting.cleaning import Cleaned, clean
from retail_desktop.forecasting.event_calendar import (
    Cells,
    EventCalendar,
    Happening,
    Moments,
    Promotions,
    no_events,
    sorted_cells,
)
from retail_desktop.forecasting.history import DemandMatrix, group_codes, split_weeks
from retail_desktop.forecasting.kept_fits import fit_keys
from retail_desktop.forecasting.settled import settled_weeks

ITEMS, SUNDAY, HORIZON = 60, 7 * 110, 28  # the settled days end with a Sunday
NO_CELLS = Cells(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
FAIRS = (100, 400, SUNDAY + 1)


def trade() -> np.ndarray:
    """Weekday sales with promoted weeks, fairs, empty shelves and bulk buys, far beyond the last Sunday."""
    random = np.random.default_rng(8)
    weekday = np.resize([0.8, 0.8, 0.9, 1.0, 1.1, 1.4, 1.0], SUNDAY + 14)
    sold: np.ndarray = random.poisson(np.linspace(1, 20, ITEMS)[:, None] * weekday).astype(float)
    sold[:, FAIRS] *= 3
    for item, day in promoted():
        sold[item, day] *= 2
    sold[5, [200, SUNDAY + 5]] = 400
    sold[7, [300, SUNDAY + 3]] = 0
    return sold


def promoted() -> list[tuple[int, int]]:
    starts = [(item, day + item) for item in range(0, ITEMS, 3) for day in (150, 350, 550, SUNDAY - 58)]
    return [(item, start + day) for item, start in starts for day in range(7)]


def night(days: int, seed_rows: int = ITEMS) -> tuple[DemandMatrix, Cleaned]:
    """What is known so many days after the Sunday, of the first items, and cleaned."""
    n_days = SUNDAY + days
    values = trade()[:seed_rows, :n_days]
    shown = DemandMatrix(values, np.ones(values.shape, dtype=np.bool_), 0, np.arange(seed_rows) % 3)
    moments = Moments()
    row = moments.row([Happening("Fair", day, day) for day in FAIRS], n_days + HORIZON)
    cells = np.array([cell for cell in promoted() if cell[0] < seed_rows]).T
    rows, columns, _ = sorted_cells(*cells)
    nothing = no_events(seed_rows, n_days, HORIZON)
    calendar = EventCalendar(
        n_days,
        moments.names(),
        moments.themselves(),
        row[None],
        nothing.scopes,
        Promotions(rows, columns, np.zeros_like(rows), np.full(len(rows), np.nan)),
        nothing.closed,
        ("Week",),
    )
    out = np.array([300, SUNDAY + 3])
    out = out[out < n_days]
    sold_out = SoldOut(np.full(len(out), 7), out, np.full(len(out), np.nan))
    return shown, clean(shown, calendar, sold_out, NO_CELLS, lambda _: None)


def keys(cleaned: DemandMatrix) -> list[bytes]:
    split = split_weeks(cleaned.n_weeks)
    found = settled_weeks(cleaned, split, *group_codes(cleaned.groups), lambda _: None)
    assert found is not None
    return fit_keys(list(found.weekly.units.T))


def test_the_settled_weeks_come_out_the_same_every_night_of_a_week() -> None:
    nights = [night(days)[1].matrix for days in range(7)]
    assert all(keys(cleaned) == keys(nights[0]) for cleaned in nights[1:])
    assert not set(keys(night(7)[1].matrix)) & set(keys(nights[0]))


@pytest.mark.parametrize("days", [2, 5])
def test_the_newest_days_are_free_of_a_fair_they_hold(days: int) -> None:
    shown, found = night(days)
    fair = SUNDAY + 1
    assert found.matrix.values[:, fair].sum() == pytest.approx(shown.values[:, fair].sum() / 3, rel=0.15)


def test_a_bulk_buy_of_yesterday_is_damped_and_one_of_long_ago_too() -> None:
    _, found = night(6)
    assert list(zip(found.outliers.rows.tolist(), found.outliers.days.tolist(), strict=True)) == [
        (5, 200),
        (5, SUNDAY + 5),
    ]
    assert found.matrix.values[5, SUNDAY + 5] == found.outliers.used[1] < 50


def test_a_shelf_that_was_empty_yesterday_lost_sales() -> None:
    shown, found = night(4)
    assert (found.lost_sales.rows.tolist(), found.lost_sales.days.tolist()) == ([7, 7], [300, SUNDAY + 3])
    usual = shown.values[7, 20:90].mean()
    assert found.lost_sales.units == pytest.approx([usual, usual], rel=0.5)
    assert found.matrix.values[7, SUNDAY + 3] == pytest.approx(usual, rel=0.5)


def test_the_days_to_come_keep_their_factors_from_night_to_night() -> None:
    early, late = night(0)[1].event_factor, night(3)[1].event_factor
    np.testing.assert_array_equal(early[:, 3:], late[:, : HORIZON - 3])
