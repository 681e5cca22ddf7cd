"""From what was sold to what would have been sold on ordinary days: the step before the engine.

Promotions first, because there may be many of them; then, against what is usual on the days without, holidays, days
that sold out and single outliers. The demand handed on is free of all four; the coming happenings go on as factors.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from retail_desktop.forecasting.baseline import ordinary_shares, usual_demand
from retail_desktop.forecasting.censoring import LostSales, SoldOut, demand_when_sold_out
from retail_desktop.forecasting.event_calendar import NO_EVENT, Cells, EventCalendar
from retail_desktop.forecasting.event_effects import TOO_DEEP, Effects
from retail_desktop.forecasting.event_sums import EventSums
from retail_desktop.forecasting.history import AsSold, Booleans, DemandMatrix, Floats, Integers, group_codes
from retail_desktop.forecasting.newest_days import Habits, clean_newest
from retail_desktop.forecasting.outliers import Far, Outliers, alone_among, far_days
from retail_desktop.forecasting.preparation import Tick, portions
from retail_desktop.forecasting.promotion_days import PromotionDays, measure_promotions, without_promotions
from retail_desktop.forecasting.settled import DECIMALS, settled_days

TESTED_DAYS = 210  # the newest ones, which the backtest looks back on


@dataclass(frozen=True, slots=True, eq=False)
class Cleaned:
    """Demand as if nothing had happened, and what was done to get there.

    Attributes:
        matrix: the cleaned demand; the given matrix itself where nothing was to be done.
        event_factor: of known happenings on each coming day, [n_series, horizon]; 1 where there is none.
        lost_sales: units that were wanted while the stock was out.
        outliers: days that were damped.
        sold: what was sold on the days that tell of demand; None where that is the cleaned demand.
    """

    matrix: DemandMatrix
    event_factor: Floats
    lost_sales: LostSales
    outliers: Outliers
    sold: AsSold | None = None


def clean(matrix: DemandMatrix, calendar: EventCalendar, sold_out: SoldOut, kept: Cells, tick: Tick) -> Cleaned:
    """Clean the demand of every series; `kept` are days that stay as they are, whatever they look like.

    Everything is learned from the settled weeks, so that they come out the same until another week has settled.

    Raises:
        ValueError: the calendar is of other series or days.
    """
    if calendar.n_days != matrix.n_days or len(calendar.scopes) != matrix.n_series:
        raise ValueError(
            f"the calendar is of {len(calendar.scopes)} series and {calendar.n_days} days, "
            f"the demand of {matrix.n_series} and {matrix.n_days}"
        )
    opened = _without_days(_without_days(matrix, calendar.closed), sold_out.all_day)
    end = settled_days(matrix.first_weekday, matrix.n_days)
    known = replace(calendar, n_days=end)
    early = replace(opened, values=opened.values[:, :end], observed=opened.observed[:, :end])
    promotions = measure_promotions(early, known, sold_out.until(end), lambda part: tick(0.4 * part))
    plain = without_promotions(early, promotions)
    marked = sold_out.until(end), kept.until(end)
    survey = _survey(plain, known, promotions, marked, lambda part: tick(0.4 + 0.5 * part))
    first = max(0, min(end, matrix.n_days - TESTED_DAYS))
    factor = _factors(known, promotions, survey.effects, first)
    wanted, lost = _fill_up(plain, survey, known, promotions, marked[0])
    cleaned = _written(early, plain, survey, known, (marked[0], wanted))
    done = Cleaned(cleaned, factor[:, end - first :], lost, survey.outliers)
    if end < matrix.n_days:
        done = _with_newest(opened, calendar, done, survey.shares, (sold_out, kept, promotions))
    tick(1.0)
    changed = done.matrix is not early and done.matrix is not opened
    if not changed:
        return replace(done, matrix=opened)
    sold = _without_days(replace(matrix, observed=done.matrix.observed), sold_out)
    past = factor[:, : matrix.n_days - first]
    return replace(done, matrix=replace(done.matrix, whole=_whole(matrix)), sold=AsSold(sold, past))


def _with_newest(
    matrix: DemandMatrix,
    calendar: EventCalendar,
    early: Cleaned,
    shares: Floats,
    marked: tuple[SoldOut, Cells, Cells],
) -> Cleaned:
    """What was cleaned up to the last Sunday together with the days since; `matrix` itself if nothing was to do."""
    end, far = early.matrix.n_days, early.outliers
    values = matrix.values.copy()
    values[:, :end] = early.matrix.values
    # A large sale of the newest days is in company if there was another, damped or not.
    values[far.rows, far.days] = far.sold
    factor = early.event_factor[:, : matrix.n_days - end]
    newest = clean_newest(matrix, calendar, Habits(values[:, :end], early.matrix.observed, shares, factor), marked)
    values[far.rows, far.days] = far.used
    values[:, end:] = newest.values
    observed = np.concatenate([early.matrix.observed, newest.observed], axis=1)
    cleaned = replace(matrix, values=values, observed=observed)
    same = np.array_equal(values, matrix.values) and np.array_equal(observed, matrix.observed)
    return Cleaned(
        matrix if same else cleaned,
        early.event_factor[:, matrix.n_days - end :],
        LostSales(*_joined(early.lost_sales, newest.lost_sales, "units")),
        Outliers(*_joined(far, newest.outliers, "sold", "used")),
    )


def _joined(early: Cells, newest: Cells, *columns: str) -> list[Any]:
    """Rows, days and further columns of both, ascending by row and day."""
    names = "rows", "days", *columns
    joined = [np.concatenate([getattr(cells, name) for cells in (early, newest)]) for name in names]
    order = np.lexsort((joined[1], joined[0]))
    return [column[order] for column in joined]


@dataclass(frozen=True, slots=True, eq=False)
class _Survey:
    """What one look over all series found: effects of the calendar, usual demand of sold-out days, outliers."""

    effects: Effects | None
    usual: Floats
    outliers: Outliers
    shares: Floats


def _without_days(matrix: DemandMatrix, blind: Cells) -> DemandMatrix:
    """The demand with some days no longer taken for evidence; the given one if none of them was."""
    past = blind.until(matrix.n_days)
    if not matrix.observed[past.rows, past.days].any():
        return matrix
    observed = matrix.observed.copy()
    observed[past.rows, past.days] = False
    return replace(matrix, observed=observed)


def _survey(
    matrix: DemandMatrix,
    calendar: EventCalendar,
    promotions: Cells,
    marked: tuple[SoldOut, Cells],
    tick: Tick,
) -> _Survey:
    sold_out, kept = marked

    def window(rows: slice) -> tuple[Floats, Booleans, Booleans]:
        demand, seen = matrix.window(rows, 0, matrix.n_days)
        _strike(seen, sold_out, rows)
        return demand, seen, seen & (calendar.moments[calendar.scopes[rows], : matrix.n_days] == NO_EVENT)

    shares = ordinary_shares(matrix, window, lambda part: tick(part / 3))
    past = promotions.until(matrix.n_days)
    groups, _ = group_codes(matrix.groups)
    sums = EventSums(calendar, groups) if calendar.names else None
    usual, found = np.zeros(len(sold_out.rows)), list[Far]()
    for rows in portions(matrix.n_series, lambda part: tick((1 + 2 * part) / 3)):
        demand, seen, ordinary = window(rows)
        listed = matrix.observed[rows]
        baseline = usual_demand(demand, listed, ordinary, shares[rows])
        part = sold_out.part(rows)
        usual[part] = baseline.mean[sold_out.rows[part] - rows.start, sold_out.days[part]]
        if sums is not None:
            sums.add(rows, demand, baseline.mean, seen, ordinary)
        _strike(ordinary, kept, rows)
        _strike(ordinary, past, rows)
        far, limit = far_days(demand, baseline.mean, ordinary)
        at = np.nonzero(far)
        found.append((at[0] + rows.start, at[1], demand[at], limit[at]))
    effects = sums.effects() if sums is not None else None
    return _Survey(effects, usual, alone_among(found, matrix.n_series), shares)


def _strike(days: Booleans, cells: Cells, rows: slice) -> None:
    """Take single days out of some series' days."""
    part = cells.part(rows)
    days[cells.rows[part] - rows.start, cells.days[part]] = False


