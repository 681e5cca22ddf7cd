"""How often it would pay to order."""

from collections.abc import Callable

from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.domain.people import Person, Role
from retail_desktop.services.advise_reviews import advise_reviews
from retail_desktop.services.plan_replenishment import make_plan, read_plan
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]


def test_only_a_supplier_whose_deliveries_cost_something_is_weighed(planned: Workplace, bring: Bring) -> None:
    assert advise_reviews(planned, read_plan(planned)) == ()
    bring(planned, "code,delivery cost\nNORTH,60\n", Target.SUPPLIERS)
    (advice,) = advise_reviews(planned, make_plan(planned))
    assert (advice.supplier, advice.days_now) == ("NORTH", 7)
    assert advice.best_days > 7
    assert advice.saves > 0


def test_the_shortest_shelf_life_bounds_the_advice(planned: Workplace, bring: Bring) -> None:
    bring(planned, "code,delivery cost\nNORTH,60\n", Target.SUPPLIERS)
    bring(planned, "sku,shelf life days\n00101,12\n", Target.ITEMS)
    (advice,) = advise_reviews(planned, make_plan(planned))
    assert advice.best_days == 12


def test_who_may_not_see_costs_is_not_advised(planned: Workplace, bring: Bring) -> None:
    bring(planned, "code,delivery cost\nNORTH,60\n", Target.SUPPLIERS)
    plan = make_plan(planned)
    assert advise_reviews(Workplace(planned.location, Person("Bob", Role.STAFF)), plan) == ()
