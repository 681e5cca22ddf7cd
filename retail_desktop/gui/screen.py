"""What every page of the window is, and what it gets to work with."""

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from retail_desktop.gui.folder_watch import FolderWatch
from retail_desktop.gui.jobs import Jobs
from retail_desktop.gui.messages import Messages
from retail_desktop.gui.preferences import Preferences


@dataclass(frozen=True, slots=True)
class Context:
    """What a page works with: the open store, background work, words to the user, remembered looks, watched folders.

    `pages` are the names and titles that the person sees in the navigation.
    """

    place: object
    jobs: Jobs
    messages: Messages
    preferences: Preferences
    folders: FolderWatch | None = None
    pages: tuple[tuple[str, str], ...] = ()


class Screen(QWidget):
    """A page; subclasses name themselves and read their data in `reload`.

    `name` is how other pages navigate here, `areas` what the page shows: after a change in one of them `reload` is
    called, at once if the page is visible, else when it is next shown. `badge` is the count beside its name; `seen`
    tells with a `Hit` what is looked at, so that the user finds it again; `commanded` asks for a command of the menus
    by its title.
    """

    name: ClassVar[str] = ""
    title: ClassVar[str] = ""
    icon_name: ClassVar[str] = ""
    areas: ClassVar[frozenset[str]] = frozenset()
    in_navigation: ClassVar[bool] = True

    navigate = Signal(str, object)
    commanded = Signal(str)
    status = Signal(str)
    badge = Signal(str)
    seen = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._stale = True
        context.jobs.touched.connect(self._take_touched)

    def set_context(self, context: Context) -> None:
        """Work with another store from now on."""
        self.context.jobs.touched.disconnect(self._take_touched)
        self.context = context
        context.jobs.touched.connect(self._take_touched)
        self.set_stale()

    def reload(self) -> None:
        """Read the data again and show it."""

    def show_subject(self, key: object) -> None:
        """Show one thing: an item, an order, a file to import."""

    def leave(self) -> bool:
        """Finish what is being edited; False keeps the user here."""
        return True

    def set_stale(self) -> None:
        """Reload now if visible, else when next shown."""
        self._stale = True
        if self.isVisible():
            self._reload_if_stale()

    def showEvent(self, event: QShowEvent) -> None:
        """Reload if something has changed since the page was last shown."""
        super().showEvent(event)
        self._reload_if_stale()

    def _reload_if_stale(self) -> None:
        if self._stale:
            self._stale = False
            self.reload()

    def _take_touched(self, areas: frozenset[str]) -> None:
        if areas & self.areas:
            self.set_stale()
