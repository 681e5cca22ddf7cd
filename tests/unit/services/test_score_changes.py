"""How people's changes of order quantities turned out."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from retail_desktop.domain.change_scores import Verdict
from retail_desktop.domain.imports import ImportReport
from retail_desktop.domain.people import Person, Role
from retail_desktop.domain.quantity_changes import ChangeReason, QuantityWish
from retail_desktop.services.change_quantities import change_quantities, change_quantity
from retail_desktop.services.order_goods import create_orders
from retail_desktop.services.plan_replenishment import make_plan
from retail_desktop.services.score_changes import ChangeScores, score_changes
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]
LAST = date(2025, 7, 24)
BEFORE = LAST - timedelta(days=30)


@pytest.fixture
def past(shop: Workplace) -> Workplace:
    """The shop with a plan as it would have been made a month ago."""
    make_plan(shop, as_of=BEFORE)
    return shop


def test_a_change_is_judged_once_its_days_are_over_and_its_supplier_has_an_order(past: Workplace) -> None:
    maria = Workplace(past.location, Person("Maria", Role.PURCHASING))
    change_quantity(maria, 1, "00105", "MAIN", Decimal(600), "a whole pallet")
    assert score_changes(past) == ChangeScores(reader="Owner")
    change_quantity(maria, 1, "00103", "MAIN", Decimal(0))
    create_orders(past, supplier="SOUTH")
    found = score_changes(past)
    assert {one.change.sku for one in found.outcomes} == {"00103", "00105"}
    by_sku = {one.change.sku: one for one in found.outcomes}
    assert by_sku["00105"].verdict is Verdict.WORSE
    assert by_sku["00105"].stock_less < -1000
    assert by_sku["00105"].change.note == "a whole pallet"
    (maria_score,) = found.people
    assert (maria_score.name, maria_score.changes, found.waiting) == ("Maria", 2, 0)
    assert {score.name for score in found.items} == {"00103", "00105"}


def test_a_plan_of_today_waits_for_its_days(planned: Workplace) -> None:
    change_quantity(planned, 1, "00101", "MAIN", Decimal(60))
    create_orders(planned)
    found = score_changes(planned)
    assert (found.outcomes, found.waiting) == ((), 1)


def test_a_cut_for_a_budget_is_nobodys_judgement(past: Workplace) -> None:
    change_quantities(past, 1, [QuantityWish("00103", "MAIN", Decimal(1), reason=ChangeReason.BUDGET)])
    create_orders(past)
    assert score_changes(past) == ChangeScores(reader="Owner")


def test_who_may_not_see_costs_sees_no_scores(past: Workplace) -> None:
    change_quantity(past, 1, "00105", "MAIN", Decimal(600))
    create_orders(past)
    assert score_changes(Workplace(past.location, Person("Bob", Role.STAFF))) == ChangeScores(reader="Bob")
