"""Letters that press a button with Alt: none of them may belong to a menu, or to two buttons of a page."""

import re

import pytest
from PySide6.QtWidgets import QAbstractButton, QTabBar

from retail_desktop.gui.commands import MENUS
from retail_desktop.gui.screen import Context, Screen
from retail_desktop.gui.screens import SCREENS

LETTER = re.compile(r"&(\w)")


def letters(texts: list[str]) -> list[str]:
    return [found.group(1).casefold() for text in texts if (found := LETTER.search(text))]


def tab_letters(page: Screen) -> list[list[str]]:
    return [letters([bar.tabText(at) for at in range(bar.count())]) for bar in page.findChildren(QTabBar)]


@pytest.mark.parametrize("make", SCREENS)
def test_no_button_takes_the_letter_of_a_menu(make: type[Screen], context: Context) -> None:
    page = make(context)
    taken = set(letters(list(MENUS.values())))
    assert taken.isdisjoint(letters([button.text() for button in page.findChildren(QAbstractButton)]))
    assert all(taken.isdisjoint(tabs) for tabs in tab_letters(page))


@pytest.mark.parametrize("make", SCREENS)
def test_no_two_tabs_beside_each_other_share_a_letter(make: type[Screen], context: Context) -> None:
    assert all(len(tabs) == len(set(tabs)) for tabs in tab_letters(make(context)))
