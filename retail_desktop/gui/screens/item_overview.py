"""The first tab of an item: history with forecast, projected stock, and the figures beside them."""

from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.gui import theme
from retail_desktop.gui.charts import ChartCanvas
from retail_desktop.gui.screens import item_words
from retail_desktop.gui.screens.card import Card
from retail_desktop.gui.screens.item_figures import ItemFigures
from retail_desktop.services.browse_items import ItemCard

SIDE_WIDTH = 314
NARROW = 800
CHART_HEIGHT = 190


class ItemOverview(QScrollArea):
    """Charts at the left and figures at the right, or below where the room is short."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._history, self._stock = ChartCanvas("HistoryForecastChart"), ChartCanvas("ProjectedStockChart")
        self._stock_card = Card(padding=2)
        self._figures = ItemFigures()
        inner = QWidget()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._line.setContentsMargins(0, 8, 0, 0)
        self._line.setSpacing(8)
        self._line.addLayout(self._charts(), 1)
        self._line.addWidget(self._figures)
        self.setWidget(inner)

    def _charts(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        for chart, card in ((self._history, Card(padding=2)), (self._stock, self._stock_card)):
            chart.setMinimumHeight(theme.px(CHART_HEIGHT))
            card.body.addWidget(chart)
            column.addWidget(card, 1)
        return column

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the figures beside the charts or below them."""
        super().resizeEvent(event)
        beside = self.width() >= theme.px(NARROW)
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._figures.setMaximumWidth(theme.px(SIDE_WIDTH) if beside else self.maximumWidth())
        self._figures.setMinimumWidth(theme.px(SIDE_WIDTH) if beside else 0)

    def show_card(self, card: ItemCard) -> None:
        """Show one item."""
        self._history.show_data(partial(_draw_history, card))
        self._stock_card.setVisible(card.forecast is not None)
        if card.forecast is not None:
            self._stock.show_data(partial(_draw_stock, card, card.forecast))
        self._figures.show_card(card)


def _draw_history(card: ItemCard, drawing: Any, chart: Any) -> None:  # noqa: ANN401  the drawing library is loaded late
    as_of = card.forecast.as_of if card.forecast else max(card.history_days, default=date.min)
    data = drawing.ItemChartData(
        "Units", card.history_days, card.history_units, card.out_of_stock, card.forecast, as_of
    )
    chart.show(data, "week")


def _draw_stock(card: ItemCard, forecast: ItemForecast, drawing: Any, chart: Any) -> None:  # noqa: ANN401  as above
    safety = card.suggestion.safety_stock if card.suggestion else Decimal(0)
    on_hand = max(Decimal(0), card.row.on_hand)
    chart.show(drawing.StockChartData(on_hand, card.due, item_words.arrival(card), forecast, safety))
