"""What lies unused in another store."""

from collections.abc import Callable
from decimal import Decimal

from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.replenishment.suggesting import suggest
from retail_desktop.domain.replenishment.suggestion import Suggestion
from retail_desktop.domain.replenishment.terms import Position, Terms
from retail_desktop.domain.replenishment.transfers import unused, with_transfers

Maker = Callable[..., ItemForecast]


def line(forecast: ItemForecast, store: str, on_hand: int, *, counted: bool = True) -> Suggestion:
    return suggest("00417", store, forecast, Position(Decimal(on_hand), counted=counted), Terms("BRI", 6, 7))


def test_what_sells_in_time_is_not_unused(forecast_of: Maker) -> None:
    assert unused(line(forecast_of(4), "Harbour St", 52 + 28 * 4 + 12)) == 12
    assert unused(line(forecast_of(4), "Harbour St", 100)) == 0
    assert unused(line(forecast_of(4), "Harbour St", 900, counted=False)) == 0


def test_a_line_to_buy_says_what_lies_elsewhere(forecast_of: Maker) -> None:
    lines = [line(forecast_of(4), "Hill", 40), line(forecast_of(4), "Harbour St", 176), line(forecast_of(4), "Quay", 0)]
    hill, harbour, quay = with_transfers(lines)
    assert (quay.transfer_from, quay.transfer_quantity) == ("Harbour St", 12)
    assert quay.why.endswith("12 of them lie unused in Harbour St.")
    assert (hill.transfer_quantity, harbour) == (0, lines[1])


def test_one_store_has_nobody_to_ask(forecast_of: Maker) -> None:
    lines = [line(forecast_of(4), "Hill", 0)]
    assert with_transfers(lines) == lines
