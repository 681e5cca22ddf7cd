"""Signing in, the lock, accounts and the trail, in the window."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from retail_desktop.domain.accounts import Account
from retail_desktop.domain.people import Deed, Person, Role
from retail_desktop.gui.jobs import Job
from retail_desktop.gui.main_window import MainWindow
from retail_desktop.gui.preferences import Preferences
from retail_desktop.gui.screens.accounts_dialog import AccountForm, AccountsDialog, SecretForm
from retail_desktop.gui.screens.trail_dialog import TrailDialog
from retail_desktop.gui.sign_in import IdleWatch, SignInPage
from retail_desktop.services.workplace import Workplace

ADA = Account("Ada", Role.ADMINISTRATOR)
BOB = Account("Bob", Role.STAFF, active=False, approval_limit=Decimal(500))
PASSWORD = "mug towel lighthouse"  # noqa: S105 - of nobody
DEEDS = [
    Deed(2, datetime(2026, 3, 2, 12, 5, tzinfo=UTC), "Bob", "count", "00417", '{"units": 3}'),
    Deed(1, datetime(2026, 3, 2, 12, 0, tzinfo=UTC), "Ada", "sign in", "password", "{}"),
]


class Desk:
    """A window whose reads only note what they were asked."""

    def __init__(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        self.window = window
        self.asked: list[tuple[Any, ...]] = []
        self.jobs: list[Job] = []
        window.jobs.place = Workplace("store.sqlite", Person("Ada"))
        monkeypatch.setattr(window.jobs, "read", self._note)

    def _note(self, service: Callable[..., object], *args: object, **kwargs: object) -> Job:
        self.asked.append((service.__name__, *args, *kwargs.values()))
        self.jobs.append(Job("", frozenset()))
        return self.jobs[-1]

    @property
    def form(self) -> Any:  # noqa: ANN401 - either of the two forms
        return next(one for one in reversed(self.window.findChildren(QDialog)) if one.isVisible() and one.isModal())


@pytest.fixture
def desk(qtbot: QtBot, looks: Preferences, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    window = MainWindow(None, (), looks)
    qtbot.addWidget(window)
    yield Desk(window, monkeypatch)
    window.close()


def test_a_name_and_a_password_are_given_together(qtbot: QtBot) -> None:
    page = SignInPage()
    qtbot.addWidget(page)
    page.ask(["Ada", "Bob"], "Try again.", last="Bob")
    assert page.names.currentText() == "Bob"
    assert not page.problem.isHidden()
    page.button.click()
    with qtbot.waitSignal(page.given) as given:
        qtbot.keyClicks(page.secret, "candle and soap")
        qtbot.keyClick(page.secret, Qt.Key.Key_Return)
    assert given.args == ["Bob", "candle and soap", False]
    assert page.secret.text() == ""


def test_who_has_a_pin_may_give_it_in_place_of_the_password(qtbot: QtBot) -> None:
    page = SignInPage()
    qtbot.addWidget(page)
    page.ask(["Ada", "Bob"], with_pin=["Bob"])
    assert page._label.text() == "&Password"
    page.names.setCurrentText("Bob")
    assert page._label.text() == "&PIN or password"
    with qtbot.waitSignal(page.given) as given:
        qtbot.keyClicks(page.secret, "2580")
        page.button.click()
    assert given.args == ["Bob", "2580", True]


def test_a_window_that_nobody_touches_becomes_idle(qtbot: QtBot, qapp: QApplication) -> None:
    watch = IdleWatch(qapp, minutes=0)
    with qtbot.waitSignal(watch.idle):
        watch.start()
    watch._timer.setInterval(60_000)
    watch.eventFilter(qapp, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier))
    assert watch._timer.isActive()
    watch.stop()
    assert not watch._timer.isActive()


def test_accounts_are_listed_with_role_and_limit(desk: Desk) -> None:
    dialog = AccountsDialog(desk.window, [ADA, BOB])
    shown = [[dialog.model.index(row, column).data() for column in range(4)] for row in range(2)]
    assert shown[0] == ["Ada", "Administrator", "–", "Open"]
    assert shown[1][:2] + shown[1][3:] == ["Bob", "Staff", "Closed"]
    dialog.view.selectRow(1)
    assert dialog.close_button.text() == "Open the account a&gain"
    dialog.close_button.click()
    assert desk.asked == [("set_active", "Bob", True)]
    desk.jobs[0].succeeded.emit(None)
    desk.jobs[1].succeeded.emit([ADA])
    assert dialog.model.rowCount() == 1


def test_a_new_account_needs_a_good_password_twice(desk: Desk) -> None:
    dialog = AccountsDialog(desk.window, [])
    assert not dialog.change_button.isEnabled()
    dialog.add()
    form = desk.form
    assert isinstance(form, AccountForm)
    assert form.chosen_role is Role.ADMINISTRATOR
    form.save()
    assert "A name has" in form.problem.text()
    form.name.setText("Ada")
    form.limit.setText("much")
    form.save()
    assert "not a number" in form.problem.text()
    form.limit.setText("500")
    form.secret.setText(PASSWORD)
    form.save()
    assert "differ" in form.problem.text()
    form.again.setText(PASSWORD)
    form.save()
    assert "everybody signs in" in desk.window.messages.kept[-1].text
    assert desk.asked == [("add_account", "Ada", Role.ADMINISTRATOR, PASSWORD, Decimal(500))]
    desk.jobs[0].refused.emit("There is an account named Ada already.", None)
    assert "already" in desk.window.messages.kept[-1].text


def test_role_and_limit_are_changed_where_they_differ(desk: Desk) -> None:
    dialog = AccountsDialog(desk.window, [ADA, BOB])
    dialog.view.selectRow(1)
    dialog.change()
    desk.form.role.setCurrentIndex(desk.form.role.findData(Role.ANALYST.value))
    desk.form.limit.clear()
    desk.form.save()
    assert desk.asked == [("change_role", "Bob", Role.ANALYST), ("change_limit", "Bob", None)]


def test_passwords_and_ones_own_pin_are_set(desk: Desk) -> None:
    dialog = AccountsDialog(desk.window, [ADA, BOB])
    dialog.view.selectRow(1)
    dialog.set_password()
    form = desk.form
    assert isinstance(form, SecretForm)
    for line in (form.new, form.again):
        line.setText(PASSWORD)
    form.save()
    dialog.set_pin()
    for line in (desk.form.new, desk.form.again):
        line.setText("2580")
    desk.form.save()
    assert desk.asked == [("set_password", "Bob", PASSWORD, ""), ("set_pin", "Ada", "2580", "")]


def test_the_trail_is_filtered_and_saved_as_shown(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = TrailDialog(desk.window, DEEDS)
    assert dialog.model.index(0, 1).data() == "Bob"
    dialog.model.set_filter("sign in")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "trail.csv"), ""))
    dialog._save()
    assert desk.asked == [("write_trail", tmp_path / "trail.csv", [DEEDS[1]])]
    desk.jobs[0].succeeded.emit(1)
    assert "trail.csv" in desk.window.messages.kept[-1].text
    desk.jobs[0].refused.emit("The disk is full.", None)
    assert desk.window.messages.kept[-1].text == "The disk is full."
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    dialog._save()
    assert len(desk.asked) == 1
