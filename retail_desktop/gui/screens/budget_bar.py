"""A budget for the plan, typed or dragged, and what the next case that did not fit would be worth."""

from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QSlider, QWidget

from retail_desktop.gui import theme
from retail_desktop.gui.screens.card import button, row, text

STEPS = 200
FIELD, SLIDER = 116, 150


class BudgetBar(QWidget):
    """Tells of every change while it is made, and once it is meant; a budget of all there is is none."""

    changing = Signal(object)
    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._most = Decimal(0)
        self.field, self.slider = QDoubleSpinBox(), QSlider(Qt.Orientation.Horizontal)
        self.field.setAccessibleName("Budget")
        self.field.setGroupSeparatorShown(True)
        self.field.setFixedWidth(theme.px(FIELD))
        self.slider.setAccessibleName("Budget by dragging")
        self.slider.setRange(0, STEPS)
        self.slider.setPageStep(STEPS // 10)
        self.slider.setFixedWidth(theme.px(SLIDER))
        self.words = text(wrap=True, small=True)
        self.reset = button("No b&udget", self._reset, "undo")
        name = text("Spend at most")
        name.setBuddy(self.field)
        line = row(name, self.field, self.slider, self.words, self.reset)
        line.setStretch(3, 1)
        self.setLayout(line)
        self.field.valueChanged.connect(lambda _: self._typed())
        self.field.editingFinished.connect(self.chosen)
        self.slider.valueChanged.connect(self._dragged)
        self.slider.sliderReleased.connect(self.chosen)

    @property
    def budget(self) -> Decimal | None:
        """What may be spent; None where everything fits."""
        value = Decimal(str(self.field.value())).quantize(Decimal("0.01"))
        return value if value < self._most else None

    def offer(self, most: Decimal, now: Decimal | None) -> None:
        """Let up to `most` be spent, of which `now` is chosen; None is all of it."""
        self._most = most.quantize(Decimal("0.01"), ROUND_HALF_UP)
        with QSignalBlocker(self.field), QSignalBlocker(self.slider):
            self.field.setRange(0, float(self._most))
            self.field.setSingleStep(max(1.0, round(float(self._most) / STEPS)))
            self.field.setValue(float(self._most if now is None else now))
        self._follow()

    def say(self, words: str) -> None:
        """Say what the next case would be worth."""
        self.words.setText(words)

    def _typed(self) -> None:
        self._follow()
        self.changing.emit(self.budget)

    def _dragged(self, place: int) -> None:
        whole = place == STEPS
        with QSignalBlocker(self.field):
            self.field.setValue(float(self._most) if whole else round(float(self._most) * place / STEPS))
        self.changing.emit(self.budget)
        if not self.slider.isSliderDown():
            self.chosen.emit()

    def _reset(self) -> None:
        self.field.setValue(float(self._most))
        self.chosen.emit()

    def _follow(self) -> None:
        """Put the slider where the field is."""
        with QSignalBlocker(self.slider):
            share = self.field.value() / float(self._most) if self._most else 1.0
            self.slider.setValue(round(STEPS * share))
