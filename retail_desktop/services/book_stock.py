"""The one way in which people move stock: an action, its movements, the balances and the trail, all or nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.ledger import MovementKind
from retail_desktop.domain.periods import latest_allowed
from retail_desktop.domain.quantities import plain
from retail_desktop.domain.stock_control import ActionKind, checked_day
from retail_desktop.persistence import catalogue, ledger, people, stock_actions
from retail_desktop.persistence.database import Work
from retail_desktop.services.find_item import get_sku
from retail_desktop.services.workplace import Workplace, now, trading_day

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Move:
    """A movement to be booked, in a store by its code; `more` are further columns of it."""

    sku: str
    store: str
    kind: MovementKind
    quantity: Decimal
    lot: str = ""
    expires_on: date | None = None
    note: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BookedLine:
    """What became of an item's stock in a store; `book` is what stood there on that evening before."""

    sku: str
    name: str
    store: str
    book: Decimal
    before: Decimal
    after: Decimal
    unit_cost: Decimal | None

    @property
    def change(self) -> Decimal:
        """Units by which today's stock has changed."""
        return self.after - self.before

    @property
    def value(self) -> Decimal | None:
        """The change at cost; None where no cost is known."""
        return None if self.unit_cost is None else self.change * self.unit_cost


@dataclass(frozen=True, slots=True)
class Booked:
    """What was booked: the action's number, and a line an item and store."""

    number: int
    kind: ActionKind
    day: date
    lines: tuple[BookedLine, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants booked; `more` are further columns of the action."""

    kind: ActionKind
    day: date | None = None
    note: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


def book(place: Workplace, work: Work, wish: Wish, moves: Sequence[Move]) -> Booked:
    """Write an action with its movements, keep the balances in step, and note it in the trail.

    Raises:
        RetailError: nothing is to be booked, or on no day that can be.
    """
    if not moves:
        raise RetailError("There is nothing to book. Name at least one item with its quantity.")
    day = booking_day(work, wish.day)
    items = catalogue.item_ids(work)
    stores = catalogue.add_stores(work, sorted({move.store for move in moves}))
    at, who = now(), place.person.name
    number = stock_actions.add_action(work, wish.kind, who, at, note=wish.note, **wish.more)
    rows = [
        ledger.movement_row(
            items[move.sku], stores[move.store], day, move.kind, move.quantity, action_id=number, recorded_at=at,
            person=who, note=move.note or wish.note, lot=move.lot, expires_on=move.expires_on, **move.more,
        )
        for move in moves
    ]  # fmt: skip
    told = {"day": day, "items": len({move.sku for move in moves}), "units": sum(move.quantity for move in moves)}
    people.note(work, who, f"stock {wish.kind.value}", str(number), {**told, **_plain(wish.more)})
    return write(work, Booked(number, wish.kind, day, ()), rows)


def write(work: Work, booked: Booked, rows: Sequence[dict[str, Any]]) -> Booked:
    """Append movements, keep the balances in step, and tell what changed."""
    pairs = {(row["item_id"], row["store_id"]) for row in rows}
    before = ledger.balances_of(work, pairs)
    evening = ledger.levels_of(work, pairs, booked.day)
    ledger.add_movements(work, rows)
    ledger.refresh_balances(work, pairs)
    after = ledger.balances_of(work, pairs)
    values = catalogue.items(work)
    costs = catalogue.terms(work)
    skus = {key: sku for sku, key in catalogue.item_ids(work).items()}
    codes = {key: code for code, key in catalogue.store_ids(work).items()}
    lines = []
    for item, store in dict.fromkeys((row["item_id"], row["store_id"]) for row in rows):
        sku = skus[item]
        known, terms = values.get(sku), costs.get(sku)
        cost = terms.unit_cost if terms and terms.unit_cost is not None else known.unit_cost if known else None
        key = item, store
        lines.append(
            BookedLine(
                sku, known.name if known else sku, codes[store], _units(evening, key), _units(before, key),
                _units(after, key), cost,
            )
        )  # fmt: skip
    return Booked(booked.number, booked.kind, booked.day, tuple(lines), tuple(_warnings(booked, lines, rows, after)))


def booking_day(work: Work, day: date | None) -> date:
    """The day to book on: the store's own unless one is named.

    Raises:
        RetailError: nothing can be booked on that day.
    """
    today = trading_day(work)
    return checked_day(day or today, max(today, latest_allowed(date.today())))  # noqa: DTZ011 - a trading day has no zone


def named(
    work: Work, quantities: Mapping[str, Decimal], check: Callable[[str, Decimal], Decimal]
) -> dict[str, Decimal]:
    """Quantities by the item that each code or barcode means, each of them checked.

    Raises:
        NotFoundError: there is no such item.
        RetailError: a quantity cannot be booked, or an item is named twice.
    """
    found: dict[str, Decimal] = {}
    for text, units in quantities.items():
        sku = get_sku(work, text)
        if sku in found:
            raise RetailError(f"Item {sku} is named twice. Say its quantity once.")
        found[sku] = check(sku, units)
    return found


def _units(levels: Mapping[tuple[int, int], ledger.StockLevel], key: tuple[int, int]) -> Decimal:
    found = levels.get(key)
    return found.on_hand if found else Decimal(0)


def _warnings(
    booked: Booked,
    lines: Sequence[BookedLine],
    rows: Sequence[dict[str, Any]],
    after: Mapping[tuple[int, int], ledger.StockLevel],
) -> list[str]:
    anchored = sorted(
        {level.counted_on for level in after.values() if level.counted_on and level.counted_on > booked.day}
    )
    found = []
    if anchored and all(line.change == 0 for line in lines):
        found.append(
            f"This is dated before the count of {anchored[-1]}, and that count stands: today's stock has not changed."
        )
    out = {(row["item_id"], row["store_id"]) for row in rows if row["kind"] != MovementKind.COUNT.value}
    below = [line for line, key in zip(lines, dict.fromkeys((r["item_id"], r["store_id"]) for r in rows), strict=True)
             if key in out and line.after < 0 <= line.before]  # fmt: skip
    if below:
        some = ", ".join(f"{line.sku} ({plain(line.after)})" for line in below[:_NAMED])
        found.append(f"The book is now below zero for {some}{' …' * (len(below) > _NAMED)}. Count it.")
    return found


def _plain(more: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in more.items() if value not in {None, ""}}
