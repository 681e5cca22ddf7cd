"""When a backup is due, and which of them may go."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.backups import Backup, Occasion, backup_of, is_due, superfluous

NOON = datetime(2026, 3, 2, 12)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1))


def made(*moments: datetime) -> list[Backup]:
    return [Backup(number, moment, Occasion.DAILY) for number, moment in enumerate(moments, 1)]


def test_the_name_of_its_file_tells_number_day_and_occasion() -> None:
    backup = Backup(12, NOON, Occasion.UNDO)
    assert backup.file_name("shop") == "shop-000012-20260302-120000-before-undo.db"
    assert backup_of("shop-000012-20260302-120000-before-undo.db", "shop") == backup


@pytest.mark.parametrize(
    "name",
    [
        "shop-before-upgrade-20260302-120000.db",
        "other-000012-20260302-120000-daily.db",
        "shop-000012-20260302-120000-mine.db",
        "shop-000012-20261399-120000-daily.db",
        "shop-000012-20260302-120000-daily.db.tmp",
    ],
)
def test_a_file_of_another_name_is_no_backup_of_ours(name: str) -> None:
    assert backup_of(name, "shop") is None


def test_a_backup_is_due_after_a_day_and_when_the_clock_was_put_back() -> None:
    assert is_due(None, NOON)
    assert is_due(NOON - timedelta(hours=24), NOON)
    assert not is_due(NOON - timedelta(hours=23), NOON)
    assert is_due(NOON + timedelta(days=700), NOON)


def test_a_year_of_evenings_leaves_seven_days_four_weeks_and_twelve_months() -> None:
    evenings = made(*(NOON - timedelta(days=days) for days in range(400, -1, -1)))
    gone = superfluous(evenings)
    kept = [backup.made for backup in evenings if backup not in gone]
    assert kept[-7:] == [NOON - timedelta(days=days) for days in range(6, -1, -1)]
    assert len(kept) == 7 + 2 + 10  # the newest weeks and months are among the days
    assert kept[0] == datetime(2025, 4, 30, 12)


def test_many_on_one_day_leave_the_newest_three() -> None:
    hours = made(*(NOON + timedelta(minutes=minutes) for minutes in range(10)))
    assert len(superfluous(hours)) == 7
    assert not {hours[-1], hours[-2], hours[-3]} & set(superfluous(hours))


def test_a_clock_that_ran_two_years_ahead_costs_no_backup_of_the_true_time() -> None:
    ahead = [NOON + timedelta(days=730 + day) for day in range(10)]
    true = [NOON + timedelta(days=day) for day in range(5)]
    backups = made(*ahead, *true)
    assert not set(backups[-5:]) & set(superfluous(backups))


@given(st.lists(MOMENTS, min_size=1, max_size=80))
def test_the_newest_is_never_deleted_and_deleting_again_deletes_nothing(moments: list[datetime]) -> None:
    backups = made(*moments)
    gone = set(superfluous(backups))
    kept = [backup for backup in backups if backup not in gone]
    assert backups[-1] in kept
    assert not superfluous(kept)
    assert len(kept) <= 7 + 4 + 12 + 3
