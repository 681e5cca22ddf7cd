"""Dates that are whole weeks or months: each total is spread over the days of its own span."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from retail_desktop.domain.errors import NeedsAnswerError
from retail_desktop.domain.imports import LineIssue, Reason, Target
from retail_desktop.domain.periods import Period
from retail_desktop.domain.quantities import MONEY_SCALE, in_proportion, money, plain, quantity, spread
from retail_desktop.importing.amounts import read_money, read_quantity, settle_decimal
from retail_desktop.importing.dates import read_day, settle_order, split_moment
from retail_desktop.importing.shapes.fields import Fields, fields_of
from retail_desktop.importing.shapes.grid import Arrangement, Grid, Records, Row
from retail_desktop.importing.shapes.texts import is_day, read_span

_MONEY = ("amount", "gross_amount", "discount")
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


@dataclass(frozen=True, slots=True)
class _Totals:
    """How a record is spread: where its date stands, how to read it, and the columns that are totals."""

    date: int
    read: Reader
    quantity: int
    money: Sequence[int]
    decimal: str


def spread_spans(arrangement: Arrangement, target: Target) -> Arrangement:
    """The table with one record for each day that gets a share, where the dates are months or weeks."""
    if target is not Target.SALES:
        return arrangement
    fields = fields_of(arrangement, target)
    found = _span_column(fields, arrangement.options.date_order)
    counts = fields.columns.get("quantity", [])
    if found is None or len(counts) != 1:
        return arrangement
    place, read = found
    amounts = [one for name in _MONEY for one in fields.columns.get(name, [])]
    decimal = arrangement.options.decimal or _decimal(fields, [*counts, *amounts])
    totals = _Totals(place, read, counts[0], amounts, {"comma": ","}.get(decimal, decimal))
    grid = arrangement.grid
    turned = replace(grid, records=lambda: _records(grid, totals))
    mapping = {**arrangement.options.mapping, fields.headers[place]: "date"}
    note = "Each line is the total of a week or a month; it is spread evenly over the days of that time."
    return replace(arrangement, options=replace(arrangement.options, mapping=mapping)).turned(turned, note)


def _span_column(fields: Fields, order: str | None) -> tuple[int, Reader] | None:
    """The column of weeks or months, and how its texts are read."""
    for place in [*fields.columns.get("date", []), *fields.unknown()]:
        words = fields.words(place)
        named = place in fields.columns.get("date", []) or words in _SPANS
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


def _decimal(fields: Fields, places: Sequence[int]) -> str:
    mark, unclear = settle_decimal(text for place in places for text in fields.texts(place))
    if mark:
        return mark
    raise NeedsAnswerError(
        "Nothing in the file shows whether the point or the comma is the decimal mark. Choose the one that is.",
        "decimal",
        dict.fromkeys((".", ","), unclear[:3]),
    )


def _records(grid: Grid, totals: _Totals) -> Records:
    for one in grid.regular():
        if isinstance(one, LineIssue):
            yield one
        else:
            yield from _shares(*one, totals)


def _shares(line: int, cells: list[str], totals: _Totals) -> Sequence[Row | LineIssue]:
    """The record once for each day with something in it; a record that cannot be understood stays as it is."""
    span = _until_today(totals.read(cells[totals.date]))
    units = read_quantity(cells[totals.quantity], totals.decimal)
    amounts = {place: read_money(cells[place], totals.decimal, MONEY_SCALE**3) for place in totals.money}
    if span is None or not isinstance(units, int) or any(isinstance(one, Reason) for one in amounts.values()):
        return [(line, cells)]
    if not units:
        return [LineIssue(line, Reason.NO_VALUE)]
    days = [(day, share) for day, share in zip(span, spread(units, len(span)), strict=True) if share]
    moneys = {
        place: in_proportion(amount, [share for _, share in days])
        for place, amount in amounts.items()
        if isinstance(amount, int)
    }
    return [
        (line, _share(cells, totals, day, share, {place: parts[number] for place, parts in moneys.items()}))
        for number, (day, share) in enumerate(days)
    ]


def _until_today(span: Period | None) -> Period | None:
    """A month that is not over has sold nothing yet on its days to come."""
    today = date.today()  # noqa: DTZ011 - a trading day has no zone
    return Period(span.first, min(span.last, today)) if span and span.first <= today else span


def _share(cells: list[str], totals: _Totals, day: date, share: int, moneys: dict[int, int]) -> list[str]:
    told = list(cells)
    told[totals.date] = day.isoformat()
    told[totals.quantity] = _written(plain(quantity(share)), totals.decimal)
    for place, amount in moneys.items():
        told[place] = _written(format(money(amount), "f"), totals.decimal)
    return told


def _written(number: str, decimal: str) -> str:
    return number.replace(".", decimal)
