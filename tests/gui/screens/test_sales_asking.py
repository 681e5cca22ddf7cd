"""One analysis at a time."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from retail_desktop.domain.analysis.question import Question, View
from retail_desktop.gui.jobs import Job
from retail_desktop.gui.screens.sales_asking import SalesAsking

TREND = Question(date(2026, 1, 1), date(2026, 1, 31))
MIX = Question(date(2026, 1, 1), date(2026, 1, 31), View.MIX)


class Page(QWidget):
    """A page whose work ends when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.context = self.jobs = self
        self.started: list[tuple[Job, Question]] = []
        self.stale = False

    def run(self, title: str, _service: object, question: Question) -> Job:
        """Begin a job."""
        self.started.append((Job(title, frozenset()), question))
        return self.started[-1][0]

    def set_stale(self) -> None:
        """Remember to read later."""
        self.stale = True


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def told() -> list[Any]:
    return []


@pytest.fixture
def asking(page: Page, told: list[Any], qtbot: QtBot) -> SalesAsking:
    made = SalesAsking(page, told.append, told.append)  # type: ignore[arg-type]  # as much of a page as it needs
    made.ask(TREND)
    qtbot.waitUntil(lambda: len(page.started) == 1)
    return made


def test_an_answer_that_is_no_longer_wanted_is_dropped(page: Page, told: list[Any], asking: SalesAsking) -> None:
    asking.ask(MIX)
    page.started[0][0].succeeded.emit("old")
    assert told == []
    assert page.started[1][1] == MIX
    page.started[1][0].succeeded.emit("new")
    assert told == ["new"]


def test_a_refusal_of_an_old_wish_is_dropped_too(page: Page, told: list[Any], asking: SalesAsking) -> None:
    asking.ask(MIX)
    page.started[0][0].refused.emit("No.", None)
    page.started[1][0].refused.emit("Never.", None)
    assert told == ["Never."]


def test_after_a_mistake_or_a_cancelled_job_one_can_ask_again(page: Page, told: list[Any], asking: SalesAsking) -> None:
    page.started[0][0].crashed.emit("", "")
    assert told == []
    asking._wanted = MIX
    asking._send()
    asking._send()
    page.started[1][0].cancelled.emit()
    assert told == ["Adding up was cancelled. Press F5 to start again."]


def test_a_page_that_nobody_sees_asks_later(page: Page, asking: SalesAsking) -> None:
    page.started[0][0].succeeded.emit("answer")
    page.hide()
    asking._wanted = MIX
    asking._send()
    assert page.stale
    assert len(page.started) == 1
