"""All figures of a store for a period, beside those of the period before and of last year."""

from datetime import date
from decimal import Decimal
from math import isfinite

import numpy as np

from retail_desktop.domain import metrics
from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.domain.figure_periods import Span, ThreePeriods, compared_with, months_until, period_of
from retail_desktop.domain.figures import Compared, Figure, MonthSales, StoreFigures, Told
from retail_desktop.domain.people import Permission
from retail_desktop.domain.periods import Period
from retail_desktop.persistence import catalogue, forecast_checks, forecasts, people, plans, sales
from retail_desktop.persistence.database import Work
from retail_desktop.services.idle_worth import dead_by_row, idle_categories
from retail_desktop.services.period_figures import (
    ENOUGH,
    YEAR_DAYS,
    Errors,
    Grounds,
    PlannedLevels,
    excess_by_row,
    figures_of,
    part,
)
from retail_desktop.services.period_sales import DailySales, daily_sales, sales_of, worth
from retail_desktop.services.progress import Progress, silent
from retail_desktop.services.shelf_days import Days, DaySums, walk
from retail_desktop.services.stock_risks import stock_risks
from retail_desktop.services.trade_history import History, read_history
from retail_desktop.services.workplace import Workplace

TREND_WEEKS = 13
BACKTEST_DAYS = 35
"""A test on past weeks speaks for a period that ends so many days after it, at most."""
RISKS = 5


def store_figures(
    place: Workplace,
    span: Span = Span.FOUR_WEEKS,
    *,
    own: Period | None = None,
    store: str = "",
    progress: Progress = silent,
) -> StoreFigures:
    """The figures of a period, of one store or all.

    Raises:
        NotAllowedError: the person may not see costs.
        NotFoundError: there is no such store.
        RetailError: there are no sales yet, or the period lies outside of them.
    """
    place.allow(Permission.VIEW_COST)
    with place.database.reading() as work:
        progress("Reading sales and stock", 0, 3)
        names = {one.code: one.name or one.code for one in catalogue.stores(work)}
        if store and store not in names:
            raise NotFoundError(f"There is no store {store}. Known are: {', '.join(sorted(names)) or 'none yet'}.")
        periods = compared_with(period_of(span, _newest(work, own), own), span)
        history = read_history(work, periods.now.last.toordinal(), store)
        progress("Walking through the days of the stock", 1, 3)
        return _compute(work, history, periods, store, names, progress)


def _newest(work: Work, own: Period | None) -> date:
    newest = sales.newest_day(work)
    if newest is None:
        raise RetailError("There are no sales yet. Import a sales file first.")
    if own is not None and own.first > newest:
        raise RetailError(f"Sales are known up to {newest}, and the period begins after it. Choose earlier days.")
    return newest


def _compute(
    work: Work, history: History, periods: ThreePeriods, store: str, names: dict[str, str], progress: Progress
) -> StoreFigures:
    three = (periods.now, periods.before, periods.last_year)
    spans = [_days(period) for period in three]
    years = [Days(span.last - YEAR_DAYS + 1, span.last) for span in spans]
    shelf_days = walk(history, [*spans, *years])
    progress("Adding up", 2, 3)
    first_sale = int(history.lines.days.min()) if len(history.lines.days) else None
    grounds = [
        Grounds(
            history=history,
            period=span,
            first_sale=first_sale,
            sales=sales_of(history, span),
            year_sales=sales_of(history, year),
            shelf=shelf_days.shelves[place],
            year_shelf=shelf_days.shelves[place + 3],
            plan=_planned(work, history, three[place].last),
            dead=worth(dead_by_row(history, span.last, shelf_days.shelves[place]), np.maximum(history.series.costs, 0)),
            errors=_errors(work, three[place], store),
        )
        for place, (span, year) in enumerate(zip(spans, years, strict=True))
    ]
    now, before, last_year = (figures_of(one) for one in grounds)
    daily = daily_sales(history)
    trends = _trends(daily, shelf_days.days, spans[0].last, now)
    risks = stock_risks(work, history, periods.now.last)
    return StoreFigures(
        periods=periods,
        store=store,
        store_name=names[store] if store else (next(iter(names.values())) if len(names) == 1 else "All stores"),
        currency=people.read_setting(work, "currency"),
        figures={one: Compared(one, now[one], before[one], last_year[one], trends.get(one, ())) for one in Figure},
        months=_months(daily, periods.now.last, first_sale),
        risks=risks[:RISKS],
        risks_count=len(risks),
        risks_total=sum((one.at_stake for one in risks), Decimal(0)),
        idle=idle_categories(grounds[0], excess_by_row(grounds[0])),
        costs_share=grounds[0].sales.costs_share,
        notes=_notes(grounds[0], now),
    )


