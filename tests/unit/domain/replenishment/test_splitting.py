"""One quantity for several stores."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.replenishment.splitting import shared
from retail_desktop.domain.replenishment.suggesting import suggest
from retail_desktop.domain.replenishment.suggestion import Suggestion
from retail_desktop.domain.replenishment.terms import Position, Terms

Maker = Callable[..., ItemForecast]


def line_of(forecast: ItemForecast, store: str, on_hand: int) -> Suggestion:
    made = suggest("00417", store, forecast, Position(Decimal(on_hand)), Terms("BRI", 6, 7, pack_size=Decimal(12)))
    return replace(made, store=store)


def test_the_store_that_would_run_out_first_gets_the_next_pack(forecast_of: Maker) -> None:
    lines = [line_of(forecast_of(4), "HARBOUR", 0), line_of(forecast_of(4), "HILL", 24)]
    assert shared(lines, Decimal(12)) == (12, 0)
    assert shared(lines, Decimal(48)) == (36, 12)


def test_a_store_that_sells_nothing_gets_nothing_while_another_sells(forecast_of: Maker) -> None:
    idle, selling = line_of(forecast_of(0), "HARBOUR", 0), line_of(forecast_of(1), "HILL", 500)
    assert shared([idle, selling], Decimal(24)) == (0, 24)
    assert shared([idle, idle], Decimal(24)) == (24, 0)


@given(st.lists(st.tuples(st.integers(0, 90), st.floats(0, 9)), min_size=1, max_size=4), st.integers(0, 30))
def test_packs_stay_whole_and_the_total_is_kept(
    forecast_of: Maker, stores: list[tuple[int, float]], packs: int
) -> None:
    lines = [line_of(forecast_of(daily), str(place), stock) for place, (stock, daily) in enumerate(stores)]
    found = shared(lines, Decimal(packs * 12))
    assert sum(found, Decimal(0)) == packs * 12
    assert all(units % 12 == 0 for units in found)
