import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from retail_desktop.domain.catalogue import Store
from retail_desktop.domain.imports import Target
from retail_desktop.gui.screens.add_folder_dialog import AddFolderDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> AddFolderDialog:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = AddFolderDialog(parent, (Store("H", "Harbour Street"),))
    made.keep = parent  # type: ignore[attr-defined]  # a parent that Python forgets takes its dialog with it
    return made


def test_a_folder_is_chosen_or_its_network_name_typed(dialog: AddFolderDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not dialog._watch.isEnabled()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/till")
    next(one for one in dialog.findChildren(QPushButton) if "Choose" in one.text()).click()
    assert dialog.path.text() == "/till"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    dialog._choose()
    assert dialog.path.text() == "/till"
    dialog.path.setText("  ")
    assert not dialog._watch.isEnabled()
    dialog.path.setText(r"\\server\till")
    assert dialog._watch.isEnabled()


def test_what_the_files_hold_and_their_store_are_chosen(dialog: AddFolderDialog) -> None:
    assert (dialog.chosen_target, dialog.chosen_store) == (Target.SALES, "")
    dialog.target.setCurrentIndex(3)
    dialog.store.setCurrentIndex(1)
    assert (dialog.chosen_target, dialog.chosen_store) == (Target.STOCK, "H")
    dialog.store.setEditText(" Market Square ")
    assert dialog.chosen_store == "Market Square"


def test_only_sales_of_several_tills_add_up(dialog: AddFolderDialog) -> None:
    assert not dialog.adds_up
    dialog.several.setChecked(True)
    assert dialog.adds_up
    dialog.target.setCurrentIndex(3)
    assert not dialog.several.isEnabled()
    assert not dialog.adds_up