def _days(period: Period) -> Days:
    return Days(period.first.toordinal(), period.last.toordinal())


def _planned(work: Work, history: History, last: date) -> PlannedLevels | None:
    head = plans.plan_of_week(work, last)
    if head is None:
        return None
    levels = plans.levels(work, head.plan_id)
    pairs = [levels.get(key) for key in history.series.keys]
    order_up_to = np.array([np.nan if pair is None else float(pair[0]) for pair in pairs])
    demand = np.array([np.nan if pair is None else float(pair[1]) for pair in pairs])
    return PlannedLevels(head.as_of, order_up_to, demand)


def _errors(work: Work, period: Period, store: str) -> Errors:
    """What came of the forecasts of the period's weeks; else, for all stores, the newest run's test on past weeks."""
    first, last = period.first.toordinal() - 1, period.last.toordinal() - 7
    pairs = [
        (mean, sold)
        for _, mean, sold in forecast_checks.week_totals(
            work, date.fromordinal(first), date.fromordinal(max(first, last)), store
        )
        if isfinite(mean) and isfinite(sold)
    ]
    if pairs and last >= first:
        forecast, actual = zip(*pairs, strict=True)
        wape, bias = metrics.wape(actual, forecast), metrics.bias(actual, forecast)
        if isfinite(wape) and isfinite(bias):
            return Errors(wape, bias, "forecasts of the weeks that came")
    run = forecasts.newest_run(work)
    if run is None or store or not 0 <= (period.last - run[0].as_of).days <= BACKTEST_DAYS:
        return Errors()
    measures = next((one.measures for one in forecasts.runs(work, limit=50) if one.run_id == run[0].run_id), None)
    return Errors() if measures is None else Errors(measures.wape, measures.bias, "test on past weeks")


def _trends(
    daily: DailySales, days: DaySums, last: int, now: dict[Figure, Told]
) -> dict[Figure, tuple[float | None, ...]]:
    """The newest thirteen weeks, of the figures that can be told week by week."""
    weeks = [Days(last - 7 * back + 1, last - 7 * (back - 1)) for back in range(TREND_WEEKS, 0, -1)]
    sold = [daily.between(week) for week in weeks]
    parts = [slice(week.first - days.first, week.last - days.first + 1) for week in weeks]
    margins = [metrics.gross_margin(costed, cost) for _, costed, cost in sold]
    watched = [int(days.stocked[part].sum()) for part in parts]
    full = max(int(days.evenings[part.stop - 1]) for part in parts)
    found: dict[Figure, tuple[float | None, ...]] = {
        Figure.NET_SALES: tuple(float(net) for net, _, _ in sold),
        Figure.GROSS_MARGIN_SHARE: tuple(None if one is None else float(one) for one in margins),
        Figure.STOCK_VALUE: tuple(
            float(days.value[part.stop - 1]) / 1e7 if 2 * days.evenings[part.stop - 1] > full else None
            for part in parts
        ),
        Figure.IN_STOCK: tuple(
            1 - float(days.out[part].sum()) / count if count else None
            for part, count in zip(parts, watched, strict=True)
        ),
        Figure.LOST_SALES: tuple(
            float(days.lost[part].sum()) / 1000 if count else None for part, count in zip(parts, watched, strict=True)
        ),
    }
    return {figure: line for figure, line in found.items() if now[figure].value is not None}


def _months(daily: DailySales, last: date, first_sale: int | None) -> tuple[MonthSales, ...]:
    found = []
    for month in months_until(last):
        own = _days(month)
        past = Days(own.first - YEAR_DAYS, own.last - YEAR_DAYS)
        if first_sale is None or own.last < first_sale:
            continue
        net, costed, cost = daily.between(own)
        enough = net > 0 and costed >= ENOUGH * net
        before = daily.between(past)[0] if past.first >= first_sale else None
        found.append(MonthSales(month, net, before, metrics.gross_margin(costed, cost) if enough else None))
    return tuple(found)


def _notes(grounds: Grounds, now: dict[Figure, Told]) -> tuple[str, ...]:
    notes = [
        "Refunds are netted. Amounts are those of the till's files, so tax is in them only where the till includes it."
    ]
    share = grounds.sales.costs_share
    if share is not None:
        notes.append(f"Costs are those known today; {part(share)} of sales have one.")
    if now[Figure.IN_STOCK].note:
        notes.append(f"Stock is {now[Figure.IN_STOCK].note}.")
    return tuple(notes)
