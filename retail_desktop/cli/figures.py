"""The figures of the store by command."""

import argparse
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retail_desktop.cli.answer import Answer, day, place_of, progress_bar
from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.figure_periods import Span
from retail_desktop.domain.figures import DEFINITIONS, Compared, StoreFigures, Told
from retail_desktop.domain.periods import Period
from retail_desktop.domain.quantities import plain

if TYPE_CHECKING:
    from datetime import date

METRICS = "metrics"
EXECUTIVE = "executive"


def add_period_words(words: argparse.ArgumentParser) -> None:
    """The options that choose a period."""
    words.add_argument("--from", dest="first", type=day, metavar="DATE")
    words.add_argument("--to", dest="last", type=day, metavar="DATE")
    spans = [span.value for span in Span if span is not Span.OWN]
    words.add_argument("--period", choices=spans, default="", help="of the figures: a period that ends with the sales")


def report(given: argparse.Namespace) -> Answer:
    """Tell the figures, and write them where a file is named."""
    from retail_desktop.services.report_figures import write_figures  # noqa: PLC0415 - services load SQLAlchemy
    from retail_desktop.services.store_figures import store_figures  # noqa: PLC0415 - as above

    span, own = chosen_period(given)
    place = place_of(given)
    with progress_bar() as progress:
        if given.out:
            found = write_figures(
                place, Path(given.out), span=span, own=own, store=given.store, page=given.page, progress=progress
            )
        else:
            found = store_figures(place, span, own=own, store=given.store, progress=progress)
    text = [f"{found.store_name}, {found.periods.now.first} to {found.periods.now.last}"]
    text += [_line(one) for one in found.figures.values()]
    text += [*found.notes, *([f"Written to {given.out}."] if given.out else [])]
    return Answer("\n".join(text), {**as_data(found), "file": given.out})


def export(given: argparse.Namespace) -> int:
    """Write the figures as a table; gives the number of rows."""
    from retail_desktop.services.report_figures import export_figures  # noqa: PLC0415 - services load SQLAlchemy

    span, own = chosen_period(given)
    return export_figures(place_of(given), given.out, span=span, own=own)


def chosen_period(given: argparse.Namespace) -> tuple[Span, Period | None]:
    """What `--from`, `--to` and `--period` say; four weeks where they say nothing.

    Raises:
        RetailError: only one end of a period is given, or a period by two names.
    """
    first: date | None = given.first
    last: date | None = given.last
    if first is None and last is None:
        return Span(given.period or Span.FOUR_WEEKS), None
    if given.period or first is None or last is None:
        raise RetailError("Name a period by --from and --to together, or by --period alone.")
    return Span.OWN, Period(first, last)


def as_data(found: StoreFigures) -> dict[str, Any]:
    """The figures as JSON."""
    periods = found.periods
    return {
        "store": found.store, "currency": found.currency,
        "period": [periods.now.first, periods.now.last], "before": [periods.before.first, periods.before.last],
        "last_year": [periods.last_year.first, periods.last_year.last],
        "figures": {
            one.figure.value: {
                "unit": DEFINITIONS[one.figure].unit.value, **_told(one.now), "before": _told(one.before),
                "last_year": _told(one.last_year),
            }
            for one in found.figures.values()
        },
        "months": [
            {
                "first": one.period.first, "last": one.period.last, "net_sales": one.net_sales,
                "last_year": one.last_year, "margin": _rounded(one.margin_share),
            }
            for one in found.months
        ],
        "risks": [
            {
                "item": one.sku, "name": one.name, "store": one.store, "supplier": one.supplier, "status": one.status,
                "days_without": one.days_without, "at_stake": one.at_stake,
            }
            for one in found.risks
        ],
        "risks_count": found.risks_count, "risks_total": found.risks_total,
        "idle": [
            {"category": one.category, "stock": one.stock, "excess": one.excess, "dead": one.dead} for one in found.idle
        ],
        "costs_share": _rounded(found.costs_share), "notes": found.notes,
    }  # fmt: skip


def _told(told: Told) -> dict[str, Any]:
    return {"value": _rounded(told.value), "reason": told.reason, "note": told.note}


def _rounded(value: Decimal | None) -> Decimal | None:
    """Six decimals are finer than any figure."""
    return None if value is None else Decimal(plain(round(value, 6)))


def _line(one: Compared) -> str:
    from retail_desktop.reporting.figure_words import change_words, said, value_words  # noqa: PLC0415 - slow to load

    told = f"  {DEFINITIONS[one.figure].name}: {value_words(one.figure, one.now.value)}"
    for when, other in (("last year", one.last_year), ("before", one.before)):
        if one.now.value is not None and other.value is not None:
            told += f"; {change_words(one.figure, one.now, other)} ({when})"
    words = said(one.figure, one.now)
    return f"{told} – {words}" if words else told
