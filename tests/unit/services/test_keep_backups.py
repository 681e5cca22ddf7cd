"""Backups that nobody has to think of, and what takes the place of a damaged store."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from retail_desktop.domain.backups import Backup, Occasion
from retail_desktop.domain.errors import NotAllowedError, NotFoundError, StoreDamagedError, StoreFileError
from retail_desktop.domain.imports import ImportReport
from retail_desktop.domain.people import Person, Role
from retail_desktop.persistence import backups, people
from retail_desktop.persistence.database import close_database
from retail_desktop.services import keep_backups
from retail_desktop.services.import_history import undo_import
from retail_desktop.services.keep_backups import (
    back_up_before,
    back_up_daily,
    back_up_if_due,
    choose_second_place,
    daily_backup_is_due,
    list_backups,
    newest_good_backup,
    preview_restore,
)
from retail_desktop.services.keep_store import check, restore_damaged
from retail_desktop.services.workplace import SAMPLE_SETTING, Workplace, open_workplace

Bring = Callable[..., ImportReport]
Dump = Callable[[Workplace], dict[str, list[tuple[Any, ...]]]]
MORE = "date,sku,quantity\n2025-07-25,00101,2\n"


@pytest.fixture
def tomorrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clocks show one day more."""

    class Later(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:  # type: ignore[override] # noqa: ANN401 - as datetime has it
            return datetime.now(tz) + timedelta(days=1)

    monkeypatch.setattr(keep_backups, "datetime", Later)


def occasions(place: Workplace) -> list[Occasion]:
    return [backup.occasion for backup in list_backups(place).kept]


def damage(place: Workplace) -> None:
    place.database.settle()
    close_database(place.location)
    file = Path(place.location)
    content = bytearray(file.read_bytes())
    content[: 4096 * 2] = os.urandom(4096 * 2)
    file.write_bytes(content)


def test_a_new_store_needs_no_backup_on_its_first_day(shop: Workplace) -> None:
    assert not daily_backup_is_due(shop)
    assert back_up_if_due(shop) == ""
    assert list_backups(shop).kept == ()


@pytest.mark.usefixtures("tomorrow")
def test_the_first_import_of_a_day_makes_the_daily_backup(shop: Workplace, bring: Bring) -> None:
    assert daily_backup_is_due(shop)
    bring(shop, MORE)
    assert occasions(shop) == [Occasion.DAILY]


@pytest.mark.usefixtures("tomorrow")
def test_a_sample_store_is_not_backed_up_daily(shop: Workplace) -> None:
    with shop.database.writing() as work:
        people.write_setting(work, SAMPLE_SETTING, "yes")
    assert not daily_backup_is_due(shop)


def test_a_daily_backup_holds_everything_and_is_the_newest(shop: Workplace, everything: Dump) -> None:
    before = everything(shop)
    file = back_up_daily(shop)
    assert everything(open_workplace(str(file))) == before
    close_database(str(file))
    assert [kept.file for kept in list_backups(shop).kept] == [file]
    assert not daily_backup_is_due(shop)


def test_an_undo_is_preceded_by_a_backup_once_an_hour(shop: Workplace, bring: Bring) -> None:
    for day in ("25", "26"):
        report = bring(shop, MORE.replace("25,", f"{day},"))
        assert report.import_id is not None
        undo_import(shop, report.import_id)
    assert occasions(shop) == [Occasion.UNDO]


def test_a_big_import_is_preceded_by_a_backup(shop: Workplace, bring: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keep_backups, "BULK_BYTES", 10)
    bring(shop, MORE)
    assert occasions(shop) == [Occasion.IMPORT]


def test_an_empty_store_has_nothing_to_back_up(tmp_path: Path) -> None:
    place = open_workplace(str(tmp_path / "new.sqlite"))
    assert back_up_before(place, Occasion.IMPORT) == ""
    assert list_backups(place).kept == ()


def test_superfluous_backups_go_only_after_a_good_one_was_made(shop: Workplace) -> None:
    folder = list_backups(shop).folder
    folder.mkdir(exist_ok=True)
    for hour in range(1, 9):
        moment = datetime(2025, 7, 1, hour)
        (folder / Backup(hour, moment, Occasion.UNDO).file_name("shop")).touch()
    with shop.database.writing() as work:
        work.execute(text("UPDATE balance SET quantity = quantity + 1000 WHERE item_id = 1"))
    with pytest.raises(StoreFileError, match="does not add up"):
        back_up_daily(shop)
    assert len(list_backups(shop).kept) == 8
    check(shop, repair=True)
    newest = back_up_daily(shop)
    assert list_backups(shop).kept[0].file == newest
    assert len(list_backups(shop).kept) == 3


def test_backups_go_to_the_second_place_too(shop: Workplace, tmp_path: Path, everything: Dump) -> None:
    stick = tmp_path / "stick"
    with pytest.raises(NotFoundError, match="Plug the disk in"):
        choose_second_place(shop, stick)
    stick.mkdir()
    choose_second_place(shop, stick)
    assert list_backups(shop).second_place == str(stick)
    file = back_up_daily(shop)
    copy = open_workplace(str(stick / file.name))
    assert everything(copy) == everything(shop)
    close_database(copy.location)


def test_a_second_place_that_is_gone_is_told_and_the_first_has_its_backup(shop: Workplace, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    choose_second_place(shop, stick)
    stick.rmdir()
    with pytest.raises(StoreFileError, match="the folder is not there"):
        back_up_daily(shop)
    assert occasions(shop) == [Occasion.DAILY]
    choose_second_place(shop, None)
    assert list_backups(shop).second_place == ""


def test_only_an_administrator_chooses_the_second_place(shop: Workplace, tmp_path: Path) -> None:
    with pytest.raises(NotAllowedError):
        choose_second_place(Workplace(shop.location, Person("Max", Role.STORE_MANAGER)), tmp_path)


@pytest.mark.usefixtures("tomorrow")
def test_an_import_goes_on_where_no_backup_can_be_made(
    shop: Workplace, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Path:
        raise StoreFileError("the disk is full")

    monkeypatch.setattr(backups, "make", full)
    report = bring(shop, MORE)
    assert report.status == "ok"
    assert "No backup was made: the disk is full" in report.warnings


def test_a_preview_tells_what_a_restore_would_change(shop: Workplace, bring: Bring) -> None:
    file = back_up_daily(shop)
    bring(shop, MORE)
    preview = preview_restore(shop, file)
    assert preview.now.imports == preview.then.imports + 1
    assert preview.now.sales_through is not None
    assert preview.then.sales_through is not None
    assert preview.now.sales_through > preview.then.sales_through
    with pytest.raises(NotFoundError):
        preview_restore(shop, file.with_name("none.db"))


def test_the_newest_intact_backup_takes_the_place_of_a_damaged_store(
    shop: Workplace, bring: Bring, everything: Dump
) -> None:
    good = back_up_daily(shop)
    before = everything(shop)
    bring(shop, MORE)
    bad = back_up_daily(shop)
    bad.write_bytes(os.urandom(bad.stat().st_size))
    damage(shop)
    broken = Path(shop.location).read_bytes()
    with pytest.raises(StoreDamagedError):
        open_workplace(shop.location)
    found = newest_good_backup(shop.location)
    assert found is not None
    assert found.file == good
    aside = restore_damaged(shop.location, found.file)
    after = everything(open_workplace(shop.location))
    assert after.pop("audit")[:-1] == before.pop("audit")
    assert after == before
    assert aside.read_bytes() == broken
    assert check(shop).problems == ()


def test_a_store_without_an_intact_backup_has_none_to_offer(shop: Workplace) -> None:
    assert newest_good_backup(shop.location) is None


def test_a_store_is_born_with_its_first_entry(shop: Workplace) -> None:
    with shop.database.reading() as work:
        born = people.first_action(work)
    assert born is not None
    assert datetime.now(UTC) - born < timedelta(hours=1)
