from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QPushButton, QWidget

from retail_desktop.domain.imports import ImportOptions, Target
from retail_desktop.domain.periods import Period
from retail_desktop.gui.screens.import_preview import ImportPreview
from retail_desktop.gui.screens.import_screen import ImportScreen, answered

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Said, Shop


COPY, BUTTON, KEYS = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(open_page: Callable[[type[Any]], Any]) -> ImportScreen:
    return open_page(ImportScreen)


@pytest.fixture
def preview(page: ImportScreen, settle: Callable[[], None]) -> ImportPreview:
    page.show_subject("/till/till-0929.csv")
    settle()
    return page._preview


def _words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def _imports(shop: "Shop") -> list[tuple[Any, ...]]:
    return [args for name, args, _ in shop.calls if name == "import_file"]


def _press(widget: QWidget, words: str) -> None:
    next(one for one in widget.findChildren(QPushButton) if one.text().replace("&", "") == words).click()


def test_a_chosen_file_is_looked_at_without_storing_anything(preview: ImportPreview, shop: "Shop") -> None:
    (call,) = _imports(shop)
    assert call == (Target.SALES, "/till/till-0929.csv", ImportOptions(dry_run=True))
    assert preview.commit.text() == "&Import 1,204 lines"


def test_what_was_recognised_and_what_follows_is_said_in_words(preview: ImportPreview) -> None:
    words = _words(preview)
    for part in (
        "Square", "1 Dec 2025 to 31 Dec 2025", "day/month/year", "$10,342.50", "1,191 sales, 13 returns",
        "2 new items: 00512, 00513", "3 lines left out", "2 × not a date", "line 214, Date: “31/13/2025”", "1 × totals",
    ):  # fmt: skip
        assert part in words


def test_one_click_imports_and_offers_a_forecast(
    page: ImportScreen, preview: ImportPreview, shop: "Shop", said: "Said", settle: Callable[[], None]
) -> None:
    preview.commit.click()
    settle()
    assert _imports(shop)[-1][2].dry_run is False
    assert said.told == ["till-0929.csv: 1,191 sales, 13 returns imported, 2 new items, 3 lines left out."]
    assert not preview.isVisible()
    page._notice.button.click()
    settle()
    assert page.context.jobs.titles[-2:] == ["Forecasting", "Planning"]
    assert page.visited == [("reorder", None)]


def test_items_are_imported_without_offering_a_forecast(
    page: ImportScreen, preview: ImportPreview, settle: Callable[[], None]
) -> None:
    page._targets.setCurrentIndex(1)
    settle()
    assert page.target is Target.ITEMS
    assert "1,204 items" in _words(preview)
    preview.commit.click()
    settle()
    assert not page._notice.isVisible()


def test_a_file_that_cannot_be_used_is_explained_and_cannot_be_imported(
    page: ImportScreen, shop: "Shop", settle: Callable[[], None]
) -> None:
    shop.report = replace(shop.report, status="refused", error="This file has totals but no items.")
    page.show_subject("/till/totals.csv")
    settle()
    assert "This file has totals but no items." in _words(page._preview)
    assert not page._preview.commit.isVisible()


def test_a_file_refused_while_it_is_stored_is_explained(
    page: ImportScreen, preview: ImportPreview, shop: "Shop", settle: Callable[[], None]
) -> None:
    shop.report = replace(shop.report, status="refused", error="These days were imported meanwhile.")
    preview.commit.click()
    settle()
    assert "These days were imported meanwhile." in _words(preview)


def test_a_refusal_is_told_and_leaves_the_page_usable(
    page: ImportScreen, preview: ImportPreview, shop: "Shop", said: "Said", settle: Callable[[], None]
) -> None:
    shop.refusal = "Tom may not import files."
    preview.commit.click()
    settle()
    assert "Tom may not import files." in said.refused
    assert preview.isEnabled()


def test_a_clean_file_says_so(page: ImportScreen, shop: "Shop", settle: Callable[[], None]) -> None:
    shop.report = replace(shop.report, status="ok", rejected=(), warnings=(), ignored=(), new_items=())
    page.show_subject("/till/clean.csv")
    settle()
    assert "Every line was understood." in _words(page._preview)


def test_an_ambiguous_date_is_asked_with_examples_and_read_again(
    page: ImportScreen, shop: "Shop", settle: Callable[[], None]
) -> None:
    whole = shop.report
    choices = {"dmy": ["03/04/2026 = 3 April 2026"], "mdy": ["03/04/2026 = 4 March 2026"]}
    shop.report = replace(whole, status="needs_input", needs="date_order", error="Which is the day?", choices=choices)
    page.show_subject("/till/till.csv")
    settle()
    words = _words(page._preview)
    assert "Which is the day?" in words
    assert "03/04/2026 = 3 April 2026" in words
    assert not page._preview.commit.isVisible()
    shop.report = whole
    _press(page._preview.question, "month/day/year")
    settle()
    assert _imports(shop)[-1][2] == ImportOptions(dry_run=True, date_order="mdy")
    assert page._preview.commit.isVisible()


