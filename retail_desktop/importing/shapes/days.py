"""One column for each day, week or month: items in rows, quantities in columns headed by their dates."""

import re
from collections.abc import Sequence

from retail_desktop.domain.errors import NeedsAnswerError
from retail_desktop.domain.imports import Target
from retail_desktop.domain.periods import Period
from retail_desktop.importing.amounts import is_number
from retail_desktop.importing.measures import names_figure
from retail_desktop.importing.shapes.fields import Fields, fields_of
from retail_desktop.importing.shapes.grid import Arrangement
from retail_desktop.importing.shapes.melting import Melting, melted
from retail_desktop.importing.shapes.texts import counts_up, is_dated

_LEAST = 2
_UNITS = re.compile(
    r"(?:qty|quantity|units|sold|menge|anzahl)\b[\s:_-]*|[\s:_-]*\b(?:qty|quantity|units|sold)", re.IGNORECASE
)
_LEAST_OF_WEEK = 5
_NUMBER_OF_DAY = re.compile(r"(?:d|day|tag|jour|dia)?[ _-]?0*\d{1,4}")
_WEEKDAYS = (
    {"mon", "monday", "mo", "montag", "lundi", "lun", "lunes", "lunedi", "maandag", "ma", "mandag", "man"},
    {"tue", "tues", "tuesday", "di", "dienstag", "mardi", "mar", "martes", "martedi", "dinsdag", "tirsdag", "tisdag"},
    {"wed", "wednesday", "mi", "mittwoch", "mercredi", "mer", "mie", "miercoles", "mercoledi", "woensdag", "onsdag"},
    {"thu", "thur", "thurs", "thursday", "do", "donnerstag", "jeudi", "jeu", "jue", "jueves", "giovedi", "torsdag"},
    {"fri", "friday", "fr", "freitag", "vendredi", "ven", "vie", "viernes", "venerdi", "vrijdag", "fredag"},
    {"sat", "saturday", "sa", "samstag", "samedi", "sam", "sab", "sabado", "sabato", "zaterdag", "lordag", "lor"},
    {"sun", "sunday", "so", "sonntag", "dimanche", "dim", "dom", "domingo", "domenica", "zondag", "sondag", "son"},
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
    dates = _dated(fields) or _counted(fields, arrangement) or _weekdays(fields, arrangement)
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
    places = [place for place in fields.figures() if _NUMBER_OF_DAY.fullmatch(fields.words(place))]
    headings = [fields.headers[place] for place in places]
    if not counts_up(headings):
        return {}
    period = arrangement.options.period
    if period is None or len(period) != len(places):
        raise _question(fields, places, period)
    return {place: day.isoformat() for place, day in zip(places, period, strict=True)}


def _weekdays(fields: Fields, arrangement: Arrangement) -> dict[int, str]:
    """The columns of figures headed by the days of one week."""
    places = {
        place: day for place in fields.figures() for day, names in enumerate(_WEEKDAYS) if fields.words(place) in names
    }
    if len(places) < _LEAST_OF_WEEK or len(set(places.values())) < len(places):
        return {}
    period = arrangement.options.period
    days = {day.weekday(): day for day in period} if period and len(period) <= 7 else {}
    if not days.keys() >= set(places.values()):
        raise _question(fields, list(places), period)
    return {place: days[weekday].isoformat() for place, weekday in places.items()}


def _question(fields: Fields, places: Sequence[int], period: Period | None) -> NeedsAnswerError:
    first, last = (fields.headers[place] for place in (places[0], places[-1]))
    given = f"; the period given has {len(period)}" if period else ""
    return NeedsAnswerError(
        f"The file has one column for each of {len(places)} days ({first} to {last}){given}, and does not say "
        "which days these are. Give the first and the last of them.",
        "date",
        {fields.headers[place]: fields.texts(place)[:3] for place in (places[0], places[-1])},
    )
