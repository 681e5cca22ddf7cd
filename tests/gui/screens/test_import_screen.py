from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from retail_desktop.domain.imports import ImportOptions, Target
from retail_desktop.gui.screens.import_screen import ImportScreen
from retail_desktop.gui.screens.import_tabs import ImportPart
from tests.gui.screens import import_cases as cases

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Said, Shop

Settle = Callable[[], None]


@pytest.fixture
def page(open_page: Callable[[type[Any]], Any]) -> ImportScreen:
    return open_page(ImportScreen)


@pytest.fixture
def show(page: ImportScreen, shop: "Shop", settle: Settle) -> Callable[..., None]:
    def drop(report: object, *paths: str) -> None:
        shop.report = report
        page.show_subject(paths or "/till/items-2026-09-28.csv")
        settle()

    return drop


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def asked(shop: "Shop") -> list[tuple[Any, ...]]:
    return [args for name, args, _ in shop.calls if name == "import_file"]


def test_a_known_file_is_one_summary_and_one_click(
    page: ImportScreen, show: Callable[..., None], shop: "Shop", settle: Settle
) -> None:
    show(cases.KNOWN)
    assert asked(shop) == [(Target.SALES, "/till/items-2026-09-28.csv", ImportOptions(dry_run=True))]
    for part in ("1,204 sales, 13 returns, 2 new items", "28 Sep 2026 · Harbour St · 1,398 units · $10,342.50"):
        assert part in words(page.summary)
    assert not page.details.isVisible()
    page.summary.commit.click()
    settle()
    assert asked(shop)[-1][2].dry_run is False
    assert page.result.words.text() == "items-2026-09-28.csv is imported: 1,204 sales, 13 returns, 2 new items."
    assert not page.summary.isVisible()
    assert page.zone.isVisible()


def test_enter_imports_a_known_file(
    page: ImportScreen, show: Callable[..., None], shop: "Shop", settle: Settle, qtbot: QtBot
) -> None:
    show(cases.KNOWN)
    assert page.focusWidget() is page.summary.commit
    qtbot.keyClick(page.summary.commit, Qt.Key.Key_Return)
    settle()
    assert page.result.isVisible()


def test_enter_imports_nothing_that_wants_a_look(page: ImportScreen, show: Callable[..., None]) -> None:
    for report in (cases.FULL, cases.ALARMS, cases.QUESTIONS["date_order"]):
        show(report)
        assert page.focusWidget() in {page.summary, page.summary.question}


def test_a_file_read_as_one_before_says_so_and_what_it_replaces(page: ImportScreen, show: Callable[..., None]) -> None:
    show(cases.REMEMBERED)
    assert "read like “Kasse Hafenstraße” of 12 Nov" in words(page.summary)
    assert "Replaces 28–29 Sep" in words(page.summary)
    assert not page.details.isVisible()


def test_lines_left_out_unfold_everything(page: ImportScreen, show: Callable[..., None]) -> None:
    show(cases.FULL)
    said = words(page)
    for part in (
        "43 lines left out", "2 × not a date", "line 6, Date: “31/13/2026”", "choose another date order",
        "1 × no item code", "40 × an item code damaged", "2 × totals", "3 lines were given away",
        "196 items of your catalogue; 2 new items: 00512, 00513", "Day/month/year\n28/09/2026 = 28 Sep 2026",
        "2 columns with personal data are not imported", "UTF-8", "Comma", "Harbour St",
    ):  # fmt: skip
        assert part in said, part
    assert page.summary.commit.isEnabled()


def test_a_clean_file_says_so(page: ImportScreen, show: Callable[..., None]) -> None:
    show(cases.KNOWN)
    page.summary.details.click()
    assert "Every line was understood." in words(page.details)


def test_something_unusual_is_said_and_does_not_hinder(page: ImportScreen, show: Callable[..., None]) -> None:
    alarms = tuple(f"Something {number}" for number in range(5))
    show(replace(cases.KNOWN, alarms=alarms))
    said = words(page.summary)
    assert said.count("Unusual") == 3
    assert "and 2 more unusual things" in said
    assert page.summary.commit.isEnabled()
    assert page.details.isVisible()


