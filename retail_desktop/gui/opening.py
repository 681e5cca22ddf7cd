"""Opening a store in the window: the frame is there first, then the store is read, then the pages come."""

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QLocale, QObject
from PySide6.QtWidgets import QFileDialog, QInputDialog

from retail_desktop import paths
from retail_desktop.domain.errors import NotFoundError
from retail_desktop.gui import formats, search
from retail_desktop.gui.first_run import FirstRun
from retail_desktop.gui.import_files import choose_files
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.main_window import MainWindow
from retail_desktop.gui.search_box import Hit
from retail_desktop.gui.single_instance import SingleInstance
from retail_desktop.gui.store_commands import STORE_FILES, StoreCommands


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
        window.set_commands(StoreCommands(window, self.open_store, self.open_sample).commands())
        self._first_run.open_wanted.connect(self._choose_store)
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

    def open_store(self, location: str, person: str | None = None) -> None:
        """Open a store file, made anew if it does not exist."""
        if not self._take(location):
            return
        self._window.jobs.place = location
        job = self._window.jobs.read(_open_workplace, person)
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

    def _show(self, opened: tuple[Any, Any]) -> None:
        from retail_desktop.gui.screens import SCREENS  # noqa: PLC0415 - as above

        place, fresh = opened
        if fresh.sales_through:
            formats.set_present(fresh.sales_through)
        self._show_freshness(fresh)
        self._window.open(place, SCREENS)
        self._window.top.show_person(place.person)
        self._window.folders.start()
        files, self._files = self._files, []
        if files:
            self._window.take_files(files)

    def _refuse(self, location: str, text: str, error: object) -> None:
        """Ask who works here if the store wants to know; else say why it cannot be opened."""
        if isinstance(error, NotFoundError):
            name, given = QInputDialog.getText(self._window, "Who are you?", "This store has accounts. Your name:")
            if given and name.strip():
                self.open_store(location, name.strip())
                return
        self._window.messages.refuse(text)
        self._window.show_widget(self._first_run)

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


def _open_workplace(location: str, person: str | None) -> tuple[object, object]:
    """Import what opens a store, outside the window's thread, and open it; the store and how fresh it is."""
    from retail_desktop.services import workplace  # noqa: PLC0415 - not before the window's first paint

    place = workplace.open_workplace(location, person)
    return place, workplace.freshness(place)


def freshness_text(fresh: Any, this_year: int | None = None) -> str:  # noqa: ANN401 - as above
    """`Sales through Tue 29 Sep · stock as of Wed 30 Sep`; what is not there yet is named, as is another year."""
    year = this_year or date.today().year  # noqa: DTZ011 - a trading day has no zone
    sales = f"Sales through {_day(fresh.sales_through, year)}" if fresh.sales_through else "No sales yet"
    stock = f"stock as of {_day(fresh.stock_as_of, year)}" if fresh.stock_as_of else "stock never counted"
    return f"{sales} · {stock}"


def _day(value: date, this_year: int) -> str:
    pattern = "ddd d MMM" if value.year == this_year else "ddd d MMM yyyy"
    return QLocale().toString(QDate(value.year, value.month, value.day), pattern)
