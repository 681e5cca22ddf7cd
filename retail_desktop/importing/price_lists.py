"""What a price list says of one item on several lines: prices from several quantities, per hundred, from a day on."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from retail_desktop.domain.catalogue import PriceBreak
from retail_desktop.domain.imports import LineIssue, Reason
from retail_desktop.domain.quantities import money, quantity, ten_thousandths
from retail_desktop.importing.amounts import read_money, read_quantity
from retail_desktop.importing.headers import plain_words
from retail_desktop.importing.keyed import Filled
from retail_desktop.importing.layout import Layout

PER_PACK = "pack"
_PER = {
    PER_PACK: {"box", "case", "carton", "pack", "cs", "ctn", "ve", "vpe", "karton", "gebinde", "carton pack", "pk"},
    "1": {"each", "ea", "piece", "pieces", "pc", "pcs", "pce", "unit", "stk", "st", "stuck", "kg", "l", "m", "unite"},
    "100": {"c", "hundred"},
    "1000": {"thousand", "mille"},
}
_SETTLED = frozenset({"price_unit", "from_quantity", "valid_from", "valid_to", "unit_cost"})


def as_price_unit(text: str, _: Layout) -> Decimal | str | Reason:
    """For how many units a price is: 1, 100, 1000 or `pack`."""
    words = re.sub(r"^(?:per|pro|je|par|por|la) ", "", plain_words(text))
    named = next((unit for unit, names in _PER.items() if words in names), None)
    if named:
        return named if named == PER_PACK else Decimal(named)
    digits = re.sub(r"\D", "", text)
    return Decimal(digits) if digits and 0 < int(digits) <= 1_000_000 else Reason.BAD_VALUE


def as_breaks(text: str, _: Layout) -> tuple[PriceBreak, ...] | Reason:
    """Price breaks as this program writes them: `10:1.15|50:1.05`, from ten units on 1.15."""
    found = []
    for part in text.split("|"):
        units, _sign, cost = part.partition(":")
        quantity_, amount = read_quantity(units.strip(), "."), read_money(cost.strip(), ".")
        if isinstance(quantity_, Reason) or not isinstance(amount, int) or quantity_ <= 0 or amount < 0:
            return Reason.BAD_VALUE
        found.append(PriceBreak(quantity(quantity_), money(amount)))
    return tuple(sorted(found))


def timely(rows: Sequence[Filled], today: date) -> tuple[list[Filled], list[LineIssue]]:
    """The records that hold today, of each item and quantity the newest; the others as issues to be ignored."""
    good, others = list[Filled](), list[LineIssue]()
    newest: dict[object, date] = {}
    for row in rows:
        if _day(row, "valid_from", date.min) > today:
            others.append(LineIssue(row.line, Reason.FUTURE_DATE))
        elif _day(row, "valid_to", date.max) < today:
            others.append(LineIssue(row.line, Reason.DATE_OUT_OF_RANGE))
        else:
            good.append(row)
            newest[_price(row)] = max(_day(row, "valid_from", date.min), newest.get(_price(row), date.min))
    late = [row for row in good if _day(row, "valid_from", date.min) < newest[_price(row)]]
    others += [LineIssue(row.line, Reason.DUPLICATE) for row in late]
    return [row for row in good if row not in late] if late else good, others


def _price(row: Filled) -> object:
    return row.key, row.fields.get("supplier"), row.fields.get("from_quantity")


def _day(row: Filled, name: str, unknown: date) -> date:
    day = row.fields.get(name)
    return day if isinstance(day, date) else unknown


def priced(row: Filled) -> Filled | Reason:
    """The record with its cost for one unit; a cost too small to be kept is none."""
    cost, per = row.fields.get("unit_cost"), row.fields.get("price_unit", Decimal(1))
    if not isinstance(cost, Decimal):
        return row
    if per == PER_PACK:
        per = row.fields.get("pack_size")
    if not isinstance(per, Decimal):
        return Reason.BAD_VALUE
    unit_cost = money(ten_thousandths(cost / per))
    if cost and not unit_cost:
        return Reason.BAD_PRICE
    return replace(row, fields={**row.fields, "unit_cost": unit_cost})


def tiered(rows: Sequence[Filled]) -> dict[str, object]:
    """The fields of an item out of its lines, one for each quantity from which a price holds.

    The price from the smallest quantity on is the unit cost; from more than one unit on it is a price break too.
    """
    fields = {name: value for row in reversed(rows) for name, value in row.fields.items() if name not in _SETTLED}
    costs = [(row, cost) for row in rows if isinstance(cost := row.fields.get("unit_cost"), Decimal)]
    tiers = sorted(PriceBreak(_from(row), cost) for row, cost in costs)
    if tiers:
        fields["unit_cost"] = tiers[0].unit_cost
        fields["breaks"] = tuple(tier for tier in tiers if tier.from_quantity > 1)
    return fields


def _from(row: Filled) -> Decimal:
    units = row.fields.get("from_quantity")
    return units if isinstance(units, Decimal) else Decimal(1)