def test_a_file_that_cannot_be_used_is_explained_and_cannot_be_imported(
    page: ImportScreen, show: Callable[..., None]
) -> None:
    show(cases.REFUSED)
    assert "In Clover choose Reporting > Line items" in words(page.summary)
    assert not page.summary.commit.isVisible()
    assert not page.details.isVisible()


def test_a_file_whose_lines_all_fail_shows_them_and_how_to_read_them_otherwise(
    page: ImportScreen, show: Callable[..., None], shop: "Shop", settle: Settle
) -> None:
    show(cases.UNUSABLE)
    assert "Why lines cannot be used" in words(page.details)
    page.summary.options.click()
    box = page.options.boxes["date_order"]
    box.setCurrentIndex(box.findData("mdy"))
    box.activated.emit(box.currentIndex())
    settle()
    assert asked(shop)[-1][2] == ImportOptions(dry_run=True, date_order="mdy")


def test_a_store_can_be_named_and_everything_put_back(
    page: ImportScreen, show: Callable[..., None], shop: "Shop", settle: Settle
) -> None:
    show(replace(cases.FULL, layout=cases.LAYOUT | {"sheet": "September", "sheets": ["September", "October"]}))
    page.summary.options.click()
    assert page.summary.options.accessibleName() == "Reading options, unfolded"
    assert page.options.boxes["sheet"].isVisible()
    assert page.options.boxes["encoding"].itemText(0) == "Automatic: UTF-8"
    assert not page.options.afresh.isVisible()
    page.options.store.setText(" Harbour ")
    page.options.store.editingFinished.emit()
    settle()
    assert asked(shop)[-1][2] == ImportOptions(dry_run=True, store="Harbour")
    page.options.afresh.click()
    settle()
    assert asked(shop)[-1][2] == ImportOptions(dry_run=True)


def test_nothing_new_cannot_be_imported(page: ImportScreen, show: Callable[..., None]) -> None:
    show(replace(cases.KNOWN, accepted=0, returns=0, warnings=("Nothing in this file is new.",)))
    assert not page.summary.commit.isEnabled()


def test_a_report_that_tells_little_is_shown_as_far_as_it_goes(page: ImportScreen, show: Callable[..., None]) -> None:
    show(replace(cases.KNOWN, layout={}, preview=(), preview_columns=(), format="", period=None, stores=()))
    assert page.details.isVisible()
    assert not page.details.tabs.isVisible()
    assert "Encoding" not in words(page)


def test_items_are_imported_without_offering_a_forecast(
    page: ImportScreen, show: Callable[..., None], settle: Settle
) -> None:
    show(cases.KNOWN)
    page.targets.setCurrentIndex(page.targets.findData(Target.ITEMS))
    page.targets.activated.emit(page.targets.currentIndex())
    settle()
    assert page.target is Target.ITEMS
    assert "1,217 items" in words(page.summary)
    page.summary.commit.click()
    settle()
    assert page.result.undo.isVisible()
    assert not page.result.plan.isVisible()


def test_after_an_import_a_forecast_is_offered(page: ImportScreen, show: Callable[..., None], settle: Settle) -> None:
    show(cases.KNOWN)
    page.summary.commit.click()
    settle()
    page.result.plan.click()
    settle()
    assert page.context.jobs.titles[-2:] == ["Forecasting", "Planning"]
    assert page.visited == [("reorder", None)]


def test_an_import_can_be_taken_back_where_it_is_told(
    page: ImportScreen, show: Callable[..., None], shop: "Shop", settle: Settle
) -> None:
    show(cases.KNOWN)
    page.summary.commit.click()
    settle()
    shop.imports.append(replace(shop.imports[0], import_id=asked_number(shop)))
    page.result.undo.click()
    settle()
    assert [args for name, args, _ in shop.calls if name == "undo_import"] == [(asked_number(shop),)]
    assert "is taken back" in page.result.words.text()
    assert not page.result.undo.isVisible()


