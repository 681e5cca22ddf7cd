"""Stores, categories, suppliers and items beside what they sold before: compared, as movers, and as shares."""

from decimal import Decimal

from retail_desktop.domain.analysis import changes
from retail_desktop.domain.analysis.answer import Cell, Column, Groups, Line
from retail_desktop.domain.analysis.changes import Change
from retail_desktop.domain.analysis.question import Measure, Slice
from retail_desktop.reporting.wording import amount
from retail_desktop.services.sales_analysis import scene as scenes
from retail_desktop.services.sales_analysis.scene import AGAINST, MEASURES, SLICES, Scene

MOST_BARS = 12
MOST_MOVERS = 10
Shown = tuple[tuple[Column, ...], tuple[Line, ...], Groups, str]


def compare(scene: Scene) -> Shown:
    """What each one sold in both periods, the largest first."""
    by, measure = scene.question.by, scene.question.measure
    names = scene.names(by)
    found = sorted(scene.changes(by), key=lambda one: (-(one.now.value(measure) or 0), one.key))
    columns = (*name_columns(by), *scenes.figure_columns(scene), *scenes.change_columns(scene))
    rows = tuple(
        Line(
            (*name_cells(by, one.key, names), *scenes.figure_cells(scene, one.now), *scenes.change_cells(scene, one)),
            scenes.deeper(scene, by, one.key),
        )
        for one in found
    )
    top = found[:MOST_BARS]
    picture = Groups(tuple(names[one.key] for one in top), _series(scene, top))
    return columns, rows, picture, _compare_words(scene, found, names)


def movers(scene: Scene) -> Shown:
    """What gained and what lost most."""
    by, measure = scene.question.by, scene.question.measure
    names = scene.names(by)
    up, down = changes.movers(scene.changes(by), measure, Decimal(scene.question.minimum), MOST_MOVERS)
    columns = (
        Column("direction", "Direction", "text", 0, 70), *name_columns(by), *scenes.change_columns(scene),
        *scenes.figure_columns(scene),
    )  # fmt: skip
    rows = tuple(
        Line(
            (
                words, *name_cells(by, one.key, names), *scenes.change_cells(scene, one),
                *scenes.figure_cells(scene, one.now),
            ),
            scenes.deeper(scene, by, one.key),
        )
        for words, some in (("Up", up), ("Down", down))
        for one in some
    )  # fmt: skip
    shown = [*up, *reversed(down)]
    differences = tuple(float(one.difference(measure)) for one in shown)
    picture = Groups(tuple(names[one.key] for one in shown), (("Difference", differences),), both_ends=True)
    words = [f"{MEASURES[measure]} by {SLICES[by].lower()}, {scenes.span_words(scene)}."]
    if scene.before is None:
        words.append("Movers need days to compare with.")
    for some, word in ((up, "Up most"), (down, "Down most")):
        if some:
            said = scenes.said(scene, abs(some[0].difference(measure)))
            words.append(f"{word}: {names[some[0].key]} by {said}.")
    return columns, rows, picture, " ".join(words)


def mix(scene: Scene) -> Shown:
    """The share of each one in the whole, and by how many points it has changed."""
    by = scene.question.by
    measure = Measure.NET if scene.question.measure is Measure.PRICE else scene.question.measure
    names, known = scene.names(by), {one.key: one for one in scene.changes(by)}
    parts = changes.mix(known.values(), measure)
    compared = scene.before is not None
    before = (
        (Column("share_before", f"Share {AGAINST[scene.question.against].lower()}", "percent", 1, 130),
         Column("points", "Change in points", "number", 1, 110)) if compared else ()
    )  # fmt: skip
    columns = (*name_columns(by), Column("share", "Share", "percent", 1, 80), *before, *scenes.figure_columns(scene))
    rows = []
    for part in parts:
        then: tuple[Cell, ...] = (part.before, _rounded(part.points)) if compared else ()
        figures = scenes.figure_cells(scene, known[part.key].now)
        rows.append(
            Line((*name_cells(by, part.key, names), part.now, *then, *figures), scenes.deeper(scene, by, part.key))
        )
    top = parts[:MOST_BARS]
    series = [("This period", scenes.floats([part.now for part in top]))]
    if compared:
        series.append((AGAINST[scene.question.against], scenes.floats([part.before for part in top])))
    words = [f"Share of {MEASURES[measure].lower()} by {SLICES[by].lower()}, {scenes.span_words(scene)}."]
    words += [f"{names[part.key]} {amount((part.now or Decimal(0)) * 100, 1)} %." for part in parts[:3]]
    return columns, tuple(rows), Groups(tuple(names[part.key] for part in top), tuple(series), True), " ".join(words)


def name_columns(by: Slice) -> tuple[Column, ...]:
    """The columns that say what a row is."""
    if by is Slice.ITEM:
        return (Column("sku", "Code", "code", 0, 96), Column("name", "Item", "text", 0, 200))
    if by is Slice.CATEGORY:
        return (Column("name", "Category", "text", 0, 200),)
    return (Column("code", f"{SLICES[by]} code", "code", 0, 96), Column("name", SLICES[by], "text", 0, 200))


def name_cells(by: Slice, code: str, names: dict[str, str]) -> tuple[Cell, ...]:
    """The cells of `name_columns`."""
    return (names[code],) if by is Slice.CATEGORY else (code, names[code])


def _series(scene: Scene, found: list[Change]) -> tuple[tuple[str, tuple[float | None, ...]], ...]:
    measure = scene.question.measure
    series = [("This period", scenes.floats([one.now.value(measure) for one in found]))]
    if scene.before is not None:
        earlier = scenes.floats([one.before.value(measure) for one in found])
        series.append((AGAINST[scene.question.against], earlier))
    return tuple(series)


def _compare_words(scene: Scene, found: list[Change], names: dict[str, str]) -> str:
    measure = scene.question.measure
    words = [f"{MEASURES[measure]} by {SLICES[scene.question.by].lower()}, {scenes.span_words(scene)}."]
    words += [scenes.change_words(scene).capitalize()] if scene.before else []
    for one in found[:3]:
        words.append(f"{names[one.key]}: {scenes.said(scene, one.now.value(measure))}.")
    return " ".join(words)


def _rounded(points: Decimal | None) -> Decimal | None:
    return None if points is None else points.quantize(Decimal("0.01"))
