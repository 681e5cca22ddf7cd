"""Letters that press a button with Alt: none of them may belong to a menu, or to two buttons of a page."""

import re

import pytest
from PySide6.QtWidgets import QAbstractButton

from retail_desktop.gui.commands import MENUS
from retail_desktop.gui.screen import Context, Screen
from retail_desktop.gui.screens import SCREENS

LETTER = re.compile(r"&(\w)")


def letters(texts: list[str]) -> list[str]:
    return [found.group(1).casefold() for text in texts if (found := LETTER.search(text))]


@pytest.mark.parametrize("make", SCREENS)
def test_no_button_takes_the_letter_of_a_menu(make: type[Screen], context: Context) -> None:
    page = make(context)
    taken = set(letters(list(MENUS.values())))
    assert taken.isdisjoint(letters([button.text() for button in page.findChildren(QAbstractButton)]))
