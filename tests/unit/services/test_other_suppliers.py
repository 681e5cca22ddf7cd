"""The plan tells of a supplier who would do better."""

from collections.abc import Callable
from decimal import Decimal

from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.services.plan_replenishment import make_plan
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]


def why(place: Workplace, sku: str) -> str:
    return next(line.why for line in make_plan(place).lines if line.sku == sku)


def test_a_plan_buys_from_the_preferred_supplier_and_names_a_sooner_one(planned: Workplace, bring: Bring) -> None:
    bring(planned, "code,lead_time_days,currency\nWEST,1,EUR\nSOUTH,,EUR\n", Target.SUPPLIERS)
    content = "sku,supplier,preferred,cost\n00104,WEST,no,0.935\n00102,SOUTH,no,1.00\n"
    bring(planned, content, Target.ITEMS)
    lines = {line.sku: line for line in make_plan(planned).lines}
    assert (lines["00104"].supplier, lines["00104"].unit_cost) == ("SOUTH", Decimal("0.85"))
    assert lines["00104"].why.endswith(" WEST delivers 5 days earlier, at 10 % more.")
    assert "WEST" not in lines["00103"].why


def test_costs_in_another_currency_are_not_compared(planned: Workplace, bring: Bring) -> None:
    bring(planned, "code,lead_time_days,currency\nWEST,9,USD\n", Target.SUPPLIERS)
    bring(planned, "sku,supplier,preferred,cost\n00101,WEST,no,0.10\n", Target.ITEMS)
    assert "WEST" not in why(planned, "00101")
