"""The status signs of the window, drawn so that they differ by shape and not by colour alone."""

from collections.abc import Sequence
from math import cos, pi, sin

from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, PolyLine, Rect, Shape
from reportlab.lib.colors import HexColor, white

from retail_desktop.domain.replenishment import Status
from retail_desktop.reporting.palette import LIGHT

SIZE = 9.0
SHORT_WORDS = {Status.BEFORE_DELIVERY: "Before delivery"}


def status_word(status: Status) -> str:
    """The status in the two words that fit a column."""
    return SHORT_WORDS.get(status, status.value)


def status_sign(status: Status) -> Drawing:
    """The sign of a status, nine points square."""
    return _drawing(_SHAPES[status]())


def tick_box() -> Drawing:
    """An empty box to tick by hand."""
    return _drawing([Rect(0.5, 0, 8, 8, fillColor=None, strokeColor=HexColor(LIGHT.muted), strokeWidth=0.7)])


def _drawing(shapes: Sequence[Shape]) -> Drawing:
    drawing = Drawing(SIZE, SIZE)
    for shape in shapes:
        drawing.add(shape)
    return drawing


def _octagon() -> list[Shape]:
    corners = [4.5 + 4.4 * turn((k + 0.5) * pi / 4) for k in range(8) for turn in (cos, sin)]
    cross = [(3, 3, 6, 6), (3, 6, 6, 3)]
    return [
        Polygon(corners, fillColor=HexColor(LIGHT.out), strokeColor=None),
        *(Line(*ends, strokeColor=white, strokeWidth=1.1) for ends in cross),
    ]


def _triangle() -> list[Shape]:
    return [
        Polygon([0.2, 0.6, 8.8, 0.6, 4.5, 8.6], fillColor=HexColor(LIGHT.warning), strokeColor=None),
        Line(4.5, 3.2, 4.5, 6.2, strokeColor=HexColor(LIGHT.text), strokeWidth=1.1),
        Circle(4.5, 1.9, 0.6, fillColor=HexColor(LIGHT.text), strokeColor=None),
    ]


def _clock(face: HexColor, rim: HexColor, hands: HexColor) -> list[Shape]:
    return [
        Circle(4.5, 4.5, 3.9, fillColor=face, strokeColor=rim, strokeWidth=0.8),
        PolyLine([4.5, 7, 4.5, 4.5, 6.2, 3.6], strokeColor=hands, strokeWidth=0.9),
    ]


def _filled_clock() -> list[Shape]:
    return _clock(HexColor(LIGHT.today), HexColor(LIGHT.today), white)


def _outlined_clock() -> list[Shape]:
    return _clock(white, HexColor(LIGHT.muted), HexColor(LIGHT.muted))


def _tick() -> list[Shape]:
    return [PolyLine([1, 4.6, 3.4, 2, 8, 7.4], strokeColor=HexColor(LIGHT.ok), strokeWidth=1.5)]


def _boxes() -> list[Shape]:
    colour = HexColor(LIGHT.too_much)
    places = ((2.7, 4.9), (0.6, 1), (4.8, 1))
    return [Rect(x, y, 3.6, 3.4, fillColor=colour, strokeColor=None) for x, y in places]


def _dash() -> list[Shape]:
    return [Line(1.5, 4.5, 7.5, 4.5, strokeColor=HexColor(LIGHT.muted), strokeWidth=1.2)]


def _question() -> list[Shape]:
    colour = HexColor(LIGHT.muted)
    return [
        PolyLine([2.6, 6.6, 3.4, 7.9, 5.4, 7.9, 6.3, 6.6, 4.5, 4.4, 4.5, 3.2], strokeColor=colour, strokeWidth=1.1),
        Circle(4.5, 1.5, 0.7, fillColor=colour, strokeColor=None),
    ]


_SHAPES = {
    Status.OUT: _octagon,
    Status.BEFORE_DELIVERY: _triangle,
    Status.ORDER_TODAY: _filled_clock,
    Status.ORDER_SOON: _outlined_clock,
    Status.OK: _tick,
    Status.TOO_MUCH: _boxes,
    Status.NO_SALES: _dash,
    Status.CHECK_DATA: _question,
}
