"""What changed quantities came to."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.change_scores import Course, Score, Verdict, last_day, outcome, scores
from retail_desktop.domain.quantity_changes import QuantityChange
from retail_desktop.domain.replenishment.suggesting import suggest
from retail_desktop.domain.replenishment.suggestion import Suggestion
from retail_desktop.domain.replenishment.terms import Position, Terms
from tests.unit.domain.conftest import SUNDAY, normal_forecast

if TYPE_CHECKING:
    from retail_desktop.domain.change_scores import ChangeOutcome

TERMS = Terms("BRI", 2, 5, unit_cost=Decimal(2), pack_size=Decimal(1))
THREE_A_DAY = [Decimal(3)] * 7


def line(on_hand: int = 6, **changes: Any) -> Suggestion:  # noqa: ANN401 - fields of a suggestion
    made = suggest("00417", "MAIN", normal_forecast(3), Position(Decimal(on_hand)), TERMS)
    return replace(made, **{"lead_time_days": 2, "review_days": 5, "arrives_on": SUNDAY + timedelta(days=3), **changes})


def changed(suggested: int, ordered: int, **more: Any) -> QuantityChange:  # noqa: ANN401 - fields of a change
    return QuantityChange(
        1, SUNDAY, "00417", "MAIN", Decimal(suggested), Decimal(ordered), **{"person": "Maria", "made_at": "", **more}
    )


def judged(suggested: int, ordered: int, wanted: list[Decimal] = THREE_A_DAY, **more: Any) -> "ChangeOutcome":  # noqa: ANN401 - as above
    return outcome(changed(suggested, ordered), line(**more), wanted, Decimal(5))


def test_each_quantity_is_lived_through_day_by_day() -> None:
    found = judged(20, 12)
    # Six are there for two days, then the order comes for the five days left, which want fifteen.
    assert (found.suggested, found.ordered) == (Course(Decimal(0), Decimal(5)), Course(Decimal(3), Decimal(0)))
    assert (found.sold_more, found.stock_less) == (-3, 10)
    assert found.until == date(2026, 10, 4) == last_day(line(), SUNDAY)


def test_fewer_that_still_were_enough_helped_and_too_few_did_not() -> None:
    assert judged(60, 15).verdict is Verdict.HELPED
    assert judged(15, 3).verdict is Verdict.WORSE
    assert judged(15, 15).verdict is Verdict.SAME
    assert judged(12, 15).verdict is Verdict.HELPED


def test_what_comes_too_late_helps_nobody() -> None:
    late = judged(0, 30, arrives_on=SUNDAY + timedelta(days=30))
    assert (late.verdict, late.ordered) == (Verdict.SAME, Course(Decimal(15), Decimal(0)))
    unknown = judged(0, 30, arrives_on=None)
    assert unknown.ordered == Course(Decimal(0), Decimal(15))


def test_what_nobody_wanted_is_kept_for_a_year() -> None:
    found = judged(0, 10, [Decimal(0)] * 7)
    assert (found.verdict, found.gain) == (Verdict.WORSE, -10 * 2 * Decimal("0.25") / 2)


@pytest.mark.parametrize(("cost", "price", "margin"), [(2, 5, 3), (2, 1, 2), (2, None, 2), (None, None, 1)])
def test_a_missed_sale_costs_its_margin_else_the_goods_cost(cost: int | None, price: int | None, margin: int) -> None:
    own = replace(line(), unit_cost=None if cost is None else Decimal(cost))
    found = outcome(changed(20, 12), own, THREE_A_DAY, None if price is None else Decimal(price))
    assert found.margin == margin


def test_changes_add_up_by_person() -> None:
    found = [judged(60, 15), judged(15, 3), replace(judged(15, 15), change=changed(15, 15, person="Tom"))]
    maria, tom = scores(found, lambda one: one.change.person)
    assert (maria.name, maria.changes, maria.helped, maria.worse) == ("Maria", 2, 1, 1)
    assert maria.in_words == "1 of 2 helped; together 90 less in stock, 12 units fewer sold."
    assert tom.in_words == "0 of 1 helped; together as much in stock, the same sales."


def test_a_score_is_said_as_people_say_it() -> None:
    score = Score("Maria", 23, 14, 3, Decimal(1), Decimal(-1200))
    assert score.in_words == "14 of 23 helped; together 1,200 more in stock, 1 unit more sold."


@given(st.lists(st.integers(0, 9), min_size=1, max_size=20), st.integers(0, 40), st.integers(0, 40), st.integers(0, 60))
def test_nothing_is_lost_on_the_way(sold: list[int], stock: int, suggested: int, ordered: int) -> None:
    wanted = [Decimal(units) for units in sold]
    found = outcome(changed(suggested, ordered), line(stock), wanted, Decimal(5))
    for course, quantity in ((found.suggested, suggested), (found.ordered, ordered)):
        arrived = quantity if len(wanted) > 2 else 0
        assert stock + arrived - course.left == sum(wanted) - course.missed
