"""Items set aside, as they are kept."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from retail_desktop.domain.setting_aside import SetAside
from retail_desktop.persistence import set_aside

SNOOZED = SetAside("00417", "MAIN", date(2026, 10, 5), "Maria", "New design comes", "2026-09-28T08:00:00+00:00")


def test_what_was_set_aside_comes_back_as_it_was_said(work: Connection) -> None:
    set_aside.add(work, SNOOZED)
    assert set_aside.all_set_aside(work) == (SNOOZED,)


def test_what_was_brought_back_stays_on_record(work: Connection) -> None:
    set_aside.add(work, SNOOZED)
    assert set_aside.end(work, "00417", "MAIN", at="2026-09-29T08:00:00+00:00", person="Tom")
    assert not set_aside.end(work, "00417", "MAIN", at="2026-09-30T08:00:00+00:00", person="Ann")
    assert set_aside.all_set_aside(work) == ()
    ended = replace(SNOOZED, ended_at="2026-09-29T08:00:00+00:00", ended_by="Tom")
    assert set_aside.all_set_aside(work, ended=True) == (ended,)
