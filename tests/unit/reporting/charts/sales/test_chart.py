"""The pictures of the sales page."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from retail_desktop.domain.analysis.answer import Answer, Cloud, Course, Curve, Groups, Indices, Picture
from retail_desktop.domain.analysis.question import Question
from retail_desktop.reporting.charts import DARK, LIGHT, SalesChart, frame
from retail_desktop.reporting.charts.sales.chart import NOTHING
from retail_desktop.reporting.palette import ChartTheme

MONDAY = date(2026, 9, 7)
WEEKS = tuple((MONDAY + timedelta(days=7 * at), MONDAY + timedelta(days=7 * at + 6)) for at in range(4))
COURSE = Course(
    days=WEEKS,
    bars=(10.0, 12.0, None, 4.0),
    partial=(False, False, False, True),
    lines=(("52 weeks before", (9.0, 9.0, 9.0, 3.0)), ("4-week average", (None, 11.0, 11.0, None)),
           ("12-week average", (None, 10.0, 10.0, None))),
    marks=((date(2026, 9, 15), date(2026, 9, 15), "holiday", "Harvest"),
           (date(2026, 9, 21), date(2026, 9, 27), "promotion", "Tea week"),
           (date(2026, 9, 30), date(2026, 9, 30), "other", "Fair")),
    shades=((date(2026, 9, 22), date(2026, 9, 23)), (date(2026, 12, 1), date(2026, 12, 2))),
)  # fmt: skip
GROUPS = Groups(
    tuple(f"Category number {at} with a name of many words" for at in range(12)),
    (("This period", tuple(float(12 - at) for at in range(12))), ("52 weeks before", (None, *(5.0,) * 11))),
)
MOVERS = Groups(("Tea", "Pot", "Jar"), (("Difference", (5.0, 2.0, -4.0)),), both_ends=True)
CURVE = Curve((0.5, 0.8, 0.95, 1.0), (("A", 2), ("B", 1), ("C", 1)))
WEEK = (0.8, 0.9, 1.0, 1.0, 1.1, 1.4, None)
INDICES = Indices(WEEK, (1.0,) * 12)
CLOUD = Cloud(
    ((2.0, 10.0), (1.5, 18.0), (2.1, 3.0)), ("one", "two", "three"), (False, True, False), (False, False, True)
)


def answer(picture: Picture | None, unit: str = "") -> Answer:
    question = Question(MONDAY, WEEKS[-1][1])
    return Answer(question, "Net sales by week", unit, (), (), picture, "In words.", WEEKS[-1][1])


def chart(picture: Picture | None, theme: ChartTheme = LIGHT, height: int = 300) -> SalesChart:
    made = SalesChart(frame.empty_figure(800, height), theme)
    made.show(answer(picture, "USD"))
    made.figure.draw_without_rendering()
    return made


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("picture", [COURSE, GROUPS, MOVERS, CURVE, INDICES, CLOUD])
def test_every_picture_is_drawn_in_both_themes(picture: Picture, theme: ChartTheme) -> None:
    made = chart(picture, theme)
    assert len(made.figure.axes) == 1
    assert made.summary() == "In words."


@pytest.mark.parametrize("picture", [None, Groups((), ()), Curve((), ()), Cloud((), (), (), ())])
def test_nothing_to_draw_is_said(picture: Picture | None) -> None:
    made = chart(picture)
    assert [text.get_text() for text in made.figure.texts] == [NOTHING]


def test_before_the_first_answer_there_is_nothing_to_say() -> None:
    made = SalesChart(frame.empty_figure(400, 300))
    assert (made.summary(), made.tooltip_at(0, 0)) == ("", "")


def test_a_period_tells_its_figures_and_what_happened() -> None:
    made = chart(COURSE)
    assert made.tooltip_at(2.1, 0).splitlines() == [
        "21 Sep 2026 to 27 Sep 2026", "52 weeks before: 9", "4-week average: 11", "12-week average: 10", "Tea week",
        "2 days out of stock",
    ]  # fmt: skip
    assert made.tooltip_at(1, 0).splitlines()[:2] == ["14 Sep 2026 to 20 Sep 2026", "12"]
    assert made.tooltip_at(9, 0) == ""
    one_day = chart(replace(COURSE, shades=((date(2026, 9, 22), date(2026, 9, 22)),)))
    assert one_day.tooltip_at(2, 0).endswith("1 day out of stock")


def test_a_period_that_is_not_whole_is_hatched() -> None:
    bars = [patch for patch in chart(COURSE).figure.axes[0].patches if patch.get_hatch()]
    assert len(bars) == 1


def test_a_single_day_still_has_its_lines() -> None:
    one = Course(((MONDAY, MONDAY),), (3.0,), (False,), (("52 weeks before", (2.0,)),))
    assert chart(one).tooltip_at(0, 0).splitlines()[0] == "7 Sep 2026"


def test_months_are_named_by_month() -> None:
    months = tuple((date(2026, at, 1), date(2026, at, 28)) for at in range(1, 13))
    made = chart(Course(months, (1.0,) * 12, (False,) * 12, ()))
    assert made.figure.axes[0].get_xticklabels()[0].get_text() == "Jan 2026"


def test_as_many_rows_are_drawn_as_can_be_read() -> None:
    axes = chart(GROUPS, height=200).figure.axes[0]
    assert 2 <= len(axes.get_yticklabels()) < 12
    movers = chart(MOVERS, height=100)
    assert [label.get_text() for label in movers.figure.axes[0].get_yticklabels()] == ["Tea", "Jar"]
    assert movers.tooltip_at(0, 1) == "Jar\nDifference: −4"
    assert movers.tooltip_at(0, 7) == ""


def test_shares_are_told_in_per_cent() -> None:
    made = chart(Groups(("Tea", "Pot"), (("This period", (0.625, None)),), as_percent=True))
    assert made.tooltip_at(0, 0) == "Tea\nThis period: 62.5 %"
    assert made.tooltip_at(0, 1) == "Pot\nThis period: –"


def test_the_curve_tells_what_the_largest_reach() -> None:
    made = chart(CURVE)
    assert made.tooltip_at(2, 50) == "The largest 2 of 4 reach 80.0 %"
    assert made.tooltip_at(0, 50) == made.tooltip_at(9, 50) == ""
    chart(replace(CURVE, classes=(("A", 4), ("B", 0), ("C", 0))))


def test_indices_are_told_by_weekday_and_month() -> None:
    made = chart(INDICES)
    assert made.tooltip_at(5, 1) == "Sat: 1.40 times the mean"
    assert made.tooltip_at(8, 1) == "Jan: 1.00 times the mean"
    assert made.tooltip_at(6, 1) == made.tooltip_at(7, 1) == ""


def test_too_few_months_are_said_in_their_place() -> None:
    words = [text.get_text() for text in chart(Indices(WEEK, None)).figure.axes[0].texts]
    assert any("not enough history" in one for one in words)


def test_the_nearest_dot_is_told() -> None:
    assert chart(CLOUD).tooltip_at(1.52, 17.5) == "two\nAverage price 1.50\n18 units"
    assert chart(Cloud(((2.0, 5.0),), ("one",), (False,), (False,))).figure.legends == []
