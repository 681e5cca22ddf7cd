"""The page of reports."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QPushButton

from retail_desktop.gui.screens import save_as
from retail_desktop.gui.screens.reports_screen import ReportsScreen

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Said, Shop


@pytest.fixture
def page(open_page: Callable[[type[Any]], Any]) -> ReportsScreen:
    return open_page(ReportsScreen)


def press(page: ReportsScreen, words: str) -> None:
    next(one for one in page.findChildren(QPushButton) if one.text().replace("&", "").startswith(words)).click()


def test_the_beginning_of_the_chosen_report_is_shown(page: ReportsScreen, settle: Callable[[], None]) -> None:
    assert page.paper.toPlainText() == "stock"
    page.show_subject("receiving")
    page._look()
    settle()
    assert page.paper.toPlainText() == "receiving"


def test_only_what_a_report_knows_can_be_chosen(page: ReportsScreen) -> None:
    assert page.options.evening.isVisible()
    page.show_subject("receiving")
    assert not page.options.evening.isVisible()
    assert not page.options.boxes["category"].isVisible()
    assert page.options.boxes["days"].currentText() == "Everything outstanding"
    assert page.options.wish().days is None
    page.show_subject("idle")
    assert page.options.wish().days == 90
    page.show_subject("nothing of the kind")
    assert page.kind == "idle"


def test_an_earlier_evening_is_asked_for(page: ReportsScreen) -> None:
    assert page.options.wish().as_of is None
    page.options.evening.choose(date(2026, 8, 31))
    assert page.options.wish().as_of == date(2026, 8, 31)


def test_a_choice_stays_when_the_store_changes(page: ReportsScreen, settle: Callable[[], None]) -> None:
    page.options.boxes["supplier"].setCurrentIndex(1)
    page.options.evening.choose(date(2026, 8, 31))
    page.reload()
    settle()
    assert page.options.wish().supplier == "BRI"
    assert page.options.wish().as_of == date(2026, 8, 31)


@pytest.mark.parametrize(("words", "ending"), [("Print", ".pdf"), ("Save", ".xlsx")])
def test_a_report_is_written_where_the_user_says(
    page: ReportsScreen, shop: "Shop", said: "Said", settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch,
    words: str, ending: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(save_as, "ask_where", lambda *given: Path("/tmp") / f"r{given[3]}")  # noqa: S108 - nothing is written
    press(page, words)
    settle()
    name, args, _ = shop.calls[-1]
    assert (name, args[0], args[2].suffix) == ("write_report", "stock", ending)
    assert said.asked


def test_a_cancelled_dialog_writes_nothing(page: ReportsScreen, shop: "Shop", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(save_as, "ask_where", lambda *_: None)
    press(page, "Save")
    assert "write_report" not in {name for name, *_ in shop.calls}


def test_a_refusal_stands_on_the_paper(page: ReportsScreen, shop: "Shop", settle: Callable[[], None]) -> None:
    shop.refusal = "Bob may not see costs."
    page._look()
    settle()
    assert page.paper.toPlainText() == "Bob may not see costs."
