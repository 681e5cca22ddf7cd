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


def moving_average(on_hand: Decimal, unit_cost: Decimal | None, received: Decimal, price: Decimal) -> Decimal:
    """The cost of a unit after a receipt, c' = ((S - R) c + R p) / S, to 0.0001.

    S = `on_hand` after the receipt, R = `received` units of it (at most S), p = `price`, c = `unit_cost` before. Units
    that a later count found already are part of S, so that a receipt booked late weighs no more than it is. Without a
    cost before, or where stock was not above zero, the price is the cost. Source: IAS 2.27, weighted average cost.
    """
    share = min(received, on_hand)
    if unit_cost is None or share <= 0 or share == on_hand:
        return price if unit_cost is None or received > 0 else unit_cost
    return (((on_hand - share) * unit_cost + share * price) / on_hand).quantize(Decimal("0.0001"))
