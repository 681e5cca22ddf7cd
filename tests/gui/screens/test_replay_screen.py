"""The page that walks through the past."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from retail_desktop.domain.errors import RetailError
from retail_desktop.gui.screens import replay_screen
from retail_desktop.gui.screens.replay_screen import BEFORE, ReplayScreen
from retail_desktop.reporting.charts import WeeklyChart
from retail_desktop.reporting.charts.frame import empty_figure
from retail_desktop.services import replay_policy, report_replay
from tests.unit.domain.replay_cases import FOUR_WEEKS, OURS, happened, replay_of

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Said, Shop

REPLAY = replay_of(OURS, FOUR_WEEKS, happened=happened(), without_cost=2)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the replay was asked; it answers at once."""
    found: list[dict[str, Any]] = []

    def answer(_place: object, **more: object) -> object:
        found.append(more)
        return REPLAY

    monkeypatch.setattr(replay_policy, "replay_policy", answer)
    return found


@pytest.fixture
def page(asked: list[dict[str, Any]], open_page: Callable[[type[Any]], Any]) -> ReplayScreen:
    return open_page(ReplayScreen)


def cells(page: ReplayScreen, row: int) -> list[str]:
    return [page.table.model.index(row, column).data() for column in range(page.table.model.columnCount())]


def test_before_the_first_walk_the_page_says_what_it_does(page: ReplayScreen) -> None:
    assert page.outcome.text() == BEFORE
    assert not page.table.isVisible()
    assert not page.save.isEnabled()
    assert [page.store.itemText(place) for place in range(page.store.count())] == ["Harbour Street"]


def test_a_walk_over_the_chosen_period_is_told_in_a_sentence_and_a_table(
    page: ReplayScreen, asked: list[dict[str, Any]], settle: Callable[[], None]
) -> None:
    page.period.setCurrentIndex(0)
    page.start.click()
    assert not page.start.isEnabled()
    settle()
    assert asked == [{"first": date(2026, 7, 1), "store": "main"}]
    assert page.outcome.text().startswith("With the program's suggestions you would have held 20 % less stock")
    assert page.summary.text().endswith("2 items without a cost")
    assert cells(page, 0)[:3] == ["This program", "80", "20"]
    assert cells(page, 1)[-1][:3] == "−20"
    assert cells(page, 2)[0] == "What happened, 3 counted items"
    assert page.start.isEnabled()
    assert page.table.isVisible()


def test_the_weeks_stand_beside_the_best_simple_rule_until_another_is_chosen(
    page: ReplayScreen, settle: Callable[[], None]
) -> None:
    page.start.click()
    settle()
    assert page.weeks.isVisible()
    assert page.beside.currentText() == "Four-week average"
    page.beside.addItem("Three-month average (Odoo)", "odoo")
    page.beside.setCurrentIndex(1)
    chart = WeeklyChart(empty_figure(560, 320))
    page.weeks._draw_data(None, chart)
    assert [text.get_text() for text in chart.figure.legends[0].get_texts()] == ["This program"]


def test_a_replay_made_before_can_be_shown(page: ReplayScreen) -> None:
    page.show_subject(None)
    assert page.replay is None
    page.show_subject(REPLAY)
    assert page.table.isVisible()


def test_a_refusal_is_told_and_the_page_stays(
    page: ReplayScreen, said: "Said", settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_place: object, **_: object) -> None:
        raise RetailError("Too young.")

    monkeypatch.setattr(replay_policy, "replay_policy", refuse)
    page.start.click()
    settle()
    assert said.refused == ["Too young."]
    assert page.start.isEnabled()


def test_a_replay_is_saved_where_the_user_says(
    page: ReplayScreen, said: "Said", settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    written: list[tuple[object, Path]] = []
    monkeypatch.setattr(report_replay, "write_replay", lambda _place, replay, out: written.append((replay, out)))
    places = iter([None, tmp_path / "replay.pdf"])
    monkeypatch.setattr(replay_screen, "ask_where", lambda *_: next(places))
    page.start.click()
    settle()
    page.save.click()
    page.save.click()
    settle()
    assert written == [(REPLAY, tmp_path / "replay.pdf")]
    assert said.asked == [f"replay.pdf is saved in {tmp_path}."]


def test_without_sales_there_is_nothing_to_start(
    shop: "Shop", page: ReplayScreen, asked: list[dict[str, Any]], settle: Callable[[], None]
) -> None:
    shop.sales_through = None
    page.reload()
    settle()
    assert not page.start.isEnabled()
    page._start()
    assert not asked
