"""Axes of large and small figures."""

import pytest

from retail_desktop.reporting.charts import LIGHT, frame
from retail_desktop.reporting.charts.sales.axes import elided, scale, short, start


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.0, "0"), (0.125, "0.13"), (12.34, "12.3"), (950.4, "950"), (9_999.0, "9,999"), (12_500.0, "12.5k"),
        (1_234_000.0, "1.2M"), (-3e9, "−3bn"),
    ],
)  # fmt: skip
def test_an_axis_has_short_words(value: float, words: str) -> None:
    assert short(value) == words


@pytest.mark.parametrize(
    ("values", "from_zero", "ends"),
    [
        ([3.0, 9.0], True, (0.0, 10.0)),
        ([-3.0, 9.0], True, (-5.0, 10.0)),
        ([102.0, 108.0], False, (102.0, 108.0)),
        ([5.0], False, (5.0, 6.0)),
        ([], True, (0.0, 1.0)),
        ([None, 0.0], True, (0.0, 0.2)),
    ],
)
def test_a_scale_ends_on_round_figures(values: list[float | None], from_zero: bool, ends: tuple[float, float]) -> None:
    axes = start(frame.empty_figure(400, 300), LIGHT, "Title")
    scale(axes, values, from_zero=from_zero)
    assert axes.get_ylim() == pytest.approx(ends)


def test_a_long_name_is_cut_short() -> None:
    assert elided("Ginger biscuits", 8) == "Ginger…"
    assert elided("Tea", 8) == "Tea"
