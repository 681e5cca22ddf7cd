"""What stock is worth and what a sale earns; money in the store's currency."""

from decimal import Decimal


def stock_value(on_hand: Decimal, unit_cost: Decimal | None) -> Decimal | None:
    """Units on hand times unit cost; stock below zero is worth nothing; None where the cost is unknown."""
    return None if unit_cost is None else max(Decimal(0), on_hand) * unit_cost


def margin_share(price: Decimal | None, unit_cost: Decimal | None) -> Decimal | None:
    """Gross margin as a share of the price, (price - cost) / price; None where either is unknown or the price is 0."""
    if price is None or unit_cost is None or price == 0:
        return None
    return (price - unit_cost) / price
