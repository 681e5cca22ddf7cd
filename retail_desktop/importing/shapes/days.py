"""One column for each day, week or month: items in rows, quantities in columns headed by their dates."""

import re

from retail_desktop.domain.errors import NeedsAnswerError
from retail_desktop.domain.imports import Target
from retail_desktop.importing.headers import plain_words
from retail_desktop.importing.measures import names_figure
from retail_desktop.importing.shapes.fields import Fields, fields_of
from retail_desktop.importing.shapes.grid import Arrangement
from retail_desktop.importing.shapes.melting import Melting, melted
from retail_desktop.importing.shapes.texts import counts_up, is_dated, is_number

_LEAST = 2
_UNITS = re.compile(
    r"(?:qty|quantity|units|sold|menge|anzahl)\b[\s:_-]*|[\s:_-]*\b(?:qty|quantity|units|sold)", re.IGNORECASE
)
_SUMS = ("quantity", "amount", "gross_amount", "discount", "tax")


def days_across(arrangement: Arrangement, target: Target) -> Arrangement:
    """The table with one record for each item and day, where headings are dates or count the days of the period.

    Raises:
        NeedsAnswerError: the headings count days, and nothing says which.
    """
    if target is not Target.SALES:
        return arrangement
    fields = fields_of(arrangement, target)
    if not fields.items() or fields.date() is not None:
        return arrangement
    dates = _dated(fields) or _counted(fields, arrangement)
    if not dates:
        return arrangement
    others = {place for name in _SUMS for place in fields.columns.get(name, [])} - set(fields.items())
    figures = {place for place in fields.spare() if names_figure(fields.headers[place])}
    melting = Melting(
        label="date",
        heading="Date",
        groups=[(text, [place]) for place, text in dates.items()],
        measures=[("quantity", "Quantity")],
        keys=fields.items(),
        kept=[place for place in range(len(fields.headers)) if place not in {*dates, *others, *figures}],
    )
    texts = list(dates.values())
    note = f"The file has one column for each date from {texts[0]} to {texts[-1]}; empty and zero cells are no sales."
    return melted(arrangement, melting, note)


def _dated(fields: Fields) -> dict[int, str]:
    """The columns of figures whose headings are dates, and the dates as written."""
    texts = {place: _UNITS.sub("", header).strip(" ()[]") for place, header in enumerate(fields.headers)}
    dated = {place: text for place, text in texts.items() if is_dated(text) and _holds_numbers(fields, place)}
    return dated if len(dated) >= _LEAST else {}


def _holds_numbers(fields: Fields, place: int) -> bool:
    return fields.all_of(place, is_number) or not fields.texts(place)


def _counted(fields: Fields, arrangement: Arrangement) -> dict[int, str]:
    """The columns of figures whose headings count from 1: they are the days of a period as long as they are many."""
    places = [
        place
        for place in fields.figures()
        if re.fullmatch(r"(?:d|day|tag|jour|dia)?[ _-]?0*\d{1,4}", _plain(fields, place))
    ]
    headings = [fields.headers[place] for place in places]
    if not counts_up(headings):
        return {}
    period = arrangement.options.period
    if period is None or len(period) != len(places):
        given = f"; the period given has {len(period)}" if period else ""
        raise NeedsAnswerError(
            f"The file has one column for each of {len(places)} days ({headings[0]} to {headings[-1]}){given}, and "
            "does not say which days these are. Give the first and the last of them.",
            "date",
            {
                heading: [row[place] for row in fields.sample[:3] if place < len(row)]
                for heading, place in ((headings[0], places[0]), (headings[-1], places[-1]))
            },
        )
    return {place: day.isoformat() for place, day in zip(places, period, strict=True)}


def _plain(fields: Fields, place: int) -> str:
    return plain_words(fields.headers[place])
