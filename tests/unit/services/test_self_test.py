"""Proof that an installation works, and that a broken one is noticed."""

import pytest

from retail_desktop.services import self_test
from retail_desktop.services.versions import sqlite_version


def test_everything_that_is_tried_works() -> None:
    findings = self_test.self_test()
    assert [finding for finding in findings if not finding.passed] == []
    assert [finding.name for finding in findings] == [
        "versions", "sqlite", "textbook order-up-to level", "import, forecast, plan, report",
    ]  # fmt: skip


def test_an_old_sqlite_and_a_wrong_textbook_case_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retail_desktop.persistence.sqlite.VERSION", "3.40.1")
    monkeypatch.setattr(self_test, "suggest", lambda *_: 1 / 0)
    failed = {finding.name: finding.detail for finding in self_test.self_test() if not finding.passed}
    assert "older than" in failed["sqlite"]
    assert "ZeroDivisionError" in failed["textbook order-up-to level"]


def test_the_sqlite_in_use_is_told() -> None:
    assert sqlite_version().count(".") == 2
