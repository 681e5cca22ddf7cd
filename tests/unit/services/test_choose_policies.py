"""Choosing policies, and seeing what a change comes to first."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from retail_desktop.domain.errors import NotAllowedError, NotFoundError, RetailError
from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.domain.people import Person, Role
from retail_desktop.domain.replenishment import PolicyKind
from retail_desktop.domain.replenishment.policy_choice import PolicyChoice
from retail_desktop.services.choose_policies import choose_policy, forget_policy, list_choices, try_policy
from retail_desktop.services.plan_replenishment import make_plan
from retail_desktop.services.workplace import Workplace

BETTER = PolicyChoice(level=Decimal("0.99"))
BY_HAND = PolicyChoice(sku="00103", kind=PolicyKind.MIN_MAX, minimum=Decimal(40), maximum=Decimal(90))


def test_a_choice_is_followed_by_the_next_plan_until_it_is_dropped(planned: Workplace) -> None:
    choose_policy(planned, BY_HAND)
    line = next(line for line in make_plan(planned).lines if line.sku == "00103")
    assert (line.policy, line.reorder_point, line.order_up_to) == ("min_max", 40, 90)
    forget_policy(planned, BY_HAND)
    line = next(line for line in make_plan(planned).lines if line.sku == "00103")
    assert (line.policy, line.service) == ("order_up_to", "95 % of order cycles")


def test_there_is_one_choice_for_each_scope_widest_first(planned: Workplace) -> None:
    choose_policy(planned, PolicyChoice(sku="00103", store="MAIN", supplier="SOUTH"))
    choose_policy(planned, PolicyChoice(level=Decimal("0.9")))
    choose_policy(planned, BETTER)
    assert [one.scope_in_words for one in list_choices(planned)] == [
        "everything",
        "item 00103, supplier SOUTH, store MAIN",
    ]
    assert list_choices(planned)[0].level == Decimal("0.99")


def test_better_service_is_seen_to_cost_stock_and_save_sales_before_it_is_kept(planned: Workplace) -> None:
    change = try_policy(planned, BETTER)
    assert change.after.stock > change.before.stock > 0
    assert change.before.lost > change.after.lost
    assert change.item_stores == 5  # one item has a level of its own
    assert list_choices(planned) == ()
    choose_policy(planned, BETTER)
    back = try_policy(planned, BETTER, forgotten=True)
    assert (back.before.stock, back.after.stock) == pytest.approx((change.after.stock, change.before.stock))


def test_what_is_not_known_or_cannot_be_followed_is_refused(planned: Workplace, shop: Workplace) -> None:
    for choice in (PolicyChoice(sku="9"), PolicyChoice(supplier="X"), PolicyChoice(store="X")):
        with pytest.raises(NotFoundError, match="Check the code"):
            choose_policy(planned, choice)
    with pytest.raises(NotFoundError, match="No policy was chosen for everything"):
        forget_policy(planned, PolicyChoice())
    with pytest.raises(RetailError, match="cannot be planned for"):
        try_policy(planned, PolicyChoice(level=Decimal("0.1")))
    with pytest.raises(RetailError, match="no forecast yet"):
        try_policy(shop, BETTER)


def test_staff_choose_nothing(planned: Workplace) -> None:
    staff = Workplace(planned.location, Person("Bob", Role.STAFF))
    with pytest.raises(NotAllowedError):
        choose_policy(staff, BETTER)
    with pytest.raises(NotAllowedError):
        forget_policy(staff, BETTER)


def test_items_that_are_no_products_count_for_nothing(planned: Workplace) -> None:
    from retail_desktop.domain.catalogue import ItemStatus  # noqa: PLC0415 - only this test
    from retail_desktop.persistence import catalogue  # noqa: PLC0415 - only this test

    before = try_policy(planned, BETTER)
    with planned.database.writing() as work:
        catalogue.set_status(work, ["00105"], ItemStatus.IGNORED)
    assert try_policy(planned, BETTER).item_stores == before.item_stores - 1


def test_an_item_ordered_in_lots_is_told_the_lot_that_costs_least(
    planned: Workplace, bring: Callable[..., ImportReport]
) -> None:
    lots = PolicyChoice(sku="00101", kind=PolicyKind.FIXED_LOT)
    assert try_policy(planned, lots).lot is None
    bring(planned, "code,line cost\nNORTH,2\n", Target.SUPPLIERS)
    lot = try_policy(planned, lots).lot
    assert lot is not None
    assert lot.units % 6 == 0
    assert lot.unit_cost == Decimal("1.20")
    assert lot.cost_a_year > 0
    assert try_policy(planned, PolicyChoice(sku="00101")).lot is None
