"""Settings: everything that can be chosen, in groups, found by words, each with its default."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from retail_desktop.domain.people import Permission
from retail_desktop.gui import desks, theme
from retail_desktop.gui.find_line import FindLine
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Context, Screen
from retail_desktop.gui.screens import settings_reading
from retail_desktop.gui.screens.card import row, text
from retail_desktop.gui.screens.scrolled import Scrolled
from retail_desktop.gui.screens.setting_group import SettingGroup
from retail_desktop.gui.screens.settings_holidays import HolidaysGroup
from retail_desktop.gui.screens.settings_looks import LooksGroup
from retail_desktop.gui.screens.settings_reading import Countries, SettingsFound
from retail_desktop.gui.screens.settings_store import StoreGroups

WIDEST = 900


class SettingsScreen(Screen):
    """The looks for everybody; the rest for those who plan and order."""

    name = "settings"
    title = "Settings"
    icon_name = "settings"
    areas = frozenset({"catalogue", "imports"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._latest, self._known = Latest(), Latest()
        self._has_countries = False
        self.line = FindLine("Find a setting (F3)")
        self.none = text("No setting has these words. Esc shows all of them.", "muted")
        self.looks, self.holidays, self.store = LooksGroup(self), HolidaysGroup(self), StoreGroups(self)
        first, *rest = self.store.groups
        self.groups: tuple[SettingGroup, ...] = (self.looks, first, self.holidays, *rest)
        self.line.textChanged.connect(lambda _: self._narrow())
        self.setFocusProxy(self.line)
        self._build()
        self._allow()

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(8)
        for part in (self.none, *self.groups):
            column.addWidget(part)
        column.addStretch(1)
        scrolled = Scrolled(column)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._middle = QWidget()
        page = QVBoxLayout(self._middle)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(8)
        page.addLayout(row(text(self.title, "page"), None, self.line))
        page.addWidget(scrolled, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 10, 12, 10)
        whole.addWidget(self._middle)
        theme.signals.changed.connect(self._take_theme)
        self._take_theme()

    def _take_theme(self) -> None:
        self._middle.setMaximumWidth(theme.px(WIDEST))

    def minimumSizeHint(self) -> QSize:
        """Scrolls whatever does not fit."""
        return QSize(theme.px(620), theme.px(270))

    def changeEvent(self, event: QEvent) -> None:
        """Read again once a dialog is closed that was opened from here, or the window is come back to."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isVisible() and self.isActiveWindow():
            self.set_stale()

    def reload(self) -> None:
        """Read what is chosen."""
        self._allow()
        if not self._plans:
            return
        refuse = self.context.messages.refuse
        job = self.context.jobs.read(settings_reading.read_settings)
        self._latest.take(job, self._show, lambda words, _: refuse(words))
        if not self._has_countries:
            job = self.context.jobs.read(settings_reading.read_countries)
            self._known.take(job, self._offer, lambda words, _: refuse(words))

    @property
    def _plans(self) -> bool:
        return desks.may(getattr(self.context.place, "person", None), Permission.PLAN)

    def _allow(self) -> None:
        """Show what this person has."""
        for group in self.groups:
            group.allowed = group is self.looks or self._plans
        self.looks.show_context(self.context)
        self.store.show_person()
        self._narrow()

    def _show(self, found: SettingsFound) -> None:
        self.holidays.show_found(found)
        self.store.show_found(found)
        self._narrow()

    def _offer(self, countries: Countries) -> None:
        self._has_countries = True
        self.holidays.offer(countries)

    def _narrow(self) -> None:
        shown = sum(group.narrow(self.line.words) for group in self.groups)
        self.none.setVisible(shown == 0)
