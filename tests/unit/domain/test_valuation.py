"""What stock is worth and what a sale earns."""

from datetime import date
from decimal import Decimal

import pytest

from retail_desktop.domain.valuation import (
    StockSum,
    Valuation,
    ValuedStock,
    added_up,
    margin_share,
    moving_average,
    stock_value,
)


def test_stock_is_worth_units_times_cost() -> None:
    assert stock_value(Decimal("12.5"), Decimal("1.20")) == Decimal(15)


def test_stock_below_zero_is_worth_nothing() -> None:
    assert stock_value(Decimal(-3), Decimal("1.20")) == 0


def test_stock_of_unknown_cost_has_no_known_worth() -> None:
    assert stock_value(Decimal(3), None) is None


def test_the_margin_is_a_share_of_the_price() -> None:
    assert margin_share(Decimal("5.00"), Decimal("3.00")) == Decimal("0.4")
    assert margin_share(Decimal("2.00"), Decimal("3.00")) == Decimal("-0.5")


@pytest.mark.parametrize(("price", "cost"), [(None, Decimal(3)), (Decimal(5), None), (Decimal(0), Decimal(3))])
def test_without_price_or_cost_there_is_no_margin(price: Decimal | None, cost: Decimal | None) -> None:
    assert margin_share(price, cost) is None


@pytest.mark.parametrize(
    ("on_hand", "cost", "received", "price", "after"),
    [
        (30, "1.00", 10, "1.60", "1.2000"),  # 20 at 1.00 and 10 at 1.60
        (10, "1.00", 10, "1.60", "1.60"),  # nothing was left
        (-5, "1.00", 10, "1.60", "1.60"),  # more was sold than was there
        (6, "1.00", 10, "1.60", "1.60"),  # counted since: all that is left may be new
        (30, None, 10, "1.60", "1.60"),
        (30, "1.00", 0, "9.00", "1.00"),
        (0, "1.00", 0, "9.00", "1.00"),
    ],
)
def test_a_receipt_moves_the_average_cost_by_its_share(
    on_hand: int, cost: str | None, received: int, price: str, after: str
) -> None:
    before = None if cost is None else Decimal(cost)
    assert moving_average(Decimal(on_hand), before, Decimal(received), Decimal(price)) == Decimal(after)


def line(store: str, category: str, sku: str, cost: str | None, price: str | None) -> ValuedStock:
    money = [None if amount is None else Decimal(amount) for amount in (cost, price)]
    return ValuedStock(store, category, sku, sku, "N", Decimal("2.5"), *money)


def test_stock_adds_up_by_store_and_category() -> None:
    lines = (line("B", "Tea", "2", "1.10", "2"), line("A", "Tea", "1", None, "3"), line("B", "Jars", "3", "4", None))
    groups = Valuation(date(2026, 1, 1), lines).by_category
    assert [(store, category, len(each)) for store, category, each in groups] == [
        ("A", "Tea", 1), ("B", "Jars", 1), ("B", "Tea", 1),
    ]  # fmt: skip
    assert added_up(lines) == StockSum(3, Decimal("7.5"), Decimal("12.75"), Decimal("12.5"), 1, 1)
