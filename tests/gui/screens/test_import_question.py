from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from retail_desktop.domain.imports import ImportOptions
from retail_desktop.domain.periods import Period
from retail_desktop.gui.screens import import_words
from retail_desktop.gui.screens.import_examples import example_words
from retail_desktop.gui.screens.import_period_form import PeriodForm, proposals
from retail_desktop.gui.screens.import_screen import ImportScreen
from tests.gui.screens import import_cases as cases

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Shop

Settle = Callable[[], None]


@pytest.fixture
def page(open_page: Callable[[type[Any]], Any]) -> ImportScreen:
    return open_page(ImportScreen)


@pytest.fixture
def ask(page: ImportScreen, shop: "Shop", settle: Settle) -> Callable[[str], QWidget]:
    def show(needs: str) -> QWidget:
        shop.report = cases.QUESTIONS[needs]
        page.show_subject("/till/till-0929.csv")
        settle()
        shop.report = cases.KNOWN
        return page.summary.question

    return show


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def press(widget: QWidget, label: str) -> None:
    buttons = [one for one in widget.findChildren(QPushButton) if one.isVisible()]
    next(one for one in buttons if one.text().replace("&", "").split("  ")[-1] == label).click()


def newest(shop: "Shop") -> ImportOptions:
    return [args for name, args, _ in shop.calls if name == "import_file"][-1][2]


@pytest.mark.parametrize(
    ("needs", "example", "answer", "value"),
    [
        ("date_order", "3 April 2026", "Month/day/year", "mdy"),
        ("decimal", "2500", "Comma (1.234,50)", ","),
        ("delimiter", "00417", "Semicolon", ";"),
        ("encoding", "CafÈ crËme, M¸sli", "Western European (Mac)", "mac_roman"),
        ("sheet", "28/09/2025", "Old figures", "Old figures"),
        ("format", "It has a Receipt type.", "Loyverse, receipts by item", "loyverse"),
        ("duplicates", "Keep both: these are sales of another till", "Keep and add", "add"),
    ],
)
def test_each_question_is_asked_with_examples_and_read_again(
    page: ImportScreen, ask: Callable[[str], QWidget], shop: "Shop", settle: Settle,
    needs: str, example: str, answer: str, value: str,
) -> None:  # fmt: skip
    question = ask(needs)
    assert import_words.spelled(cases.QUESTIONS[needs].error or "") in words(question)
    assert example in words(question)
    assert not page.summary.commit.isVisible()
    press(question, answer)
    settle()
    assert getattr(newest(shop), needs) == value
    assert page.summary.commit.isVisible()


def test_a_question_without_known_names_shows_its_own_words(ask: Callable[[str], QWidget]) -> None:
    assert "20 sold" in words(ask("totals"))


def test_days_that_came_before_are_named_and_can_stay(
    page: ImportScreen, ask: Callable[[str], QWidget], shop: "Shop", settle: Settle
) -> None:
    question = ask("duplicates")
    assert "28 Sep 2026 and 29 Sep 2026" in words(question)
    assert "Imported before" not in words(question)
    press(question, "Cancel")
    settle()
    assert page.zone.isVisible()
    assert newest(shop).dry_run


def test_days_with_others_between_them_are_named_one_by_one(page: ImportScreen, shop: "Shop", settle: Settle) -> None:
    apart = {**(cases.QUESTIONS["duplicates"].choices or {}), "days": ["2026-09-26", "2026-09-29"]}
    shop.report = replace(cases.QUESTIONS["duplicates"], choices=apart)
    page.show_subject("/till/till-0929.csv")
    settle()
    assert "Imported before: 26 Sep, 29 Sep" in words(page.summary.question)


def test_an_answer_for_later_files_says_that_it_is_kept(ask: Callable[[str], QWidget]) -> None:
    assert "kept for files with the same headings" in words(ask("date_order"))
    assert "kept for files" not in words(ask("duplicates"))


def test_the_file_is_shown_below_a_question_as_far_as_it_is_known(
    page: ImportScreen, ask: Callable[[str], QWidget]
) -> None:
    ask("date_order")
    assert page.details.preview.isVisible()
    ask("decimal")
    assert not page.details.isVisible()


def test_columns_are_asked_with_their_examples(ask: Callable[[str], QWidget], shop: "Shop", settle: Settle) -> None:
    question = ask("columns")
    assert "12, 24, 144" in words(question)
    go_on = next(one for one in question.findChildren(QPushButton) if "columns" in one.text())
    assert not go_on.isEnabled()
    second = [one for one in question.findChildren(QComboBox) if one.isVisible()][1]
    second.setCurrentText("Quantity")
    go_on.click()
    settle()
    assert newest(shop).mapping == {"Count": "ignore", "Pieces": "quantity", "Boxes": "ignore"}


def test_columns_in_question_begin_with_what_they_were_read_as(
    page: ImportScreen, shop: "Shop", settle: Settle
) -> None:
    shop.report = replace(
        cases.QUESTIONS["columns"], choices={"Qty": ["1"], "Item": ["Mug"]}, preview_columns=cases.columns()
    )
    page.show_subject("/till/till.csv")
    settle()
    boxes = [one for one in page.summary.question.findChildren(QComboBox) if one.isVisible()]
    assert [box.currentText() for box in boxes] == ["Quantity", "Item name"]


def test_a_file_without_days_asks_for_them(
    page: ImportScreen, ask: Callable[[str], QWidget], shop: "Shop", settle: Settle
) -> None:
    question = ask("date")
    form = question.findChildren(PeriodForm)[-1]
    form._first.choose(date(2026, 9, 28))
    form._last.choose(date(2026, 9, 27))
    press(form, "Continue with these days")
    assert "Swap the two dates" in form._problem.text()
    form._last.choose(date(2026, 9, 28))
    press(form, "Continue with these days")
    settle()
    assert newest(shop).period == Period(date(2026, 9, 28), date(2026, 9, 28))


def test_days_likely_meant_are_offered(ask: Callable[[str], QWidget]) -> None:
    form = ask("date").findChildren(PeriodForm)[-1]
    press(form, "Last week")
    assert form._first.day.isoweekday() == 1
    assert (form._last.day - form._first.day).days == 6


def test_the_day_in_a_files_name_comes_first() -> None:
    today = date(2026, 10, 1)
    words, period = proposals("items-2026-09-28.csv", today)[0]
    assert (words, period.first) == ("28 Sep 2026, as in the file's name", date(2026, 9, 28))
    assert proposals("till_20260930_17.csv", today)[0][1].first == date(2026, 9, 30)
    assert proposals("order 20269930.csv", today)[0][0] == "Yesterday"
    names = [words for words, _ in proposals("till.csv", today)]
    assert names == ["Yesterday", "Today", "Last week", "Last month"]
    assert proposals("till.csv", today)[3][1] == Period(date(2026, 9, 1), date(2026, 9, 30))


def test_a_second_question_replaces_the_first(ask: Callable[[str], QWidget]) -> None:
    ask("decimal")
    question = ask("duplicates")
    shown = [one.text().split("  ")[-1] for one in question.findChildren(QPushButton) if one.isVisible()]
    assert shown == ["Replace", "Keep and add", "Cancel"]


def test_examples_are_lines_of_text() -> None:
    assert example_words([["a", "b"], "c", 4]) == "a = b\nc\n4"
    assert example_words("Café") == "Café"
