"""What most of the sales come from, and which items are new or no longer sold."""

from datetime import date
from decimal import Decimal

import numpy as np

from retail_desktop.domain.analysis.answer import Column, Curve, Groups, Line
from retail_desktop.domain.analysis.changes import cumulated
from retail_desktop.domain.analysis.question import Measure, Slice
from retail_desktop.domain.classification import abc
from retail_desktop.reporting.wording import amount, short_date
from retail_desktop.services.sales_analysis import scene as scenes
from retail_desktop.services.sales_analysis.comparing import MOST_BARS, name_cells, name_columns
from retail_desktop.services.sales_analysis.scene import MEASURES, SLICES, Scene

CLASSES = ("A", "B", "C")
NEVER = np.iinfo(np.int64).max


def pareto(scene: Scene) -> tuple[tuple[Column, ...], tuple[Line, ...], Curve, str]:
    """Everything from the largest on, with the share reached and its class."""
    by = scene.question.by
    measure = Measure.NET if scene.question.measure is Measure.PRICE else scene.question.measure
    names = scene.names(by)
    sums = {one.key: one.now for one in scene.changes(by) if one.now.lines}
    values = {key: one.value(measure) or Decimal(0) for key, one in sums.items()}
    classes = abc({key: float(value) for key, value in values.items()})
    ranked = cumulated(values)
    columns = (
        Column("rank", "Rank", "number", 0, 56), *name_columns(by), Column("class", "Class", "text", 0, 60),
        Column("reached", "Share reached", "percent", 1, 100), *scenes.figure_columns(scene),
    )  # fmt: skip
    rows = tuple(
        Line(
            (rank, *name_cells(by, key, names), classes[key], reached, *scenes.figure_cells(scene, sums[key])),
            scenes.deeper(scene, by, key),
        )
        for rank, (key, _, reached) in enumerate(ranked, 1)
    )
    counts = tuple((letter, sum(one == letter for one in classes.values())) for letter in CLASSES)
    words = [f"{MEASURES[measure]} by {SLICES[by].lower()} from the largest on, {scenes.span_words(scene)}."]
    whole = sum((max(value, Decimal(0)) for value in values.values()), Decimal(0))
    for letter, number in counts:
        own = sum((max(value, Decimal(0)) for key, value in values.items() if classes[key] == letter), Decimal(0))
        share = own / whole * 100 if whole else Decimal(0)
        words.append(f"Class {letter}: {number:,} with {amount(share, 1)} % of it.")
    return columns, rows, Curve(tuple(float(reached) for _, _, reached in ranked), counts), " ".join(words)


def comings(scene: Scene) -> tuple[tuple[Column, ...], tuple[Line, ...], Groups, str]:
    """Items first sold in the period, and items that sold in the days compared with but not in the period."""
    measure = scene.question.measure
    first, last = _ends(scene)
    names, start = scene.names(Slice.ITEM), scene.question.first.toordinal()
    places = {item.sku: place for place, item in enumerate(scene.cube.items)}
    new, lost = [], []
    for change in scene.changes(Slice.ITEM):
        if change.now.units > 0 and first[places[change.key]] >= start > scene.cube.oldest.toordinal():
            new.append(change)
        elif change.before.units > 0 and not change.now.lines:
            lost.append(change)
    new.sort(key=lambda one: (-(one.now.value(measure) or 0), one.key))
    lost.sort(key=lambda one: (-(one.before.value(measure) or 0), one.key))
    columns = (
        Column("kind", "New or lost", "text", 0, 84), *name_columns(Slice.ITEM),
        Column("first_sale", "First sale", "date", 0, 96), Column("last_sale", "Last sale", "date", 0, 96),
        *scenes.figure_columns(scene),
    )  # fmt: skip
    rows = tuple(
        Line(
            (
                words, *name_cells(Slice.ITEM, one.key, names), date.fromordinal(int(first[places[one.key]])),
                date.fromordinal(int(last[places[one.key]])),
                *scenes.figure_cells(scene, one.now if words == "New" else one.before),
            ),
            scenes.deeper(scene, Slice.ITEM, one.key),
        )
        for words, some in (("New", new), ("Lost", lost))
        for one in some
    )  # fmt: skip
    half = MOST_BARS // 2
    shown = [*((one, one.now) for one in new[:half]), *((one, one.before) for one in reversed(lost[:half]))]
    values = tuple(float(sums.value(measure) or 0) * (1 if sums is one.now else -1) for one, sums in shown)
    picture = Groups(tuple(names[one.key] for one, _ in shown), (("Came or went", values),), both_ends=True)
    return columns, rows, picture, _coming_words(scene, len(new), len(lost))


def _coming_words(scene: Scene, new: int, lost: int) -> str:
    words = [f"{scenes.span_words(scene)}: {new:,} {'item' if new == 1 else 'items'} sold for the first time."]
    if scene.question.first <= scene.cube.oldest:
        words.append("The period begins with the first sales there are, so nothing can be called new.")
    before = scene.before
    if before is None:
        words.append("Lost items need days to compare with.")
    else:
        said = f"{short_date(before.first)} to {short_date(before.last)}"
        words.append(f"{lost:,} {'item' if lost == 1 else 'items'} that sold from {said} did not sell.")
    return " ".join(words)


def _ends(scene: Scene) -> tuple[np.ndarray, np.ndarray]:
    """The first and the last day ordinal on which each item sold something in the chosen stores, of all days."""
    lines = scene.cube.lines
    sold = scene.chosen[lines.units[scene.chosen] > 0]
    first = np.full(len(scene.cube.items), NEVER, np.int64)
    last = np.zeros(len(scene.cube.items), np.int64)
    np.minimum.at(first, lines.item[sold], lines.day[sold])
    np.maximum.at(last, lines.item[sold], lines.day[sold])
    return first, last
