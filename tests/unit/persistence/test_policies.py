"""Choices of policy as they are kept."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Connection

from retail_desktop.domain.replenishment import PolicyKind, Service
from retail_desktop.domain.replenishment.policy_choice import PolicyChoice
from retail_desktop.persistence import policies

FULL = PolicyChoice(
    "00417", "MAIN", "BRI", "A", "X", PolicyKind.MIN_MAX, Service.FILL_RATE, Decimal("0.975"), Decimal(2), Decimal(9)
)


def test_a_choice_comes_back_as_it_was_made(work: Connection) -> None:
    policies.save_choice(work, PolicyChoice(), "Maria", "2026-09-28")
    policies.save_choice(work, FULL, "Maria", "2026-09-28")
    assert policies.choices(work) == (PolicyChoice(), FULL)


def test_a_scope_has_one_choice_and_forgetting_leaves_the_others(work: Connection) -> None:
    policies.save_choice(work, PolicyChoice(), "Maria", "")
    policies.save_choice(work, PolicyChoice(abc="A"), "Maria", "")
    policies.save_choice(work, PolicyChoice(level=Decimal("0.9")), "Maria", "")
    assert len(policies.choices(work)) == 2
    assert policies.forget_choice(work, PolicyChoice())
    assert not policies.forget_choice(work, PolicyChoice())
    assert policies.choices(work) == (PolicyChoice(abc="A"),)


def test_weeks_count_back_from_the_last_day(work: Connection, import_sales: object) -> None:
    monday = date(2026, 9, 28).toordinal()
    lines = [(1, 1, monday - back, 2000, 50_000) for back in (0, 6, 7, 20)]
    import_sales(work, lines)  # type: ignore[operator]  # a fixture that is a function
    ((sku, units, squares, net, weeks),) = policies.weekly_sales(work, date(2026, 9, 28), 52)
    assert (sku, units, squares, net, weeks) == ("00417", 8, 16 + 4 + 4, 20, 3)
    assert policies.weekly_sales(work, date(2026, 1, 1), 52) == []
