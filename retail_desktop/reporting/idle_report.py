"""Stock that does not earn its place: dead, slow, more than needed; what it is worth and how old it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from retail_desktop.domain.idle_stock import BLAMED, BUCKETS, NEW_DAYS, SLOW_COVER_DAYS, Idleness, IdleStock
from retail_desktop.domain.valuation import book_value
from retail_desktop.reporting.document import FILES_ONLY, ROOMY, Column, Document, Listing, Occasion, Section, total_row
from retail_desktop.reporting.tables import Cell
from retail_desktop.reporting.wording import amount, count, day

_EMPTY = "No stock is dead, slow or more than needed."
_AGE_KEYS = ("age_0_30", "age_31_60", "age_61_90", "age_91_180", "age_181_365", "age_over_365", "age_unknown")
_AGES = (
    Column("age", "Age of the stock", "text", ROOMY),
    Column("units", "Units", "number", 80),
    Column("value", "Value at cost", "money", 100),
    Column("share", "Share of cost", "percent", 80),
)
_KINDS = (
    Column("status", "Why", "text", 90),
    Column("items", "Items", "number", 60),
    Column("units", "Units", "number", 80),
    Column("value", "Value at cost", "money", 100),
    Column("excess_value", "Above target at cost", "money", 110),
    Column("meaning", "What it means", "text", ROOMY),
)


@dataclass(frozen=True, slots=True)
class IdleReport:
    """All judged stock, with what it was judged by; `plan_as_of` None means that there is no plan."""

    stock: tuple[IdleStock, ...]
    as_of: date
    no_sale_days: int
    plan_as_of: date | None


def document(report: IdleReport, occasion: Occasion) -> Document:
    """The report: sums by reason, ages of all stock, and each idle item, most money first."""
    blamed = [one for one in report.stock if one.idleness in BLAMED]
    dead = [one for one in blamed if one.idleness is Idleness.DEAD]
    return Document(
        title="Dead, slow and surplus stock",
        occasion=occasion,
        figures=(
            ("Dead stock at cost", f"{amount(_value(dead))} {occasion.currency}".strip()),
            ("Above target at cost", f"{amount(_excess_value(report.stock))} {occasion.currency}".strip()),
        ),
        listings=(_kinds(report, blamed), _ages(report.stock), _lines(report, blamed)),
        notes=tuple(_notes(report)),
        empty=_EMPTY,
        lying=True,
    )


def _kinds(report: IdleReport, blamed: Sequence[IdleStock]) -> Listing:
    days = report.no_sale_days
    meanings = {
        Idleness.DEAD: f"No sale for {days} days or more, though neither new nor out of season",
        Idleness.SLOW: f"At the pace of the last {days} days it lasts more than {SLOW_COVER_DAYS} days",
        Idleness.OVER: "It sells, but there is more than the next orders would bring it up to",
    }
    rows = []
    for kind in BLAMED:
        mine = [one for one in blamed if one.idleness is kind]
        rows.append((kind.value, len(mine), _units(mine), _value(mine), _excess_value(mine), meanings[kind]))
    total = total_row(
        _KINDS, items=len(blamed), units=_units(blamed), value=_value(blamed), excess_value=_excess_value(blamed)
    )
    return Listing("Why it lies there", _KINDS, (Section("", "", tuple(rows), "Together", total),))


def _ages(stock: Sequence[IdleStock]) -> Listing:
    units = [_sum(one.ages[place] for one in stock) for place in range(len(BUCKETS))]
    worth = [_sum(book_value(one.ages[place], one.facts.unit_cost) for one in stock) for place in range(len(BUCKETS))]
    whole = _sum(worth)
    shares = [value / whole if whole else None for value in worth]
    rows = zip(BUCKETS, units, worth, shares, strict=True)
    total = total_row(_AGES, units=_units(stock), value=whole, share=Decimal(1) if whole else None)
    return Listing("Age of all stock, idle or not", _AGES, (Section("", "", tuple(rows), "All stock", total),))


def _columns(report: IdleReport) -> tuple[Column, ...]:
    several = len({one.facts.store for one in report.stock}) > 1
    return (
        Column("status", "Why", "text", FILES_ONLY),
        Column("store", "Store", "code", 46 if several else FILES_ONLY),
        Column("category", "Category", "text", FILES_ONLY),
        Column("sku", "Code", "code", 64),
        Column("name", "Description", "text", ROOMY),
        Column("supplier", "Supplier", "code", 60),
        Column("on_hand", "On hand", "number", 40),
        Column("last_sale", "Last sale", "date", 60),
        Column("days_without_sale", "Days without sale", "number", 44),
        Column("sold", f"Sold in {report.no_sale_days} days", "number", 44),
        Column("cover_days", "Days cover", "number", 36),
        Column("order_up_to", "Target", "number", 38),
        Column("excess", "Above target", "number", 38),
        Column("unit_cost", "Unit cost", "money", FILES_ONLY),
        Column("value", "Value at cost", "money", 56),
        Column("excess_value", "Above target at cost", "money", 60),
        Column("oldest", "Oldest delivery left", "text", 84),
        *(Column(key, words, "number", FILES_ONLY) for key, words in zip(_AGE_KEYS, BUCKETS, strict=True)),
    )


def _lines(report: IdleReport, blamed: Sequence[IdleStock]) -> Listing:
    columns, sections = _columns(report), []
    for kind in BLAMED:
        mine = sorted(
            (one for one in blamed if one.idleness is kind),
            key=lambda one: (-(one.value or Decimal(0)), one.facts.sku, one.facts.store),
        )
        if mine:
            words = f"Sub-total, {kind.value.lower()}, {count(len(mine), 'item')}"
            sections.append(Section(kind.value, "", tuple(map(_row, mine)), words, _totals(columns, mine)))
    words = f"Grand total, {count(len(blamed), 'item')}"
    return Listing("Every idle item, most money first", columns, tuple(sections), words, _totals(columns, blamed))


def _row(one: IdleStock) -> tuple[Cell, ...]:
    facts = one.facts
    return (
        one.idleness.value, facts.store, facts.category, facts.sku, facts.name, facts.supplier, facts.on_hand,
        facts.last_sale, one.days_without_sale, facts.recently_sold, one.cover_days, facts.order_up_to, one.excess,
        facts.unit_cost, one.value, one.excess_value, _oldest(one), *one.ages,
    )  # fmt: skip


def _oldest(one: IdleStock) -> str:
    place = max((place for place, units in enumerate(one.ages) if units), default=len(BUCKETS) - 1)
    return BUCKETS[place]


def _totals(columns: tuple[Column, ...], stock: Sequence[IdleStock]) -> tuple[Cell, ...]:
    return total_row(columns, on_hand=_units(stock), value=_value(stock), excess_value=_excess_value(stock))


def _units(stock: Iterable[IdleStock]) -> Decimal:
    return _sum(one.facts.on_hand for one in stock)


def _value(stock: Iterable[IdleStock]) -> Decimal:
    return _sum(one.value for one in stock)


def _excess_value(stock: Iterable[IdleStock]) -> Decimal:
    return _sum(one.excess_value for one in stock)


def _sum(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), Decimal(0))


def _notes(report: IdleReport) -> Iterable[str]:
    plan = report.plan_as_of
    yield (
        f"Target = order-up-to level of the reorder plan of {day(plan)}; an item without a plan has none."
        if plan
        else "There is no reorder plan yet, so nothing is known to be above target. Make one with Forecast and plan."
    )
    fresh, resting = (
        sum(one.idleness is kind for one in report.stock) for kind in (Idleness.FRESH, Idleness.OFF_SEASON)
    )
    yield (
        f"Not counted as dead: {count(fresh, 'item')} known for less than {NEW_DAYS} days, and "
        f"{count(resting, 'item')} off season (no sale in the same days a year ago either, but in the half year after)."
    )
    yield (
        "Age: first in, first out, so what is left came with the newest deliveries. Units that no recorded delivery "
        "explains stand under “No delivery known”."
    )
    unknown = sum(one.value is None for one in report.stock)
    if unknown:
        yield f"{count(unknown, 'item')} without a known cost: units count, money does not."
