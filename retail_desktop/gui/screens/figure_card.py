"""A figure in a card: value, trend, what became of it, and whether that is good; pressed, it leads to its page."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget

from retail_desktop.domain.figures import DEFINITIONS, Compared, Direction, Figure, Told, Verdict, change
from retail_desktop.gui import theme
from retail_desktop.gui.icons import icon
from retail_desktop.gui.screens.card import Elided, Sign, row, text
from retail_desktop.gui.screens.figure_words import below, change_words, explanation, value_words

HEIGHT = 83
_SIGNS = {Verdict.BETTER: ("ph.check-bold", "ok"), Verdict.WORSE: ("ph.warning-fill", "before_delivery")}
_ARROWS = {Direction.UP: "up", Direction.DOWN: "fall"}


class TrendLine(QWidget):
    """The newest weeks as a thin line, without scale: it tells the direction, the figures tell the rest."""

    def __init__(self) -> None:
        super().__init__()
        self._weeks: tuple[float | None, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(22))
        self.setMaximumWidth(theme.px(84))

    def sizeHint(self) -> QSize:
        """As long as a word."""
        return QSize(theme.px(84), theme.px(22))

    def show_weeks(self, weeks: tuple[float | None, ...]) -> None:
        """Show these weeks, oldest first; where fewer than two are known, nothing."""
        self._weeks = weeks
        self.update()

    def points(self) -> QPolygonF:
        """Where the line runs."""
        known = [(place, value) for place, value in enumerate(self._weeks) if value is not None]
        if len(known) < 2:
            return QPolygonF()
        low, high = min(value for _, value in known), max(value for _, value in known)
        wide, tall = self.width() - 6, self.height() - 6
        return QPolygonF([
            QPointF(
                3 + wide * place / (len(self._weeks) - 1),
                3 + tall * (0.5 if high == low else (high - value) / (high - low)),
            )
            for place, value in known
        ])  # fmt: skip

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Draw the line and a dot at its newest end."""
        points = self.points()
        if points.isEmpty():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), theme.px(1.6)))
        painter.drawPolyline(points)
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(points.last(), 2, 2)


class FigureCard(QAbstractButton):
    """One figure; it is a button, so that keys and screen readers find it."""

    def __init__(self, figure: Figure) -> None:
        super().__init__()
        self.figure = figure
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(theme.px(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.name = text(DEFINITIONS[figure].name, "muted", elided=True)
        self.verdict, self._sign = text("", "caption"), Sign()
        self.value, self.trend = text("", "figure"), TrendLine()
        self._arrow, self.words = Sign(pixels=12), text("", "caption", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        _keep_room(self._sign)
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 6, 11, 4)
        column.setSpacing(1)
        head = row(self.name, self.verdict, self._sign, spacing=4)
        head.setStretch(0, 1)
        foot = row(self._arrow, self.words, spacing=4)
        foot.setStretch(1, 1)
        middle = row(self.value, None, self.trend)
        for part in (head, middle, foot):
            column.addLayout(part)
        foot.setAlignment(self._arrow, Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """A fifth of a page."""
        return QSize(theme.px(216), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Words are shortened first."""
        return QSize(theme.px(138), theme.px(HEIGHT))

    def show_figure(self, one: Compared, other: Told, currency: str) -> None:
        """Show a figure beside that of another period."""
        step = change(self.figure, one.now, other)
        verdict = step.verdict if step else Verdict.NEITHER
        words = change_words(self.figure, one.now, other, currency) or below(one)
        self.value.setText(value_words(self.figure, one.now.value, currency))
        self.words.setText(words)
        self.verdict.setText(verdict.value)
        self.trend.show_weeks(one.trend)
        _show_sign(self._sign, _SIGNS.get(verdict))
        arrow = _ARROWS.get(step.direction) if step else None
        _show_sign(self._arrow, (arrow, "text") if arrow else None)
        self.setToolTip(explanation(one, currency))
        said = (DEFINITIONS[self.figure].name, self.value.text(), words, verdict.value)
        self.setAccessibleName(", ".join(filter(None, said)))
        self.setAccessibleDescription(DEFINITIONS[self.figure].formula)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Draw the frame, stronger while it has the cursor."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        width = 2.0 if focused else 1.0
        line = "accent" if focused else "border_strong" if self.underMouse() else "border"
        painter.setPen(QPen(theme.colour(line), width))
        painter.setBrush(theme.colour("selection" if self.isDown() else "surface"))
        area = self.rect().toRectF().adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(area, 8, 8)


class _Explained(Elided):
    """A line that is cut where the room is short, and always explains its figure."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.explanation = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)

    def setToolTip(self, words: str) -> None:
        """Keep the explanation, which holds the whole line."""
        super().setToolTip(self.explanation or words)


class FigureLine:
    """A figure in one line: name, value, what became of it; the labels stand in a grid of others."""

    def __init__(self, figure: Figure) -> None:
        self.figure = figure
        self.name, self.value = text(DEFINITIONS[figure].name, small=True), text("", "strong", small=True)
        self.words = _Explained("caption")
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show_figure(self, one: Compared, other: Told, currency: str) -> None:
        """Show a figure beside that of another period."""
        step = change(self.figure, one.now, other)
        words = change_words(self.figure, one.now, other, currency) or below(one)
        verdict = step.verdict.value.lower() if step else ""
        self.value.setText(value_words(self.figure, one.now.value, currency))
        self.words.explanation = explanation(one, currency)
        self.words.setText(", ".join(filter(None, (words, verdict))))
        for label in self.labels:
            label.setToolTip(explanation(one, currency))

    @property
    def labels(self) -> tuple[QLabel, ...]:
        """What stands in the grid, from left to right."""
        return self.name, self.value, self.words


def _keep_room(sign: Sign) -> None:
    """Let a sign take its room even while there is none, so that all cards look alike."""
    policy = sign.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    sign.setSizePolicy(policy)


def _show_sign(sign: Sign, shown: tuple[str, str] | None) -> None:
    sign.setVisible(shown is not None)
    if shown is not None:
        sign.show_icon(icon(*shown))
