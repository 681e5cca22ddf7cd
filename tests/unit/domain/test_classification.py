"""ABC classes and demand patterns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.classification import abc, demand_pattern, pattern_from_moments, xyz

REVENUES = st.dictionaries(st.text(min_size=1, max_size=4), st.floats(-100, 10_000), max_size=12)


def test_the_items_that_bring_four_fifths_are_a_and_the_last_twentieth_is_c() -> None:
    assert abc({"a": 50, "b": 30, "c": 15, "d": 5}) == {"a": "A", "b": "A", "c": "B", "d": "C"}


def test_the_item_that_crosses_a_border_belongs_to_the_better_class() -> None:
    assert abc({"big": 79, "crosses": 10, "next": 8, "last": 3}) == {
        "big": "A", "crosses": "A", "next": "B", "last": "C",
    }  # fmt: skip


def test_one_item_that_brings_everything_is_a() -> None:
    assert abc({"all": 100, "none": 0, "returned": -5}) == {"all": "A", "none": "C", "returned": "C"}


def test_a_store_without_revenue_has_only_c() -> None:
    assert abc({"x": 0, "y": 0}) == {"x": "C", "y": "C"}
    assert abc({}) == {}


def test_the_borders_can_be_moved() -> None:
    assert abc({"a": 50, "b": 30, "c": 20}, a_share=0.5, b_share=0.8) == {"a": "A", "b": "B", "c": "C"}


@given(REVENUES)
def test_an_item_that_brings_more_is_never_in_a_worse_class(revenue: dict[str, float]) -> None:
    classes = abc(revenue)
    assert classes.keys() == revenue.keys()
    ranked = [classes[sku] for sku in sorted(revenue, key=lambda sku: (-revenue[sku], sku))]
    assert ranked == sorted(ranked)


@pytest.mark.parametrize(
    ("sizes", "open_days", "pattern"),
    [
        ([5, 5, 5, 5], 4, "smooth"),
        ([1, 20, 1, 20], 4, "erratic"),
        ([5, 5, 5, 5], 40, "intermittent"),
        ([1, 20, 1, 20], 40, "lumpy"),
        ([0, 0, 0], 40, "none"),
        ([], 0, "none"),
        ([1] * 100, 131, "smooth"),  # ADI 1.31
        ([1] * 100, 132, "intermittent"),  # the cut itself
    ],
)
def test_a_demand_pattern_follows_from_how_often_and_how_much(sizes: list[float], open_days: int, pattern: str) -> None:
    assert demand_pattern(sizes, open_days) == pattern


def test_sizes_vary_from_a_squared_coefficient_of_0_49_on() -> None:
    # Two sizes 1 - v and 1 + v have mean 1 and CV² v²; v = 0.7 is the cut.
    assert demand_pattern([0.31, 1.69], 2) == "smooth"
    assert demand_pattern([0.29, 1.71], 2) == "erratic"


def test_a_zero_is_not_a_size() -> None:
    assert demand_pattern([4, 0, 4, 0], 4) == demand_pattern([4, 4], 4) == "intermittent"


def test_sums_tell_the_same_pattern_as_the_days() -> None:
    assert pattern_from_moments(4, 42, 802, 40) == demand_pattern([1, 20, 1, 20], 40) == "lumpy"


def test_steady_weeks_are_x_and_wild_ones_z() -> None:
    assert [xyz(10, mean_square) for mean_square in (100, 130, 250)] == ["X", "Y", "Z"]
    assert xyz(0, 0) == "Z"
