"""The picture of the stock to come shows deliveries, ranges and the safety stock."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.reporting.charts import DARK, LIGHT, ChartTheme, ProjectedStockChart, StockChartData
from retail_desktop.reporting.charts.frame import empty_figure


@pytest.fixture
def data(forecast: ItemForecast) -> StockChartData:
    due = ((date(2026, 10, 20), Decimal(24)),)
    return StockChartData(Decimal(20), due, (date(2026, 10, 6), Decimal(48)), forecast, Decimal(12))


def shown(data: StockChartData, theme: ChartTheme = LIGHT) -> ProjectedStockChart:
    figure = empty_figure(820, 220)
    chart = ProjectedStockChart(figure, theme)
    chart.show(data)
    FigureCanvasAgg(figure).draw()
    return chart


def words(chart: ProjectedStockChart) -> list[str]:
    return [text.get_text() for text in chart._words if text.get_visible()]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_deliveries_are_marked_and_named(data: StockChartData, theme: ChartTheme) -> None:
    chart = shown(data, theme)
    assert words(chart) == ["48 arrive 6 Oct", "24 arrive 20 Oct"]
    assert len(chart._arrivals.get_segments()) == 2
    assert chart._remark.get_text() == "if 48 are ordered now"
    assert chart._safety_name.get_text() == "Safety stock 12 "
    assert [text.get_text() for text in chart.figure.legends[0].get_texts()] == ["50 %", "90 %"]


def test_words_give_way_where_deliveries_are_close(data: StockChartData) -> None:
    chart = shown(replace(data, due=((date(2026, 10, 7), Decimal(24)),)))
    assert words(chart) == ["24 arrive 7 Oct"]
    assert len(chart._trucks.get_xdata()) == 2


def test_nothing_is_drawn_below_zero(data: StockChartData) -> None:
    chart = shown(replace(data, on_hand=Decimal(-3), due=(), order=None))
    assert min(chart._line.get_ydata()) == 0
    assert chart._axes.get_ylim()[0] == 0
    assert chart._remark.get_text() == "if nothing is ordered now"


def test_without_safety_stock_there_is_no_line_for_it(data: StockChartData) -> None:
    chart = shown(replace(data, safety_stock=Decimal(0), order=(date(2026, 10, 6), Decimal(0))))
    assert not chart._safety.get_visible()
    assert words(chart) == ["24 arrive 20 Oct"]


def test_the_summary_says_what_the_eye_sees(data: StockChartData) -> None:
    assert shown(data).summary() == (
        "Projected stock: 20 on the morning of Wed 30 Sep 2026. 48 arrive on Tue 6 Oct 2026. "
        "24 arrive on Tue 20 Oct 2026. On Wed 28 Oct 2026 8 are likely to be left, "
        "nine times in ten between 0 and 19. Safety stock 12."
    )


def test_the_summary_warns_when_stock_runs_out(data: StockChartData) -> None:
    assert "Stock is likely to run out on Sat 3 Oct 2026." in shown(replace(data, on_hand=Decimal(10))).summary()


def test_before_anything_is_shown_the_summary_says_so() -> None:
    assert ProjectedStockChart(empty_figure(400, 200)).summary() == "No item is shown."


def test_the_table_has_every_morning(data: StockChartData) -> None:
    rows = list(shown(data).values_table().rows)
    assert len(rows) == 29
    assert rows[0][:2] == (date(2026, 9, 30), 0.0)
    assert rows[6][1] == 48.0


def test_pointing_at_a_day_tells_its_stock(data: StockChartData) -> None:
    chart = shown(data)
    assert chart.tooltip(date(2026, 9, 30).toordinal() + 0.5) == "30 Sep: about 20, 90 % between 20 and 20"
    assert chart.tooltip(0) == ""


def test_showing_another_item_keeps_the_artists(data: StockChartData) -> None:
    chart = shown(data)
    before = list(chart.figure.axes[0].get_children()), list(chart.figure.texts)
    chart.show(replace(data, on_hand=Decimal(90)))
    assert (list(chart.figure.axes[0].get_children()), list(chart.figure.texts)) == before
