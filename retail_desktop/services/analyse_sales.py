"""Look at sales: one question, answered with a picture, a table and words."""

from collections.abc import Callable
from datetime import date
from typing import Any

from retail_desktop.domain.analysis.answer import Answer, Choices
from retail_desktop.domain.analysis.question import Measure, Question, Slice, View
from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.domain.events import Event, EventKind
from retail_desktop.domain.people import PERMISSIONS, Permission
from retail_desktop.persistence import catalogue, events, people, sales
from retail_desktop.persistence.database import Work
from retail_desktop.services.choose_holidays import region_of
from retail_desktop.services.workplace import Workplace

NO_SALES = "There are no sales yet. Import your till's sales file first."


def sales_choices(place: Workplace) -> Choices:
    """What sales can be narrowed to, and how far they reach."""
    with place.database.reading() as work:
        return Choices(
            stores=tuple((store.code, store.name) for store in catalogue.stores(work)),
            categories=tuple(sorted({item.category for item in catalogue.items(work).values()})),
            suppliers=tuple((code, one.name) for code, one in catalogue.suppliers(work).items()),
            oldest=sales.oldest_day(work),
            newest=sales.newest_day(work),
            sees_cost=Permission.VIEW_COST in PERMISSIONS[place.person.role],
        )


def analyse_sales(place: Workplace, question: Question) -> Answer:
    """Answer a question about sales.

    Raises:
        RetailError: there are no sales yet, or the period ends before it begins.
        NotFoundError: there is no such store, category, supplier or item.
        NotAllowedError: margins are asked for by somebody who may not see costs.
    """
    from retail_desktop.services.sales_analysis import (  # noqa: PLC0415 - numpy is slow to load
        comparing,
        cube,
        ranking,
        receipts,
        responses,
        scene,
        seasons,
        trend,
    )

    views: dict[View, Callable[[scene.Scene], tuple[Any, Any, Any, str]]] = {
        View.TREND: trend.show_trend, View.COMPARE: comparing.compare, View.MOVERS: comparing.movers,
        View.MIX: comparing.mix, View.PARETO: ranking.pareto, View.COMINGS: ranking.comings,
        View.SEASONS: seasons.show_seasons, View.PRICE: responses.show_price,
        View.PROMOTIONS: responses.show_promotions, View.RECEIPTS: receipts.show_receipts,
    }  # fmt: skip
    _ = question.period
    with place.database.reading() as work:
        held = cube.read_cube(place, work)
        if held is None:
            raise RetailError(NO_SALES)
        _check(held, question)
        known = tuple(_happenings(work, question, held.newest))
        currency = people.read_setting(work, "currency")
        seen = scene.Scene(work, held, question, held.chosen(question), known, currency)
        scene.check_measure(seen)
        columns, lines, picture, summary = views[question.view](seen)
        return Answer(
            question=question,
            title=scene.title(seen),
            unit=seen.unit,
            columns=columns,
            lines=lines,
            picture=picture,
            summary=summary,
            newest=held.newest,
            figures=scene.head_figures(seen),
            notes=tuple(scene.gaps(seen)),
            sees_cost=held.sees_cost,
            currency=currency,
        )


def _check(held: Any, question: Question) -> None:  # noqa: ANN401 - the cube's module loads numpy
    wanted = (
        (Slice.STORE, question.store, [store.code for store in held.stores]),
        (Slice.CATEGORY, question.category, [item.category for item in held.items]),
        (Slice.SUPPLIER, question.supplier, [item.supplier for item in held.items]),
        (Slice.ITEM, question.sku, [item.sku for item in held.items]),
    )
    for by, code, known in wanted:
        if code is not None and code not in known:
            some = ", ".join(sorted(set(filter(None, known)))[:12])
            raise NotFoundError(f"There is no {by.value} {code}. Known are: {some}.")


def _happenings(work: Work, question: Question, newest: date) -> list[Event]:
    """The events of the store, and the public holidays of its region in the period."""
    from retail_desktop.services.event_calendar import public_holidays  # noqa: PLC0415 - it loads numpy

    known = list(events.events(work))
    named = {event.first for event in known if event.kind is EventKind.HOLIDAY}
    region = region_of(work, question.store or "")
    public = public_holidays(region, question.first.year, min(question.last, newest).year)
    known += [Event(EventKind.HOLIDAY, name, day, day) for name, day in public if day not in named]
    return known


def measures(choices: Choices) -> tuple[Measure, ...]:
    """What may be added up."""
    return tuple(one for one in Measure if choices.sees_cost or one is not Measure.MARGIN)
