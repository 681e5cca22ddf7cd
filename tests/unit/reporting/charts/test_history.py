"""The picture of sales and forecast says the same in shapes, words and figures."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from retail_desktop.domain.corrections import CorrectionKind, DemandCorrection
from retail_desktop.reporting.charts import DARK, LIGHT, ChartTheme, HistoryForecastChart, ItemChartData
from retail_desktop.reporting.charts.frame import empty_figure


def shown(data: ItemChartData, period: str = "week", theme: ChartTheme = LIGHT) -> HistoryForecastChart:
    figure = empty_figure(820, 260)
    chart = HistoryForecastChart(figure, theme)
    chart.show(data, period)
    FigureCanvasAgg(figure).draw()
    return chart


def texts(figure: Figure) -> list[str]:
    return [text.get_text() for legend in figure.legends for text in legend.get_texts()]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_bars_ranges_and_gaps_are_drawn_and_named(item: ItemChartData, theme: ChartTheme) -> None:
    chart = shown(item, theme=theme)
    assert texts(chart.figure) == [
        "sold",
        "part of a week",
        "forecast",
        "50 % range",
        "90 % range",
        "out of stock 20–21 Sep",
    ]
    assert (len(chart._bars.get_paths()), len(chart._partial.get_paths()), len(chart._shade.get_paths())) == (2, 1, 1)
    assert chart._title.get_text() == "Units per week"
    assert chart._today.get_xdata()[0] == date(2026, 9, 30).toordinal()
    assert chart._octagons.get_xdata() == [date(2026, 9, 21).toordinal()]


def test_the_scale_holds_the_widest_range(item: ItemChartData) -> None:
    chart = shown(item)
    highest = max(row[-1] for row in chart.values_table().rows if row[-1] is not None)
    assert chart._axes.get_ylim()[1] >= highest


def test_the_summary_says_what_the_eye_sees(item: ItemChartData) -> None:
    assert shown(item).summary() == (
        "Units per week. Sold from Wed 9 Sep 2026 to Tue 29 Sep 2026. On average 18, lowest 15, highest 21. "
        "Out of stock 20–21 Sep. Forecast for the next 4 weeks: about 21 a week, "
        "nine times in ten between 15.7 and 26.3."
    )


def test_the_table_has_history_and_forecast(item: ItemChartData) -> None:
    rows = list(shown(item).values_table().rows)
    assert rows[1][:4] == (date(2026, 9, 16), date(2026, 9, 22), 15.0, 2)
    assert rows[3][:5] == (date(2026, 9, 30), date(2026, 10, 6), None, None, 21.0)
    assert {len(row) for row in rows} == {9}


def test_pointing_at_a_place_tells_its_figures(item: ItemChartData) -> None:
    chart = shown(item)
    today = date(2026, 9, 30).toordinal()
    assert chart.tooltip(today - 10) == "16–22 Sep: 15 sold, out of stock on 2 days"
    assert chart.tooltip(today - 0.1) == "23–29 Sep: 21 sold"
    assert chart.tooltip(today) == "30 Sep–6 Oct: about 21 expected, 90 % between 15.7 and 26.3"
    assert chart.tooltip(today + 1000) == ""


def test_days_can_be_shown_instead_of_weeks(item: ItemChartData) -> None:
    chart = shown(item, "day")
    assert chart._title.get_text() == "Units per day"
    assert len(chart._bars.get_paths()) == 17
    assert "part of a week" not in texts(chart.figure)
    assert chart.summary().endswith("Forecast for the next 28 days: about 3 a day, nine times in ten between 1 and 5.")


def test_only_the_newest_half_year_is_shown(item: ItemChartData) -> None:
    days = tuple(item.as_of - timedelta(days=back) for back in range(700))
    chart = shown(replace(item, days=days, units=(1.0,) * 700, out_of_stock=days[::300]))
    assert len(chart._bars.get_paths()) == 26
    assert "out of stock 29 Sep" in texts(chart.figure)


def test_several_gaps_are_counted(item: ItemChartData) -> None:
    chart = shown(replace(item, out_of_stock=(date(2026, 9, 20), date(2026, 9, 25))))
    assert texts(chart.figure)[-1] == "out of stock 2 times"
    assert "Out of stock 20 Sep and 25 Sep." in chart.summary()


def test_expected_units_are_a_line_without_ranges(item: ItemChartData) -> None:
    chart = shown(replace(item, forecast=[2.0] * 14, out_of_stock=()))
    assert texts(chart.figure) == ["sold", "part of a week", "forecast"]
    assert not chart._band_90.get_visible()
    assert chart.summary().endswith("Forecast for the next 2 weeks: about 14 a week.")
    assert chart.tooltip(item.as_of.toordinal() + 2) == "30 Sep–6 Oct: about 14 expected"


def test_an_item_without_history_or_forecast_draws_an_empty_frame(item: ItemChartData) -> None:
    chart = shown(replace(item, days=(), units=(), out_of_stock=(), forecast=None))
    assert chart.summary() == "Units per week. No sales yet. No forecast yet."
    assert list(chart.values_table().rows) == []
    assert not chart._before.get_visible()


def test_showing_another_item_keeps_the_artists(item: ItemChartData) -> None:
    chart = shown(item)
    before = list(chart.figure.axes[0].get_children())
    chart.show(replace(item, forecast=None), "day")
    chart.show(item)
    assert chart.figure.axes[0].get_children() == before
    assert texts(chart.figure)[0] == "sold"


def test_lost_sales_stand_on_their_bar_and_single_orders_are_marked(item: ItemChartData) -> None:
    lost = DemandCorrection("00417", "main", date(2026, 9, 20), CorrectionKind.LOST_SALES, 0, 4)
    damped = DemandCorrection("00417", "main", date(2026, 9, 26), CorrectionKind.OUTLIER, 60, 8)
    chart = shown(replace(item, corrections=(lost, damped)))
    assert {"lost sales, estimated", "corrected day"} <= set(texts(chart.figure))
    assert len(chart._lost.get_paths()) == 1
    notes = [chart.tooltip(day.toordinal() + 0.5) for day in (lost.day, damped.day)]
    assert "about 4 lost for want of stock" in notes[0]
    assert "1 day corrected" in notes[1]
