"""The command for what expires soon."""

import argparse
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from retail_desktop.cli.answer import Answer, place_of
from retail_desktop.domain.quantities import plain

if TYPE_CHECKING:
    from retail_desktop.services.expiring_stock import ExpiringLot

USUAL_DAYS = 30


def add_expiring_words(steps: Any) -> None:  # noqa: ANN401 - argparse gives its sub-parsers no public type
    """Add `stock expiring`."""
    words = steps.add_parser("expiring", help="lots that expire soon, and what is likely to be left of them")
    words.add_argument("--days", type=int, default=USUAL_DAYS, metavar="N", help="within so many days (default: 30)")
    words.add_argument("--store")
    words.set_defaults(command=expiring)


def expiring(given: argparse.Namespace) -> Answer:
    """What expires within so many days, or has expired."""
    from retail_desktop.services.expiring_stock import list_expiring  # noqa: PLC0415 - services load SQLAlchemy

    found = list_expiring(place_of(given), given.days, store=given.store)
    rows = [
        {
            "sku": one.sku, "name": one.name, "category": one.category, "store": one.store, "lot": one.lot,
            "expires_on": one.expires_on, "days_left": one.days_left, "units": one.units,
            "likely_sold": one.likely_sold, "likely_wasted": one.likely_wasted, "unit_cost": one.unit_cost,
            "at_risk": one.at_risk, "likely_lost": one.likely_lost,
        }
        for one in found
    ]  # fmt: skip
    at_risk, lost = (
        sum((money for money in amounts if money is not None), Decimal(0))
        for amounts in ((one.at_risk for one in found), (one.likely_lost for one in found))
    )
    text = [*map(_words, found), f"{len(found)} lots: {plain(at_risk)} at risk, {plain(lost)} of it likely lost."]
    data = {"days": given.days, "lots": rows, "at_risk": at_risk, "likely_lost": lost}
    return Answer("\n".join(text) if found else f"Nothing on hand expires within {given.days} days.", data)


def _words(one: "ExpiringLot") -> str:
    lot = f" lot {one.lot}" if one.lot else ""
    when = f"in {one.days_left} days" if one.days_left >= 0 else f"{-one.days_left} days ago"
    return (
        f"{one.expires_on}  {when:<13} {one.sku} {one.name}{lot} in {one.store}: {plain(one.units)} units, "
        f"{plain(one.likely_sold)} likely sold in time, {plain(one.likely_wasted)} likely left"
    )
