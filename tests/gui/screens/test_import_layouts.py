from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from retail_desktop.domain.import_layouts import RememberedLayout
from retail_desktop.domain.imports import Target
from retail_desktop.gui.screen import Context, Screen
from retail_desktop.gui.screens.import_layouts import RememberedLayouts, answers_words
from retail_desktop.services import import_layouts

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Said


done: list[tuple[object, ...]] = []
LAYOUTS = (
    RememberedLayout(Target.SALES, "a", "Square till", learned_at="2026-11-12T08:00:00+00:00"),
    RememberedLayout(Target.SALES, "b", "<b>Kasse</b>", answers={"date_order": "dmy"}),
)


def layout(**known: object) -> RememberedLayout:
    return RememberedLayout(Target.SALES, "c", "x", **known)


@pytest.fixture
def tab(
    qtbot: QtBot, context: Context, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> RememberedLayouts:
    done.clear()
    monkeypatch.setattr(import_layouts, "list_layouts", lambda _place: LAYOUTS)
    for name in ("rename_layout", "forget_layout", "export_layout", "import_layout"):
        monkeypatch.setattr(import_layouts, name, lambda _place, *args, name=name: done.append((name, *args)))
    page = Screen(context)
    qtbot.addWidget(page)
    made = RememberedLayouts(page)
    qtbot.addWidget(made)
    made.reload()
    settle()
    return made


def test_layouts_are_listed_with_their_answers(tab: RememberedLayouts) -> None:
    row = [tab.model.data(tab.model.index(1, place)) for place in range(3)]
    assert row == ["<b>Kasse</b>", "Sales", "Date order: Day/month/year"]
    assert not tab.rename.isEnabled()


def test_a_layout_is_renamed(
    tab: RememberedLayouts, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [("", False), ("Square till", True), (" Harbour till ", True)]
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: answers.pop(0))
    tab.view.go_to("Square till")
    for _ in range(3):
        tab.rename.click()
    settle()
    assert done == [("rename_layout", "Square till", "Harbour till")]


def test_a_layout_is_forgotten_after_the_consequence_was_stated(
    tab: RememberedLayouts, said: "Said", settle: Callable[[], None]
) -> None:
    tab.view.go_to("<b>Kasse</b>")
    tab.forget.click()
    settle()
    assert not done
    said.choice = "Forget"
    tab.forget.click()
    settle()
    assert done == [("forget_layout", "<b>Kasse</b>")]
    assert "Nothing imported changes" in said.asked[0]


def test_a_layout_is_carried_to_another_store(
    tab: RememberedLayouts, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [("", ""), ("/stick/till.json", "")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answers[-1])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: answers.pop())
    tab.view.go_to("Square till")
    tab.save.click()
    tab.take.click()
    tab.take.click()
    settle()
    assert done == [
        ("export_layout", "Square till", Path("/stick/till.json")),
        ("import_layout", Path("/stick/till.json")),
    ]


def test_without_a_chosen_layout_nothing_is_done(tab: RememberedLayouts) -> None:
    tab._rename()
    tab._forget()
    tab._save()
    assert not done


def test_answers_are_told_in_words() -> None:
    answers = {"mapping": {"Total": "amount"}, "columns": ["date", "ignore"], "decimal": ",", "period": None}
    assert answers_words(layout(answers=answers)) == (
        "Total is Net amount; Columns: Date, Not imported; Decimal: Comma (1.234,50)"
    )
    assert answers_words(layout()) == "as recognised"
    by_file = layout(files={"till #.csv": {"encoding": "cp1252"}}, taken_back=True)
    assert answers_words(by_file) == "not used: its import was undone; Encoding: Western European (Windows)"