def test_columns_are_asked_with_their_examples(page: ImportScreen, shop: "Shop", settle: Callable[[], None]) -> None:
    choices = {"A1": ["00417", "00418"], "B1": ["3", "1"]}
    shop.report = replace(shop.report, status="needs_input", needs="columns", error="What is what?", choices=choices)
    page.show_subject("/till/till.csv")
    settle()
    assert "00417, 00418" in _words(page._preview)
    first, _ = page._preview.question.findChildren(QComboBox)
    first.setCurrentText("Item code")
    _press(page._preview.question, "Use these columns")
    settle()
    assert _imports(shop)[-1][2].mapping == {"A1": "sku", "B1": "ignore"}


def test_a_file_without_days_asks_for_them(page: ImportScreen, shop: "Shop", settle: Callable[[], None]) -> None:
    shop.report = replace(shop.report, status="needs_input", needs="date", error="When?", choices={})
    page.show_subject("/till/till.csv")
    settle()
    form = page._preview.question._body.layout().itemAt(1).widget()
    form._last.setDate(form._first.date().addDays(-1))
    _press(form, "Use these days")
    assert "Swap the two dates" in form._problem.text()
    form._last.setDate(form._first.date())
    _press(form, "Use these days")
    settle()
    period = _imports(shop)[-1][2].period
    assert period is not None
    assert len(period) == 1


def test_a_second_question_replaces_the_first(page: ImportScreen, shop: "Shop", settle: Callable[[], None]) -> None:
    choices = {"replace": "Replace 28 Sep", "add": "Keep both", "days": ["2026-09-28"]}
    for needs in ("decimal", "duplicates"):
        shop.report = replace(shop.report, status="needs_input", needs=needs, error="?", choices=choices)
        page.show_subject("/till/till.csv")
        settle()
    words = [one.text() for one in page._preview.question._body.findChildren(QPushButton)]
    assert words == ["Replace", "Add"]


def test_an_answer_becomes_the_option_of_its_name() -> None:
    options = ImportOptions()
    days = Period(date(2026, 9, 28), date(2026, 9, 29))
    assert answered(options, "duplicates", "replace").duplicates == "replace"
    assert answered(options, "decimal", ",").decimal == ","
    assert answered(options, "date", days).period == days
    assert answered(options, "columns", {"Column 1": "sku", "Column 2": "ignore"}).columns == ("sku", "ignore")


def _entering(url: str) -> tuple[QDragEnterEvent, QMimeData]:
    data = _carried(url)
    return QDragEnterEvent(QPoint(5, 5), COPY, data, BUTTON, KEYS), data


def _dropping(url: str) -> tuple[QDropEvent, QMimeData]:
    data = _carried(url)
    return QDropEvent(QPointF(5, 5), COPY, data, BUTTON, KEYS), data


def _carried(url: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(url)])
    return data


def test_a_dropped_file_is_looked_at(page: ImportScreen, shop: "Shop", settle: Callable[[], None]) -> None:
    entering, _kept = _entering("file:///till/dropped.csv")
    page._zone.dragEnterEvent(entering)
    assert entering.isAccepted()
    page._zone.grab()
    page._zone.dragLeaveEvent(QDragLeaveEvent())
    dropping, _kept_too = _dropping("file:///till/dropped.csv")
    page._zone.dropEvent(dropping)
    settle()
    assert _imports(shop)[-1][1] == "/till/dropped.csv"


def test_something_that_is_no_local_file_is_not_taken(page: ImportScreen, shop: "Shop") -> None:
    entering, _kept = _entering("https://example.org/a.csv")
    entering.ignore()
    page._zone.dragEnterEvent(entering)
    dropping, _kept_too = _dropping("https://example.org/a.csv")
    page._zone.dropEvent(dropping)
    assert not entering.isAccepted()
    assert not _imports(shop)


def test_a_file_can_be_chosen_in_a_dialog(
    page: ImportScreen, shop: "Shop", settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [("", ""), ("/till/chosen.csv", "")]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: answers.pop(0))
    page._zone.choose.click()
    page._zone.choose.click()
    settle()
    assert [args[1] for args in _imports(shop)] == ["/till/chosen.csv"]


def test_changing_the_kind_without_a_file_reads_nothing(page: ImportScreen, shop: "Shop") -> None:
    page._targets.setCurrentIndex(2)
    assert not _imports(shop)
