"""What holidays do."""

import numpy as np
import pytest

from retail_desktop.forecasting.event_calendar import EventCalendar, Happening, Moments, no_events
from retail_desktop.forecasting.event_effects import Effects
from retail_desktop.forecasting.event_sums import EventSums

N_ITEMS, DAYS = 60, 1000
GROUPS = np.arange(N_ITEMS, dtype=np.int64) % 3
USUAL = np.repeat(np.linspace(1, 9, N_ITEMS)[:, None], DAYS, axis=1)
YEARLY = (100, 465, 830)


def calendar(
    scopes: np.ndarray | None = None, events: tuple[tuple[Happening, ...], ...] | None = None
) -> EventCalendar:
    moments = Moments()
    fairs = tuple(Happening("Fair", day, day) for day in YEARLY)
    rows = np.stack([moments.row(row, DAYS + 30) for row in events or (fairs,)])
    empty = no_events(N_ITEMS, DAYS, 30)
    of_series = empty.scopes if scopes is None else scopes
    names, itself = moments.names(), moments.themselves()
    return EventCalendar(DAYS, names, itself, rows, of_series, empty.promotions, empty.closed, ())


def effects(known: EventCalendar, sold: np.ndarray, seen: np.ndarray | None = None) -> Effects:
    sums = EventSums(known, GROUPS)
    seen = np.ones(sold.shape, dtype=np.bool_) if seen is None else seen
    ordinary = seen & (known.moments[known.scopes, :DAYS] < 0)
    for rows in (slice(0, 25), slice(25, N_ITEMS)):
        sums.add(rows, sold[rows], USUAL[rows], seen[rows], ordinary[rows])
    return sums.effects()


def trade(factor: np.ndarray | float = 1.0, days: tuple[int, ...] = YEARLY, unrest: float = 0.08) -> np.ndarray:
    """Give Poisson sales whose days are busier or quieter for the whole store."""
    random = np.random.default_rng(7)
    mean = USUAL * np.exp(random.normal(0, unrest, (1, DAYS)))
    mean[:, list(days)] *= factor
    return random.poisson(mean).astype(float)


def of(found: Effects, known: EventCalendar, name: str = "Fair") -> np.ndarray:
    return found.factor[known.names.index(name)]


def test_a_holiday_that_doubles_sales_is_learned() -> None:
    known = calendar()
    assert of(effects(known, trade(2.0)), known).mean() == pytest.approx(2.0, rel=0.1)


def test_the_usual_unrest_of_days_is_no_effect() -> None:
    known = calendar()
    found = effects(known, trade())
    assert found.factor.mean() == pytest.approx(1, abs=0.02)
    assert found.factor.max() < 1.25
    assert not found.shut.any()


def test_categories_feel_a_holiday_differently() -> None:
    known = calendar()
    true = np.array([1.0, 1.6, 3.0])[GROUPS]
    found = of(effects(known, trade(true[:, None])), known)
    for category in range(3):
        assert found[category == GROUPS].mean() == pytest.approx(np.array([1.0, 1.6, 3.0])[category], rel=0.15)


def test_an_item_that_sells_mostly_then_has_its_own_factor() -> None:
    known = calendar()
    true = np.where(np.arange(N_ITEMS) == N_ITEMS - 1, 9.0, 1.0)
    found = of(effects(known, trade(true[:, None])), known)
    assert 4 < found[-1] < 9
    assert found[GROUPS[-1] != GROUPS].max() < 1.3


def test_a_holiday_on_which_the_store_is_always_shut_is_known() -> None:
    known = calendar()
    sold = trade(0.0)
    found = effects(known, sold, seen=(sold.sum(axis=0) > 0) & np.ones(sold.shape, dtype=np.bool_))
    assert [known.names[number] for number in np.flatnonzero(found.shut[:, 0])] == ["Fair"]


def test_a_store_that_opened_once_is_not_always_shut() -> None:
    known = calendar()
    assert not effects(known, trade(0.0, days=YEARLY[:2])).shut.any()


def test_only_the_store_that_shuts_is_shut() -> None:
    fairs = tuple(Happening("Fair", day, day) for day in YEARLY)
    scopes = np.arange(N_ITEMS, dtype=np.int64) % 2
    known = calendar(scopes, (fairs, fairs))
    sold = trade(np.where(scopes == 0, 0.0, 1.0)[:, None])
    assert effects(known, sold).shut[known.names.index("Fair")].tolist() == [True, False]


def test_a_holiday_that_never_was_has_no_effect() -> None:
    known = calendar(events=((Happening("New", DAYS + 5, DAYS + 5),),))
    assert (effects(known, trade()).factor == 1).all()


def test_a_short_history_tells_nothing() -> None:
    known = calendar(events=((Happening("Always", 0, DAYS + 20),),))
    assert (effects(known, trade(2.0)).factor == 1).all()
