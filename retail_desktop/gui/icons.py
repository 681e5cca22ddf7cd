"""Icons: glyphs of the Phosphor font, drawn in a colour of the theme at the moment they are painted.

So an icon stays right when the theme changes, and sharp at every scaling. The font is read from QtAwesome's folder
without importing that package, which would load six more fonts at start.
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap, QPolygonF

from retail_desktop.domain.phantom_stock import Doubt
from retail_desktop.domain.replenishment import Status
from retail_desktop.domain.stock_card import CardKind
from retail_desktop.gui import theme

NAMES = {
    "home": "house",
    "stock": "package",
    "sales": "chart-bar",
    "items": "cube",
    "item": "cube",
    "reorder": "list-plus",
    "orders": "file-text",
    "deliveries": "truck",
    "forecasts": "chart-line-up",
    "reports": "files",
    "analysis": "chart-pie-slice",
    "executive": "squares-four",
    "import": "download-simple",
    "settings": "sliders-horizontal",
    "search": "magnifying-glass",
    "export": "export",
    "print": "printer",
    "undo": "arrow-u-up-left",
    "redo": "arrow-u-up-right",
    "refresh": "arrows-clockwise",
    "back": "arrow-left",
    "edit": "pencil-simple",
    "close": "x",
    "down": "caret-down",
    "up": "arrow-up",
    "fall": "arrow-down",
    "calendar": "calendar-blank",
    "help": "question",
    "messages": "bell",
    "store": "storefront",
    "open": "folder-open",
    "backup": "shield-check",
    "lock": "lock",
    "add": "plus",
    "delete": "trash",
    "app": "cube",
}
STATUS = {
    Status.OUT: ("x-octagon", "out_now"),
    Status.BEFORE_DELIVERY: ("warning-fill", "before_delivery"),
    Status.ORDER_TODAY: ("clock-fill", "order_today"),
    Status.ORDER_SOON: ("clock", "muted"),
    Status.OK: ("check-bold", "ok"),
    Status.TOO_MUCH: ("stack-fill", "too_much"),
    Status.NO_SALES: ("minus-circle", "muted"),
    Status.CHECK_DATA: ("question-fill", "muted"),
}


MOVED = {
    CardKind.SALE: ("shopping-cart", "muted"),
    CardKind.CUSTOMER_RETURN: ("arrow-u-down-left", "muted"),
    CardKind.COUNT: ("clipboard-text", "accent"),
    CardKind.RECEIPT: ("truck", "ok"),
    CardKind.ADJUSTMENT: ("pencil-simple", "order_today"),
    CardKind.WASTE: ("trash", "out_now"),
    CardKind.TRANSFER: ("arrows-left-right", "order_today"),
    CardKind.SUPPLIER_RETURN: ("arrow-u-up-left", "before_delivery"),
}
DOUBTS = {
    Doubt.NEGATIVE: ("x-octagon", "out_now"),
    Doubt.SILENT: ("warning-fill", "before_delivery"),
    Doubt.NEVER_COUNTED: ("question-fill", "muted"),
}
_SIGNS = {str(one): sign for signs in (STATUS, MOVED, DOUBTS) for one, sign in signs.items()}


def icon(name: str, token: str = "text") -> QIcon:  # noqa: S107 - a colour of the theme, no secret
    """Give an icon by the name of its purpose (`print`) or of its glyph (`ph.printer`), tinted by a theme token."""
    return QIcon(_GlyphEngine(_glyph_name(name), token))


def status_icon(status: Status) -> QIcon:
    """Give the sign of a status; it always stands beside the status's word."""
    return QIcon(_GlyphEngine(*STATUS[status]))


def status_pixmap(status: object, pixels: int, ratio: float) -> QPixmap | None:
    """Give the sign of a status as a cached picture for tables; None for a status without a sign."""
    if not isinstance(status, Status | CardKind | Doubt):
        return None
    name, token = _SIGNS[str(status)]
    return _picture(name, getattr(theme.current(), token), pixels, ratio)


class _GlyphEngine(QIconEngine):
    """Draws one glyph, muted where the widget is disabled."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name, self._token = name, token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the glyph as large as `rect`."""
        del state
        token = "border_strong" if mode == QIcon.Mode.Disabled else self._token
        _draw(painter, QRectF(rect), self._name, theme.colour(token))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Draw the glyph on nothing."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        """Give a copy, as Qt asks for."""
        return _GlyphEngine(self._name, self._token)


@cache
def _picture(name: str, colour: str, pixels: int, ratio: float) -> QPixmap:
    side = round(pixels * ratio)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _draw(painter, QRectF(0, 0, side, side), name, QColor(colour))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def _draw(painter: QPainter, area: QRectF, name: str, colour: QColor) -> None:
    side = min(area.width(), area.height())
    family, _ = _font()
    font = QFont(family)
    font.setPixelSize(max(1, round(side)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    if name == "x-octagon":  # the font has it only as an outline
        _draw_octagon(painter, area, side, colour)
    else:
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, _glyph(name))
    painter.restore()


def _draw_octagon(painter: QPainter, area: QRectF, side: float, colour: QColor) -> None:
    """Draw a filled octagon with a cross cut in the surface's colour."""
    middle, radius, cut = area.center(), side * 0.44, side * 0.19
    near = radius * 0.4142  # tan(22.5°)
    corners = [(near, radius), (radius, near), (radius, -near), (near, -radius)]
    corners += [(-x, -y) for x, y in corners]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))
    pen = painter.pen()
    pen.setStyle(Qt.PenStyle.SolidLine)
    pen.setColor(theme.colour("surface"))
    pen.setWidthF(max(1.0, side * 0.11))
    painter.setPen(pen)
    painter.drawLine(middle + QPointF(-cut, -cut), middle + QPointF(cut, cut))
    painter.drawLine(middle + QPointF(-cut, cut), middle + QPointF(cut, -cut))


def _glyph_name(name: str) -> str:
    return name.removeprefix("ph.") if name.startswith("ph.") else NAMES[name]


def _glyph(name: str) -> str:
    return chr(int(_font()[1][name], 16))


@cache
def _font() -> tuple[str, dict[str, str]]:
    """Register the font once and give its family and the code of each glyph."""
    spec = find_spec("qtawesome")
    folder = Path((spec.submodule_search_locations or [""])[0] if spec else "") / "fonts"
    file = next(folder.glob("phosphor-[0-9]*.ttf"))
    family = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))[0]
    return family, json.loads(next(folder.glob("phosphor-charmap-*.json")).read_text(encoding="ascii"))
