"""What a policy holds and loses."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.replenishment.effects import Effect, effect, in_money
from retail_desktop.domain.replenishment.terms import Terms

TERMS = Terms("BRI", 6, 7, unit_cost=Decimal(2), price=Decimal(5))


def test_steady_sales_hold_half_an_order_and_lose_nothing(forecast_of: Callable[..., ItemForecast]) -> None:
    assert effect(forecast_of(4), TERMS) == Effect(14, 0)


def test_better_service_holds_more_and_loses_less(forecast_of: Callable[..., ItemForecast]) -> None:
    low, high = (effect(forecast_of(4, 3), replace(TERMS, service_level=Decimal(level))) for level in ("0.8", "0.98"))
    assert (low.stock < high.stock, low.lost > high.lost > 0) == (True, True)
    assert in_money(low, TERMS) == Effect(low.stock * 2, low.lost * 5)
    assert in_money(low, replace(TERMS, price=None)).lost == pytest.approx(low.lost * 2)


def test_what_does_not_sell_or_is_sold_down_comes_to_nothing(forecast_of: Callable[..., ItemForecast]) -> None:
    assert effect(forecast_of(0), TERMS) + effect(forecast_of(4), replace(TERMS, discontinued=True)) == Effect(0, 0)
