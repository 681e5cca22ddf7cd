"""The page of settings: found by words, each with its default, and only what a person may choose."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from retail_desktop.domain.item_codes import ItemDecision
from retail_desktop.domain.people import Person, Role
from retail_desktop.gui import theme
from retail_desktop.gui.commands import MENUS
from retail_desktop.gui.screen import Context
from retail_desktop.gui.screens import settings_reading
from retail_desktop.gui.screens.decisions_dialog import DecisionsDialog
from retail_desktop.gui.screens.import_tabs import ImportPart
from retail_desktop.gui.screens.setting_group import SettingRow
from retail_desktop.gui.screens.settings_screen import SettingsScreen
from retail_desktop.gui.screens.settings_store import breakable, local_words
from retail_desktop.services import choose_holidays, item_decisions
from retail_desktop.services.choose_holidays import Region
from retail_desktop.services.keep_backups import Backups
from retail_desktop.services.workplace import Workplace
from tests.gui.screens.settings_cases import settings_of

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Said, Shop

PAGES = (("home", "Home"), ("items", "Items"))
Open = Callable[[type[Any]], Any]
Settle = Callable[[], None]


@pytest.fixture
def context(context: Context, qapp: QApplication) -> Iterator[Context]:
    yield replace(context, pages=PAGES)
    theme.apply(qapp, "light")


@pytest.fixture
def page(open_page: Open) -> SettingsScreen:
    return open_page(SettingsScreen)


def shown(page: SettingsScreen) -> list[str]:
    return [row.title for group in page.groups for row in group.rows if row.isVisible()]


def titles(page: SettingsScreen) -> list[str]:
    return [group.title for group in page.groups if group.isVisible()]


def row_of(page: SettingsScreen, title: str) -> SettingRow:
    return next(row for group in page.groups for row in group.rows if row.title == title)


def choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_the_settings_stand_in_groups(page: SettingsScreen) -> None:
    assert titles(page) == [
        "Looks", "Store", "Public holidays", "Ordering", "Files that come in", "Safety", "Where your data lies",
    ]  # fmt: skip
    assert page.store.currency.text() == "USD"
    assert row_of(page, "Ordering policies").note.text() == "2 choices kept; else as the costs say."
    assert row_of(page, "Decisions about codes").note.text() == "What you decide about an unknown code is remembered."
    assert row_of(page, "Backups").note.text() == (
        "The newest is of Mon 23 Nov 2026, 18:02. Copied to no second place."
    )


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("dark", ["Colours", "Text size", "Start page", "Columns of tables"]),
        ("TEXT  size", ["Text size"]),
        ("password", ["Backups", "Accounts"]),
        ("shop.sqlite", ["Store"]),
        ("nothing of the kind", []),
    ],
)
def test_a_setting_is_found_by_words(page: SettingsScreen, words: str, found: list[str]) -> None:
    page.line.setText(words)
    assert shown(page) == found
    assert page.none.isVisible() is not bool(found)


def test_escape_shows_all_settings_again(page: SettingsScreen, qtbot: QtBot) -> None:
    page.line.setText("dark")
    qtbot.keyClick(page.line, Qt.Key.Key_Escape)
    assert (page.line.text(), len(titles(page))) == ("", 7)
    qtbot.keyClick(page.line, Qt.Key.Key_Escape)
    assert page.focusProxy() is page.line


def test_each_choice_of_looks_shows_at_once_and_goes_back_to_its_default(
    page: SettingsScreen, context: Context
) -> None:
    looks, chosen = page.looks, context.preferences
    choose(looks.colours, "dark")
    choose(looks.sizes, 150)
    choose(looks.start, "items")
    assert (theme.current(), theme.px(10)) == (theme.DARK, 15)
    assert (chosen.theme, chosen.text_percent, chosen.start_page) == ("dark", 150, "items")
    for title in ("Colours", "Text size", "Start page"):
        row = row_of(page, title)
        assert row.default._whole.startswith("Default: ")
        assert row.reset.isVisible()
        row.reset.click()
        assert not row.reset.isVisible()
    assert (chosen.theme, chosen.text_percent, chosen.start_page) == ("system", 100, "")
    assert (looks.colours.currentText(), looks.sizes.currentText(), looks.start.currentText()) == (
        "Follow system", "100 %", "Where I left off",
    )  # fmt: skip


def test_reset_leaves_the_cursor_at_its_setting(page: SettingsScreen) -> None:
    page.activateWindow()
    choose(page.looks.colours, "dark")
    reset = row_of(page, "Colours").reset
    reset.setFocus()
    reset.click()
    assert page.looks.colours.hasFocus()


def test_a_text_size_chosen_by_keys_is_shown(page: SettingsScreen, context: Context, qapp: QApplication) -> None:
    context.preferences.text_percent = 120
    theme.apply(qapp, "light", 1.2)
    assert page.looks.sizes.currentText() == "120 %"
    assert [page.looks.sizes.itemData(at) for at in range(5)] == [100, 110, 120, 125, 150]


def test_all_tables_forget_their_columns(page: SettingsScreen, context: Context, said: "Said") -> None:
    context.preferences.remember("tables/items/hidden", "price")
    page.looks.columns.click()
    assert context.preferences.value("tables/items/hidden") is None
    assert said.told == ["Every table shows its first columns again."]


def test_who_does_not_plan_sees_the_looks_only(open_page: Open, context: Context, shop: "Shop") -> None:
    page = open_page(SettingsScreen)
    shop.calls.clear()
    page.set_context(replace(context, place=Workplace("store.sqlite", Person("Tom", Role.STAFF))))
    assert titles(page) == ["Looks"]
    assert "Start page" not in shown(page)
    assert not shop.calls
    page.line.setText("backups")
    assert titles(page) == []


def test_a_store_manager_changes_no_accounts(page: SettingsScreen, context: Context) -> None:
    page.set_context(replace(context, place=Workplace("store.sqlite", Person("Maria", Role.STORE_MANAGER))))
    assert "Safety" not in titles(page)
    assert "Ordering policies" in shown(page)


def test_each_store_keeps_its_own_holidays_or_those_of_all(page: SettingsScreen) -> None:
    group = page.holidays
    assert [row.title for row in group.rows] == ["Country", "Hill Street", "Quay"]
    everywhere, hill, quay = (group.boxes(store) for store in ("", "hill", "quay"))
    assert (everywhere.country.currentText(), everywhere.part.currentText()) == ("Germany", "Bayern")
    assert (hill.country.currentText(), hill.part.isVisible()) == ("As all stores", False)
    assert (quay.country.currentText(), quay.part.isVisible()) == ("United Kingdom", False)
    assert [row.reset.isVisible() for row in group.rows] == [True, False, True]
    assert [everywhere.part.itemText(at) for at in range(3)] == ["Whole country", "Bayern", "Berlin"]


def test_a_shop_of_one_store_chooses_once(page: SettingsScreen) -> None:
    page._show(settings_of(stores=settings_of().stores[:1], regions={"": Region("DE"), "hill": Region()}))
    assert [row.title for row in page.holidays.rows] == ["Country"]
    assert page.holidays.boxes("").part.isVisible()
    page._show(settings_of(regions={"": Region("XK", "QQ")}, stores=()))
    assert page.holidays.boxes("").part.currentText() == "QQ"


def test_holidays_are_chosen_and_reset(
    page: SettingsScreen, said: "Said", settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(choose_holidays, "choose_region", lambda _, *said, store: asked.append((*said, store)))
    choose(page.holidays.boxes("hill").country, "DE")
    choose(page.holidays.boxes("").part, "BE")
    row_of(page, "Quay").reset.click()
    settle()
    assert asked == [("DE", "", "hill"), ("DE", "BE", ""), ("", "", "quay")]
    assert said.told[-1] == "The public holidays are kept. The next forecast knows them."


def test_refused_holidays_are_shown_as_they_are_kept(
    page: SettingsScreen, shop: "Shop", said: "Said", settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise choose_holidays.NotFoundError("There is no store hill.")

    monkeypatch.setattr(choose_holidays, "choose_region", refuse)
    choose(page.holidays.boxes("hill").country, "DE")
    settle()
    assert said.refused == ["There is no store hill."]
    assert page.holidays.boxes("hill").country.currentText() == "As all stores"


@pytest.mark.parametrize(
    ("title", "command"),
    [
        ("Ordering policies", "Ordering policies"),
        ("Letterhead of orders", "Letterhead"),
        ("Backups", "Backups and restoring"),
        ("Accounts", "Accounts"),
    ],
)
def test_a_dialog_is_opened_by_its_command(page: SettingsScreen, qtbot: QtBot, title: str, command: str) -> None:
    button = row_of(page, title).control
    assert isinstance(button, QAbstractButton)
    with qtbot.waitSignal(page.commanded) as asked:
        button.click()
    assert asked.args == [command]


def test_folders_and_layouts_are_on_the_page_of_imports(page: Any) -> None:  # noqa: ANN401 - the fixture adds what it visits
    row_of(page, "Watched folders").control.click()
    row_of(page, "Layouts of files").control.click()
    assert page.visited == [("import", ImportPart.FOLDERS), ("import", ImportPart.LAYOUTS)]


def test_the_folders_of_the_data_can_be_opened(page: SettingsScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    places = [row for row in page.store.groups[-1].rows if isinstance(row.control, QAbstractButton)]
    for row in places:
        row.control.click()
    assert opened[:2] == ["/shops", "/shops/shop-backups"]
    assert len(opened) == 3
    page._show(settings_of(backups=Backups((), Path("/shops/shop-backups"), "/stick")))
    assert not places[1].control.isEnabled()
    assert row_of(page, "Backups").note.text() == "None was needed yet. Copied to /stick too."


def test_decisions_about_codes_are_listed_and_forgotten(
    page: SettingsScreen, said: "Said", settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [ItemDecision("417", "00417", "Sailor Mug", "2026-09-29T08:00:00+00:00", "Tom"), ItemDecision("X", "")]
    monkeypatch.setattr(item_decisions, "list_decisions", lambda _: tuple(kept))
    monkeypatch.setattr(item_decisions, "forget_decision", lambda *_: kept.pop(0))
    row_of(page, "Decisions about codes").control.click()
    settle()
    dialog = page.findChild(DecisionsDialog)
    assert [dialog.model.index(at, 1).data() for at in range(2)] == ["00417 Sailor Mug", "Never imported"]
    for _ in range(2):
        dialog.forget.click()
        settle()
    assert (kept, dialog.forget.isEnabled()) == ([], False)
    monkeypatch.setattr(item_decisions, "forget_decision", choose_holidays.choose_region)
    dialog.close()


def test_a_refusal_to_forget_is_told(
    page: SettingsScreen, said: "Said", settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise choose_holidays.NotFoundError("Nothing was decided about X.")

    monkeypatch.setattr(item_decisions, "forget_decision", refuse)
    dialog = DecisionsDialog(page, [ItemDecision("X", "")])
    dialog.forget.click()
    settle()
    assert said.refused == ["Nothing was decided about X."]
    dialog.close()


def test_what_cannot_be_read_is_told(open_page: Open, shop: "Shop", said: "Said") -> None:
    shop.refusal = "The store is locked."
    open_page(SettingsScreen)
    assert set(said.refused) == {"The store is locked."}


def test_the_page_is_read_again_when_a_dialog_was_closed(page: SettingsScreen, shop: "Shop", settle: Settle) -> None:
    page.activateWindow()
    settle()
    shop.calls.clear()
    QApplication.sendEvent(page, QEvent(QEvent.Type.ActivationChange))
    settle()
    assert [name for name, _, _ in shop.calls] == ["read_settings"]


def test_no_two_settings_share_a_letter_and_every_control_has_a_name(page: SettingsScreen) -> None:
    texts = [part.text() for part in page.findChildren(QLabel)] + [
        part.text() for part in page.findChildren(QAbstractButton)
    ]
    letters = Counter(found.group(1).casefold() for text in texts if (found := re.search(r"&(\w)", text)))
    assert max(letters.values()) == 1
    assert not letters.keys() & {title.partition("&")[2][0].casefold() for title in MENUS.values()}
    names = [row.control.accessibleName() for group in page.groups for row in group.rows]
    assert all(names)
    assert len(set(names)) == len(names)


def test_numbers_and_days_are_shown_as_this_computer_has_them(page: SettingsScreen) -> None:
    assert local_words() == "1,234.50 and 11/30/26\nCalendars begin with Sunday"
    assert breakable(Path("/shops/a")).replace("\u200b", "|") == "/|shops/|a"


def test_a_new_store_has_the_defaults(tmp_path: Path) -> None:
    place = Workplace(str(tmp_path / "shop.sqlite"))
    found = settings_reading.read_settings(place)
    assert (found.file, found.regions, found.policies, found.accounts) == (
        tmp_path / "shop.sqlite",
        {"": Region()},
        0,
        0,
    )
    assert settings_reading.read_countries(place)["GB"]["SCT"] == "Scotland"
