"""Each role starts on its page and sees those it may use; an owner chooses."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from retail_desktop.domain.people import PERMISSIONS, Permission, Person, Role
from retail_desktop.gui import desks
from retail_desktop.gui.commands import Command
from retail_desktop.gui.main_window import MainWindow
from retail_desktop.gui.preferences import Preferences
from retail_desktop.gui.screens import SCREENS as ALL_SCREENS
from retail_desktop.services.workplace import Workplace

from .conftest import Import, Item, Items, Page, Plan, page

pytestmark = pytest.mark.qt_log_ignore("does not support raise")  # the offscreen platform's own harmless remark
NAMES = [kind.name for kind in ALL_SCREENS if kind.in_navigation]


class Home(Page):
    name, title, icon_name = "home", "Home", "home"


class Lookup(Page):
    name, title, icon_name = "lookup", "Look up", "search"


SCREENS = (Home, Items, Plan, Lookup, Import, Item)


def place(role: Role) -> Workplace:
    return Workplace("store.sqlite", Person("Maria", role))


@pytest.fixture
def empty(qtbot: QtBot, looks: Preferences, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setattr("retail_desktop.gui.jobs.Jobs.start", lambda _: None)  # no test here needs the process
    made = MainWindow(None, (), looks)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("role", "start", "pages"),
    [
        (Role.STAFF, "import", ["lookup", "import"]),
        (Role.SALES, "lookup", ["lookup"]),
        (Role.STORE_MANAGER, "home", ["home", "items", "reorder", "lookup", "import"]),
        (Role.PURCHASING, "reorder", ["home", "items", "reorder", "lookup", "import"]),
        (Role.ANALYST, "items", ["items", "lookup"]),
        (Role.EXECUTIVE, "items", ["items", "lookup"]),
        (Role.ADMINISTRATOR, "home", ["home", "items", "reorder", "lookup", "import"]),
    ],
)
def test_a_role_starts_on_its_page_and_sees_its_pages(
    empty: MainWindow, role: Role, start: str, pages: list[str]
) -> None:
    empty.open(place(role), SCREENS)
    assert (page(empty).name, empty.navigation.names) == (start, pages)


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_desk_of_real_pages_and_no_page_it_may_not_use(role: Role) -> None:
    shown = [kind.name for kind in desks.pages_of(Person("Maria", role), ALL_SCREENS)]
    assert desks.start_of(Person("Maria", role), shown, Preferences()) in shown
    if Permission.IMPORT not in PERMISSIONS[role]:
        assert "import" not in shown
    if Permission.VIEW_COST not in PERMISSIONS[role]:
        assert not {"items", "item", "reorder", "reports", "stock"} & set(shown)


def test_another_person_gets_other_pages(empty: MainWindow) -> None:
    empty.open(place(Role.STORE_MANAGER), SCREENS)
    empty.show_page("items")
    empty.open(place(Role.SALES), SCREENS)
    assert (page(empty).name, empty.navigation.names) == ("lookup", ["lookup"])
    empty.show_page("reorder")
    empty.go_back()
    assert page(empty).name == "lookup"
    assert not empty.has_page("orders")
    empty.open(place(Role.STORE_MANAGER), SCREENS)
    assert empty.navigation.names == ["home", "items", "reorder", "lookup", "import"]


def test_who_has_no_item_page_looks_the_item_up(empty: MainWindow) -> None:
    empty.open(place(Role.SALES), SCREENS)
    empty.show_page("item", ("00417", "main"))
    assert (page(empty).name, page(empty).subjects) == ("lookup", [("00417", "main")])


def test_a_page_that_is_not_there_has_one_in_its_place(empty: MainWindow) -> None:
    empty.open(place(Role.ADMINISTRATOR), SCREENS)
    empty.show_page("sales", "a subject of the sales page")
    assert (page(empty).name, page(empty).subjects) == ("items", [])


def test_commands_are_those_that_a_person_may_use(empty: MainWindow) -> None:
    empty.set_commands([
        Command("plan", "&Forecast and plan", lambda: None, permission=Permission.PLAN),
        Command("file", "&Back up…", lambda: None),
    ])  # fmt: skip
    empty.open(place(Role.STAFF), SCREENS)
    titles = [command.title for command, _ in empty._actions]
    assert ("Forecast and plan" in titles, "Back up" in titles) == (False, True)
    empty.open(place(Role.PURCHASING), SCREENS)
    assert "Forecast and plan" in [command.title for command, _ in empty._actions]
    assert all(isinstance(action, QAction) for _, action in empty._actions)


def test_an_owner_returns_to_the_page_that_was_left_unless_one_is_chosen(looks: Preferences) -> None:
    owner = Person("Owner")
    assert desks.start_of(owner, NAMES, looks) == "home"
    looks.remember(desks.LAST_PAGE, "orders")
    assert desks.start_of(owner, NAMES, looks) == "orders"
    looks.start_page = "items"
    assert desks.start_of(owner, NAMES, looks) == "items"
    assert desks.start_of(Person("Tom", Role.STAFF), NAMES, looks) == "import"
    looks.start_page = "a page of another version"
    assert desks.start_of(owner, NAMES, looks) == "orders"


def test_the_start_page_is_chosen_among_the_pages_that_the_owner_sees(empty: MainWindow) -> None:
    empty.open(place(Role.ADMINISTRATOR), SCREENS)
    assert page(empty).context.pages[:2] == (("home", "Home"), ("items", "Items"))
    assert desks.chooses_start(place(Role.ADMINISTRATOR).person)
    assert not desks.chooses_start(place(Role.STAFF).person)


@pytest.mark.parametrize("role", Role)
def test_everybody_has_settings(role: Role) -> None:
    assert "settings" in [kind.name for kind in desks.pages_of(Person("Maria", role), ALL_SCREENS)]


def test_a_scan_leads_to_the_item_from_any_page(qtbot: QtBot, empty: MainWindow) -> None:
    empty.open(place(Role.STORE_MANAGER), SCREENS)
    empty._scanner._pause.setInterval(60_000)  # no slow machine makes a burst of a hand's keys
    empty.activateWindow()
    empty.navigation.setFocus()
    page(empty).view.setFocus()
    for key in (*"00417", Qt.Key.Key_Return):
        QTest.keyClick(empty.windowHandle(), key)
    assert (page(empty).name, page(empty).subjects) == ("lookup", ["00417"])
