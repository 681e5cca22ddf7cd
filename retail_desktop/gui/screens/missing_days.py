"""Which days of which store have sales, which lack a file, and when the store was closed: a strip of small squares."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from retail_desktop.gui import fonts, theme
from retail_desktop.gui.icons import icon
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import Card, Sign, row, text

WORDS = {"imported": "imported", "missing": "no file yet", "closed": "closed"}
SIGNS = {
    "imported": ("ph.check-bold", "ok"),
    "missing": ("ph.warning-fill", "before_delivery"),
    "closed": ("ph.minus", "muted"),
}
MOST_STORES = 4
SIDE, GAP, NAME, HEAD = 18, 4, 130, 18

StoreDay = tuple[str, date, str]


@dataclass(frozen=True, slots=True)
class _Row:
    store: str
    states: dict[date, str]


class MissingDays(Card):
    """The strip with its legend; hidden as long as no day is missing."""

    def __init__(self) -> None:
        super().__init__(padding=10, spacing=6)
        self._title = text("Days with sales", "panel")
        self._words = text(role="muted", elided=True)
        self.strip = DayStrip()
        legend = [part for state, words in WORDS.items() for part in (Sign(icon(*SIGNS[state])), text(words, "muted"))]
        head = row(self._title, self._words, *legend)
        head.setStretch(1, 1)
        self.body.addLayout(head)
        self.body.addWidget(self.strip)
        self._is_empty = True
        self.hide()

    def show_days(self, days: Iterable[StoreDay]) -> None:
        """Show `(store, day, state)`; state is imported, missing or closed."""
        rows = _rows(days)
        self._is_empty = not missing_words(rows)
        self.setVisible(not self._is_empty)
        self.strip.show_rows(rows[:MOST_STORES])
        self._words.setText(missing_words(rows))

    def show_unless(self, something_else: bool) -> None:
        """Give way to something that needs the room."""
        self.setVisible(not self._is_empty and not something_else)


class DayStrip(QWidget):
    """A row of squares for each store, the stores with missing days first."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[_Row] = ()
        self._days: list[date] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[_Row]) -> None:
        """Show these stores."""
        self._rows = rows
        self._days = sorted({day for one in rows for day in one.states})
        self.setAccessibleName(missing_words(rows) or "Every day is there")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Be as large as the squares."""
        step = theme.px(SIDE + GAP)
        return QSize(theme.px(NAME) + step * len(self._days), theme.px(HEAD) + step * len(self._rows))

    def minimumSizeHint(self) -> QSize:
        """Keep the height, give way in width."""
        return QSize(theme.px(NAME), self.sizeHint().height())

    def square(self, line: int, place: int) -> QRect:
        """Where the square of a store's day is."""
        step, side = theme.px(SIDE + GAP), theme.px(SIDE)
        return QRect(theme.px(NAME) + place * step, theme.px(HEAD) + line * step, side, side)

    def event(self, event: QEvent) -> bool:
        """Say which day the mouse is on."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.words_at(event.pos()), self)
            return True
        return super().event(event)

    def words_at(self, spot: QPoint) -> str:
        """What is told of the square at a place."""
        for line, one in enumerate(self._rows):
            for place, day in enumerate(self._days):
                if self.square(line, place).contains(spot) and day in one.states:
                    return f"{one.store}, {wording.day(day)}: {WORDS[one.states[day]]}"
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the days' numbers, the stores' names and the squares."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.font(theme.px(11)))
        painter.setPen(theme.colour("muted"))
        for place, day in enumerate(self._days):
            spot = self.square(0, place)
            painter.drawText(
                QRect(spot.x(), 0, spot.width(), theme.px(HEAD) - 2), Qt.AlignmentFlag.AlignCenter, f"{day.day}"
            )
        for line, one in enumerate(self._rows):
            self._draw_store(painter, line, one)

    def _draw_store(self, painter: QPainter, line: int, one: _Row) -> None:
        painter.setFont(fonts.font(theme.px(12), QFont.Weight.Medium))
        painter.setPen(theme.colour("text"))
        room = QRect(0, self.square(line, 0).y(), theme.px(NAME) - 8, theme.px(SIDE))
        name = painter.fontMetrics().elidedText(one.store, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
        for place, day in enumerate(self._days):
            state = one.states.get(day)
            if state is None:
                continue
            spot, sign = self.square(line, place), SIGNS[state]
            painter.setBrush(theme.colour("surface_alt"))
            painter.setPen(QPen(theme.colour("before_delivery" if state == "missing" else "border_strong"), 1))
            painter.drawRoundedRect(QRectF(spot).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            inset = theme.px(3)
            icon(*sign).paint(painter, spot.adjusted(inset, inset, -inset, -inset))


def missing_words(rows: Sequence[_Row]) -> str:
    """The first gap in words: `Harbour St, 27 Sep: closed, or is a file missing? 2 more days`."""
    gaps = [(day, one.store) for one in rows for day, state in one.states.items() if state == "missing"]
    if not gaps:
        return ""
    day, store = max(gaps)
    more = f" {wording.plural(len(gaps) - 1, 'more day')} without a file." if len(gaps) > 1 else ""
    return f"{store}, {wording.day(day)}: closed, or is a file missing?{more}"


def _rows(days: Iterable[StoreDay]) -> list[_Row]:
    found: dict[str, dict[date, str]] = {}
    for store, day, state in days:
        found.setdefault(store, {})[day] = state
    rows = [_Row(store, states) for store, states in found.items()]
    return sorted(rows, key=lambda one: (-sum(state == "missing" for state in one.states.values()), one.store))
