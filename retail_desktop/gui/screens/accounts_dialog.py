"""Accounts: who may sign in, as what, and up to which value he or she approves orders."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from retail_desktop.domain.accounts import Account, check_name, check_password, check_pin
from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.people import Role
from retail_desktop.gui import theme
from retail_desktop.gui.main_window import MainWindow
from retail_desktop.gui.screens.card import button, row, text
from retail_desktop.gui.screens.typed_figures import typed_figure
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import TableView
from retail_desktop.services import accounts

COLUMNS = (
    Column("name", "Name", "text", lambda one: one.name, width=150),
    Column("role", "Works as", "text", lambda one: one.role.value.capitalize(), width=160),
    Column("limit", "Approves up to", "money", lambda one: one.approval_limit, width=110),
    Column("state", "State", "text", lambda one: "Open" if one.active else "Closed", width=80),
)
WORDS = (
    "Without accounts, whoever sits at this computer may do everything. From the first one on, everybody signs in. "
    "Roles protect from mistakes: whoever can copy the store's file and has tools and time can read it."
)


class AccountsDialog(QDialog):
    """Lists accounts; every change is asked for in a small form of its own."""

    def __init__(self, window: MainWindow, found: Sequence[Account]) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle("Accounts")
        self.resize(theme.px(620), theme.px(420))
        self.model = TableModel(COLUMNS, self, key=lambda one: one.name)
        self.view = TableView(self.model, "accounts")
        self.view.setAccessibleName("Accounts")
        self.view.empty_text("No accounts: whoever sits at this computer is the owner.", "&Add an account…", self.add)
        WideColumn(self.view, "name")
        self.change_button = button("&Change…", self.change)
        self.close_button = button("C&lose the account", self.switch)
        self.password_button = button("New &password…", self.set_password)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        body = QVBoxLayout(self)
        body.addWidget(text(WORDS, "muted", wrap=True))
        body.addWidget(self.view, 1)
        adding, pin = button("&Add an account…", self.add), button("My P&IN…", self.set_pin)
        body.addLayout(row(adding, self.change_button, self.password_button, self.close_button, None, pin))
        body.addWidget(buttons)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self.view.activated_row.connect(lambda _: self.change())
        self._show(found)

    def add(self) -> None:
        """Ask for a new account."""
        form = AccountForm(self, None)
        form.accepted.connect(lambda: self._add(form))
        form.open()

    def change(self) -> None:
        """Ask for another role or limit of the account marked."""
        for one in self.view.selected_rows()[:1]:
            form = AccountForm(self, one)
            form.accepted.connect(partial(self._change, one, form))
            form.open()

    def switch(self) -> None:
        """Close the account marked, or open it again."""
        for one in self.view.selected_rows()[:1]:
            self._do(accounts.set_active, one.name, active=not one.active)

    def set_password(self) -> None:
        """Ask for a new password of the account marked."""
        for one in self.view.selected_rows()[:1]:
            form = SecretForm(self, f"New password of {one.name}", partial(check_password, name=one.name))
            form.accepted.connect(partial(self._set_secret, accounts.set_password, one.name, form))
            form.open()

    def set_pin(self) -> None:
        """Ask for the PIN of the person who works here."""
        name = self._window.jobs.place.person.name  # type: ignore[attr-defined] # the window carries it as an object
        form = SecretForm(self, f"PIN of {name}", check_pin)
        form.accepted.connect(partial(self._set_secret, accounts.set_pin, name, form))
        form.open()

    def _set_secret(self, service: Callable[..., None], name: str, form: "SecretForm") -> None:
        self._do(service, name, form.new.text(), old=form.old.text())

    def _add(self, form: "AccountForm") -> None:
        name, secret = form.name.text(), form.secret.text()
        if not self.model.rowCount():
            self._window.messages.inform(f"From now on everybody signs in. Press Ctrl+L to sign in as {name}.")
        self._do(accounts.add_account, name, form.chosen_role, secret, approval_limit=form.limit_value)

    def _change(self, before: Account, form: "AccountForm") -> None:
        if form.chosen_role is not before.role:
            self._do(accounts.change_role, before.name, form.chosen_role)
        if form.limit_value != before.approval_limit:
            self._do(accounts.change_limit, before.name, form.limit_value)

    def _show(self, found: Sequence[Account]) -> None:
        self.model.set_rows(found)
        if found and not self.view.selected_rows():
            self.view.selectRow(0)
        self._allow()

    def _allow(self) -> None:
        chosen = self.view.selected_rows()[:1]
        for one in (self.change_button, self.close_button, self.password_button):
            one.setEnabled(bool(chosen))
        self.close_button.setText("C&lose the account" if not chosen or chosen[0].active else "Open the account a&gain")

    def _do(self, service: Callable[..., Any], *args: object, **kwargs: object) -> None:
        job = self._window.jobs.read(service, *args, **kwargs)
        job.succeeded.connect(lambda _: self._window.jobs.read(accounts.list_accounts).succeeded.connect(self._show))
        job.refused.connect(lambda words, _: self._window.messages.refuse(words))


class SmallForm(QDialog):
    """A form that closes only once `check` refuses nothing; what it says stands below the fields."""

    def __init__(self, parent: QWidget, title: str, check: Callable[[], None]) -> None:
        super().__init__(parent)
        self._check = check
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(400))
        self.form, self.problem = QFormLayout(), text(role="muted", wrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        save = self.buttons.addButton("&Save", QDialogButtonBox.ButtonRole.AcceptRole)
        save.setProperty("role", "primary")
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        body = QVBoxLayout(self)
        body.addLayout(self.form)
        body.addWidget(self.problem)
        body.addWidget(self.buttons)

    def save(self) -> None:
        """Close if all is well, else say what is not."""
        try:
            self._check()
        except RetailError as refusal:
            self.problem.setText(str(refusal))
        else:
            self.accept()


class AccountForm(SmallForm):
    """Name, role, limit, and for a new account a password twice."""

    def __init__(self, parent: QWidget, account: Account | None) -> None:
        super().__init__(parent, f"Account of {account.name}" if account else "New account", self.check)
        self._is_new = account is None
        self.name, self.role, self.limit = QLineEdit(), QComboBox(), QLineEdit()
        self.secret, self.again = _hidden(), _hidden()
        for role in Role:
            self.role.addItem(role.value.capitalize(), role.value)
        self.limit.setPlaceholderText("Any value, if empty")
        if account:
            self.name.setText(account.name)
            self.name.setEnabled(False)
            self.role.setCurrentIndex(self.role.findData(account.role.value))
            self.limit.setText("" if account.approval_limit is None else f"{account.approval_limit:f}")
        else:
            self.role.setCurrentIndex(self.role.findData(Role.ADMINISTRATOR.value))
        self.form.addRow("&Name", self.name)
        self.form.addRow("&Works as", self.role)
        self.form.addRow("Approves orders up &to", self.limit)
        if self._is_new:
            self.form.addRow("&Password", self.secret)
            self.form.addRow("Password &again", self.again)

    @property
    def chosen_role(self) -> Role:
        """The role that is shown."""
        return Role(self.role.currentData())

    @property
    def limit_value(self) -> Decimal | None:
        """The limit as typed, None for any value.

        Raises:
            RetailError: it is no amount.
        """
        return typed_figure(self.limit.text(), "an amount such as 500", what="an amount")

    def check(self) -> None:
        """Refuse a name, limit or password that cannot be kept."""
        check_name(self.name.text())
        _ = self.limit_value
        if self._is_new:
            check_password(self.secret.text(), self.name.text())
            _check_twice(self.secret, self.again)


class SecretForm(SmallForm):
    """A new password or PIN twice, and the person's own password."""

    def __init__(self, parent: QWidget, title: str, check_new: Callable[[str], None]) -> None:
        super().__init__(parent, title, self.check)
        self._check_new = check_new
        self.old, self.new, self.again = _hidden(), _hidden(), _hidden()
        self.old.setPlaceholderText("Not needed by an administrator")
        self.form.addRow("&Password now", self.old)
        self.form.addRow("&New one", self.new)
        self.form.addRow("New one &again", self.again)

    def check(self) -> None:
        """Refuse a secret that is guessed soon, or was typed in two ways."""
        self._check_new(self.new.text())
        _check_twice(self.new, self.again)


def _hidden() -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def _check_twice(first: QLineEdit, second: QLineEdit) -> None:
    if first.text() != second.text():
        raise RetailError("The two differ. Type the same twice.")
