"""What another supplier would do better."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

import pytest

from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.replenishment.other_offers import Offer, better_offer
from retail_desktop.domain.replenishment.suggesting import suggest
from retail_desktop.domain.replenishment.terms import Position, Terms

Better = Callable[..., str]


def offer(name: str, days: int, cost: str | None = "1.00", currency: str = "EUR", minimum: int = 0) -> Offer:
    own = Terms(name, days, 7, unit_cost=None if cost is None else Decimal(cost), minimum_order=Decimal(minimum))
    return Offer(name, own, currency)


@pytest.fixture
def better(forecast_of: Callable[..., ItemForecast]) -> Better:
    """What is said of an item of North, which delivers in seven days at 1.00."""

    def told(others: Sequence[Offer], on_hand: int = 0) -> str:
        ours, forecast = offer("North", 7), forecast_of(4)
        today: date = forecast.day(1)
        return better_offer(suggest("1", "MAIN", forecast, Position(Decimal(on_hand)), ours.terms), ours, others, today)

    return told


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (offer("West", 3, "1.12"), "West delivers 4 days earlier, at 12 % more."),
        (offer("West", 6, "0.95"), "West delivers 1 day earlier, at 5 % less."),
        (offer("West", 3, "1.004"), "West delivers 4 days earlier, at the same cost."),
        (offer("West", 3, "1.12", "USD"), "West delivers 4 days earlier."),
        (offer("West", 3, None), "West delivers 4 days earlier."),
        (offer("West", 7, "0.90"), "West is 10 % cheaper."),
        (offer("West", 9, "0.90"), "West is 10 % cheaper and delivers 2 days later."),
        (offer("West", 9, "0.995"), ""),
        (offer("West", 9, "1.10"), ""),
        (offer("West", 9, "0.90", minimum=10_000), ""),
        (offer("West", 9, None), ""),
    ],
)
def test_where_an_item_runs_out_first_who_comes_sooner_is_told_else_who_is_cheaper(
    better: Better, other: Offer, words: str
) -> None:
    assert better([other]) == words


def test_an_item_that_lasts_is_only_told_of_who_is_cheaper(better: Better) -> None:
    assert better([offer("West", 3, "1.12")], on_hand=40) == ""
    assert better([offer("West", 3, "0.80")], on_hand=40) == "West is 20 % cheaper and delivers 4 days earlier."


def test_what_is_not_ordered_needs_no_other_offer(better: Better) -> None:
    assert better([offer("West", 3, "0.50")], on_hand=4000) == ""


def test_the_soonest_or_the_cheapest_of_several_is_named(better: Better) -> None:
    others = [offer("West", 5, "1.10"), offer("East", 4, "1.20"), offer("South", 9, "0.80"), offer("Far", 9, "0.70")]
    assert better(others).startswith("East delivers 3 days earlier")
    assert better(others, on_hand=40).startswith("Far is 30 % cheaper")
    assert better([]) == ""
