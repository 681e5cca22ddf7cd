"""A setting with its control, its default and Reset; and a card of settings that belong together."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from retail_desktop.gui import theme
from retail_desktop.gui.screens.card import Card, button, text

CONTROL, END, HIGH, NARROWEST = 236, 176, 30, 200


class SettingRow(QWidget):
    """One setting; `name` carries its access key, `allowed` says whether this person has it at all."""

    def __init__(
        self,
        name: str,
        note: str,
        control: QWidget,
        default: str = "",
        reset: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.title, self.control, self.allowed = name.replace("&", ""), control, True
        label = QLabel(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", "strong")
        label.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(self.title)
        self.note = text(note, "muted", wrap=True)
        self.default = text(f"Default: {default}" if default else "", "caption", elided=True)
        self.reset = button("Reset", reset or (lambda: None), role="link")
        self.reset.setAccessibleName(f"Reset {self.title}")
        self.reset.hide()
        self._build(label)

    def _build(self, label: QLabel) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        for part in (label, self.note):
            words.addWidget(part)
        words.addStretch(1)
        self._end = QWidget()
        line = QHBoxLayout(self._end)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.default, 1)
        line.addWidget(self.reset)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 3, 0, 3)
        whole.setSpacing(12)
        whole.addLayout(words, 1)
        top = Qt.AlignmentFlag.AlignTop
        whole.addWidget(self.control, 0, top)
        whole.addWidget(self._end, 0, top)
        theme.signals.changed.connect(self._take_theme)
        self._take_theme()

    def _take_theme(self) -> None:
        self.control.setFixedWidth(theme.px(CONTROL))
        self._end.setFixedWidth(theme.px(END))
        self._end.setMinimumHeight(theme.px(HIGH))
        self.note.setMinimumWidth(theme.px(NARROWEST))

    def show_state(self, *, changed: bool) -> None:
        """Offer Reset where the setting is not at its default."""
        if self.reset.hasFocus() and not changed:
            self.control.setFocus(Qt.FocusReason.OtherFocusReason)  # not wherever Qt would put it
        self.reset.setVisible(changed)

    @property
    def words(self) -> str:
        """All that a search may find it by."""
        return f"{self.title} {self.note.text()}".replace("\u200b", "").casefold()


class SettingGroup(Card):
    """A title and its settings; `also` are further words to find the group by."""

    def __init__(self, title: str, rows: Sequence[SettingRow] = (), also: str = "") -> None:
        super().__init__(padding=12, spacing=4)
        self.title, self.rows, self.allowed = title, list[SettingRow](), True
        self._found_by = f"{title} {also}".casefold()
        self.setAccessibleName(title)
        self.body.addWidget(text(title, "panel"))
        for row in rows:
            self.add(row)

    def add(self, row: SettingRow) -> None:
        """Add a setting at the end."""
        self.rows.append(row)
        self.body.addWidget(row)

    def narrow(self, words: Sequence[str]) -> int:
        """Show the settings with all of these words in them or in the title; gives how many these are."""
        shown = 0
        for row in self.rows:
            fits = row.allowed and all(word in f"{self._found_by} {row.words}" for word in words)
            row.setVisible(fits)
            shown += int(fits)
        self.setVisible(self.allowed and shown > 0)
        return shown if self.allowed else 0
