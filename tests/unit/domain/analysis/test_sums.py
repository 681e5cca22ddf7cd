"""What sales come to."""

from decimal import Decimal

from retail_desktop.domain.analysis.question import Measure
from retail_desktop.domain.analysis.sums import Sums

# 12 units for 30.00, of which 10 units for 24.00 have a cost of 15.00 together.
SOLD = Sums(units=12_000, net=300_000, priced=12_000, costed=240_000, cost=150_000, has_cost=True, lines=3)


def test_each_measure_has_its_value() -> None:
    values = [SOLD.value(one) for one in Measure]
    assert values == [Decimal(12), Decimal("30.00"), Decimal("9.00"), Decimal("2.5000")]


def test_margin_is_a_share_of_what_has_a_cost() -> None:
    assert SOLD.margin_share == Decimal("0.375")


def test_there_is_no_margin_without_costs_and_no_price_without_units() -> None:
    without = Sums(units=1_000, net=20_000, costed=0)
    assert (without.margin, without.margin_share, without.price) == (None, None, None)
    assert Sums(units=1, net=2).margin is None


def test_a_margin_of_nothing_has_no_share() -> None:
    assert Sums(costed=0, cost=0, has_cost=True).margin_share is None
