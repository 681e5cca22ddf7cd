"""What stock buys, drawn."""

from matplotlib.backends.backend_agg import FigureCanvasAgg

from retail_desktop.reporting.charts import DARK, TradeOffChart
from retail_desktop.reporting.charts.frame import empty_figure
from tests.unit.domain.replay_cases import FOUR_WEEKS, ODOO, OURS, replay_of


def test_a_picture_of_all_rules_says_what_each_held_and_lost() -> None:
    chart = TradeOffChart(empty_figure(700, 360), DARK)
    assert chart.summary() == "No replay yet."
    assert (chart.tooltip(10), len(list(chart.values_table().rows))) == ("", 0)
    chart.show(replay_of(OURS, FOUR_WEEKS))
    chart.show(replay_of(OURS, FOUR_WEEKS, ODOO))
    FigureCanvasAgg(chart.figure).draw()
    assert "This program: stock of 80, 20 lost. Four-week average: stock of 200, 10 lost." in chart.summary()
    assert [text.get_text() for text in chart.figure.legends[0].get_texts()] == ["This program", "Four weeks", "Odoo"]
    assert next(iter(chart.values_table().rows)) == ("This program", 0.9, 60, 40)


def test_under_the_pointer_stand_the_nearest_settings() -> None:
    chart = TradeOffChart(empty_figure(700, 360))
    chart.show(replay_of(OURS, FOUR_WEEKS))
    assert chart.tooltip(90) == "This program: stock 80, lost 20\nFour-week average: stock 100, lost 20"
    assert chart.tooltip(-1) == ""
