"""Holidays, promotions and closed days out of a recognised file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from retail_desktop.domain.events import Event, EventKind
from retail_desktop.domain.imports import ImportOptions, LineIssue, Reason
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.headers import plain_words
from retail_desktop.importing.keyed import Filled, Parser, Reading, Rows, issue, sorted_out
from retail_desktop.importing.layout import Layout
from retail_desktop.importing.parsers import as_code, as_day, as_label, as_money, as_name
from retail_desktop.importing.progress import Progress, silent
from retail_desktop.importing.source import Source
from retail_desktop.importing.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event; its item is still named as the file names it."""

    line: int
    event: Event


EventRows = Rows[EventRow]


def read_events(
    source: Source, layout: Layout, known: Format, options: ImportOptions, *, progress: Progress = silent
) -> EventRows:
    """The events of a file: on one day, or from a first to a last one."""
    rows, ignored, rejected = sorted_out(Reading(layout, known, EVENT_FIELDS, keys=()).read(source, progress))
    made = []
    for row in rows:
        found = _row(row, layout, options.store or "")
        if isinstance(found, EventRow):
            made.append(found)
        else:
            (rejected if found.record else ignored).append(found)
    return Rows(tuple(made), tuple(ignored), tuple(rejected))


def _row(row: Filled, layout: Layout, store: str) -> EventRow | LineIssue:
    fields = row.fields
    name = str(fields.get("name", ""))
    first, last = fields.get("first", fields.get("date")), fields.get("last", fields.get("first", fields.get("date")))
    if not name and not fields.get("kind"):
        return LineIssue(row.line, Reason.NO_VALUE)
    if not isinstance(first, date) or not isinstance(last, date):
        return issue(
            row.line, Reason.MISSING_DATE, "first" if "first" in layout.columns else "date", row.record, layout
        )
    if last < first:
        return issue(row.line, Reason.BAD_DATE, "last", row.record, layout)
    texts = {text: str(fields.get(text, "")) for text in ("sku", "category", "note")}
    price = fields.get("price")
    narrow = bool(texts["sku"] or texts["category"] or price is not None)
    usual = EventKind.PROMOTION if narrow else EventKind.HOLIDAY
    kind = fields.get("kind", usual)
    event = Event(
        kind=kind if isinstance(kind, EventKind) else usual,
        name=name or str(kind),
        first=first,
        last=last,
        store=str(fields.get("store", store)),
        price=price if isinstance(price, Decimal) else None,
        **texts,
    )
    return EventRow(row.line, event)


_KINDS = vocabulary(
    {
        EventKind.HOLIDAY: (
            "holiday, public holiday, bank holiday, national holiday, federal holiday, school holiday, national, "
            "religious, feiertag, gesetzlicher feiertag, ferien, jour férié, férié, vacances, festivo, festività, "
            "feestdag, helgdag"
        ),
        EventKind.PROMOTION: (
            "promotion, promo, sale, special offer, offer, discount, campaign, leaflet, flyer, display, coupon, "
            "aktion, angebot, rabatt, rabattaktion, soldes, promoción, oferta, promozione, offerta, aanbieding, "
            "kampanj"
        ),
        EventKind.CLOSURE: (
            "closure, closed, store closed, closing day, geschlossen, betriebsferien, ruhetag, fermé, fermeture, "
            "cerrado, cierre, chiuso, chiusura, gesloten, stängt"
        ),
    }
)


def _kind(text: str, _: Layout) -> EventKind:
    return _KINDS.get(plain_words(text), EventKind.OTHER)


EVENT_FIELDS: Mapping[str, Parser] = {
    "name": as_name,
    "kind": _kind,
    "date": as_day,
    "first": as_day,
    "last": as_day,
    "store": as_label,
    "sku": as_code,
    "category": as_name,
    "price": as_money,
    "note": as_name,
}
