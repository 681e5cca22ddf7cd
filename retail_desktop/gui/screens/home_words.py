"""What the home page says of a morning, in whole phrases."""

from decimal import Decimal

from retail_desktop.domain.replenishment import Status
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.home_tables import due_words, total_words, until_words
from retail_desktop.gui.screens.home_tiles import TileWords
from retail_desktop.services.start_of_day import Need, StartOfDay

NO_PLAN = "no reorder plan yet"


def summary(day: StartOfDay) -> str:
    """The day, what the last day with sales brought, and from which sales the plan was made."""
    parts = [wording.day(day.today)]
    if day.sales_through is not None:
        net = wording.money(day.last_day_net, day.currency)
        parts.append(f"sales of {wording.day(day.sales_through)}: {net} net, {wording.units(day.last_day_units)} units")
    if day.plan_as_of is not None:
        parts.append(f"plan made from the sales through {wording.day(day.plan_as_of)}")
    return " · ".join(parts)


def missing(day: StartOfDay) -> str:
    """The newest day without a sales file; nothing where every day is there."""
    if not day.missing_days:
        return ""
    store, newest = max(day.missing_days, key=lambda one: one[1])
    more = len(day.missing_days) - 1
    others = f" {wording.plural(more, 'more day')} without a file." if more else ""
    return f"No sales file for {store}, {wording.day(newest)}.{others}"


def tiles(day: StartOfDay) -> dict[str, TileWords]:
    """The five counts of the morning."""
    known = day.plan_as_of is not None
    out, before = day.having(Status.OUT), day.having(Status.BEFORE_DELIVERY)
    return {
        "out": _short(out, day, "item", "items") if known else TileWords(below=NO_PLAN),
        "before": _short(before, day, "item runs out", "items run out") if known else TileWords(below=NO_PLAN),
        "order": _order(day) if known else TileWords(below=NO_PLAN),
        "come": _come(day),
        "count": _count(day),
    }


def needs(day: StartOfDay) -> str:
    """How many items, and what is at risk."""
    if not day.needs:
        return ""
    return f"{wording.plural(len(day.needs), 'item')} · {_risk(day.needs, day.currency)}"


def to_order(day: StartOfDay) -> str:
    """How many suppliers, and what their orders cost."""
    if not day.to_order:
        return ""
    total = total_words([(one.cost, one.currency) for one in day.to_order])
    return " · ".join(filter(None, (wording.plural(len(day.to_order), "supplier"), total)))


def to_come(day: StartOfDay) -> str:
    """How many orders, and what they cost."""
    if not day.to_come:
        return ""
    total = total_words([(one.cost, one.currency) for one in day.to_come])
    return " · ".join(filter(None, (wording.plural(len(day.to_come), "order"), total)))


def _short(found: tuple[Need, ...], day: StartOfDay, one: str, many: str) -> TileWords:
    noun = one if len(found) == 1 else many
    return TileWords(wording.number(len(found)), noun, _risk(found, day.currency) if found else "nothing at risk")


def _risk(found: tuple[Need, ...], currency: str) -> str:
    risk = sum((need.at_risk for need in found), Decimal(0))
    return f"{wording.round_money(risk.quantize(Decimal(1)), currency)} at risk"


def _order(day: StartOfDay) -> TileWords:
    today = [one for one in day.to_order if one.clock.cut_off.date() == day.today]
    if not day.to_order:
        return TileWords("0", "suppliers", "nothing to order now")
    first = until_words(day.to_order[0], day.today)
    words = f"first one: {first}"
    noun = "supplier today" if len(today) == 1 else "suppliers today"
    return TileWords(wording.number(len(today)), noun, words)


def _come(day: StartOfDay) -> TileWords:
    late = sum(one.days_late > 0 for one in day.to_come)
    noun = "order" if len(day.to_come) == 1 else "orders"
    if not day.to_come:
        return TileWords("0", noun, "nothing on the way")
    next_one = f"next: {due_words(day.to_come[0], day.today)}"
    return TileWords(wording.number(len(day.to_come)), noun, f"{wording.number(late)} late" if late else next_one)


def _count(day: StartOfDay) -> TileWords:
    to_count = day.to_count
    doubts = to_count.below_zero + to_count.never_counted
    if to_count.list_name:
        left = to_count.listed - to_count.counted
        done = f"{wording.number(to_count.counted)} of {wording.number(to_count.listed)} counted"
        return TileWords(wording.number(left), "item" if left == 1 else "items", done)
    if not doubts:
        return TileWords("0", "items", "the book looks right")
    below = f"{wording.number(to_count.below_zero)} below zero"
    never = f"{wording.number(to_count.never_counted)} never counted"
    parts = [words for words, many in ((below, to_count.below_zero), (never, to_count.never_counted)) if many]
    return TileWords(wording.number(doubts), "item" if doubts == 1 else "items", ", ".join(parts))
