"""One item in the user's words: its facts, how it sells and how good its forecast was."""

from datetime import date, timedelta
from decimal import Decimal

from retail_desktop.domain.forecast import Accuracy
from retail_desktop.domain.replenishment import ordering_days
from retail_desktop.domain.replenishment.ordering_days import calendar_of, chance_from
from retail_desktop.domain.valuation import margin_share
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.items_screen import PATTERNS, cover_days, life
from retail_desktop.services.browse_items import ItemCard, ItemRow

SELLS = {"smooth": "Sells steadily", "erratic": "Sells in varying amounts", "lumpy": "Sells irregularly"}


def title(card: ItemCard) -> str:
    """Code, category, supplier and life stage on one line."""
    return " · ".join(filter(None, (card.item.sku, card.item.category, card.row.supplier_name, life(card.row))))


def facts(card: ItemCard) -> list[tuple[str, str, str]]:
    """The fact cards as `(name, figure, small print)`."""
    row, due = card.row, len(card.due)
    others = [one for one in card.stores if one.store != row.store]
    elsewhere = wording.units(sum((one.on_hand for one in others), Decimal(0))) if others else wording.NOTHING
    named = " · ".join(f"{one.store} {wording.units(one.on_hand)}" for one in others[:3]) or "no other store"
    coming = wording.plural(due, "delivery", "deliveries") if due else "no open order"
    last_sale = f"last sale {wording.day(row.last_sale)}" if row.last_sale else "no sale yet"
    return [
        ("Price", wording.money(row.price), _margin(row)),
        ("Stock here", wording.units(row.on_hand), owed(row) or cover(row)),
        ("Other stores", elsewhere, named),
        ("On order", wording.units(row.on_order), coming),
        ("Next delivery", *_delivery(card)),
        ("Sold 30 days", wording.units(row.sold_30_days), last_sale),
    ]


def owed(row: ItemRow) -> str:
    """What customers are owed of the stock, and what is left to sell; empty where nobody is."""
    if not row.allocated:
        return ""
    return f"{wording.units(row.allocated)} owed, {wording.units(row.available)} free to sell"


def cover(row: ItemRow) -> str:
    """How long the stock lasts."""
    days = cover_days(row)
    return "no forecast demand" if days is None else f"{wording.number(days, 1)} days cover"


def in_words(card: ItemCard) -> str:
    """How the item sells, how long the stock lasts and when an order would arrive."""
    row, words = card.row, []
    if row.daily_forecast:
        pattern = SELLS.get(row.pattern, "Sells now and then")
        words.append(f"{pattern}, about {wording.number(row.daily_forecast, 1)} a day.")
    elif row.pattern in PATTERNS:
        words.append("No demand is expected.")
    suggestion = card.suggestion
    if suggestion is not None and suggestion.on_hand <= 0:
        words.append("Nothing is left to sell.")
    elif suggestion is not None and suggestion.runs_out_on is not None:
        words.append(f"Stock lasts until {wording.day(suggestion.runs_out_on - timedelta(days=1))}.")
    if suggestion is not None and suggestion.order_by is not None:
        words.append(f"Order by {wording.day(suggestion.order_by)} to keep it on the shelf.")
    return " ".join(words) or "Not enough sales yet to say how it sells."


def accuracy_words(accuracy: Accuracy | None) -> str:
    """How far the forecast was off at past dates, which way it leaned, and whether it beat last week's sales."""
    if accuracy is None or accuracy.wape is None:
        return "There is not enough history yet to test the forecast."
    share = wording.percent(max(0.0, 1 - accuracy.wape))
    words = [f"Tested at {wording.plural(accuracy.folds, 'past date')}: {share} accurate{_lean(accuracy.bias)}."]
    if accuracy.naive_wape is not None:
        plain = wording.percent(max(0.0, 1 - accuracy.naive_wape))
        words.append(f"Repeating what sold before would have been {plain} accurate.")
    if accuracy.coverage_95 is not None:
        words.append(f"Demand stayed within the 95 % line {wording.percent(accuracy.coverage_95)} of the time.")
    return " ".join(words)


def arrival(card: ItemCard) -> tuple[date, Decimal] | None:
    """When what is to be ordered would arrive, and how much."""
    suggestion = card.suggestion
    if suggestion is None or card.forecast is None or not suggestion.quantity:
        return None
    calendar = calendar_of(card.supplier)
    chance = chance_from(card.forecast.day(1), calendar)
    return ordering_days.arrival(chance, suggestion.lead_time_days, calendar), suggestion.quantity


def _margin(row: ItemRow) -> str:
    if row.unit_cost is None:
        return "cost unknown"
    share = margin_share(row.price, row.unit_cost)
    cost = f"cost {wording.money(row.unit_cost)}"
    return cost if share is None else f"{cost} · margin {wording.percent(share, 1)}"


def _delivery(card: ItemCard) -> tuple[str, str]:
    if card.next_delivery is not None:
        return wording.day(card.next_delivery), "on order"
    expected = arrival(card)
    return (
        (wording.day(expected[0]), "estimated, if ordered today")
        if expected
        else (wording.NOTHING, "nothing on its way")
    )


def _lean(bias: float | None) -> str:
    if bias is None or abs(bias) < 0.005:
        return ""
    return f", {wording.percent(abs(bias))} too {'high' if bias > 0 else 'low'}"
