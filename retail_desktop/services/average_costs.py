"""The cost of items after a delivery, by moving average."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from retail_desktop.domain.purchasing import PurchaseOrder
from retail_desktop.domain.valuation import moving_average
from retail_desktop.persistence import catalogue, ledger, people, receipts
from retail_desktop.persistence.database import Work

Prices = Mapping[str, tuple[Decimal, Decimal]]
"""Units received and their price, by item code."""


def take_prices(work: Work, receipt: int, order: PurchaseOrder, prices: Prices) -> None:
    """Average the prices of a delivery into the items' costs, over the stock of all stores after it.

    An order in another currency than the store's leaves costs as they are.
    """
    own = people.read_setting(work, "currency")
    if own and order.currency and order.currency != own:
        return
    keys, items = catalogue.item_ids(work), catalogue.items(work, list(prices))
    changed = []
    for sku, (units, price) in prices.items():
        levels = ledger.balances(work, keys[sku]).values()
        on_hand = sum((level.on_hand for level in levels), Decimal(0))
        before = items[sku].unit_cost
        after = moving_average(on_hand, before, units, price)
        if after != before:
            changed.append(replace(items[sku], unit_cost=after))
            receipts.add_cost_change(work, receipt, keys[sku], before, after)
    catalogue.save_items(work, changed)


def give_costs_back(work: Work, receipt: int) -> list[str]:
    """Undo what a receipt did to costs; gives the items whose cost has changed again since and stays."""
    said = receipts.cost_changes(work, receipt)
    items = catalogue.items(work, [sku for sku, _, _ in said])
    back, stay = [], []
    for sku, before, after in said:
        if items[sku].unit_cost == after:
            back.append(replace(items[sku], unit_cost=before))
        else:
            stay.append(sku)
    catalogue.save_items(work, back)
    return stay
