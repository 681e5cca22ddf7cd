from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from retail_desktop.domain.imports import ImportOptions, ImportState
from retail_desktop.domain.periods import Period
from retail_desktop.gui.screens.import_history import ImportHistory, undo_words
from retail_desktop.gui.screens.import_screen import ImportScreen

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Said, Shop


@pytest.fixture
def history(open_page: Callable[[type[Any]], Any]) -> ImportHistory:
    return open_page(ImportScreen).history


def _words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def _called(shop: "Shop", name: str) -> list[tuple[Any, ...]]:
    return [args for called, args, _ in shop.calls if called == name]


def test_the_newest_import_stands_first(history: ImportHistory) -> None:
    assert [one.import_id for one in history.model.rows()] == [3, 2, 1]


def test_an_import_is_undone_after_the_consequence_was_stated(
    history: ImportHistory, shop: "Shop", said: "Said", settle: Callable[[], None]
) -> None:
    history.view.go_to(2)
    said.choice = "Undo import"
    history.undo.click()
    settle()
    assert "as if the file had never been imported" in said.asked[0]
    assert shop.imports[1].state is ImportState.UNDONE
    assert said.told == ["sales-0927.csv was taken back."]


def test_an_import_is_kept_if_the_user_thinks_better(history: ImportHistory, shop: "Shop") -> None:
    history.view.go_to(2)
    history.undo.click()
    assert not _called(shop, "undo_import")


def test_an_undone_import_can_be_brought_again(
    history: ImportHistory, shop: "Shop", settle: Callable[[], None]
) -> None:
    history.view.go_to(1)
    assert (history.undo.isEnabled(), history.redo.isEnabled()) == (False, True)
    history.redo.click()
    settle()
    assert _called(shop, "redo_import") == [(1,)]


def test_the_cursor_alone_chooses_no_import(history: ImportHistory, settle: Callable[[], None]) -> None:
    history.view.setFocus()
    assert not history.undo.isEnabled()
    assert not history.record.isVisible()
    history.reload()
    settle()
    assert not history.view.selected_rows()
    for one in (history._undo, history._redo, history._ask_again, history._open, history._save_rejects):
        one()


def test_what_is_undone_is_named_by_its_days(history: ImportHistory) -> None:
    newest = history._newest
    assert newest.text() == "Undo import of 26 Sep"
    assert newest.shortcut().toString() == "Ctrl+Z"
    record = history.model.rows()[0]
    assert undo_words(replace(record, period=None)) == "Undo import of sales-0926.csv"
    year = Period(date(2024, 1, 1), date(2026, 9, 28))
    assert undo_words(replace(record, period=year)) == "Undo import of 1 Jan 2024 to 28 Sep 2026"


def test_the_newest_import_is_undone_from_anywhere_on_the_page(
    history: ImportHistory, shop: "Shop", said: "Said", settle: Callable[[], None]
) -> None:
    said.choice = "Undo import"
    history._newest.trigger()
    settle()
    assert _called(shop, "undo_import") == [(3,)]
    assert history._newest.text() == "Undo import of 27 Sep"


def test_what_is_known_of_an_import_stands_beside_the_list(
    history: ImportHistory, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    assert not history.record.isVisible()
    history.view.go_to(3)
    qtbot.waitUntil(lambda: "not a date" in _words(history.record))
    said = _words(history.record)
    for part in ("sales-0926.csv", "2 lines left out", "1 line ignored", "1 × totals", "Western European (Windows)"):
        assert part in said


def test_leafing_quickly_asks_only_for_the_last_one(
    history: ImportHistory, shop: "Shop", qtbot: QtBot, settle: Callable[[], None]
) -> None:
    for import_id in (3, 2, 1):
        history.view.go_to(import_id)
    qtbot.waitUntil(lambda: bool(_called(shop, "describe_import")))
    settle()
    assert _called(shop, "describe_import") == [(1,)]


def test_a_file_is_read_another_way_after_it_was_taken_out(
    history: ImportHistory, shop: "Shop", said: "Said", settle: Callable[[], None], tmp_path: Path
) -> None:
    file = tmp_path / "sales-0927.csv"
    file.write_text("Date,SKU\n", encoding="utf-8")
    shop.imports[1] = replace(shop.imports[1], path=str(file), options={"date_order": "dmy"})
    history.reload()
    settle()
    history.view.go_to(2)
    history.again.click()
    settle()
    assert not _called(shop, "undo_import")
    assert "are taken out first" in said.asked[0]
    said.choice = "Take out and read again"
    history.again.click()
    settle()
    assert _called(shop, "undo_import") == [(2,)]
    (_, path, options), *_ = _called(shop, "import_file")
    assert (path, options) == (str(file), ImportOptions(dry_run=True, date_order="dmy"))
    page = history._page
    assert page.details.isVisible()
    assert page.options.isVisible()


def test_a_file_that_was_moved_is_asked_for(
    history: ImportHistory, shop: "Shop", settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [([], ""), (["/elsewhere/sales-0928.csv"], "")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: answers.pop(0))
    history.view.go_to(1)
    for _ in range(2):
        history.again.click()
        settle()
    assert [args[1] for args in _called(shop, "import_file")] == ["/elsewhere/sales-0928.csv"]


def test_a_refused_taking_out_is_told_and_reads_nothing(
    history: ImportHistory, shop: "Shop", said: "Said", settle: Callable[[], None]
) -> None:
    history.view.go_to(2)
    said.choice = "Take out and read again"
    shop.refusal = "Only a manager may undo an import."
    history.again.click()
    settle()
    assert said.refused == ["Only a manager may undo an import."]
    assert not _called(shop, "import_file")


def test_the_file_is_opened_where_it_is(
    history: ImportHistory, shop: "Shop", said: "Said", settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or len(opened) == 1)
    history.view.go_to(2)
    assert not history.open.isEnabled()
    shop.imports[1] = replace(shop.imports[1], path="/till/sales-0927.csv")
    history.reload()
    settle()
    history.open.click()
    history.open.click()
    assert opened == ["/till/sales-0927.csv"] * 2
    assert "may have been moved" in said.refused[0]


def test_rejected_lines_are_saved_where_the_user_wants(
    history: ImportHistory, shop: "Shop", settle: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "rejected.csv"), ""))
    history.view.go_to(3)
    assert not history.save.isEnabled()
    history.view.go_to(2)
    history.save.click()
    settle()
    assert _called(shop, "save_rejects") == [(2, tmp_path / "rejected.csv")]


def test_no_file_chosen_saves_nothing(history: ImportHistory, shop: "Shop", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    history.view.go_to(2)
    history.save.click()
    assert not _called(shop, "save_rejects")


def test_the_context_menu_offers_what_the_buttons_offer(
    history: ImportHistory, shop: "Shop", said: "Said", settle: Callable[[], None]
) -> None:
    history.view.go_to(1)
    offered = {action.text().replace("&", ""): action for action in history.view.actions()}
    assert not offered["Undo import"].isEnabled()
    offered["Redo import"].trigger()
    settle()
    assert _called(shop, "redo_import") == [(1,)]


def test_a_refused_undo_is_told(history: ImportHistory, shop: "Shop", said: "Said", settle: Callable[[], None]) -> None:
    history.view.go_to(2)
    said.choice = "Undo import"
    shop.refusal = "Only a manager may undo an import."
    history.undo.click()
    settle()
    assert said.refused == ["Only a manager may undo an import."]
