"""A person's quantity counts, and unknown costs are told."""

from collections.abc import Callable
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retail_desktop.reporting.reorder_lines import ReorderReport, ReportLine, Sum, added_up


def test_a_changed_quantity_is_what_costs(line: Callable[..., ReportLine]) -> None:
    changed = line(ordered_quantity=Decimal(24))
    assert changed.is_changed
    assert (changed.cost, changed.packs) == (Decimal("70.80"), Decimal(2))


def test_a_person_who_agrees_changed_nothing(line: Callable[..., ReportLine]) -> None:
    assert not line(ordered_quantity=Decimal(48)).is_changed
    assert not line().is_changed


def test_lines_without_anything_to_order_are_not_counted(line: Callable[..., ReportLine]) -> None:
    nothing = line(suggested_quantity=Decimal(0), unit_cost=None)
    assert added_up([nothing]) == Sum(0, Decimal(0), Decimal(0), Decimal(0), 0)


def test_the_report_adds_up_to_its_lines(report: ReorderReport) -> None:
    assert report.sum == Sum(3, Decimal(120), Decimal(10), Decimal("283.20"), 1)
    assert report.sum == report.suppliers[0].sum


@given(quantities=st.lists(st.integers(0, 10_000), max_size=6), cut=st.integers(0, 6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sums_of_parts_are_the_sum_of_the_whole(
    line: Callable[..., ReportLine], quantities: list[int], cut: int
) -> None:
    lines = [line(suggested_quantity=Decimal(quantity)) for quantity in quantities]
    whole, first, rest = added_up(lines), added_up(lines[:cut]), added_up(lines[cut:])
    assert (whole.units, whole.cost) == (first.units + rest.units, first.cost + rest.cost)
    assert whole.lines == first.lines + rest.lines
