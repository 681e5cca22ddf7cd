from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from retail_desktop.domain.imports import Target
from retail_desktop.gui.screen import Context, Screen
from retail_desktop.gui.screens.import_layouts import RememberedLayouts, answers_words

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Said


@dataclass(frozen=True)
class Layout:
    name: str
    target: Target = Target.SALES
    learned_at: str = "2026-11-12T08:00:00+00:00"
    used_at: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    taken_back: bool = False


done: list[tuple[object, ...]] = []
SERVICES = SimpleNamespace(
    list_layouts=lambda _place: (Layout("Square till"), Layout("<b>Kasse</b>", answers={"date_order": "dmy"})),
    rename_layout=lambda _place, name, new: done.append(("rename", name, new)),
    forget_layout=lambda _place, name: done.append(("forget", name)),
    export_layout=lambda _place, name, out: done.append(("export", name, out)),
    import_layout=lambda _place, file: done.append(("import", file)),
)


@pytest.fixture
def tab(qtbot: QtBot, context: Context, settle: Callable[[], None]) -> RememberedLayouts:
    done.clear()
    page = Screen(context)
    qtbot.addWidget(page)
    made = RememberedLayouts(page, SERVICES)
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
    assert done == [("rename", "Square till", "Harbour till")]


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
    assert done == [("forget", "<b>Kasse</b>")]
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
    assert done == [("export", "Square till", Path("/stick/till.json")), ("import", Path("/stick/till.json"))]


def test_without_a_chosen_layout_nothing_is_done(tab: RememberedLayouts) -> None:
    tab._rename()
    tab._forget()
    tab._save()
    assert not done


def test_answers_are_told_in_words() -> None:
    answers = {"mapping": {"Total": "amount"}, "columns": ["date", "ignore"], "decimal": ",", "period": None}
    assert answers_words(Layout("x", answers=answers)) == (
        "Total is Net amount; Columns: Date, Not imported; Decimal: Comma (1.234,50)"
    )
    assert answers_words(Layout("x")) == "as recognised"
    by_file = Layout("x", files={"till #.csv": {"encoding": "cp1252"}}, taken_back=True)
    assert answers_words(by_file) == "not used: its import was undone; Encoding: Western European (Windows)"
