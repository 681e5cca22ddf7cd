"""What the menus do to the open store: import, forecast and plan, back up, check."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from retail_desktop.domain.people import Permission
from retail_desktop.gui import formats
from retail_desktop.gui.commands import Command
from retail_desktop.gui.import_files import choose_files
from retail_desktop.gui.main_window import MainWindow

STORE_FILES = "Store of Retail Desktop (*.sqlite)"


class StoreCommands:
    """The commands that ask services; the services are imported when they are first needed."""

    def __init__(
        self,
        window: MainWindow,
        open_store: Callable[[str], object],
        open_sample: Callable[[], object],
        lock: Callable[[], object],
    ) -> None:
        self._window, self._open_store, self._open_sample, self._lock = window, open_store, open_sample, lock

    def commands(self) -> list[Command]:
        """Give them in the order of the menus."""
        may = Permission
        return [
            Command("file", "&Import files…", self.choose_import, "Ctrl+I", "import", permission=may.IMPORT),
            Command("file", "&Open a store…", self.choose_store, "Ctrl+O", "open", group=1, needs_store=False),
            Command("file", "Open the &sample store", self._open_sample, "", "store", group=1, needs_store=False),
            Command("file", "&Back up…", self.back_up, "", "backup", group=2),
            Command("file", "Backups and &restoring…", self.show_backups, "", group=2, permission=may.ADMINISTER),
            Command("file", "&Lock, or change person", self._lock, "Ctrl+L", "lock", group=3),
            Command(
                "plan", "&Forecast and plan", self.forecast_and_plan, "Ctrl+Shift+F", "forecasts", permission=may.PLAN
            ),
            Command("plan", "&Plan without a new forecast", self.plan, "", "reorder", permission=may.PLAN),
            Command("plan", "&Ordering policies…", self.choose_policies, "", "settings", permission=may.PLAN),
            Command("tools", "&Accounts…", self.show_accounts, "", permission=may.ADMINISTER),
            Command("tools", "&Trail of what was done…", self.show_trail, "", permission=may.ADMINISTER),
            Command("tools", "C&heck the store", self.check, ""),
            Command("tools", "&Letterhead…", self.change_letterhead, "", "orders", permission=may.CREATE_ORDER),
        ]

    def choose_import(self) -> None:
        """Ask for files and import them."""
        paths = choose_files(self._window)
        if paths:
            self._window.take_files(paths)

    def choose_store(self) -> None:
        """Ask for a store and open it."""
        path, _ = QFileDialog.getOpenFileName(self._window, "Open a store", "", STORE_FILES)
        if path:
            self._open_store(path)

    def forecast_and_plan(self) -> None:
        """Forecast every item, then plan on it."""
        from retail_desktop.services import forecast_demand  # noqa: PLC0415 - not before the window's first paint

        job = self._run("Forecasting", forecast_demand.forecast_demand, areas=frozenset({"forecast"}))
        job.succeeded.connect(lambda _: self.plan())

    def plan(self) -> None:
        """Plan on the newest forecast."""
        from retail_desktop.services import plan_replenishment  # noqa: PLC0415 - as above

        job = self._run("Planning", plan_replenishment.make_plan, areas=frozenset({"plan"}))
        job.succeeded.connect(
            lambda plan: self._window.messages.inform(f"The plan is ready: {formats.number(len(plan.lines))} lines.")
        )

    def choose_policies(self) -> None:
        """Show how items are ordered, and ask for another choice."""
        from retail_desktop.gui.screens.policy_dialog import PolicyDialog  # noqa: PLC0415 - as above

        PolicyDialog(self._window, self._window.jobs).open()

    def back_up(self) -> None:
        """Ask where to, and write a copy of the store."""
        from retail_desktop.services import keep_store  # noqa: PLC0415 - as above

        path, _ = QFileDialog.getSaveFileName(self._window, "Back up", "store backup.sqlite", STORE_FILES)
        if path:
            job = self._run("Backing up", keep_store.back_up, Path(path))
            job.succeeded.connect(lambda file: self._window.messages.inform(f"The backup is in {file}."))

    def show_backups(self) -> None:
        """Show the backups, to restore one or to choose a second place."""
        from retail_desktop.gui.screens.backups_dialog import BackupsDialog  # noqa: PLC0415 - as above
        from retail_desktop.services import keep_backups  # noqa: PLC0415 - as above

        job = self._window.jobs.read(keep_backups.list_backups)
        job.succeeded.connect(lambda found: BackupsDialog(self._window, found).open())

    def show_accounts(self) -> None:
        """Show who may sign in."""
        from retail_desktop.gui.screens.accounts_dialog import AccountsDialog  # noqa: PLC0415 - as above
        from retail_desktop.services import accounts  # noqa: PLC0415 - as above

        job = self._window.jobs.read(accounts.list_accounts)
        job.succeeded.connect(lambda found: AccountsDialog(self._window, found).open())

    def show_trail(self) -> None:
        """Show what was done in the store, and by whom."""
        from retail_desktop.gui.screens.trail_dialog import TrailDialog  # noqa: PLC0415 - as above
        from retail_desktop.services import audit_trail  # noqa: PLC0415 - as above

        job = self._window.jobs.read(audit_trail.read_trail)
        job.succeeded.connect(lambda found: TrailDialog(self._window, found).open())
        job.refused.connect(lambda text, _: self._window.messages.refuse(text))

    def change_letterhead(self) -> None:
        """Show what stands on purchase orders, and keep what is changed."""
        from retail_desktop.services import letterhead  # noqa: PLC0415 - as above

        self._window.jobs.read(letterhead.read_letterhead).succeeded.connect(self._ask_letterhead)

    def _ask_letterhead(self, value: Any) -> None:  # noqa: ANN401 - its type would import the services too early
        from retail_desktop.gui.screens.letterhead_dialog import LetterheadDialog  # noqa: PLC0415 - as above
        from retail_desktop.services import letterhead  # noqa: PLC0415 - as above

        dialog = LetterheadDialog(value, self._window)
        if dialog.exec() == LetterheadDialog.DialogCode.Accepted:
            job = self._run("Saving the letterhead", letterhead.change_letterhead, dialog.letterhead())
            job.succeeded.connect(lambda _: self._window.messages.inform("The letterhead is saved."))

    def check(self) -> None:
        """Check that the store keeps its promises."""
        from retail_desktop.services import keep_store  # noqa: PLC0415 - as above

        job = self._run("Checking the store", keep_store.check)
        job.succeeded.connect(self._tell_check)

    def _tell_check(self, report: Any) -> None:  # noqa: ANN401 - its type would import the services too early
        if report.problems:
            self._window.messages.warn("The check found: " + " ".join(report.problems))
        else:
            self._window.messages.inform("The store is in order.")

    def _run(self, title: str, service: Callable[..., Any], *args: object, **kwargs: Any) -> Any:  # noqa: ANN401 - see Jobs.run
        job = self._window.jobs.run(title, service, *args, **kwargs)
        job.refused.connect(lambda text, _: self._window.messages.refuse(text))
        job.cancelled.connect(lambda: self._window.messages.inform(f"{title} was cancelled; nothing was changed."))
        return job
