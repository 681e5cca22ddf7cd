"""Opening a store in the window: the frame is there first, then the store is read, then the pages come."""

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QLocale, QObject
from PySide6.QtWidgets import QFileDialog

from retail_desktop import paths
from retail_desktop.domain.errors import NotAllowedError, NotFoundError, StoreDamagedError
from retail_desktop.gui import formats, search
from retail_desktop.gui.first_run import FirstRun
from retail_desktop.gui.import_files import choose_files
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.main_window import MainWindow
from retail_desktop.gui.search_box import Hit
from retail_desktop.gui.sign_in import IdleWatch, SignInPage
from retail_desktop.gui.single_instance import SingleInstance
from retail_desktop.gui.store_commands import STORE_FILES, StoreCommands

Secret = tuple[str, str, bool]
"""A name, a password or PIN, and whether it is a PIN."""


class Opening(QObject):
    """Leads from an empty window to an open store, and from one store to another."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._instance: SingleInstance | None = None
        self._files: list[str] = []
        self._latest, self._found = Latest(), Latest()
        self._first_run = FirstRun()
        self._first_run.sample_wanted.connect(self.open_sample)
        self._first_run.import_wanted.connect(self._import_first)
        window.files_dropped.connect(self._import_dropped)
        window.set_commands(StoreCommands(window, self.open_store, self.open_sample, self.lock).commands())
        self._first_run.open_wanted.connect(self._choose_store)
        self._sign_in, self._idle = SignInPage(), IdleWatch(self)
        self._location, self._last, self._was_in = "", "", False
        self._sign_in.given.connect(self._take_secret)
        self._idle.idle.connect(self.lock)
        window.top.search.wanted.connect(self._search)
        window.jobs.touched.connect(lambda _: self._read_freshness())

    def begin(self, location: str | None, *, open_file: str | None, sample: bool) -> None:
        """Open what was asked for at the start; without a wish and without a store, offer three ways to begin."""
        self._files = [open_file] if open_file else []
        if sample:
            self.open_sample()
        elif location or paths.default_database().exists():
            self.open_store(location or str(paths.default_database()))
        elif self._files:
            self._import_dropped(self._files)
        else:
            self._window.show_widget(self._first_run)

    def open_store(self, location: str, who: Secret | None = None) -> None:
        """Open a store file, made anew if it does not exist, as somebody if it has accounts."""
        if not self._take(location):
            return
        self._was_in = self._was_in and location == self._location
        self._location = location
        self._window.jobs.place = location
        job = self._window.jobs.read(_open_workplace, who)
        job.succeeded.connect(self._show)
        job.refused.connect(lambda text, error: self._refuse(location, text, error))

    def open_sample(self) -> None:
        """Open the sample store, made from the shipped files the first time."""
        from retail_desktop.services import sample_store  # noqa: PLC0415 - not before the window's first paint

        self._window.jobs.place = paths.data_folder()
        job = self._window.jobs.run("Preparing the sample store", sample_store.open_sample)
        job.succeeded.connect(lambda place: self.open_store(place.location))
        job.refused.connect(lambda text, _: self._window.messages.refuse(text))

    def close(self) -> None:
        """Let another window have the store."""
        if self._instance is not None:
            self._instance.release()

    def _take(self, location: str) -> bool:
        """Lock the store for this window, or bring the window that has it to the front."""
        instance = SingleInstance(location, self)
        if self._instance is not None and instance.name == self._instance.name:
            return True
        if not instance.take():
            if not instance.ask("".join(self._files[:1])):
                self._window.messages.refuse("This store is open in another window. Close that one first.")
            return False
        self.close()
        self._instance = instance
        instance.asked.connect(self._come_to_front)
        return True

    def _come_to_front(self, file: str) -> None:
        self._window.setWindowState(self._window.windowState() & ~self._window.windowState().WindowMinimized)
        self._window.raise_()
        self._window.activateWindow()
        if file:
            self._window.take_files([file])

    def _show(self, opened: tuple[Any, Any, bool, bool]) -> None:
        from retail_desktop.gui.screens import SCREENS  # noqa: PLC0415 - as above

        place, fresh, backup_is_due, signs_in = opened
        if fresh.sales_through:
            formats.set_present(fresh.sales_through)
        self._show_freshness(fresh)
        self._window.open(place, SCREENS)
        self._window.top.show_person(place.person)
        self._was_in = signs_in
        if signs_in:
            self._idle.start()
        self._window.folders.start()
        if fresh.read_only:
            self._window.messages.warn(f"This store can only be looked at: {fresh.read_only}.")
        if backup_is_due:
            self._back_up()
        files, self._files = self._files, []
        if files:
            self._window.take_files(files)

    def _back_up(self) -> None:
        from retail_desktop.services import keep_backups  # noqa: PLC0415 - as above

        job = self._window.jobs.run("Making the day's backup", keep_backups.back_up_daily)
        job.refused.connect(lambda text, _: self._window.messages.warn(text))

    def lock(self) -> None:
        """Show nothing more of the store until somebody has signed in."""
        if self._window.page is not None:
            self._window.jobs.read(_accounts).succeeded.connect(self._lock)

    def _lock(self, found: Any) -> None:  # noqa: ANN401 - as above
        if found:
            self._ask_who("")
        else:
            self._window.messages.inform("This store has no accounts. Tools › Accounts… adds the first one.")

    def _ask_who(self, problem: str) -> None:
        self._idle.stop()
        self._window.show_lock(self._sign_in)
        self._window.jobs.place = self._location
        job = self._window.jobs.read(_accounts)
        job.succeeded.connect(lambda found: self._show_names(found, problem))

    def _show_names(self, accounts: Any, problem: str) -> None:  # noqa: ANN401 - as above
        names = [one.name for one in accounts if one.active]
        pins = [one.name for one in accounts if one.has_pin] if self._was_in else []
        self._sign_in.ask(names, problem, last=self._last, with_pin=pins)

    def _take_secret(self, name: str, secret: str, is_pin: bool) -> None:
        self._last = name
        self.open_store(self._location, (name, secret, is_pin))

    def _refuse(self, location: str, text: str, error: object) -> None:
        """Ask who works here if the store wants to know; else say why it cannot be opened."""
        if isinstance(error, NotFoundError | NotAllowedError):
            self._ask_who(text if isinstance(error, NotAllowedError) else "")
            return
        self._window.messages.refuse(text)
        self._window.show_widget(self._first_run)
        if isinstance(error, StoreDamagedError):
            self._window.jobs.place = location
            job = self._window.jobs.read(_newest_good_backup)
            job.succeeded.connect(lambda backup: self._offer(location, text, backup))

    def _offer(self, location: str, damage: str, backup: Any) -> None:  # noqa: ANN401 - as above
        """Offer the newest intact backup in the place of a damaged store; the damaged file is kept."""
        if backup is None:
            return
        from retail_desktop.gui.screens.backups_dialog import moment, told  # noqa: PLC0415 - as above
        from retail_desktop.services import keep_store  # noqa: PLC0415 - as above

        words = (
            f"{damage}\n\nThe newest intact backup is of {moment(backup)}. It holds {told(backup.facts)}.\n\n"
            "The damaged file is kept aside."
        )
        verbs = ("Restore the backup", "Not now")
        if self._window.messages.ask("The store is damaged", words, verbs, danger=True) == verbs[0]:
            job = self._window.jobs.read(keep_store.restore_damaged, backup.file)  # here, where the file is closed
            job.succeeded.connect(lambda _: self.open_store(location))
            job.refused.connect(lambda text, _: self._window.messages.refuse(text))

    def _read_freshness(self) -> None:
        from retail_desktop.services import workplace  # noqa: PLC0415 - as above

        self._latest.take(self._window.jobs.read(workplace.freshness), self._show_freshness)

    def _show_freshness(self, fresh: Any) -> None:  # noqa: ANN401 - as above
        self._window.show_store(fresh.store_name or "New store", freshness_text(fresh), is_sample=fresh.is_sample)

    def _search(self, text: str) -> None:
        self._found.take(self._window.jobs.read(search.find, text), lambda hits: self._show_hits(text, hits))

    def _show_hits(self, text: str, hits: tuple[Hit, ...]) -> None:
        """Show what this person has a page for."""
        self._window.top.search.show_hits(text, [hit for hit in hits if self._window.has_page(hit.screen)])

    def _import_first(self) -> None:
        files = choose_files(self._window, "Import my sales files")
        if files:
            self._import_dropped(files)

    def _import_dropped(self, files: list[str]) -> None:
        self._files = files
        self.open_store(str(paths.default_database()))

    def _choose_store(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self._window, "Open a store", "", STORE_FILES)
        if path:
            self.open_store(path)


def _open_workplace(location: str, who: Secret | None) -> tuple[object, object, bool, bool]:
    """Import what opens a store, outside the window's thread, and open it.

    Gives the store, how fresh it is, whether a backup is due, and whether people sign in.
    """
    from retail_desktop.services import accounts, keep_backups, workplace  # noqa: PLC0415 - not before the first paint

    if who is None:
        place = workplace.open_workplace(location)
    else:
        place = accounts.sign_in(workplace.Workplace(location), who[0], who[1], pin=who[2])
    signs_in = bool(accounts.list_accounts(place))
    return place, workplace.freshness(place), keep_backups.daily_backup_is_due(place), signs_in


def _accounts(place: Any) -> object:  # noqa: ANN401 - as above
    from retail_desktop.services import accounts, workplace  # noqa: PLC0415 - as above

    return accounts.list_accounts(workplace.Workplace(place) if isinstance(place, str) else place)


def _newest_good_backup(location: str) -> object:
    from retail_desktop.services import keep_backups  # noqa: PLC0415 - as above

    return keep_backups.newest_good_backup(location)


def freshness_text(fresh: Any, this_year: int | None = None) -> str:  # noqa: ANN401 - as above
    """`Sales through Tue 29 Sep · stock as of Wed 30 Sep`; what is not there yet is named, as is another year."""
    year = this_year or date.today().year  # noqa: DTZ011 - a trading day has no zone
    sales = f"Sales through {_day(fresh.sales_through, year)}" if fresh.sales_through else "No sales yet"
    stock = f"stock as of {_day(fresh.stock_as_of, year)}" if fresh.stock_as_of else "stock never counted"
    return f"{sales} · {stock}"


def _day(value: date, this_year: int) -> str:
    pattern = "ddd d MMM" if value.year == this_year else "ddd d MMM yyyy"
    return QLocale().toString(QDate(value.year, value.month, value.day), pattern)
