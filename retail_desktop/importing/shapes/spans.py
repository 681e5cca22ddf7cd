"""Dates that are whole weeks or months: each line is a total of the days of its own span."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from retail_desktop.domain.errors import NeedsAnswerError
from retail_desktop.domain.imports import LineIssue, Reason, Target
from retail_desktop.domain.periods import Period
from retail_desktop.importing.dates import read_day, settle_order, split_moment
from retail_desktop.importing.shapes.fields import Fields, fields_of
from retail_desktop.importing.shapes.grid import Arrangement, Grid, Records
from retail_desktop.importing.shapes.texts import is_day, read_span, span_text

_ENDS = ("week ending", "week end", "week ended", "w e", "we", "week to", "semaine finissant", "woche bis")
_BEGINS = ("week beginning", "week begin", "week starting", "week start", "week commencing", "week of", "w c", "wc")
_SPANS = frozenset(
    {
        "month",
        "monat",
        "mois",
        "mes",
        "mese",
        "maand",
        "manad",
        "maned",
        "week",
        "woche",
        "kw",
        "semaine",
        "semana",
        "settimana",
        "period",
        "periode",
        "periodo",
    }
)

Reader = Callable[[str], Period | None]


def find_spans(arrangement: Arrangement, target: Target) -> Arrangement:
    """The table with its months or weeks as dates, where these are what its records are totals of."""
    if target is not Target.SALES:
        return arrangement
    fields = fields_of(arrangement, target)
    found = _span_column(fields, arrangement.options.date_order)
    if found is None or len(fields.columns.get("quantity", [])) != 1:
        return arrangement
    place, read = found
    grid = arrangement.grid
    turned = grid if read is read_span else replace(grid, records=lambda: _told_in_full(grid, place, read))
    mapping = {**arrangement.options.mapping, fields.headers[place]: "date"}
    note = "Each line is the total of a week or a month; it is spread evenly over the days of that time."
    return replace(arrangement, options=replace(arrangement.options, mapping=mapping), spans=True).turned(turned, note)


def _span_column(fields: Fields, order: str | None) -> tuple[int, Reader] | None:
    """The column of weeks or months, and how its texts are read."""
    for place in [*fields.columns.get("date", []), *fields.unknown()]:
        words = fields.words(place)
        named = place in fields.columns.get("date", []) or words in (*_SPANS, *_ENDS, *_BEGINS)
        if named and fields.all_of(place, lambda text: read_span(text) is not None):
            return place, read_span
        if words in (*_ENDS, *_BEGINS) and fields.all_of(place, is_day):
            return place, _week_reader(fields.texts(place), order, ends=words in _ENDS)
    return None


def _week_reader(texts: list[str], order: str | None, *, ends: bool) -> Reader:
    settled, possible = settle_order(split_moment(text)[0] for text in texts)
    if possible and not order:
        raise NeedsAnswerError(
            "Nothing in the file shows which number of a date is the day. Choose the reading that is right.",
            "date_order",
            possible,
        )

    def read(text: str) -> Period | None:
        day = read_day(text, order or settled)
        if isinstance(day, Reason):
            return None
        first = date.fromordinal(day - 6 if ends else day)
        return Period(first, first + timedelta(days=6))

    return read


def _told_in_full(grid: Grid, place: int, read: Reader) -> Records:
    """The records with the first and the last day where only one of them stood."""
    for one in grid.regular():
        span = None if isinstance(one, LineIssue) else read(one[1][place])
        if isinstance(one, LineIssue) or span is None:
            yield one
        else:
            yield one[0], [*one[1][:place], span_text(span), *one[1][place + 1 :]]
