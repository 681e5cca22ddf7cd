"""Several files, cancelled work, and answers that come too late."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from retail_desktop.domain.imports import ImportOptions, ImportReport, PreviewColumn, Target
from retail_desktop.domain.periods import Period
from retail_desktop.gui.jobs import Job
from retail_desktop.gui.screens.import_answers import answered, recalled
from retail_desktop.gui.screens.import_queue import FileQueue
from retail_desktop.gui.screens.import_screen import ImportScreen
from tests.gui.screens import import_cases as cases

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Said, Shop

Settle = Callable[[], None]


class HeldJobs(QObject):
    """Work that ends when the test says so."""

    touched = Signal(frozenset)

    def __init__(self) -> None:
        super().__init__()
        self.jobs: list[Job] = []

    def run(self, title: str, *_args: object, areas: frozenset[str] = frozenset()) -> Job:
        self.jobs.append(Job(title, areas))
        return self.jobs[-1]

    def read(self, *_args: object) -> Job:
        return Job("", frozenset())

    @property
    def titles(self) -> list[str]:
        return [job.title for job in self.jobs]


@pytest.fixture
def page(open_page: Callable[[type[Any]], Any]) -> ImportScreen:
    return open_page(ImportScreen)


@pytest.fixture
def held(page: ImportScreen) -> HeldJobs:
    jobs = HeldJobs()
    page.set_context(replace(page.context, jobs=jobs))
    return jobs


def stored(shop: "Shop") -> list[str]:
    return [args[1] for name, args, _ in shop.calls if name == "import_file" and not args[2].dry_run]


def test_files_are_shown_one_after_another(page: ImportScreen, shop: "Shop", settle: Settle) -> None:
    shop.reports = {"b.csv": replace(cases.FULL, file_name="b.csv")}
    shop.report = cases.KNOWN
    page.show_subject(("/till/a.csv", "/till/b.csv", "/till/a.csv", "/till/c.csv"))
    settle()
    assert page.summary._place.text() == "File 1 of 3"
    assert not page.summary.commit_all.isEnabled()
    page.summary.commit.click()
    settle()
    assert page.summary._place.text() == "File 2 of 3"
    assert page.summary._file.text() == "b.csv"
    page.summary.skip.click()
    settle()
    assert page.summary._place.text() == "File 3 of 3"
    assert not page.summary.commit_all.isVisible()
    page.summary.commit.click()
    settle()
    assert stored(shop) == ["/till/a.csv", "/till/c.csv"]
    assert page.zone.isVisible()
    page.show_subject("/till/d.csv")
    settle()
    assert page.flow.queue.total == 1


def test_all_known_files_are_imported_with_one_click_and_taken_back_with_another(
    page: ImportScreen, shop: "Shop", settle: Settle
) -> None:
    shop.report = cases.KNOWN
    page.show_subject(("/till/a.csv", "/till/b.csv"))
    settle()
    assert page.summary.commit_all.text() == "Import &all 2 files"
    page.summary.commit_all.click()
    settle()
    assert stored(shop) == ["/till/a.csv", "/till/b.csv"]
    assert page.result.words.text() == "2 files are imported: 2,408 lines, 26 returns, 2 new items."
    shop.imports += [replace(shop.imports[0], import_id=40 + place) for place in range(1, 12)]
    page.result.undo.click()
    settle()
    undone = [args[0] for name, args, _ in shop.calls if name == "undo_import"]
    assert len(undone) == 2
    assert undone[0] > undone[1]
    assert page.result.words.text() == "The import of 2 files is taken back, as if it had never come."


def test_a_file_that_does_not_go_through_stops_the_others(page: ImportScreen, held: HeldJobs) -> None:
    page.show_subject(("/till/a.csv", "/till/b.csv"))
    for _ in range(2):
        held.jobs[-1].succeeded.emit(cases.KNOWN)
    page.summary.commit_all.click()
    held.jobs[-1].succeeded.emit(replace(cases.KNOWN, import_id=7))
    held.jobs[-1].succeeded.emit(cases.QUESTIONS["duplicates"])
    assert "is imported" in page.result.words.text()
    assert page.summary._headline.text() == "One question first"
    assert page.summary.isEnabled()


def test_only_the_newest_reading_is_shown(page: ImportScreen, held: HeldJobs) -> None:
    page.show_subject("/till/a.csv")
    first = held.jobs[-1]
    page.flow.choose_options(ImportOptions(decimal=","))
    assert first.wants_cancelling.is_set()
    first.succeeded.emit(cases.FULL)
    assert "Reading" in page.summary._headline.text()
    held.jobs[-1].succeeded.emit(cases.KNOWN)
    assert "1,204 sales" in page.summary._headline.text()


def test_nothing_can_be_imported_while_it_is_read_another_way(page: ImportScreen, held: HeldJobs) -> None:
    page.show_subject("/till/a.csv")
    held.jobs[-1].succeeded.emit(cases.KNOWN)
    page.flow.choose_options(ImportOptions(date_order="mdy"))
    assert not page.summary.commit.isEnabled()
    held.jobs[-1].succeeded.emit(cases.KNOWN)
    assert page.summary.commit.isEnabled()


def test_a_cancelled_reading_leaves_the_file_and_says_so(page: ImportScreen, held: HeldJobs, said: "Said") -> None:
    page.show_subject("/till/a.csv")
    held.jobs[-1].cancelled.emit()
    assert said.told == ["Reading a.csv was cancelled; nothing was changed."]
    assert page.zone.isVisible()


def test_a_cancelled_second_reading_returns_to_what_was_shown(page: ImportScreen, held: HeldJobs) -> None:
    page.show_subject("/till/a.csv")
    held.jobs[-1].succeeded.emit(cases.KNOWN)
    page.flow.choose_options(ImportOptions(date_order="mdy"))
    held.jobs[-1].cancelled.emit()
    assert page.flow.current is not None
    assert page.flow.current.options == ImportOptions()
    assert page.summary.commit.isEnabled()


def test_a_cancelled_import_changes_nothing_and_says_so(page: ImportScreen, held: HeldJobs, said: "Said") -> None:
    page.show_subject("/till/a.csv")
    held.jobs[-1].succeeded.emit(cases.KNOWN)
    page.summary.commit.click()
    assert not page.summary.commit.isVisible() or not page.summary.commit.isEnabled()
    page.summary.cancel.click()
    assert held.jobs[-1].wants_cancelling.is_set()
    held.jobs[-1].cancelled.emit()
    assert said.told == ["The import of a.csv was cancelled; nothing was changed."]
    assert page.summary.cancel.isHidden()
    assert page.summary.commit.isEnabled()


def test_a_refusal_is_told_and_leaves_the_page_usable(page: ImportScreen, held: HeldJobs, said: "Said") -> None:
    page.show_subject("/till/a.csv")
    held.jobs[-1].succeeded.emit(cases.KNOWN)
    page.summary.commit.click()
    held.jobs[-1].refused.emit("Tom may not import files.", None)
    assert said.refused == ["Tom may not import files."]
    assert page.summary.commit.isEnabled()


def test_after_a_mistake_the_page_is_usable(page: ImportScreen, held: HeldJobs) -> None:
    page.show_subject("/till/a.csv")
    held.jobs[-1].succeeded.emit(cases.KNOWN)
    page.summary.commit.click()
    held.jobs[-1].crashed.emit("Oh", "")
    assert page.summary.commit.isEnabled()


def test_a_file_dropped_during_an_import_waits_and_does_not_disturb_it(page: ImportScreen, held: HeldJobs) -> None:
    page.show_subject("/till/a.csv")
    held.jobs[-1].succeeded.emit(cases.KNOWN)
    page.summary.commit.click()
    storing = held.jobs[-1]
    page.show_subject("/till/b.csv")
    assert held.jobs[-1] is storing
    assert not storing.wants_cancelling.is_set()
    storing.succeeded.emit(replace(cases.KNOWN, import_id=7))
    assert held.titles[-1] == "Reading b.csv"


def test_a_file_dropped_while_another_is_looked_at_waits_behind_it(page: ImportScreen, held: HeldJobs) -> None:
    page.show_subject("/till/a.csv")
    held.jobs[-1].succeeded.emit(cases.KNOWN)
    page.show_subject("/till/b.csv")
    assert page.summary._place.text() == "File 1 of 2"
    assert held.titles[-1] == "Reading b.csv"
    held.jobs[-1].cancelled.emit()
    assert held.titles[-1] == "Reading b.csv"
    page.show_subject("/till/a.csv")
    assert page.flow.queue.total == 2


def test_a_file_dropped_while_another_is_read_another_way_waits_for_that(page: ImportScreen, held: HeldJobs) -> None:
    page.show_subject("/till/a.csv")
    held.jobs[-1].succeeded.emit(cases.KNOWN)
    page.flow.choose_target(Target.ITEMS)
    page.show_subject("/till/b.csv")
    again = held.jobs[-1]
    assert again.title == "Reading a.csv"
    assert not again.wants_cancelling.is_set()
    again.succeeded.emit(replace(cases.KNOWN, target=Target.ITEMS))
    assert page.target is Target.ITEMS
    assert held.jobs[-1].title == "Reading b.csv"


def test_the_same_file_dropped_again_is_read_again(page: ImportScreen, held: HeldJobs) -> None:
    page.show_subject("/till/a.csv")
    held.jobs[-1].succeeded.emit(cases.KNOWN)
    page.show_subject("/till/a.csv")
    assert held.titles == ["Reading a.csv", "Reading a.csv"]


def test_only_what_is_remembered_reads_nothing_again(page: ImportScreen, held: HeldJobs) -> None:
    page.show_subject("/till/a.csv")
    held.jobs[-1].succeeded.emit(cases.FULL)
    page.options.remember.click()
    assert len(held.jobs) == 1
    assert page.flow.current is not None
    assert page.flow.current.options == ImportOptions(remember=False)


def test_several_decisions_about_codes_are_read_once(page: ImportScreen, held: HeldJobs, qtbot: QtBot) -> None:
    page.show_subject("/till/a.csv")
    held.jobs[-1].succeeded.emit(cases.DOUBTS)
    page.flow.decide({"417": "00417"})
    page.flow.decide({"417": "00417", "XMAS-HAMPER": ""})
    assert not page.summary.commit.isEnabled()
    qtbot.waitUntil(lambda: len(held.jobs) == 2)
    assert page.flow.current is not None
    assert page.flow.current.options.item_matches == {"417": "00417", "XMAS-HAMPER": ""}


def test_an_answer_becomes_the_option_of_its_name() -> None:
    options = ImportOptions()
    days = Period(date(2026, 9, 28), date(2026, 9, 29))
    assert answered(options, "duplicates", "replace").duplicates == "replace"
    assert answered(options, "decimal", ",").decimal == ","
    assert answered(options, "sheet", "September").sheet == "September"
    assert answered(options, "date", days).period == days


def test_a_field_has_one_column_only() -> None:
    first = answered(ImportOptions(), "columns", {"Total": "amount"})
    second = answered(first, "columns", {"Net": "amount", "Pieces": "ignore"})
    assert second.mapping == {"Total": "ignore", "Net": "amount", "Pieces": "ignore"}


def test_columns_without_headings_are_told_by_place() -> None:
    known = tuple(PreviewColumn(f"Column {place}", field) for place, field in enumerate(("date", "sku", ""), start=1))
    options = answered(ImportOptions(), "columns", {"Column 3": "sku", "Column 5": "price"}, known)
    assert options.columns == ("date", "ignore", "sku", "ignore", "price")
    assert answered(options, "columns", {"Column 2": "quantity"}).columns == (
        "date",
        "quantity",
        "sku",
        "ignore",
        "price",
    )


def test_the_answers_of_an_earlier_import_are_recalled() -> None:
    kept = {
        "date_order": "dmy", "columns": ["date", "sku"], "mapping": {"A": "sku"},
        "period": ["2026-09-28", "2026-09-29"], "dry_run": True, "duplicates": "replace", "store": "", "unheard_of": 1,
    }  # fmt: skip
    days = Period(date(2026, 9, 28), date(2026, 9, 29))
    assert recalled(kept) == ImportOptions(date_order="dmy", columns=("date", "sku"), mapping={"A": "sku"}, period=days)
    assert recalled({}) == ImportOptions()


def test_a_file_has_the_name_it_has_in_its_folder() -> None:
    queue = FileQueue()
    queue.add(("C:\\till\\a.csv", "", "/till/b.csv"), Target.SALES)
    assert [file.name for file in queue.files] == ["a.csv", "b.csv"]


def test_a_report_without_a_number_cannot_be_taken_back_and_that_is_no_mistake(
    page: ImportScreen, held: HeldJobs
) -> None:
    page.show_subject("/till/a.csv")
    held.jobs[-1].succeeded.emit(cases.KNOWN)
    page.summary.commit.click()
    held.jobs[-1].succeeded.emit(ImportReport("ok", Target.SALES, "a.csv", accepted=1))
    page.result.undo.click()
    assert page.summary.isEnabled()