def asked_number(shop: "Shop") -> int:
    """The number that the stored import got: its place among the calls."""
    return 41 + next(at for at, call in enumerate(shop.calls) if call[0] == "import_file" and not call[1][2].dry_run)


def test_somebody_who_went_on_to_another_page_is_told_by_the_window(
    page: ImportScreen, show: Callable[..., None], said: "Said", settle: Settle
) -> None:
    show(cases.KNOWN)
    page.summary.commit.click()
    page.hide()
    settle()
    assert said.told == ["items-2026-09-28.csv is imported: 1,204 sales, 13 returns, 2 new items."]


def test_escape_leaves_a_file_unless_something_was_answered(
    page: ImportScreen, show: Callable[..., None], settle: Settle, qtbot: QtBot
) -> None:
    show(cases.KNOWN)
    page.flow.choose_options(ImportOptions(decimal=","))
    settle()
    qtbot.keyClick(page.summary.commit, Qt.Key.Key_Escape)
    assert page.summary.isVisible()
    page.flow.choose_options(ImportOptions())
    settle()
    qtbot.keyClick(page.summary.commit, Qt.Key.Key_Escape)
    settle()
    assert page.zone.isVisible()


def test_another_store_reads_the_waiting_file_for_itself(
    page: ImportScreen, show: Callable[..., None], shop: "Shop", settle: Settle
) -> None:
    show(cases.KNOWN)
    page.set_context(replace(page.context, place="another"))
    settle()
    assert len(asked(shop)) == 2
    assert page.summary.isVisible()


def test_files_can_be_chosen_in_a_dialog(
    page: ImportScreen, shop: "Shop", settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [([], ""), (["/till/chosen.csv", "/till/second.csv"], "")]
    filters: list[str] = []

    def ask(*args: str) -> tuple[list[str], str]:
        filters.append(args[3])
        return answers.pop(0)

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)
    page.zone.choose.click()
    page.zone.choose.click()
    settle()
    assert [args[1] for args in asked(shop)] == ["/till/chosen.csv", "/till/second.csv"]
    assert all(f"*.{ending}" in filters[0] for ending in ("csv", "tsv", "txt", "xlsx", "xls", "xlsm", "ods"))
    assert all(f"*.{ending}" in filters[0] for ending in ("zip", "gz", "edi", "xml", "CSV"))


def test_days_without_a_file_are_shown_until_a_file_is_looked_at(
    page: ImportScreen, show: Callable[..., None], shop: "Shop", settle: Settle
) -> None:
    assert not page.missing.isVisible()
    shop.days = (("Harbour St", date(2026, 9, 26), "imported"), ("Harbour St", date(2026, 9, 27), "missing"))
    page.set_stale()
    settle()
    assert page.missing.isVisible()
    show(cases.KNOWN)
    assert not page.missing.isVisible()
    page.set_stale()
    settle()
    assert not page.missing.isVisible()


def test_history_folders_and_remembered_layouts_stand_beside_each_other(page: ImportScreen, settle: Settle) -> None:
    titles = [page.tabs.tabText(at).replace("&", "") for at in range(page.tabs.count())]
    assert titles == ["History", "Watched folders", "Remembered layouts"]
    for at in range(len(titles)):
        page.tabs.setCurrentIndex(at)
        settle()
        letters = visible_letters(page)
        assert len(letters) == len(set(letters)), titles[at]
        assert page.tabs.minimumSizeHint().width() <= 670


def test_another_page_leads_to_a_tab(page: ImportScreen, settle: Settle) -> None:
    for part, title in ((ImportPart.FOLDERS, "Watched folders"), (ImportPart.LAYOUTS, "Remembered layouts")):
        page.show_subject(part)
        assert page.tabs.tabText(page.tabs.currentIndex()).replace("&", "") == title
    assert page.flow.current is None


def test_a_file_that_waits_in_a_watched_folder_is_looked_at(page: ImportScreen, shop: "Shop", settle: Settle) -> None:
    shop.report = cases.KNOWN
    page.folders.open_file.emit("/till/waiting.csv")
    settle()
    assert asked(shop)[-1][1] == "/till/waiting.csv"