def _moment_factors(effects: Effects | None, calendar: EventCalendar, rows: Integers, days: Integers) -> Floats:
    """Factor of the calendar on single days, same shape as the broadcast rows and days."""
    moments = calendar.moments[calendar.scopes[rows], days]
    factor = np.ones(moments.shape)
    if effects is not None:
        at = moments != NO_EVENT
        every = np.broadcast_to(rows, moments.shape)[at]
        shut = effects.shut[moments[at], calendar.scopes[every]]
        factor[at] = np.where(shut, 0.0, effects.factor[moments[at], every])
    return factor


def _fill_up(
    matrix: DemandMatrix, survey: _Survey, calendar: EventCalendar, promotions: PromotionDays, sold_out: SoldOut
) -> tuple[Floats, LostSales]:
    """Demand of the sold-out days as if they had been ordinary ones (NaN: tells nothing), and what was lost on them."""
    rows, days = sold_out.rows, sold_out.days
    factor = _moment_factors(survey.effects, calendar, rows, days)
    open_for_sale = factor >= TOO_DEEP
    sold = np.where(matrix.observed[rows, days], np.maximum(matrix.values[rows, days], 0.0), 0.0)
    sold /= np.maximum(factor, TOO_DEEP)
    wanted = demand_when_sold_out(sold, survey.usual, sold_out.open_share)
    lost = np.where(open_for_sale, (wanted - sold) * factor * promotions.factor_at(rows, days), 0.0)
    tells = open_for_sale & matrix.observed[rows, days]
    missing = lost > 0
    return np.where(tells, np.round(wanted, DECIMALS), np.nan), LostSales(rows[missing], days[missing], lost[missing])


