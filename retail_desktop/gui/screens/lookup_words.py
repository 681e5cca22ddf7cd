"""What is said to a customer about an item, in whole phrases."""

from datetime import date
from decimal import Decimal

from retail_desktop.domain.catalogue import ItemStatus
from retail_desktop.domain.next_delivery import NextDelivery, Surety
from retail_desktop.gui.screens import wording
from retail_desktop.services.look_up import Alternative, LookUp, StoreStock

STATES = {ItemStatus.DISCONTINUED: "discontinued", ItemStatus.IGNORED: "not a stock item"}


def details(item: LookUp) -> str:
    """Code, barcode, category, and what is unusual about the item's life."""
    parts = [item.sku, *item.barcodes[:1], item.category, STATES.get(item.status, "")]
    return " · ".join(part for part in parts if part)


def stock(here: StoreStock) -> str:
    """How many lie here; a dash where nobody knows."""
    return wording.units(here.on_hand) if here.counted else wording.NOTHING


def stock_note(here: StoreStock) -> str:
    """What stands beside the count: what is reserved, or that it was never counted."""
    if not here.counted:
        return "not known: it was never counted"
    if not here.allocated:
        return ""
    return f"{wording.units(here.allocated)} reserved, {wording.units(here.available)} free to sell"


def delivery(one: StoreStock) -> str:
    """The next delivery in one line: the day, how sure it is, and how many come."""
    if one.next_delivery is None:
        return "No delivery is on the way"
    coming = one.next_delivery
    units = f"{wording.units(coming.units)} pieces"
    if coming.surety is Surety.LATE:
        return f"{units} were due {wording.day(coming.day)}: late"
    return f"{units} on {wording.day(coming.day)}, {coming.surety.value}"


def delivery_note(one: StoreStock) -> str:
    """What else is known: between which days it is likely, what is still to be ordered, and when that could come."""
    if one.next_delivery is not None:
        likely = likely_words(one.next_delivery)
        rest = one.on_order - one.next_delivery.units
        return " · ".join(filter(None, (likely, f"{wording.units(rest)} more on order" if rest else "")))
    if one.planned:
        return f"{wording.units(one.planned)} pieces are to be ordered; the order was not sent yet"
    if one.could_arrive_on is not None:
        return f"If it is ordered at the next chance: {wording.day(one.could_arrive_on)}, estimated"
    return "Nothing is on order"


def likely_words(coming: NextDelivery) -> str:
    """Between which days it is likely to come; nothing where no spread is known."""
    if coming.earliest == coming.latest:
        return "expected today" if coming.surety is Surety.LATE else ""
    return f"likely {wording.day(coming.earliest)} to {wording.day(coming.latest)}"


def short_delivery(one: StoreStock) -> str:
    """The next delivery of another store: `24 on Tue 6 Oct`."""
    if one.next_delivery is None:
        return ""
    coming = one.next_delivery
    if coming.surety is Surety.LATE:
        return f"{wording.units(coming.units)} late"
    return f"{wording.units(coming.units)} on {wording.short_day(coming.day)}"


def sales(item: LookUp) -> str:
    """When it was last sold, and how many in the last 30 days."""
    total = sum(item.sold, Decimal(0))
    last = f"Last sold {_ago(item.last_sale, item.today)}" if item.last_sale else "Never sold"
    return f"{last} · {wording.units(total)} in the last {len(item.sold)} days" if item.sold else last


def alternative(one: Alternative, currency: str) -> str:
    """`7 in stock · $4.50 · Tin Mug`."""
    return f"{wording.money(one.price, currency)} · {wording.units(one.on_hand)} in stock · {one.name}"


def hit(one: Alternative, currency: str = "") -> str:
    """One of several items that fit what was typed."""
    price = f" · {wording.money(one.price, currency)}" if one.price is not None else ""
    return f"{one.sku} · {one.name}{price}"


def _ago(day: date, today: date) -> str:
    days = (today - day).days
    return {0: "today", 1: "yesterday"}.get(days, wording.day(day))
