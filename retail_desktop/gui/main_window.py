"""The window: menu, top bar, pages at the left, the page itself, status line."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from retail_desktop.gui import about, desks, window_commands
from retail_desktop.gui.commands import Command, fill_menus
from retail_desktop.gui.drop_overlay import DropOverlay
from retail_desktop.gui.find_line import FindLine
from retail_desktop.gui.folder_watch import FolderWatch
from retail_desktop.gui.help_window import HelpWindow
from retail_desktop.gui.icons import icon
from retail_desktop.gui.import_files import dropped_files
from retail_desktop.gui.jobs import Jobs
from retail_desktop.gui.labels import plain_label
from retail_desktop.gui.looks import apply_looks
from retail_desktop.gui.message_line import MessageLine, message_list
from retail_desktop.gui.messages import Messages
from retail_desktop.gui.navigation import Navigation
from retail_desktop.gui.palette import Palette
from retail_desktop.gui.preferences import Preferences
from retail_desktop.gui.scanner import Scanner
from retail_desktop.gui.screen import Context, Screen
from retail_desktop.gui.search_box import Hit
from retail_desktop.gui.status_bar import StatusBar
from retail_desktop.gui.table_view import FilterBox, TableView
from retail_desktop.gui.top_bar import TopBar
from retail_desktop.gui.visits import Recent, Visits

PROGRAM = "Retail Desktop"
FIRST_SIZE = (1366, 768)
SMALLEST = (960, 600)
TEXT_STEP = 10


class MainWindow(QMainWindow):
    """Holds the pages of one open store; without a store it is an empty frame that is shown at once.

    `painted` comes once, after the first picture; `files_dropped(paths)` when there is no store yet to import into.
    """

    painted = Signal()
    files_dropped = Signal(list)

    def __init__(self, place: object, screens: Sequence[type[Screen]], preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        self.messages = Messages(self)
        self.jobs = Jobs(place, self)
        self.folders = FolderWatch(self.jobs, self.messages, self)
        self._kinds: dict[str, type[Screen]] = {}
        self._pages: dict[str, Screen] = {}
        self._visits, self._recent = Visits(), Recent()
        self._store_name, self._is_painted = "", False
        self._person: object = None
        self._is_locked = False
        self._help: HelpWindow | None = None
        self._actions: list[tuple[Command, QAction]] = []
        self.top, self.navigation, self.status = TopBar(), Navigation(), StatusBar()
        self._stack = QStackedWidget()
        self._overlay, self._scanner = DropOverlay(self), Scanner(self)
        self._build()
        self._connect()
        self.set_commands(())
        if place is not None:
            self.open(place, screens)

    def _build(self) -> None:
        self.setWindowTitle(PROGRAM)
        self.setWindowIcon(icon("app", "accent"))
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.resize(*FIRST_SIZE)
        self.restoreGeometry(self.preferences.bytes("window/geometry"))
        page = QVBoxLayout()
        page.setSpacing(0)
        page.addWidget(MessageLine(self.messages))
        page.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.navigation)
        middle.addLayout(page, 1)
        whole = QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.top)
        whole.addLayout(middle, 1)
        whole.addWidget(self.status)
        centre = QWidget()
        centre.setLayout(whole)
        self.setCentralWidget(centre)
        waiting = plain_label("", "muted")
        waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(waiting)

    def _connect(self) -> None:
        self.status.watch(self.jobs)
        self.status.messages_wanted.connect(self.show_messages)
        self.messages.said.connect(lambda _: self.status.show_message_count(len(self.messages.kept)))
        self.jobs.crashed.connect(self.messages.crash)
        self.navigation.chosen.connect(self.show_page)
        self.folders.waiting_changed.connect(lambda count: self.navigation.show_badge("import", str(count or "")))
        self.top.search.chosen.connect(self._open_hit)
        self._scanner.scanned.connect(lambda code: self.show_page("lookup", code))

    @property
    def page(self) -> Screen | None:
        """The page shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Screen) else None

    def open(self, place: Any, screens: Sequence[type[Screen]]) -> None:  # noqa: ANN401 - the window passes it on
        """Work with this store from now on: the pages that its person sees, on the one to start with."""
        self.jobs.place = place
        self._person = getattr(place, "person", None)
        wanted = desks.pages_of(self._person, screens)
        titles = tuple((kind.name, kind.title) for kind in wanted if kind.in_navigation)
        context = Context(place, self.jobs, self.messages, self.preferences, self.folders, titles)
        if [kind.name for kind in wanted] != list(self._kinds):
            self._lay_out(wanted)
        for page in self._pages.values():
            page.set_context(context)
        self._context, self._is_locked = context, False
        self._visits, self._recent = Visits(), Recent()
        self.navigation.show()
        self.top.search.show()
        self.set_commands(self._extra)
        self.jobs.start()
        self.show_page(desks.start_of(self._person, self.navigation.names, self.preferences))

    def _lay_out(self, kinds: Sequence[type[Screen]]) -> None:
        """Have these pages; others that were open are gone."""
        self._kinds = {kind.name: kind for kind in kinds}
        for name in self._pages.keys() - self._kinds.keys():
            page = self._pages.pop(name)
            self._stack.removeWidget(page)
            page.deleteLater()
        self.navigation.clear()
        for kind in kinds:
            if kind.in_navigation:
                self.navigation.add(kind.name, kind.title, kind.icon_name)

    def set_commands(self, extra: Sequence[Command]) -> None:
        """Build the menus: the window's own commands, its pages, and `extra`."""
        self._extra = tuple(extra)
        for _, action in self._actions:
            self.removeAction(action)
        allowed = [command for command in self._extra if desks.may(self._person, command.permission)]
        commands = window_commands.arranged(self, self._titles(), allowed)
        self._actions = fill_menus(self.menuBar(), self, commands)
        for command, action in self._actions:
            action.setEnabled(bool(self._kinds) or not command.needs_store)

    def _titles(self) -> list[tuple[str, str]]:
        return [(name, kind.title) for name, kind in self._kinds.items() if kind.in_navigation]

    def has_page(self, name: str) -> bool:
        """Whether this page, or one that stands in for it, is there for this person."""
        return bool(desks.stand_in(name, self._kinds))

    def show_widget(self, widget: QWidget) -> None:
        """Show something that is no page in the place of the page."""
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)

    def show_lock(self, widget: QWidget) -> None:
        """Show only `widget` and nothing of the store, until one is opened again."""
        self._is_locked = True
        self.navigation.hide()
        self.top.search.hide()
        self.top.show_person(None)
        for command, action in self._actions:
            action.setEnabled(not command.needs_store)
        self.show_widget(widget)

    def show_page(self, name: str, subject: object = None) -> None:
        """Show a page, and one subject on it; where it is not there, the page that stands in for it."""
        asked, name = name, desks.stand_in(name, self._kinds)
        if not name or self._is_locked or not self._may_leave():
            return
        if asked not in {name, "item"}:
            subject = None  # it means nothing to another page than the one it was for
        self._visits.add(name, subject)
        self._recent.move_on()
        self._show(name, subject)

    def go_back(self) -> None:
        """Show the page before this one."""
        if self._may_leave() and (visit := self._visits.back()) is not None:
            self._recent.move_on()
            self._show(*visit)

    def refresh(self) -> None:
        """Read the page's data again."""
        if self.page is not None:
            self.page.set_stale()

    def show_store(self, name: str, freshness: str, *, is_sample: bool) -> None:
        """Show the store's name and how fresh its figures are."""
        self._store_name = name
        self.top.show_store(name, is_sample=is_sample)
        self.top.show_freshness(freshness)
        self._show_title()

    def search(self) -> None:
        """Put the cursor into the search box."""
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()

    def filter_table(self) -> None:
        """Put the cursor into the page's filter."""
        page = self.page
        boxes: list[QWidget] = [*page.findChildren(FilterBox), *page.findChildren(FindLine)] if page else []
        for box in boxes:
            if box.isVisible():
                box.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def show_help(self, topic: str = "") -> None:
        """Show the help of the page, or of a topic."""
        if self._help is None:
            self._help = HelpWindow(self)
        self._help.show_topic(topic or (self.page.name if self.page else ""))
        self._help.show()
        self._help.raise_()

    def show_about(self) -> None:
        """Show what this program is."""
        location = getattr(self.jobs.place, "location", None)
        about.about_box(self, Path(location) if location else None).open()

    def show_palette(self) -> None:
        """Show all commands to choose from."""
        recent = self._recent.elsewhere(self.page.name) if self.page is not None else ()
        Palette(self, self._actions, recent, self._open_hit).open()

    def show_messages(self) -> None:
        """Show everything said so far."""
        message_list(self, self.messages).open()

    def show_preferences(self) -> None:
        """Show the page of all settings."""
        self.show_page("settings")

    def do_command(self, title: str) -> None:
        """Do what stands in the menus under this title; nothing where this person has no such command."""
        for command, action in self._actions:
            if command.title == title:
                action.trigger()
                return

    def change_text_size(self, steps: int) -> None:
        """Make all text larger or smaller; 0 returns to the normal size."""
        now = self.preferences.text_percent
        self.preferences.text_percent = min(150, max(100, now + steps * TEXT_STEP)) if steps else 100
        apply_looks(self.preferences)

    def next_pane(self) -> None:
        """Move the cursor on: pages, page, search."""
        panes: list[QWidget] = [self.navigation, self._stack, self.top]
        focus = self.focusWidget()
        at = next((place for place, pane in enumerate(panes) if focus and pane.isAncestorOf(focus)), -1)
        pane = panes[(at + 1) % len(panes)]
        target = pane.focusWidget() or next(iter(_takers(pane)), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Hear what a scanner sends from now on."""
        super().showEvent(event)
        self._scanner.listen(self.windowHandle())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window can be seen."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files, wherever on the window they come."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self._overlay.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        self._overlay.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Import the files dropped; they stay where they are."""
        self._overlay.hide()
        paths = dropped_files(event.mimeData())
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.take_files(paths)

    def take_files(self, paths: Sequence[str]) -> None:
        """Import files, or tell that some were given while no store is open."""
        if "import" in self._kinds:
            self.show_page("import", tuple(paths))
        elif paths:
            self.files_dropped.emit(list(paths))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window stands, and end the background work."""
        if not self._may_leave():
            event.ignore()
            return
        self.preferences.remember("window/geometry", self.saveGeometry())
        if self.page is not None and self.page.in_navigation:
            self.preferences.remember(desks.LAST_PAGE, self.page.name)
        self.preferences.save()
        self.folders.stop()
        self.jobs.close()
        super().closeEvent(event)

    def _may_leave(self) -> bool:
        return self.page is None or self.page.leave()

    def _show(self, name: str, subject: object) -> None:
        page = self._pages.get(name) or self._make(name)
        self.status.show_words("")
        self._stack.setCurrentWidget(page)
        self.navigation.mark(name)
        if page.in_navigation:
            self._recent.see(Hit(page.title, "Page", name, None, page.icon_name))
        if subject is not None:
            page.show_subject(subject)
        self._show_title()
        self._focus(page)

    def _focus(self, page: Screen) -> None:
        """Put the cursor where one works: into the page's first table, else where the page itself wants it."""
        table = next((view for view in page.findChildren(TableView) if view.isVisibleTo(page)), None)
        (table or page.focusProxy() or self.navigation).setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, name: str) -> Screen:
        page = self._kinds[name](self._context)
        page.navigate.connect(self.show_page)
        page.commanded.connect(self.do_command)
        page.status.connect(lambda text: self.status.show_words(text) if page is self.page else None)
        page.badge.connect(lambda text: self.navigation.show_badge(name, text))
        page.seen.connect(lambda hit: self._recent.see(hit) if page is self.page else None)
        page.windowTitleChanged.connect(lambda _: self._show_title())
        self._pages[name] = page
        self._stack.addWidget(page)
        return page

    def _open_hit(self, hit: Hit) -> None:
        self.show_page(hit.screen, hit.subject)

    def _show_title(self) -> None:
        page = (self.page.windowTitle() or self.page.title) if self.page else ""
        self.setWindowTitle(" – ".join(part for part in (PROGRAM, page, self._store_name) if part))


def _takers(pane: QWidget) -> list[QWidget]:
    return [
        one for one in pane.findChildren(QWidget) if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
