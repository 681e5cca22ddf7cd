"""The executive's page."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from retail_desktop.domain.catalogue import Store
from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.figure_periods import Span
from retail_desktop.domain.figures import DEFINITIONS, Figure, StoreFigures
from retail_desktop.domain.periods import Period
from retail_desktop.gui.screen import Context
from retail_desktop.gui.screens import figures_screen
from retail_desktop.gui.screens.figures_period import BEFORE, LAST_YEAR
from retail_desktop.gui.screens.figures_screen import FiguresScreen
from retail_desktop.gui.screens.visit import Visit
from retail_desktop.services import report_figures, store_figures, workplace
from tests.gui.screens.figure_cases import figures_of

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Said

STORES = (Store("main", "Harbour Street"), Store("quay", "Quay"))


class Asked:
    """What the services were asked, and what they answer."""

    def __init__(self) -> None:
        self.found: StoreFigures = figures_of()
        self.refusal = ""
        self.wishes: list[tuple[Span, Period | None, str]] = []
        self.files: list[tuple[Path, Span]] = []

    def compute(self, _place: object, span: Span, *, own: Period | None, store: str) -> StoreFigures:
        self.wishes.append((span, own, store))
        if self.refusal:
            raise RetailError(self.refusal)
        return self.found

    def write(self, _place: object, out: Path, *, span: Span, **_: object) -> StoreFigures:
        self.files.append((out, span))
        return self.found


@pytest.fixture
def asked(context: Context, monkeypatch: pytest.MonkeyPatch) -> Asked:
    made = Asked()
    monkeypatch.setattr(store_figures, "store_figures", made.compute)
    monkeypatch.setattr(report_figures, "write_figures", made.write)
    monkeypatch.setattr(workplace, "choose_stores", lambda _: STORES)
    return made


@pytest.fixture
def page(asked: Asked, open_page: Callable[[type[Any]], Any]) -> FiguresScreen:
    return open_page(FiguresScreen)


def test_a_card_tells_value_direction_and_verdict(page: FiguresScreen) -> None:
    card = page.cards[Figure.GMROI]
    assert (card.value.text(), card.words.text(), card.verdict.text()) == ("$2.00", "Up $0.40 from $1.60", "Better")
    assert card.accessibleName() == "GMROI, 12 months, $2.00, Up $0.40 from $1.60, Better"
    assert DEFINITIONS[Figure.GMROI].formula in card.toolTip()
    assert "The period before: Up $1.00 from $1.00" in card.toolTip()
    assert page.cards[Figure.NET_SALES].value.text() == "$184,620"
    assert page.cards[Figure.DEAD_STOCK].verdict.text() == "Worse"
    assert page.cards[Figure.STOCK_VALUE].verdict.text() == ""


def test_a_figure_that_is_not_known_says_why(page: FiguresScreen) -> None:
    card = page.cards[Figure.LOST_SALES]
    assert (card.value.text(), card.words.text(), card.verdict.text()) == ("–", "Stock is known on 4 % only.", "")
    assert card.trend.points().isEmpty()


def test_weeks_that_are_not_known_leave_no_dent_in_the_line(page: FiguresScreen) -> None:
    trend = page.cards[Figure.GMROI].trend
    assert trend.points().count() == 3
    trend.show_weeks((1.0, 1.0))
    assert trend.points().first().y() == trend.points().last().y()


def test_the_other_figures_stand_in_lines(page: FiguresScreen) -> None:
    bias, supply = page.lines[Figure.BIAS], page.lines[Figure.DAYS_OF_SUPPLY]
    assert (bias.value.text(), bias.words.toolTip().splitlines()[0]) == ("200.0 %", "Forecast bias")
    assert supply.value.text() == "120"


def test_against_the_days_before_the_same_figures_are_told_otherwise(
    page: FiguresScreen, asked: Asked, settle: Callable[[], None]
) -> None:
    assert page.period.other.currentText() == LAST_YEAR
    page.period.other.setCurrentText(BEFORE)
    page.period.other.activated.emit(1)
    assert page.cards[Figure.GMROI].words.text() == "Up $1.00 from $1.00"
    assert page.notes._whole.startswith("Compared with 5 Aug – 1 Sep 2026.")
    assert len(asked.wishes) == 1
    page.reload()
    settle()
    assert page.period.other.currentText() == BEFORE


def test_without_a_last_year_the_days_before_are_compared_with(
    asked: Asked, open_page: Callable[[type[Any]], Any]
) -> None:
    asked.found = figures_of(last_year=False)
    page = open_page(FiguresScreen)
    assert page.period.other.currentText() == BEFORE
    assert "Last year: Sales are known from 1 Jan 2026 only." in page.cards[Figure.GMROI].toolTip()


def test_a_period_and_a_store_can_be_chosen(page: FiguresScreen, asked: Asked, settle: Callable[[], None]) -> None:
    page.period.store.setCurrentIndex(2)
    page.period.span.setCurrentIndex(page.period.span.findData(Span.QUARTER))
    settle()
    assert asked.wishes[-1] == (Span.QUARTER, None, "quay")
    page.reload()
    settle()
    assert page.period.store_code == "quay"


def test_own_days_begin_with_those_shown_and_may_be_given_in_any_order(
    page: FiguresScreen, asked: Asked, settle: Callable[[], None]
) -> None:
    page.period.span.setCurrentIndex(page.period.span.findData(Span.OWN))
    settle()
    assert page.period.first.isVisible()
    assert asked.wishes[-1][1] == Period(date(2026, 9, 2), date(2026, 9, 29))
    page.period.first.choose(date(2026, 10, 5))
    settle()
    assert asked.wishes[-1][1] == Period(date(2026, 9, 29), date(2026, 10, 5))


def test_a_card_leads_to_the_page_that_explains_it(page: FiguresScreen, qtbot: QtBot) -> None:
    page.cards[Figure.IN_STOCK].click()
    qtbot.keyClick(page.cards[Figure.EXCESS], Qt.Key.Key_Space)
    page.all_risks.click()
    assert page.visited == [("stock", None), ("reports", "idle"), ("reorder", None)]


def test_risks_and_idle_categories_are_opened(page: FiguresScreen) -> None:
    page.risks.view.activated_row.emit(page.found.risks[1] if page.found else None)
    page.idle.view.activated_row.emit(None)
    among = (("00100", "main"), ("00101", "main"))
    assert page.visited == [("item", Visit(among[1], among, "figures")), ("reports", "idle")]
    assert page.all_risks.text() == "All 2 items, $1,800 at stake"


def test_the_categories_beyond_the_first_stand_together(
    page: FiguresScreen, asked: Asked, settle: Callable[[], None]
) -> None:
    def names() -> list[str]:
        return [page.idle.model.index(row, 0).data() for row in range(page.idle.model.rowCount())]

    assert names() == ["No category", "Category 1", "Category 2", "3 others"]
    asked.found = figures_of(categories=1, risks=0)
    page.reload()
    settle()
    assert names() == ["No category"]
    assert not page.all_risks.isVisible()


def test_the_page_is_printed_and_saved(
    page: FiguresScreen, asked: Asked, said: "Said", settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
) -> None:  # fmt: skip
    places = iter([None, tmp_path / "a.pdf", tmp_path / "a.xlsx"])
    names: list[str] = []
    monkeypatch.setattr(figures_screen, "ask_where", lambda *words: (names.append(words[2]), next(places))[1])
    page.printed.click()
    page.printed.click()
    page.save.click()
    settle()
    assert asked.files == [(tmp_path / "a.pdf", Span.FOUR_WEEKS), (tmp_path / "a.xlsx", Span.FOUR_WEEKS)]
    assert names == ["Figures 2026-09-29"] * 3
    assert len(said.asked) == 2


def test_a_refusal_stands_where_the_period_would(asked: Asked, open_page: Callable[[type[Any]], Any]) -> None:
    asked.refusal = "There are no sales yet."
    page = open_page(FiguresScreen)
    assert page.summary._whole == "There are no sales yet."
    assert not page.printed.isEnabled()
    page._fill()
    assert page._file_name() == "Figures"


def test_a_card_with_the_cursor_shows_it(page: FiguresScreen) -> None:
    card = page.cards[Figure.TURNOVER]
    plain = card.grab().toImage()
    card.setFocus()
    assert card.grab().toImage() != plain or not card.hasFocus()
