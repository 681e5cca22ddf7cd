"""What is usual for a weekday and for a month."""

from datetime import date
from decimal import Decimal

import numpy as np

from retail_desktop.domain.analysis.answer import Column, Indices, Line
from retail_desktop.domain.analysis.calendar import Grain, stretches
from retail_desktop.domain.analysis.question import Measure
from retail_desktop.domain.analysis.seasons import MONTHS_NEEDED, month_index, weekday_index
from retail_desktop.reporting.wording import MONTHS, WEEKDAYS, amount
from retail_desktop.services.sales_analysis import scene as scenes
from retail_desktop.services.sales_analysis.scene import MEASURES, Scene

TOO_SHORT = f"Not enough history for months: {MONTHS_NEEDED} whole months in a row are needed."


def show_seasons(scene: Scene) -> tuple[tuple[Column, ...], tuple[Line, ...], Indices, str]:
    """The weekday index of the period, and the month index of all whole months there are."""
    measure = Measure.UNITS if scene.question.measure is Measure.PRICE else scene.question.measure
    days = _daily(scene, measure, scene.question.first, scene.last)
    week = weekday_index(days)
    year = _months(scene, measure)
    columns = (
        Column("name", "Weekday or month", "text", 0, 150),
        Column("index", "Index, 1 is the mean", "number", 2, 140),
        Column("mean", "Mean a day", *scenes.measure_kind(measure), 110),
        Column("days", "Open days", "number", 0, 90),
    )
    rows = [_row(WEEKDAYS[place], index, days, place) for place, index in enumerate(week)]
    if year is not None:
        rows += [Line((MONTHS[place], Decimal(str(round(index, 4))), None, None)) for place, index in enumerate(year)]
    words = [f"{MEASURES[measure]} by weekday, {scenes.span_words(scene)}."]
    words += [f"{name} {amount(Decimal(str(index)), 2)}." for name, index in _ends(WEEKDAYS, week)]
    if year is None:
        words.append(TOO_SHORT)
    else:
        words.append("Months, by all whole ones there are:")
        words += [f"{name} {amount(Decimal(str(index)), 2)}." for name, index in _ends(MONTHS, year)]
    return columns, tuple(rows), Indices(week, year), " ".join(words)


def _row(name: str, index: float | None, days: dict[date, float], weekday: int) -> Line:
    own = [value for day, value in days.items() if day.weekday() == weekday]
    mean = Decimal(str(round(sum(own) / len(own), 4))) if own else None
    return Line((name, None if index is None else Decimal(str(round(index, 4))), mean, len(own)))


def _ends(names: tuple[str, ...], indices: tuple[float | None, ...]) -> list[tuple[str, float]]:
    """The highest and the lowest."""
    known = [(name, index) for name, index in zip(names, indices, strict=True) if index is not None]
    ordered = sorted(known, key=lambda pair: -pair[1])
    return [*ordered[:1], *ordered[1:][-1:]]


def _daily(scene: Scene, measure: Measure, first: date, last: date) -> dict[date, float]:
    """The measure by open day: one on which the chosen stores sold anything at all."""
    cube, start = scene.cube, first.toordinal()
    length = last.toordinal() - start + 1
    whole = cube.between(cube.chosen(scene.question.everything_of_stores()), first, last)
    is_open = np.bincount(cube.lines.day[whole] - start, minlength=length) > 0
    rows = cube.between(scene.chosen, first, last)
    sums = cube.sums(rows, cube.lines.day[rows].astype(np.int64) - start, length)
    return {date.fromordinal(start + at): float(one.value(measure) or 0) for at, one in enumerate(sums) if is_open[at]}


def _months(scene: Scene, measure: Measure) -> tuple[float, ...] | None:
    """The month index over the whole months from the first sale of what was chosen to the newest day."""
    cube = scene.cube
    own = cube.lines.day[scene.chosen]
    if not len(own):
        return None
    whole = [one for one in stretches(date.fromordinal(int(own.min())), cube.newest, Grain.MONTH) if one.is_whole]
    if len(whole) < MONTHS_NEEDED:
        return None
    borders = np.array([one.first.toordinal() for one in whole], np.int64)
    rows = cube.between(scene.chosen, whole[0].first, whole[-1].last)
    groups = np.searchsorted(borders, cube.lines.day[rows], side="right") - 1
    sums = cube.sums(rows, groups.astype(np.int64), len(whole))
    totals = {(one.first.year, one.first.month): float(sums[at].value(measure) or 0) for at, one in enumerate(whole)}
    return month_index(totals)
