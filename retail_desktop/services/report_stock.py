"""Stock as reports: what it is worth, and what of it lies idle."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from retail_desktop.domain.catalogue import Item, ItemStatus
from retail_desktop.domain.idle_stock import NO_SALE_DAYS, IdleStock, StockFacts, judge, season_windows
from retail_desktop.domain.ledger import MovementKind
from retail_desktop.domain.people import Permission
from retail_desktop.domain.quantities import quantity
from retail_desktop.domain.valuation import Valuation, ValuedStock
from retail_desktop.persistence import catalogue, first_days, ledger, plans, sales
from retail_desktop.persistence.database import Work
from retail_desktop.persistence.ledger import StockLevel
from retail_desktop.services.report_wish import Wish, check, occasion
from retail_desktop.services.workplace import Workplace

if TYPE_CHECKING:
    from retail_desktop.reporting.document import Document

Key = tuple[int, int]
_ARRIVALS = {MovementKind.RECEIPT.value, MovementKind.TRANSFER.value}


def valuation_document(place: Workplace, wish: Wish) -> "Document":
    """What the stock of an evening is worth.

    Raises:
        NotFoundError: there is no such store, category or supplier.
    """
    from retail_desktop.reporting import valuation_report  # noqa: PLC0415 - reporting loads XlsxWriter

    place.allow(Permission.VIEW_COST)
    with place.database.reading() as work:
        check(work, wish)
        found = value_stock(work, wish)
        made = occasion(place, work, found.as_of, _filters(wish))
    return valuation_report.document(found, made, with_items=wish.with_items)


def idle_document(place: Workplace, wish: Wish) -> "Document":
    """What stock is dead, slow or more than needed.

    Raises:
        NotFoundError: there is no such store, category or supplier.
    """
    from retail_desktop.reporting import idle_report  # noqa: PLC0415 - reporting loads XlsxWriter

    place.allow(Permission.VIEW_COST)
    days = wish.days or NO_SALE_DAYS
    with place.database.reading() as work:
        check(work, wish)
        plan, as_of = plans.newest_plan(work), _evening(work, wish)
        stock = judged_stock(work, wish, days)
        made = occasion(place, work, as_of, _filters(wish, ("no sale for", f"{days} days")))
    report = idle_report.IdleReport(stock, as_of, days, plan.as_of if plan else None)
    return idle_report.document(report, made)


def value_stock(work: Work, wish: Wish) -> Valuation:
    """The stock of the chosen evening, or of the newest day of the ledger, at the costs and prices known today."""
    as_of = _evening(work, wish)
    lines, below, unknown = [], 0, 0
    for _, level, line in _valued(work, wish, as_of):
        below += level.counted and level.on_hand < 0
        unknown += not level.counted
        if level.counted and level.on_hand > 0:
            lines.append(line)
    return Valuation(as_of, tuple(lines), below, unknown)


def judged_stock(work: Work, wish: Wish, days: int) -> tuple[IdleStock, ...]:
    """All stock above zero with the reason why it is idle, if it is."""
    as_of = _evening(work, wish)
    then, following = season_windows(as_of, days)
    recent = sales.sold_since(work, _back(as_of, days - 1), as_of)
    before, after = sales.sold_since(work, *then), sales.sold_since(work, *following)
    since, layers = first_days.first_days(work, as_of), _layers(work, as_of)
    targets = _targets(work)
    found = []
    for key, level, line in _valued(work, wish, as_of):
        if not level.counted or level.on_hand <= 0:
            continue
        facts = StockFacts(
            store=line.store,
            category=line.category,
            sku=line.sku,
            name=line.name,
            supplier=line.supplier,
            on_hand=level.on_hand,
            unit_cost=line.unit_cost,
            known_since=since.get(key, as_of),
            last_sale=level.last_sale,
            recently_sold=quantity(recent.get(key, 0)),
            then_sold=quantity(before.get(key, 0)),
            next_sold=quantity(after.get(key, 0)),
            order_up_to=targets.get((line.sku, line.store)),
            layers=tuple(layers.get(key, ())),
        )
        found.append(judge(facts, as_of, days))
    return tuple(found)


def _valued(work: Work, wish: Wish, as_of: date) -> Iterator[tuple[Key, StockLevel, ValuedStock]]:
    """Every item-store that was chosen, with its level and its line."""
    items, terms = catalogue.items(work), catalogue.terms(work)
    sku_of = {number: sku for sku, number in catalogue.item_ids(work).items()}
    store_of = {number: code for code, number in catalogue.store_ids(work).items()}
    levels = ledger.levels(work, as_of)
    for key in sorted(levels, key=lambda key: (store_of[key[1]], sku_of[key[0]])):
        item = items.get(sku_of[key[0]])
        if item is None or item.status is ItemStatus.IGNORED:
            continue
        own = terms.get(item.sku)
        cost = own.unit_cost if own and own.unit_cost is not None else item.unit_cost
        line = _line(item, store_of[key[1]], own.supplier if own else "", levels[key], cost)
        if wish.holds(line.store, line.category, line.supplier):
            yield key, levels[key], line


def _line(item: Item, store: str, supplier: str, level: StockLevel, cost: Decimal | None) -> ValuedStock:
    return ValuedStock(
        store=store,
        category=item.category,
        sku=item.sku,
        name=item.name,
        supplier=supplier,
        on_hand=level.on_hand,
        unit_cost=cost,
        price=item.price,
    )


def _layers(work: Work, as_of: date) -> dict[Key, list[tuple[date, Decimal]]]:
    """What came in, by item and store, oldest first."""
    found: dict[Key, list[tuple[date, Decimal]]] = {}
    for item, store, day, kind, amount in ledger.entries(work, as_of.toordinal()):
        if kind in _ARRIVALS and amount > 0:
            found.setdefault((item, store), []).append((date.fromordinal(day), quantity(amount)))
    return found


def _targets(work: Work) -> dict[tuple[str, str], Decimal]:
    """The order-up-to levels of the newest plan."""
    plan = plans.newest_plan(work)
    return {(line.sku, line.store): line.order_up_to for line in plans.lines(work, plan.plan_id)} if plan else {}


def _evening(work: Work, wish: Wish) -> date:
    return wish.as_of or ledger.newest_day(work) or date.today()  # noqa: DTZ011 - a trading day has no zone


def _back(day: date, days: int) -> date:
    return date.fromordinal(max(1, day.toordinal() - days))


def _filters(wish: Wish, *more: tuple[str, str]) -> str:
    from retail_desktop.reporting.document import chosen  # noqa: PLC0415 - reporting loads XlsxWriter

    own = (("store", wish.store), ("category", wish.category), ("supplier", wish.supplier))
    return chosen(*own, *more)
