from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from retail_desktop.gui.screens.import_doubts import ImportDoubts
from retail_desktop.gui.screens.import_screen import ImportScreen
from tests.gui.screens import import_cases as cases

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Shop

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)")  # the offscreen platform's own remarks


@pytest.fixture
def page(open_page: Callable[[type[Any]], Any], shop: "Shop", settle: Callable[[], None]) -> ImportScreen:
    made: ImportScreen = open_page(ImportScreen)
    shop.report = cases.DOUBTS
    made.show_subject("/till/a.csv")
    settle()
    return made


@pytest.fixture
def doubts(page: ImportScreen) -> ImportDoubts:
    return page.details.doubts


def decisions(doubts: ImportDoubts) -> list[str]:
    place = doubts.model.place_of("decision")
    return [doubts.model.data(doubts.model.index(row, place)) for row in range(doubts.model.rowCount())]


def matches(page: ImportScreen) -> object:
    return page.flow.current.options.item_matches if page.flow.current else None


def test_codes_in_doubt_are_shown_first_with_the_reason(page: ImportScreen, doubts: ImportDoubts) -> None:
    assert doubts.view.isVisible()
    assert decisions(doubts) == ["Not decided: left out", "Not decided: new item", "New item"]
    said = "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert "2 codes to decide" in said
    assert "2 codes in doubt" in said
    assert doubts.likely.text() == "It i&s 00417"


def test_a_code_is_the_likely_item_or_a_new_one_or_nothing(page: ImportScreen, doubts: ImportDoubts) -> None:
    doubts.likely.click()
    doubts.view.go_to("5012345678900")
    doubts.create_new.click()
    doubts.view.go_to("XMAS-HAMPER")
    assert not doubts.likely.isEnabled()
    doubts.ignore.click()
    assert decisions(doubts) == ["It is 00417", "Create as new item", "Ignore always"]
    assert matches(page) == {"417": "00417", "5012345678900": "5012345678900", "XMAS-HAMPER": ""}
    assert doubts._title.text() == "2 codes to decide"


def test_what_is_decided_stays_listed_and_can_be_decided_otherwise(
    page: ImportScreen, doubts: ImportDoubts, shop: "Shop", qtbot: QtBot, settle: Callable[[], None]
) -> None:
    doubts.likely.click()
    shop.report = cases.KNOWN
    page.flow.look()
    settle()
    assert len(decisions(doubts)) == 3
    assert doubts._title.text() == "1 code to decide"
    doubts.reset.click()
    assert matches(page) == {}
    assert decisions(doubts)[0] == "Not decided: left out"
    assert not doubts.reset.isEnabled()


def test_several_codes_are_decided_at_once(page: ImportScreen, doubts: ImportDoubts) -> None:
    doubts.view.selectAll()
    doubts.likely.click()
    assert matches(page) == {"417": "00417", "5012345678900": "00440"}
    doubts.ignore.click()
    assert matches(page) == {"417": "", "5012345678900": "", "XMAS-HAMPER": ""}


def test_another_item_is_found_by_its_name(
    page: ImportScreen, doubts: ImportDoubts, settle: Callable[[], None], qtbot: QtBot
) -> None:
    doubts.view.go_to("XMAS-HAMPER")
    doubts.search.setText("lemon curd 320 g")
    doubts.search.search()
    settle()
    words = next(iter(doubts.search._codes))
    doubts.search._list.activated.emit(words)
    assert matches(page) == {"XMAS-HAMPER": "00460"}
    qtbot.waitUntil(lambda: doubts.search.text() == "")
    doubts.search._list.popup().hide()


def test_an_item_that_is_not_found_is_said_so(doubts: ImportDoubts, settle: Callable[[], None]) -> None:
    doubts.search.setText("zzz")
    doubts.search.search()
    settle()
    assert "Nothing found" in doubts.search._found.item(0).text()
    doubts.search._list.activated.emit(doubts.search._found.item(0).text())
    doubts.search._list.popup().hide()
    doubts.search.setText("z")
    doubts.search.search()


def test_a_new_item_that_resembles_none_is_no_doubt(
    page: ImportScreen, doubts: ImportDoubts, shop: "Shop", settle: Callable[[], None]
) -> None:
    page.flow.skip()
    shop.report = replace(cases.DOUBTS, doubts=cases.DOUBTS.doubts[2:])
    page.show_subject("/till/b.csv")
    settle()
    assert not page.details.isVisible()
    page.summary.details.click()
    assert page.details.tabs.isTabVisible(1)
    assert page.details.preview.isVisible()
    assert doubts._title.text() == "Nothing must be decided"


def test_without_doubts_there_is_no_such_list(page: ImportScreen, shop: "Shop", settle: Callable[[], None]) -> None:
    page.flow.skip()
    shop.report = cases.FULL
    page.show_subject("/till/b.csv")
    settle()
    assert not page.details.tabs.isTabVisible(1)
    assert page.details.preview.isVisible()
