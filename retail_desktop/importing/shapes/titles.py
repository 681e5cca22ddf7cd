"""What stands above a table: the days it is of, and the store, where its columns do not say so."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from retail_desktop.domain.errors import NeedsAnswerError
from retail_desktop.domain.imports import ImportOptions, LineIssue, Reason, Target
from retail_desktop.domain.periods import Period
from retail_desktop.importing.dates import long_date, read_day, settle_order
from retail_desktop.importing.shapes.fields import Fields, fields_of
from retail_desktop.importing.shapes.grid import Arrangement, Grid, Records
from retail_desktop.importing.shapes.statements import Statement, sounds_like_store, statement
from retail_desktop.importing.shapes.texts import is_day, read_span


def read_titles(arrangement: Arrangement, target: Target) -> Arrangement:
    """The table with what its title says and its columns do not.

    Raises:
        NeedsAnswerError: the title names several days, or one that can be read in two ways.
    """
    if target not in {Target.SALES, Target.STOCK} or not arrangement.grid.titles:
        return arrangement
    told = [statement(cells) for _, cells in arrangement.grid.titles]
    fields = fields_of(arrangement, target)
    return _with_store(_with_period(arrangement, fields, told, target), fields, told)


def _with_period(arrangement: Arrangement, fields: Fields, told: list[Statement], target: Target) -> Arrangement:
    options = arrangement.options
    dated = fields.has("date") or any(fields.all_of(place, is_day) for place in fields.unknown())
    if dated or options.period:
        return arrangement
    period = told_period(told, options)
    if period is None:
        return arrangement
    shown = str(period.first) if len(period) == 1 else f"{period.first} to {period.last}"
    if target is Target.STOCK:
        return with_column(
            arrangement, "Date", "date", period.last.isoformat(), f"The title gives the day: {period.last}."
        )
    return arrangement.told(replace(options, period=period), f"The title gives the time of the sales: {shown}.")


def _with_store(arrangement: Arrangement, fields: Fields, told: list[Statement]) -> Arrangement:
    if arrangement.options.store or fields.has("store"):
        return arrangement
    stores = {one.value for one in told if one.kind == "store" and one.value}
    stores = stores or {one.value for one in told if one.kind == "bare" and sounds_like_store(one.value)}
    if len(stores) != 1:
        return arrangement
    (store,) = stores
    return with_column(arrangement, "Store", "store", store, f"“{store}” in the title is read as the store.")


def with_column(arrangement: Arrangement, heading: str, field: str, value: str, note: str) -> Arrangement:
    """The table with one more column that says the same in every record."""
    grid = arrangement.grid
    mapping = {**arrangement.options.mapping, heading: field}
    turned = replace(grid, headers=(*grid.headers, heading), records=lambda: _extended(grid, value))
    return replace(arrangement, options=replace(arrangement.options, mapping=mapping)).turned(turned, note)


def _extended(grid: Grid, value: str) -> Records:
    for one in grid.regular():
        if isinstance(one, LineIssue):
            yield one
        elif grid.is_heading(one[1]):
            yield LineIssue(one[0], Reason.REPEATED_HEADER)
        else:
            yield one[0], [*one[1], value]


def told_period(told: Sequence[Statement], options: ImportOptions) -> Period | None:
    """The days that the lines of a title agree on, or None where they name none.

    Raises:
        NeedsAnswerError: they name several, or one that can be read in two ways.
    """
    dated = [one for one in told if one.kind in {"dates", "store"} and one.dates]
    order = _order([text for one in dated for text in one.dates], options)
    periods = {_period(one.dates, order) for one in dated if len(one.dates) == 2 or read_span(one.dates[0])}
    ends = {one.edge: one.dates for one in dated if one.edge and len(one.dates) == 1}
    if not periods and {"from", "to"} <= ends.keys():
        periods = {_period((*ends["from"], *ends["to"]), order)}
    if not periods:
        periods = {_period(one.dates, order) for one in dated if len(one.dates) == 1 and not one.edge}
    found = periods - {None}
    if len(found) > 1:
        raise NeedsAnswerError(
            "The lines above the table name several dates. Give the first and the last day of the sales.",
            "date",
            {one.value: list(one.dates) for one in dated},
        )
    return next(iter(found), None)


def _period(texts: Sequence[str], order: str | None) -> Period | None:
    if span := read_span(texts[0]):
        return span
    days = [read_day(text, order) for text in (texts[0], texts[-1])]
    ordinals = [day for day in days if isinstance(day, int)]
    if len(ordinals) != 2 or ordinals[0] > ordinals[1]:
        return None
    return Period(date.fromordinal(ordinals[0]), date.fromordinal(ordinals[1]))


def _order(texts: list[str], options: ImportOptions) -> str | None:
    order, possible = settle_order(texts)
    if options.date_order or not possible:
        return options.date_order.lower() if options.date_order else order
    example = next(text for found in possible.values() for text in found)
    raise NeedsAnswerError(
        f"The title has the date {example}, and nothing shows which number is the day. "
        "Choose the reading that is right.",
        "date_order",
        {one: [f"{text} = {long_date(text, one)}" for text in found] for one, found in possible.items()},
    )
