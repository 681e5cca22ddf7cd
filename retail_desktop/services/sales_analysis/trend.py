"""Sales along the calendar: bars, moving averages, the days compared with, happenings, and days without stock."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from retail_desktop.domain.analysis.answer import Cell, Column, Course, Line
from retail_desktop.domain.analysis.calendar import Grain, Stretch, start_of, stretches
from retail_desktop.domain.analysis.changes import Change
from retail_desktop.domain.analysis.question import Measure, Question, View
from retail_desktop.domain.analysis.seasons import moving_average
from retail_desktop.domain.analysis.sums import Sums
from retail_desktop.domain.events import EventKind
from retail_desktop.persistence import catalogue
from retail_desktop.reporting.wording import runs, short_date
from retail_desktop.services.sales_analysis import scene as scenes
from retail_desktop.services.sales_analysis.scene import AGAINST, MEASURES, Scene
from retail_desktop.services.stock_history import empty_days

AVERAGES = {Grain.WEEK: ((4, "4-week average"), (12, "12-week average")),
            Grain.DAY: ((28, "4-week average"), (84, "12-week average"))}  # fmt: skip


Averages = list[tuple[str, list[float | None]]]


class TrendFigures:
    """The periods of a question with their sums, those compared with, and the averages."""

    def __init__(self, scene: Scene) -> None:
        self.scene, question = scene, scene.question
        self.stretches = tuple(stretches(question.first, scene.last, question.grain))
        if question.last > scene.last and self.stretches:
            newest = self.stretches[-1]
            self.stretches = (*self.stretches[:-1], replace(newest, is_whole=False))
        self.sums = self._sums(self.stretches, 0)
        self.before = self._sums(self.stretches, question.days_back) if scene.before else []

    def _sums(self, of: Sequence[Stretch], back: int) -> list[Sums]:
        """The sums of stretches, moved back by some days."""
        cube = self.scene.cube
        move = timedelta(days=back)
        rows = cube.between(self.scene.chosen, of[0].first - move, of[-1].last - move)
        borders = np.array([one.first.toordinal() - back for one in of], np.int64)
        groups = np.searchsorted(borders, cube.lines.day[rows], side="right") - 1
        return cube.sums(rows, groups.astype(np.int64), len(of))

    def averages(self) -> Averages:
        """The moving averages by name; none of months and quarters."""
        known = AVERAGES.get(self.scene.question.grain, ())
        if not known:
            return []
        longest = max(length for length, _ in known)
        values = self._values_from(longest)
        return [(words, moving_average(values, length)[-len(self.stretches) :]) for length, words in known]

    def _values_from(self, length: int) -> list[float | None]:
        """The measure from so many periods before the first one on; partial ones have none."""
        question, cube = self.scene.question, self.scene.cube
        step = 7 if question.grain is Grain.WEEK else 1
        begin = start_of(question.first, question.grain) - timedelta(days=step * (length - 1))
        earliest = max(begin, start_of(cube.oldest, question.grain))
        every = tuple(stretches(min(earliest, question.first), self.scene.last, question.grain))
        return [
            float(one.value(question.measure) or 0) if stretch.is_whole and stretch.first >= cube.oldest else None
            for one, stretch in zip(self._sums(every, 0), every, strict=True)
        ]


def show_trend(scene: Scene) -> tuple[tuple[Column, ...], tuple[Line, ...], Course, str]:
    """Columns, rows, picture and words of the sales along the calendar."""
    figures = TrendFigures(scene)
    measure = scene.question.measure
    out = out_of_stock_days(scene)
    values = scenes.floats([one.value(measure) for one in figures.sums])
    averages = figures.averages()
    lines = [(words, tuple(average)) for words, average in averages]
    if figures.before:
        lines.insert(
            0, (AGAINST[scene.question.against], scenes.floats([one.value(measure) for one in figures.before]))
        )
    picture = Course(
        days=tuple((one.first, one.last) for one in figures.stretches),
        bars=values,
        partial=tuple(not one.is_whole for one in figures.stretches),
        lines=tuple(lines),
        marks=tuple(
            (event.first, event.last, event.kind.value, event.name)
            for event in scene.happenings()
            if event.last >= scene.question.first and event.first <= scene.last
        ),
        shades=runs(out),
        from_zero=measure is not Measure.PRICE,
    )
    return _columns(scene, averages), _rows(scene, figures, averages, out), picture, _words(scene, figures, values)


def _columns(scene: Scene, averages: Averages) -> tuple[Column, ...]:
    kind, decimals = scenes.measure_kind(scene.question.measure)
    more = tuple(
        Column(f"average_{place}", words, kind, max(decimals, 1), 104) for place, (words, _) in enumerate(averages)
    )
    return (
        Column("from", "From", "date", 0, 96),
        Column("to", "To", "date", 0, 96),
        *scenes.figure_columns(scene),
        *scenes.change_columns(scene),
        *more,
        Column("note", "Note", "text", 0, 180),
    )


def _rows(scene: Scene, figures: TrendFigures, averages: Averages, out: list[date]) -> tuple[Line, ...]:
    rows = []
    for place, (stretch, sums) in enumerate(zip(figures.stretches, figures.sums, strict=True)):
        compared = figures.before[place] if figures.before else Sums()
        cells: tuple[Cell, ...] = (
            stretch.first,
            stretch.last,
            *scenes.figure_cells(scene, sums),
            *scenes.change_cells(scene, Change("", sums, compared)),
            *(average[place] for _, average in averages),
            _note(scene, stretch, out),
        )
        rows.append(Line(cells, _into(scene, stretch)))
    return tuple(rows)


def _into(scene: Scene, stretch: Stretch) -> Question:
    question = replace(scene.question, first=stretch.first, last=stretch.last)
    if question.sku is not None:
        return replace(question, view=View.RECEIPTS)
    if question.grain is Grain.DAY:
        return replace(question, view=View.COMPARE, by=scenes.next_slice(scene.cube, question))
    return replace(question, grain=scenes.finer(question.grain))


def _note(scene: Scene, stretch: Stretch, out: list[date]) -> str:
    names = [
        event.name
        for event in scene.happenings()
        if event.first <= stretch.last and event.last >= stretch.first and event.kind is not EventKind.CLOSURE
    ]
    empty = sum(stretch.first <= day <= stretch.last for day in out)
    partial = [] if stretch.is_whole else ["not a whole period"]
    short = [f"{empty} {'day' if empty == 1 else 'days'} out of stock"] if empty else []
    return ", ".join([*partial, *dict.fromkeys(names), *short])


def out_of_stock_days(scene: Scene) -> list[date]:
    """Days on which the chosen item had nothing to sell in one of the chosen stores; none for more than one item."""
    question = scene.question
    if question.sku is None:
        return []
    items, stores = catalogue.item_ids(scene.work), catalogue.store_ids(scene.work)
    wanted = [question.store] if question.store is not None else list(stores)
    found: set[int] = set()
    for store in wanted:
        if store in stores and question.sku in items:
            found |= empty_days(scene.work, (items[question.sku], stores[store]), scene.last)
    first = question.first.toordinal()
    return [date.fromordinal(day) for day in sorted(found) if day >= first]


def _words(scene: Scene, figures: TrendFigures, values: Sequence[float | None]) -> str:
    measure = scene.question.measure
    known = [(value, stretch) for value, stretch in zip(values, figures.stretches, strict=True) if value is not None]
    head = f"{MEASURES[measure]} by {scene.question.grain.value}, {scenes.span_words(scene)}."
    if not known:
        return f"{head} Nothing was sold."
    whole = [pair for pair in known if pair[1].is_whole] or known
    high, low = max(whole, key=lambda pair: pair[0]), min(whole, key=lambda pair: pair[0])
    total = scene.now_sums.value(measure)
    return " ".join(
        filter(
            None,
            (
                head,
                f"{scenes.said(scene, total)} in all.",
                f"Highest from {short_date(high[1].first)} with {scenes.said(scene, high[0])},",
                f"lowest from {short_date(low[1].first)} with {scenes.said(scene, low[0])}.",
                scenes.change_words(scene).capitalize(),
            ),
        )
    )
