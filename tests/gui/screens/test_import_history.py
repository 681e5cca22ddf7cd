from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QFileDialog

from retail_desktop.domain.imports import ImportState
from retail_desktop.gui.screens.import_history import ImportHistory
from retail_desktop.gui.screens.import_screen import ImportScreen

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Said, Shop


@pytest.fixture
def history(open_page: Callable[[type[Any]], Any]) -> ImportHistory:
    return open_page(ImportScreen)._history


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
