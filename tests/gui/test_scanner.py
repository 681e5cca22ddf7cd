"""A scanner is heard wherever the cursor is, and nobody's typing is taken away."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from retail_desktop.gui.scanner import Scanner

Key = Qt.Key


class Counter(QWidget):
    """A desk with a button, a field and a list."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.button, self.field, self.list = QPushButton("Sell"), QLineEdit(), QComboBox()
        column = QVBoxLayout(self)
        for part in (self.button, self.field, self.list):
            column.addWidget(part)
        self.codes: list[str] = []
        self.scanner = Scanner(self)
        self.scanner.scanned.connect(self.codes.append)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.pressed.append(event.text())

    @property
    def window_handle(self) -> QWindow:
        handle = self.windowHandle()
        assert handle is not None
        return handle

    def send(self, keys: str) -> None:
        for letter in keys:
            key = Key.Key_Return if letter == "\n" else Key.Key_Tab if letter == "\t" else letter
            QTest.keyClick(self.window_handle, key)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Counter]:
    made = Counter()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    made.scanner._pause.setInterval(60_000)  # no slow machine makes a burst of a hand's keys
    made.scanner.listen(made.window_handle)
    made.scanner.listen(made.window_handle)
    made.button.setFocus()
    yield made
    made.close()


@pytest.mark.parametrize("end", ["\n", "\t"])
def test_a_burst_that_ends_is_a_code_and_presses_nothing(desk: Counter, end: str) -> None:
    desk.send(f"4006381A{end}")
    assert (desk.codes, desk.pressed) == (["4006381A"], [])
    assert desk.button.hasFocus()


def test_a_burst_too_short_for_a_code_was_typed(desk: Counter) -> None:
    desk.send("12\n")
    assert (desk.codes, desk.pressed) == ([], ["1", "2", "\r"])


def test_keys_without_an_end_go_on_after_a_moment(qtbot: QtBot, desk: Counter) -> None:
    desk.send("4006")
    assert desk.pressed == []
    desk.scanner._pause.setInterval(0)
    desk.scanner._pause.start()
    qtbot.waitUntil(lambda: desk.pressed == ["4", "0", "0", "6"])
    assert desk.codes == []


def test_another_key_lets_those_before_it_go_first(desk: Counter) -> None:
    desk.send("40")
    QTest.keyClick(desk.window_handle, Key.Key_F4)
    assert desk.pressed == ["4", "0", ""]


def test_nothing_is_taken_from_a_field_that_is_typed_in(desk: Counter) -> None:
    desk.field.setFocus()
    desk.send("4006381\n")
    assert (desk.field.text(), desk.codes) == ("4006381", [])


def test_a_list_that_cannot_be_typed_in_is_no_field(desk: Counter) -> None:
    desk.list.setFocus()
    desk.send("4006381\n")
    assert desk.codes == ["4006381"]
    desk.list.setEditable(True)
    desk.list.setFocus()
    desk.send("4006381\n")
    assert desk.codes == ["4006381"]


def test_commands_are_not_letters(desk: Counter) -> None:
    QTest.keyClick(desk.window_handle, "k", Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(desk.window_handle, Key.Key_Space)
    assert desk.codes == []
    assert desk.pressed == ["", "k"]  # Ctrl and its letter at once; the space pressed the button


def test_a_code_may_hold_spaces_and_capitals(desk: Counter) -> None:
    for letter in "AB 12":
        QTest.keyClick(desk.window_handle, letter, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyClick(desk.window_handle, Key.Key_Shift)
    desk.send("\n")
    assert desk.codes[0].casefold() == "ab 12"
