"""How sales went with prices, and with promotions."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import numpy as np

from retail_desktop.domain.analysis.answer import Cell, Cloud, Column, Groups, Line
from retail_desktop.domain.analysis.question import Measure, Question, View
from retail_desktop.domain.analysis.responses import Effect, price_response, promotion_effect
from retail_desktop.domain.events import Event, EventKind
from retail_desktop.reporting.wording import amount, short_date
from retail_desktop.services.sales_analysis import scene as scenes
from retail_desktop.services.sales_analysis.scene import Scene
from retail_desktop.services.sales_analysis.trend import TrendFigures, out_of_stock_days

CAUTION = "This is association, not proof: season, weekdays, advertising and stock change as well."
MOST_PROMOTIONS = 500
MOST_BARS = 5


def show_price(scene: Scene) -> tuple[tuple[Column, ...], tuple[Line, ...], Cloud, str]:
    """Average price and units of each whole period."""
    figures = TrendFigures(scene)
    promotions = [event for event in scene.happenings() if event.kind is EventKind.PROMOTION]
    out = out_of_stock_days(scene)
    columns = (
        Column("from", "From", "date", 0, 96), Column("to", "To", "date", 0, 96),
        *scenes.figure_columns(scene), Column("note", "Note", "text", 0, 200),
    )  # fmt: skip
    rows, points, labels, special, short = [], [], [], [], []
    for stretch, sums in zip(figures.stretches, figures.sums, strict=True):
        named = [one.name for one in promotions if one.first <= stretch.last and one.last >= stretch.first]
        empty = any(stretch.first <= day <= stretch.last for day in out)
        notes = [*dict.fromkeys(named), *(["days out of stock"] if empty else [])]
        rows.append(
            Line(
                (stretch.first, stretch.last, *scenes.figure_cells(scene, sums), ", ".join(notes)),
                replace(scene.question, view=View.TREND, first=stretch.first, last=stretch.last),
            )
        )
        if stretch.is_whole and sums.price is not None and sums.units > 0:
            points.append((float(sums.price), float(sums.sold)))
            labels.append(f"{short_date(stretch.first)} to {short_date(stretch.last)}")
            special.append(bool(named))
            short.append(empty)
    picture = Cloud(tuple(points), tuple(labels), tuple(special), tuple(short))
    return columns, tuple(rows), picture, _price_words(scene, picture)


def _price_words(scene: Scene, cloud: Cloud) -> str:
    in_stock = [point for point, empty in zip(cloud.points, cloud.short, strict=True) if not empty]
    found = price_response(in_stock)
    words = [f"Units against average price by {scene.question.grain.value}, {scenes.span_words(scene)}."]
    if scene.question.sku is None:
        words.append("Of several items: the average price also moves with what is bought. Choose one item to see more.")
    if found is None:
        words.append("Prices differed too little, or there are too few periods, to say how units went with them.")
    else:
        more = "more" if found > 0 else "fewer"
        words.append(f"Where the price was 1 % higher, {amount(Decimal(str(abs(found))), 1)} % {more} units were sold.")
    return " ".join([words[0], CAUTION, *words[1:]])


def show_promotions(scene: Scene) -> tuple[tuple[Column, ...], tuple[Line, ...], Groups, str]:
    """Every promotion of the period: the week before, during, the week after, beside what is usual."""
    found = [
        (event, effect)
        for event in _promotions(scene)[:MOST_PROMOTIONS]
        if (effect := _effect(scene, event)) is not None
    ]
    found.sort(key=lambda pair: (pair[0].first, pair[0].sku, pair[0].store), reverse=True)
    rows = tuple(Line(_cells(scene, event, effect), _into(scene, event)) for event, effect in found)
    best = [(event, effect) for event, effect in found if effect.lift is not None]
    best.sort(key=lambda pair: -(pair[1].during - (pair[1].usual or 0)))
    top = best[:MOST_BARS]
    picture = Groups(
        tuple(_title(scene, event) for event, _ in top),
        (
            ("During", tuple(effect.during for _, effect in top)),
            ("Week before", tuple(effect.before for _, effect in top)),
            ("Week after", tuple(effect.after for _, effect in top)),
            ("Usual", tuple(effect.usual for _, effect in top)),
        ),
    )
    words = [f"{len(found):,} promotions, {scenes.span_words(scene)}, in units a day."]
    if not found:
        words = ["No promotion is known in this period. Import promotions as events with their first and last day."]
    for event, effect in top[:3]:
        lift = amount(Decimal(str((effect.lift or 0) * 100)), 0)
        words.append(
            f"{_title(scene, event)}: {amount(Decimal(str(effect.during)), 1)} a day, {lift} % over the usual."
        )
    return _promotion_columns(), rows, picture, " ".join([words[0], CAUTION, *words[1:]])


def _promotion_columns() -> tuple[Column, ...]:
    return (
        Column("promotion", "Promotion", "text", 0, 150),
        Column("of", "Of", "text", 0, 150),
        Column("store", "Store", "text", 0, 80),
        Column("from", "From", "date", 0, 96),
        Column("to", "To", "date", 0, 96),
        Column("price", "Price", "money", 2, 70),
        Column("before", "Week before,\na day", "number", 1, 90),
        Column("during", "During,\na day", "number", 1, 80),
        Column("after", "Week after,\na day", "number", 1, 90),
        Column("usual", "Usual,\na day", "number", 1, 80),
        Column("lift", "Over the\nusual", "percent", 0, 76),
        Column("weeks", "Weeks of\nthe usual", "number", 0, 80),
    )


def _promotions(scene: Scene) -> list[Event]:
    """The promotions of the period that concern some of what was chosen."""
    wanted, items = scene.question, scene.cube.items
    own = {item.sku: item for item in items}
    found = []
    for event in scene.events:
        item = own.get(event.sku)
        category = item.category if item else event.category
        fits = (
            event.kind is EventKind.PROMOTION
            and event.first <= scene.last
            and event.last >= wanted.first
            and (not event.store or wanted.store in (None, event.store))
            and (not event.sku or wanted.sku in (None, event.sku))
            and (not category or wanted.category in (None, category))
            and (item is None or wanted.supplier in (None, item.supplier))
        )
        if fits:
            found.append(event)
    return sorted(found, key=lambda event: (event.first, event.sku), reverse=True)


def _effect(scene: Scene, event: Event) -> Effect | None:
    """The effect on what the promotion was of; None where it sold nothing around it."""
    question = replace(
        scene.question,
        store=event.store or scene.question.store,
        sku=event.sku or scene.question.sku,
        category=event.category or scene.question.category,
    )
    cube = scene.cube
    first = max(cube.oldest, scenes.earlier(event.first, 7 * 28))
    last = min(cube.newest, event.last + timedelta(days=7))
    if last < event.first:
        return None
    chosen = cube.between(cube.chosen(question), first, last)
    if not len(chosen):
        return None
    totals = np.bincount(cube.lines.day[chosen] - first.toordinal(), weights=cube.lines.units[chosen])
    sold = {date.fromordinal(first.toordinal() + at): total / 1000 for at, total in enumerate(totals.tolist())}
    promoted = {
        date.fromordinal(day)
        for other in scene.events
        if other.kind is EventKind.PROMOTION and (other.sku, other.category) == (event.sku, event.category)
        for day in range(other.first.toordinal(), other.last.toordinal() + 1)
    }
    return promotion_effect(sold, event.first, event.last, promoted, cube.newest, cube.oldest)


def _cells(scene: Scene, event: Event, effect: Effect) -> tuple[Cell, ...]:
    figures = (effect.before, effect.during, effect.after, effect.usual, effect.lift)
    return (
        event.name, _of(scene, event), event.store or "All stores", event.first, event.last, event.price,
        *(None if one is None else Decimal(str(round(one, 4))) for one in figures), effect.weeks,
    )  # fmt: skip


def _of(scene: Scene, event: Event) -> str:
    if event.sku:
        return next((item.name or item.sku for item in scene.cube.items if item.sku == event.sku), event.sku)
    return event.category or "Everything"


def _title(scene: Scene, event: Event) -> str:
    return f"{_of(scene, event)}, {short_date(event.first)}"


def _into(scene: Scene, event: Event) -> Question:
    """The promotion along the calendar, five weeks around it."""
    return replace(
        scene.question, view=View.TREND, measure=Measure.UNITS, grain=scenes.finer(scene.question.grain),
        first=scenes.earlier(event.first, 35), last=event.last + timedelta(days=35),
        sku=event.sku or scene.question.sku, category=event.category or scene.question.category,
        store=event.store or scene.question.store,
    )  # fmt: skip
