"""Places for the drawn charts; Matplotlib is loaded when the first one is seen, never before.

The drawing itself is the paper's (services.drawing): here it gets a canvas, the theme's colours and a moment to draw.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QHelpEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from retail_desktop.gui import theme

if TYPE_CHECKING:
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg

REDRAW_AFTER_MS = 30
"""Changes within this time are drawn once."""

DOTS_PER_INCH = 96.0
"""What one pixel of the drawings is measured in; Matplotlib itself multiplies by the screen's scaling."""

Draw = Callable[[Any, Any], object]
"""Called with the module `services.drawing` and the chart, shows data in it."""


class ChartCanvas(QWidget):
    """One chart: `kind` names its class in `services.drawing`."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self._chart: Any = None
        self._canvas: FigureCanvasQTAgg | None = None
        self._draw_data: Draw | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(REDRAW_AFTER_MS)
        self._soon.timeout.connect(self._draw)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        theme.signals.changed.connect(self._start_anew)

    def show_data(self, draw: Draw) -> None:
        """Draw this soon, once the chart can be seen."""
        self._draw_data = draw
        self._draw_soon()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what arrived while nobody looked."""
        super().showEvent(event)
        self._draw_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew where the drawing depends on its room."""
        super().resizeEvent(event)
        if getattr(self._chart, "fits_room", False):
            self._draw_soon()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell the figures under the pointer."""
        if isinstance(event, QHelpEvent) and self._canvas is not None:
            QToolTip.showText(event.globalPos(), self._figures_at(event.pos()), self)
            return True
        return super().eventFilter(watched, event)

    def _draw_soon(self) -> None:
        if self._draw_data is not None and self.isVisible():
            self._soon.start()

    def _start_anew(self) -> None:
        """Take new colours: a drawing keeps those it was made with."""
        if self._canvas is not None:
            self._canvas.setParent(None)
            self._canvas.deleteLater()
        self._canvas = self._chart = None
        self._draw_soon()

    def _draw(self) -> None:
        if self._draw_data is None or not self.isVisible():
            return
        from retail_desktop.services import drawing  # noqa: PLC0415  loads Matplotlib, after the first paint

        if self._canvas is None:
            self._canvas = self._new_canvas(drawing)
        self._draw_data(drawing, self._chart)
        self.setAccessibleName(self._chart.summary())
        self._canvas.draw_idle()  # type: ignore[no-untyped-call]  # Matplotlib has no types here

    def _new_canvas(self, drawing: Any) -> "FigureCanvasQTAgg":  # noqa: ANN401  a module that is loaded late
        from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg  # noqa: PLC0415  after the first paint
        from matplotlib.figure import Figure  # noqa: PLC0415  after the first paint

        figure = Figure(dpi=DOTS_PER_INCH)
        canvas = FigureCanvasQTAgg(figure)  # type: ignore[no-untyped-call]  # as above
        canvas.installEventFilter(self)
        colours = drawing.DARK if theme.current() is theme.DARK else drawing.LIGHT
        self._chart = getattr(drawing, self._kind)(figure, colours)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(canvas)
        return canvas

    def _figures_at(self, spot: QPoint) -> str:
        if self._canvas is None or not self._chart.figure.axes:
            return ""
        axes = self._chart.figure.axes[0]
        ratio = self._canvas.device_pixel_ratio
        below = self._canvas.height() - spot.y()
        x, y = axes.transData.inverted().transform((spot.x() * ratio, below * ratio))
        place = getattr(self._chart, "tooltip_at", None)
        return str(self._chart.tooltip(x) if place is None else place(x, y))
