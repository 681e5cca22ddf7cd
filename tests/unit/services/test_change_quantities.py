"""People write their own quantities over suggestions."""

from decimal import Decimal

import pytest

from retail_desktop.domain.errors import NotAllowedError, NotFoundError, RetailError
from retail_desktop.domain.people import Person, Role
from retail_desktop.domain.quantity_changes import ChangeReason, QuantityWish
from retail_desktop.domain.replenishment import Suggestion
from retail_desktop.services.change_quantities import change_quantities, change_quantity
from retail_desktop.services.plan_replenishment import Plan, read_plan
from retail_desktop.services.workplace import Workplace


def by_sku(plan: Plan) -> dict[str, Suggestion]:
    return {line.sku: line for line in plan.lines}


@pytest.mark.parametrize(("typed", "stored"), [("7", "12"), ("12", "12"), ("0", "0"), ("0.5", "6")])
def test_a_typed_quantity_becomes_whole_packs(planned: Workplace, typed: str, stored: str) -> None:
    plan = read_plan(planned)
    line = change_quantity(planned, plan.plan_id, "00101", "MAIN", Decimal(typed), "for the fair")
    assert line.quantity == Decimal(stored)
    assert by_sku(read_plan(planned))["00101"].quantity == Decimal(stored)


def test_a_typed_quantity_can_be_taken_back(planned: Workplace) -> None:
    plan = read_plan(planned)
    change_quantity(planned, plan.plan_id, "00101", "MAIN", Decimal(600))
    line = change_quantity(planned, plan.plan_id, "00101", "MAIN", None)
    assert line.ordered_quantity is None
    assert by_sku(read_plan(planned)) == by_sku(plan)


@pytest.mark.parametrize("typed", ["-1", "NaN", "Infinity", "1000001"])
def test_an_impossible_quantity_is_refused(planned: Workplace, typed: str) -> None:
    plan = read_plan(planned)
    with pytest.raises(RetailError, match="cannot be ordered"):
        change_quantity(planned, plan.plan_id, "00101", "MAIN", Decimal(typed))
    assert read_plan(planned) == plan


def test_a_line_that_is_not_in_the_plan_cannot_be_changed(planned: Workplace) -> None:
    for plan_id, sku, store in ((1, "00999", "MAIN"), (1, "00101", "Hill"), (99, "00101", "MAIN")):
        with pytest.raises(NotFoundError):
            change_quantity(planned, plan_id, sku, store, Decimal(1))


def test_who_changed_a_quantity_and_why_is_kept(planned: Workplace) -> None:
    maria = Workplace(planned.location, Person("Maria", Role.PURCHASING))
    suggested = by_sku(read_plan(planned))["00101"].suggested_quantity
    change_quantity(planned, 1, "00101", "MAIN", Decimal(60))
    change_quantity(maria, 1, "00101", "MAIN", Decimal(48), "the fair is smaller")
    (change,) = read_plan(planned).changes
    assert (change.sku, change.store, change.suggested, change.ordered) == ("00101", "MAIN", suggested, 48)
    assert (change.person, change.note, change.reason) == ("Maria", "the fair is smaller", ChangeReason.OWN)
    change_quantity(maria, 1, "00101", "MAIN", None)
    assert read_plan(planned).changes == ()


def test_several_quantities_are_changed_together_or_not_at_all(planned: Workplace) -> None:
    before = read_plan(planned)
    wishes = [QuantityWish("00101", "MAIN", Decimal(6), reason=ChangeReason.BUDGET)]
    with pytest.raises(NotFoundError):
        change_quantities(planned, 1, [*wishes, QuantityWish("00999", "MAIN", Decimal(1))])
    assert read_plan(planned) == before
    change_quantities(planned, 1, [*wishes, QuantityWish("00103", "MAIN", Decimal(0), reason=ChangeReason.BUDGET)])
    after = read_plan(planned)
    assert (by_sku(after)["00101"].quantity, by_sku(after)["00103"].quantity) == (6, 0)
    assert {change.reason for change in after.changes} == {ChangeReason.BUDGET}


def test_staff_change_no_quantities(planned: Workplace) -> None:
    with pytest.raises(NotAllowedError):
        change_quantity(Workplace(planned.location, Person("Bob", Role.STAFF)), 1, "00101", "MAIN", Decimal(6))
