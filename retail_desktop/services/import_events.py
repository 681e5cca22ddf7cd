"""Holidays, promotions and closed days."""

from collections.abc import Sequence
from dataclasses import replace

from retail_desktop.domain.events import Event
from retail_desktop.domain.imports import ImportOptions, LineIssue, Reason
from retail_desktop.importing.events import EventRow
from retail_desktop.importing.goods import Goods
from retail_desktop.persistence import catalogue, events, people
from retail_desktop.persistence.database import Work
from retail_desktop.services.catalogue_changes import Changes
from retail_desktop.services.find_goods import Found, find_goods, say_goods
from retail_desktop.services.import_outcome import Outcome, Stamp, shown


def apply_events(work: Work, rows: Sequence[EventRow], options: ImportOptions) -> Outcome:
    """The events of a file; one that is known already, or stands in the file twice, is a duplicate."""
    outcome = Outcome(Changes(work))
    narrow = [row for row in rows if row.event.sku]
    goods = [Goods(row.event.sku) for row in narrow]
    found = find_goods(work, goods, options)
    items = {row.line: one for row, one in zip(narrow, found.lines, strict=True)}
    known, made = set(events.events(work)), list[Event]()
    for row in rows:
        one = items.get(row.line, Found())
        event = replace(row.event, sku=one.sku)
        if one.reason is not None:
            left = outcome.ignored if one.reason is Reason.NOT_A_PRODUCT else outcome.rejected
            left.append(LineIssue(row.line, one.reason, "sku", row.event.sku))
        elif event in known:
            outcome.ignored.append(LineIssue(row.line, Reason.DUPLICATE))
        else:
            if one.new:
                say_goods(outcome.changes, one, Goods(row.event.sku))
            known.add(event)
            made.append(event)
    outcome.accepted = len(made)
    outcome.stores = {event.store for event in made if event.store}
    outcome.days = {day for event in made for day in (event.first, event.last)}
    categories = {item.category for item in catalogue.items(work).values()}
    empty = dict.fromkeys(event.category for event in made if event.category and event.category not in categories)
    outcome.warnings += [*found.warnings, *shown(list(empty), "categories hold no item")]
    outcome.doubts = found.doubts
    outcome.write = lambda work, stamp: _write(work, stamp, made)
    return outcome


def _write(work: Work, stamp: Stamp, made: Sequence[Event]) -> None:
    catalogue.add_stores(work, {event.store for event in made if event.store})
    events.add_events(work, made, stamp.import_id)
    people.count_up(work, "sales_version")  # a forecast made without them is out of date
