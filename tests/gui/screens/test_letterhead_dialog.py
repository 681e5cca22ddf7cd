from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from retail_desktop.domain.letterhead import Letterhead
from retail_desktop.gui.screens.letterhead_dialog import LetterheadDialog


def test_a_letterhead_is_shown_and_given_back_unchanged(qtbot: QtBot) -> None:
    value = Letterhead("Harbour", "1 Quay\nTown", tax_percent=Decimal("8.875"), page="Letter", terms="Net 30")
    dialog = LetterheadDialog(value, None)
    qtbot.addWidget(dialog)
    assert dialog.letterhead() == value


def test_a_tax_that_is_none_is_said_before_it_is_saved(qtbot: QtBot) -> None:
    dialog = LetterheadDialog(Letterhead(), None)
    qtbot.addWidget(dialog)
    dialog.tax.setText("much")
    dialog._save()
    assert "no tax in per cent" in dialog._problem.text()
    dialog.tax.setText("19 %")
    dialog._save()
    assert dialog.result() == LetterheadDialog.DialogCode.Accepted


def test_a_logo_is_chosen_and_forgotten(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = LetterheadDialog(Letterhead(), None)
    qtbot.addWidget(dialog)
    picture = QPixmap(4, 4)
    picture.fill("red")
    picture.save(str(tmp_path / "logo.png"))
    (tmp_path / "logo.txt").write_text("no picture", encoding="utf-8")
    for name in ("", "logo.txt", "logo.png"):
        chosen = str(tmp_path / name) if name else ""
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, chosen=chosen: (chosen, ""))
        dialog._choose()
        assert bool(dialog.letterhead().logo) == (name == "logo.png")
    assert "PNG or JPEG" in dialog._problem.text()
    dialog._forget()
    assert dialog.letterhead().logo == b""