def _written(
    matrix: DemandMatrix,
    plain: DemandMatrix,
    survey: _Survey,
    calendar: EventCalendar,
    estimated: tuple[SoldOut, Floats],
) -> DemandMatrix:
    """The cleaned demand as a matrix of its own; the given one if there is nothing to clean."""
    sold_out, wanted = estimated
    tells = np.isfinite(wanted)
    if plain is matrix and survey.effects is None and not tells.any() and not len(survey.outliers.rows):
        return matrix
    values = matrix.values.copy() if plain.values is matrix.values else plain.values
    observed = plain.observed
    if survey.effects is not None:
        observed = observed.copy()
        for rows in portions(matrix.n_series, lambda _: None):
            every, days = np.arange(rows.start, rows.stop)[:, None], np.arange(matrix.n_days)[None]
            factor = _moment_factors(survey.effects, calendar, every, days)
            values[rows] /= np.maximum(factor, TOO_DEEP)
            observed[rows] &= factor >= TOO_DEEP
    values[sold_out.rows[tells], sold_out.days[tells]] = wanted[tells]
    values[survey.outliers.rows, survey.outliers.days] = survey.outliers.used
    return replace(matrix, values=values, observed=observed)


def _whole(matrix: DemandMatrix) -> Booleans:
    """Series that only ever sold whole units, before anything was divided, [n_series]."""
    whole = np.zeros(matrix.n_series, dtype=np.bool_)
    for rows in portions(matrix.n_series, lambda _: None):
        demand, _ = matrix.window(rows, 0, matrix.n_days)
        whole[rows] = (demand == np.floor(demand)).all(axis=1)
    return whole


def _factors(calendar: EventCalendar, promotions: PromotionDays, effects: Effects | None, first: int) -> Floats:
    """Factor of every day from one on, the coming ones among them, [n_series, days]."""
    n_series = len(calendar.scopes)
    days = np.arange(first, calendar.moments.shape[1])[None]
    factor = _moment_factors(effects, calendar, np.arange(n_series)[:, None], days)
    later = promotions.days >= first
    factor[promotions.rows[later], promotions.days[later] - first] *= promotions.factor[later]
    later = calendar.closed.days >= first
    factor[calendar.closed.rows[later], calendar.closed.days[later] - first] = 0.0
    return factor
