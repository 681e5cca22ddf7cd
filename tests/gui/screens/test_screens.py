from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from retail_desktop.gui import theme
from retail_desktop.gui.preferences import Preferences
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens import SCREENS


@pytest.fixture(params=["light", "dark"])
def colours(qapp: QApplication, looks: Preferences, request: pytest.FixtureRequest) -> Iterator[None]:
    theme.apply(qapp, request.param)
    yield
    theme.apply(qapp, "light")


def test_the_navigation_has_six_pages_and_the_item_page_is_opened_from_them() -> None:
    shown = [page.name for page in SCREENS if page.in_navigation]
    assert shown == [
        "home",
        "items",
        "reorder",
        "orders",
        "stock",
        "forecasts",
        "suppliers",
        "sales",
        "figures",
        "replay",
        "reports",
        "lookup",
        "import",
        "settings",
    ]


@pytest.mark.parametrize("kind", SCREENS, ids=lambda kind: kind.name)
def test_every_page_fits_a_small_screen_at_one_and_a_half(
    open_page: Callable[[type[Any]], Any], kind: type[Screen], colours: None
) -> None:
    page = open_page(kind)
    needed = page.minimumSizeHint()
    assert needed.width() <= 710
    assert needed.height() <= 420
    assert not page.grab().isNull()


@pytest.mark.parametrize("kind", SCREENS, ids=lambda kind: kind.name)
def test_no_page_reads_markup_out_of_a_text(open_page: Callable[[type[Any]], Any], kind: type[Screen]) -> None:
    labels = open_page(kind).findChildren(QLabel)
    assert labels
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