def test_changing_the_kind_without_a_file_reads_nothing(page: ImportScreen, shop: "Shop") -> None:
    page.targets.setCurrentIndex(2)
    page.targets.activated.emit(2)
    assert not asked(shop)


def test_the_cursor_stays_where_somebody_types(page: ImportScreen, show: Callable[..., None], settle: Settle) -> None:
    show(cases.FULL)
    box = page.details.preview.heads.boxes[0]
    box.setFocus()
    page.flow.choose_column("Notes", "category")
    settle()
    assert page.focusWidget() is box


@pytest.mark.parametrize(
    "state", ["empty", "known", "full", "doubts", "options", "refused", "result", *cases.QUESTIONS]
)
def test_every_state_fits_a_small_screen_and_has_its_own_access_keys(
    page: ImportScreen, show: Callable[..., None], settle: Settle, qapp: QApplication, state: str
) -> None:
    reports = {"full": cases.FULL, "options": cases.FULL, "doubts": cases.DOUBTS, "refused": cases.REFUSED}
    if state != "empty":
        show(reports.get(state) or cases.QUESTIONS.get(state) or cases.KNOWN)
    if state == "options":
        page.summary.options.click()
    if state == "result":
        page.summary.commit.click()
        settle()
    for part in (page.zone, page.result, page.summary, page.options, page.details, page.tabs):
        if part.isVisible():
            assert part.minimumSizeHint().width() <= 670, type(part).__name__
    letters = visible_letters(page)
    assert len(letters) == len(set(letters)), sorted(letters)


def visible_letters(page: ImportScreen) -> list[str]:
    texts = [one.text() for one in page.findChildren(QWidget) if one.isVisible() and hasattr(one, "text")]
    for tabs in (page.tabs, page.details.tabs):
        if tabs.isVisible():
            texts += [tabs.tabText(at) for at in range(tabs.count()) if tabs.isTabVisible(at)]
    plain = (text.replace("&&", "") for text in texts if isinstance(text, str))
    return [text[text.index("&") + 1].casefold() for text in plain if "&" in text[:-1] and "<" not in text]


def test_no_text_of_a_file_is_read_as_markup(page: ImportScreen, show: Callable[..., None]) -> None:
    show(replace(cases.FULL, file_name="<b>x</b>.csv", stores=("<i>Harbour</i>",), warnings=("<u>w</u>",)))
    labels = page.findChildren(QLabel)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
    assert "<b>x</b>.csv" in words(page.summary)


def test_an_export_of_items_is_imported_as_items_with_one_click(
    page: ImportScreen, show: Callable[..., None], shop: "Shop", settle: Settle
) -> None:
    show(replace(cases.REFUSED, error="This is Loyverse's item export: it holds items. Import it as items."))
    (kind,) = (one for one in page.summary.kinds if one.isVisible())
    assert kind.text() == "Import as items"
    shop.report = replace(cases.KNOWN, target=Target.ITEMS)
    kind.click()
    settle()
    assert page.target is Target.ITEMS
    assert page.summary.commit.isVisible()


def test_a_file_imported_already_is_no_mistake_and_is_marked_in_the_history(
    page: ImportScreen, show: Callable[..., None], shop: "Shop", settle: Settle
) -> None:
    page.reload()
    settle()
    before = shop.imports[0]
    show(replace(cases.REFUSED, known_as=before.import_id))
    assert "Imported already" in page.summary.accessibleName()
    assert page.history.view.current_row() == before
    assert page.summary.skip.text() == "&Close"


def test_codes_that_lost_their_zeros_are_all_taken_as_the_items_with_one_click(
    page: ImportScreen, show: Callable[..., None], shop: "Shop", qtbot: QtBot
) -> None:
    show(cases.DOUBTS)
    page.summary.take_likely.click()
    likely = {one.code: one.likely[0] for one in cases.DOUBTS.doubts if one.likely}
    qtbot.waitUntil(
        lambda: [args for name, args, _ in shop.calls if name == "import_file"][-1][2].item_matches == likely
    )
