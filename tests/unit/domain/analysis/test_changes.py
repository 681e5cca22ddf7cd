"""What has changed between two periods."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.analysis.changes import Change, cumulated, mix, movers, share_of_change
from retail_desktop.domain.analysis.question import Measure
from retail_desktop.domain.analysis.sums import Sums


def sold(units: int, price: int = 1) -> Sums:
    return Sums(units=units * 1_000, net=units * price * 10_000, priced=units * 1_000, lines=1)


TEA, POT, JAR = (
    Change("tea", sold(30), sold(20)),
    Change("pot", sold(5, 20), sold(8, 20)),
    Change("jar", sold(3), sold(1)),
)


def test_a_change_is_a_difference_and_a_share() -> None:
    assert (TEA.difference(Measure.UNITS), TEA.share(Measure.UNITS)) == (Decimal(10), Decimal("0.5"))
    assert share_of_change(Decimal(3), Decimal(0)) is None
    assert share_of_change(None, Decimal(3)) is None


def test_units_and_money_move_different_things() -> None:
    up, down = movers([TEA, POT, JAR], Measure.UNITS, Decimal(0), 5)
    assert [one.key for one in up] == ["tea", "jar"]
    assert [one.key for one in down] == ["pot"]
    _, lost = movers([TEA, POT, JAR], Measure.NET, Decimal(0), 5)
    assert lost[0].difference(Measure.NET) == Decimal(-60)


def test_what_hardly_sells_is_no_mover() -> None:
    up, down = movers([TEA, POT, JAR], Measure.UNITS, Decimal(8), 1)
    assert ([one.key for one in up], [one.key for one in down]) == (["tea"], ["pot"])


def test_shares_change_in_points() -> None:
    # Now 30 of 38 and 5 of 38; before 20 of 29 and 8 of 29.
    parts = {part.key: part for part in mix([TEA, POT, JAR], Measure.UNITS)}
    assert list(parts) == ["tea", "pot", "jar"]
    assert parts["tea"].now == Decimal("0.789474")
    assert parts["pot"].points == Decimal("-14.4283")  # 13.1579 % of 38 and 27.5862 % of 29


def test_there_are_no_shares_of_nothing() -> None:
    (part,) = mix([Change("tea", Sums(), Sums())], Measure.UNITS)
    assert (part.now, part.before, part.points) == (None, None, None)


@given(st.dictionaries(st.text(max_size=3), st.integers(-5, 100).map(Decimal), max_size=20))
def test_shares_add_up_from_the_largest_on(values: dict[str, Decimal]) -> None:
    found = cumulated(values)
    reached = [share for _, _, share in found]
    assert reached == sorted(reached)
    assert [value for _, value, _ in found] == sorted(values.values(), reverse=True)
    if any(value > 0 for value in values.values()):
        assert reached[-1] == 1
