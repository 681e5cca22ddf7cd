"""A replay, week by week."""

from dataclasses import replace
from datetime import timedelta

from matplotlib.backends.backend_agg import FigureCanvasAgg

from retail_desktop.domain.replay import Rule, RuleResult, Week
from retail_desktop.reporting.charts import DARK, WeeklyChart
from retail_desktop.reporting.charts.frame import empty_figure
from tests.unit.domain.replay_cases import FIRST, FOUR_WEEKS, ODOO, OURS, happened, replay_of


def long(one: RuleResult, weeks: int) -> RuleResult:
    return replace(
        one, weeks=tuple(Week(FIRST + timedelta(weeks=week), 80.0 + week, 100.0, week % 3) for week in range(weeks))
    )


def names(chart: WeeklyChart) -> list[str]:
    return [text.get_text() for text in chart.figure.legends[0].get_texts()]


def test_the_program_stands_beside_the_best_simple_rule_and_what_happened() -> None:
    chart = WeeklyChart(empty_figure(560, 320), DARK)
    assert (chart.summary(), chart.tooltip(FIRST.toordinal())) == ("No replay yet.", "")
    past = replace(happened(), weeks=(Week(FIRST, 100.0, 250.0, 10.0),))
    chart.show(replay_of(OURS, FOUR_WEEKS, ODOO, happened=past))
    FigureCanvasAgg(chart.figure).draw()
    assert names(chart) == ["This program", "Four-week average", "What happened, 3 counted items"]
    assert "This program: on average stock of 80, 5 lost a week." in chart.summary()
    assert next(iter(chart.values_table().rows)) == ("This program", FIRST, 80.0, 5.0)


def test_another_simple_rule_can_be_chosen() -> None:
    chart = WeeklyChart(empty_figure(560, 320))
    chart.show(replay_of(OURS, FOUR_WEEKS, ODOO), Rule.ODOO)
    assert names(chart) == ["This program", "Three-month average (Odoo)"]
    one = replace(happened(), items=1, weeks=(Week(FIRST, 100.0, 250.0, 10.0),))
    chart.show(replay_of(OURS, happened=one))
    assert names(chart) == ["This program", "What happened, 1 counted item"]


def test_a_large_store_is_drawn_in_thousands() -> None:
    chart = WeeklyChart(empty_figure(560, 320))
    chart.show(replay_of(replace(OURS, weeks=(Week(FIRST, 150_000.0, 250.0, 5.0),))))
    titles = [text.get_text() for text in chart.figure.texts]
    assert titles == ["Stock value in thousands, week by week", "Lost sales, units a week"]
    labels = [text.get_text() for text in chart.figure.axes[0].get_yticklabels()]
    assert labels == ["0", "50", "100", "150"]


def test_under_the_pointer_stands_the_week() -> None:
    chart = WeeklyChart(empty_figure(560, 320))
    chart.show(replay_of(long(OURS, 26), FOUR_WEEKS))
    second = FIRST.toordinal() + 7
    assert chart.tooltip(second - 2) == "Week from Mon 12 Jan 2026\nThis program: stock 81, lost 1"
    assert chart.tooltip(FIRST.toordinal() - 9) == ""
