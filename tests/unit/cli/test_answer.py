"""What all commands share: days, periods, numbers, and how old the figures are."""

import argparse
import io
import sys
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from retail_desktop.cli.answer import age, day, period, progress_bar, whole_numbers
from retail_desktop.domain.periods import Period


def test_days_periods_and_numbers_are_read_as_the_contract_writes_them() -> None:
    assert day("2026-09-29") == date(2026, 9, 29)
    assert period("2026-09-01..2026-09-30") == Period(date(2026, 9, 1), date(2026, 9, 30))
    assert period("2026-09-01") == Period(date(2026, 9, 1), date(2026, 9, 1))
    assert whole_numbers("7,14, 28") == [7, 14, 28]


@pytest.mark.parametrize(
    ("reader", "text"),
    [(day, "29.09.2026"), (period, "..2026-09-30"), (period, "2026-09-30..2026-09-01"), (whole_numbers, "7,,14")],
)
def test_anything_else_is_wrong_usage(reader: Callable[[str], object], text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        reader(text)


def test_old_figures_are_said_to_be_old() -> None:
    assert age(date.today() - timedelta(days=1)) == ""
    assert "30 days old" in age(date.today() - timedelta(days=30))


def test_progress_is_a_bar_on_a_terminal_and_nothing_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for stream, shown in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        with progress_bar() as progress:
            progress("Reading sales", 1, 2)
        assert ("Reading sales" in stream.getvalue()) is shown
