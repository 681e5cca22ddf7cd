"""What becomes of a raw quantity, rule after rule."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.catalogue import PriceBreak
from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.replenishment.protected_demand import ProtectedDemand
from retail_desktop.domain.replenishment.quantity_rules import Chain, Room, room_for, ruled, whole_packs
from retail_desktop.domain.replenishment.suggestion import Rule
from retail_desktop.domain.replenishment.terms import Terms

FREE = Room(None, None)


def rule(raw: object, room: Room = FREE, **changes: Any) -> Chain:  # noqa: ANN401 - any field of the terms
    return ruled(Decimal(str(raw)), 10.0, Terms("BRI", 6, 7, **changes), room)


def told(chain: Chain) -> tuple[Decimal, list[tuple[Rule | None, Decimal]]]:
    return chain.quantity, [(step.rule, step.amount) for step in chain.steps]


def test_packs_are_filled_up_or_taken_to_the_nearest() -> None:
    twelve = Decimal(12)
    assert told(rule(25, pack_size=twelve)) == (36, [(Rule.PACK, 11)])
    assert told(rule(25, pack_size=twelve, nearest_pack=True)) == (24, [(Rule.PACK, -1)])
    assert rule(2, pack_size=twelve, nearest_pack=True).quantity == 12
    assert rule(2, pack_size=twelve, nearest_pack=True, minimum_order=Decimal(20)).quantity == 24


def test_nearly_full_layers_and_pallets_are_filled() -> None:
    sizes: dict[str, Any] = {"pack_size": Decimal(6), "layer_size": Decimal(48), "pallet_size": Decimal(240)}
    assert told(rule(222, **sizes)) == (240, [(Rule.LAYER, 18)])
    assert told(rule(43, **sizes)) == (48, [(Rule.PACK, 5)])
    assert rule(30, **sizes).quantity == 30
    assert rule(222, Room(None, Decimal(230)), **sizes).quantity == 222


def test_a_better_price_is_taken_where_it_saves_more_than_it_costs() -> None:
    breaks = (PriceBreak(Decimal(200), Decimal("1.90")), PriceBreak(Decimal(5000), Decimal("1.85")))
    found = rule(100, unit_cost=Decimal(2), breaks=breaks, pack_size=Decimal(12))
    assert told(found) == (204, [(Rule.PRICE_BREAK, 100), (Rule.PACK, 4)])
    assert "saves" in found.steps[0].label
    assert rule(100, Room(None, Decimal(150)), unit_cost=Decimal(2), breaks=breaks).quantity == 100
    assert rule(100, breaks=breaks).quantity == 100


def test_the_shelf_holds_no_more_than_its_maximum() -> None:
    found = rule(100, Room(None, Decimal(50)), pack_size=Decimal(12), maximum_stock=Decimal(80))
    assert told(found) == (48, [(Rule.PACK, 8), (Rule.MAXIMUM, -60)])
    assert found.steps[1].label == "No more than the maximum stock of 80"
    none = rule(100, Room(None, Decimal(50)), minimum_order=Decimal(60))
    assert (none.quantity, none.steps[-1].label) == (0, "The smallest order does not fit the maximum stock")


def test_a_minimum_that_would_spoil_is_not_ordered() -> None:
    found = rule(30, Room(Decimal(20), None), minimum_order=Decimal(40), shelf_life_days=5)
    assert (found.quantity, found.steps[-1].label) == (0, "The smallest order would spoil")
    packs = rule(30, Room(Decimal(20), None), pack_size=Decimal(12), shelf_life_days=5)
    assert told(packs) == (12, [(Rule.SHELF_LIFE, -10), (Rule.PACK, 4), (Rule.SHELF_LIFE, -12)])
    assert rule(30, Room(Decimal(0), None), shelf_life_days=5).quantity == 0


def test_a_pack_of_which_more_than_half_sells_in_time_may_be_ordered(forecast_of: Callable[..., ItemForecast]) -> None:
    demand = ProtectedDemand(forecast_of(4), ((13, 1.0),))
    fresh = Terms("BRI", 6, 7, shelf_life_days=5, pack_size=Decimal(12), maximum_stock=Decimal(90))
    assert room_for(demand, fresh, Decimal(12)) == Room(Decimal(36), Decimal(78))
    assert room_for(demand, fresh, Decimal(38)) == Room(Decimal(12), Decimal(52))
    assert room_for(demand, fresh, Decimal(40)).most == 4
    assert room_for(demand, fresh, Decimal(99)) == Room(Decimal(0), Decimal(0))


SIZES = st.sampled_from([Decimal(text) for text in ("1", "6", "12", "0.5")])


@given(
    st.integers(1, 500), st.none() | st.integers(0, 300).map(Decimal), st.none() | st.integers(0, 300).map(Decimal),
    SIZES, st.integers(0, 60).map(Decimal), st.booleans(), st.none() | SIZES.map(lambda size: size * 8),
)  # fmt: skip
def test_no_quantity_leaves_its_room_and_every_step_is_accounted_for(
    raw: int, shelf: Decimal | None, most: Decimal | None, pack: Decimal, least: Decimal, nearest: bool,
    layer: Decimal | None,
) -> None:  # fmt: skip
    room = Room(shelf, most)
    found = rule(
        raw, room, pack_size=pack, minimum_order=least, nearest_pack=nearest, layer_size=layer,
        shelf_life_days=None if shelf is None else 5, maximum_stock=most,
    )  # fmt: skip
    assert room.holds(found.quantity)
    assert found.quantity % pack == 0
    assert found.quantity == 0 or found.quantity >= least
    assert raw + sum(step.amount for step in found.steps) == found.quantity


def test_packs_are_the_fewest_that_hold_a_quantity() -> None:
    assert whole_packs(Decimal("24.001"), Decimal(12)) == pytest.approx(36)
