"""Axes read well at any size, and any text can be drawn."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg

from retail_desktop.reporting.charts import frame
from retail_desktop.reporting.palette import LIGHT


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (0, ["0", "1"]),
        (3, ["0", "1", "2", "3"]),
        (12, ["0", "2", "4", "6", "8", "10", "12"]),
        (17, ["0", "3", "6", "9", "12", "15", "18"]),
        (42, ["0", "10", "20", "30", "40", "50"]),
        (2226, ["0", "500", "1,000", "1,500", "2,000", "2,500"]),
        (580, ["0", "100", "200", "300", "400", "500", "600"]),
    ],
)
def test_a_scale_starts_at_zero_and_counts_in_round_steps(highest: float, ticks: list[str]) -> None:
    axes = frame.quiet_axes(frame.empty_figure(400, 200), LIGHT, 40)
    frame.scale_up(axes, highest)
    assert [label.get_text() for label in axes.get_yticklabels()] == ticks
    assert axes.get_ylim()[0] == 0


@given(st.floats(0, 1e9))
def test_a_scale_holds_the_highest_bar_and_stays_readable(highest: float) -> None:
    axes = frame.quiet_axes(frame.empty_figure(400, 200), LIGHT, 40)
    frame.scale_up(axes, highest)
    assert axes.get_ylim()[1] >= highest * (1 - 1e-9)
    assert 2 <= len(axes.get_yticks()) <= 7


def named(first: date, number: int, width: float) -> list[str]:
    figure = frame.empty_figure(width, 200)
    axes = frame.quiet_axes(figure, LIGHT, 40)
    days = [first + timedelta(days=7 * place) for place in range(number)]
    frame.name_days(figure, axes, [day.toordinal() for day in days], days)
    return [label.get_text() for label in axes.get_xticklabels()]


def test_days_are_named_as_far_as_there_is_room() -> None:
    assert named(date(2026, 7, 1), 4, 800) == ["1 Jul", "8 Jul", "15 Jul", "22 Jul"]
    assert named(date(2026, 7, 1), 4, 240) == ["1 Jul", "15 Jul"]


def test_the_year_is_told_where_it_changes() -> None:
    assert named(date(2025, 12, 17), 4, 800) == ["17 Dec 2025", "24 Dec", "31 Dec", "7 Jan 2026"]


def test_margins_keep_their_pixels_when_the_figure_grows() -> None:
    figure = frame.empty_figure(400, 200)
    axes = frame.quiet_axes(figure, LIGHT, 40)
    FigureCanvasAgg(figure)
    for size in ((4, 2), (9, 5)):
        figure.set_size_inches(*size)
        figure.canvas.draw()
        box = axes.get_position()
        width, height = figure.get_size_inches() * frame.DOTS_PER_INCH
        assert box.x0 * width == pytest.approx(frame.LEFT)
        assert (1 - box.y1) * height == pytest.approx(40)


def test_a_figure_too_small_for_its_margins_still_draws() -> None:
    figure = frame.empty_figure(50, 40)
    frame.quiet_axes(figure, LIGHT, 60)
    FigureCanvasAgg(figure).draw()


def test_any_text_can_be_drawn() -> None:
    assert frame.drawable("Café € ա 抹") == "Café € ա □"
    assert frame.drawable("$5 and $6") == r"\$5 and \$6"


def test_the_width_of_a_text_is_known_before_it_is_drawn() -> None:
    figure = frame.empty_figure(400, 200)
    frame.load_fonts()
    text = frame.label(figure, LIGHT.text)
    text.set_text("Safety stock 12")
    drawn = text.get_window_extent(FigureCanvasAgg(figure).get_renderer()).width
    assert frame.width_of(text) == pytest.approx(drawn, abs=2)


def test_a_legend_is_drawn_anew_only_when_its_words_change() -> None:
    figure = frame.empty_figure(400, 200)
    axes = frame.quiet_axes(figure, LIGHT, 40)
    (line,) = axes.plot([], [])
    frame.show_legend(figure, LIGHT, [(line, "sold")])
    first = figure.legends[0]
    frame.show_legend(figure, LIGHT, [(line, "sold")])
    assert figure.legends == [first]
    frame.show_legend(figure, LIGHT, [(line, "forecast")])
    assert [text.get_text() for legend in figure.legends for text in legend.get_texts()] == ["forecast"]
