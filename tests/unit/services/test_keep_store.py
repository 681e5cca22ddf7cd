"""Backups, restoring one, and the proof that everything adds up."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from retail_desktop.domain.errors import NotAllowedError, NotFoundError, StoreFileError
from retail_desktop.domain.imports import ImportReport
from retail_desktop.domain.people import Person, Role
from retail_desktop.persistence.database import close_database
from retail_desktop.services.keep_store import back_up, check, restore
from retail_desktop.services.workplace import Workplace, open_workplace

Bring = Callable[..., ImportReport]
Dump = Callable[[Workplace], dict[str, list[tuple[Any, ...]]]]
Opened = Callable[[Path], Workplace]
Stock = Callable[[Workplace], dict[str, Decimal]]


def tamper(place: Workplace, statement: str) -> None:
    with place.database.writing() as work:
        work.execute(text(statement))


def test_a_restored_store_is_as_it_was_at_the_backup(
    shop: Workplace, bring: Bring, everything: Dump, tmp_path: Path, opened: Opened
) -> None:
    before = everything(shop)
    out = back_up(shop, tmp_path / "backups" / "monday.db")
    assert everything(opened(out)) == before
    bring(shop, "date,sku,quantity\n2025-07-25,00101,2\n")
    later = everything(shop)
    aside = restore(shop, out)
    after = everything(shop)
    audit = after.pop("audit")
    assert audit[:-1] == before.pop("audit")
    assert after == before
    assert "restore" in audit[-1]
    assert everything(opened(aside)) == later
    assert check(shop).problems == ()


def test_work_goes_on_after_a_restore(shop: Workplace, bring: Bring, tmp_path: Path, stock: Stock) -> None:
    out = back_up(shop, tmp_path / "monday.db")
    restore(shop, out)
    bring(shop, "date,sku,quantity\n2025-07-25,00101,2\n")
    assert stock(shop)["00101"] == 8


def test_a_backup_tells_how_far_it_is(shop: Workplace, tmp_path: Path) -> None:
    heard: list[tuple[str, int, int]] = []
    back_up(shop, tmp_path / "a.db", progress=lambda *news: heard.append(news))
    assert heard
    assert heard[-1][1] == heard[-1][2]


def test_a_backup_that_cannot_be_written_is_refused(shop: Workplace, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreFileError, match="No backup can be written"):
        back_up(shop, tmp_path / "file" / "a.db")
    with pytest.raises(StoreFileError, match="No backup can be written"):
        back_up(shop, tmp_path)


def test_the_store_is_not_its_own_backup(shop: Workplace, everything: Dump) -> None:
    before = everything(shop)
    with pytest.raises(StoreFileError, match="the store itself"):
        back_up(shop, Path(shop.location))
    with pytest.raises(StoreFileError, match="the store itself"):
        restore(shop, Path(shop.location))
    assert everything(shop) == before


def test_only_an_intact_backup_is_restored(shop: Workplace, everything: Dump, tmp_path: Path) -> None:
    before = everything(shop)
    with pytest.raises(NotFoundError):
        restore(shop, tmp_path / "none.db")
    (tmp_path / "words.db").write_text("not a database " * 100, encoding="utf-8")
    (tmp_path / "empty.db").touch()
    good = back_up(shop, tmp_path / "good.db").read_bytes()
    (tmp_path / "cut.db").write_bytes(good[: len(good) // 2])
    middle = len(good) // 2 // 4096 * 4096
    (tmp_path / "hole.db").write_bytes(good[:middle] + bytes(4096 * 3) + good[middle + 4096 * 3 :])
    for name in ("words.db", "empty.db", "cut.db", "hole.db"):
        with pytest.raises(StoreFileError):
            restore(shop, tmp_path / name)
    assert everything(shop) == before


def test_only_an_administrator_restores(shop: Workplace, tmp_path: Path) -> None:
    out = back_up(shop, tmp_path / "a.db")
    with pytest.raises(NotAllowedError):
        restore(Workplace(shop.location, Person("Max", Role.STORE_MANAGER)), out)


def test_a_sound_store_has_no_problems(planned: Workplace) -> None:
    assert check(planned).problems == ()
    assert not check(planned, repair=True).repaired


@pytest.mark.parametrize(
    ("statement", "complaint"),
    [
        ("UPDATE balance SET quantity = quantity + 1000 WHERE item_id = 1", "Item 00101 in MAIN: the balance says 11"),
        ("DELETE FROM balance WHERE item_id = 2", "the balance says 0"),
    ],
)
def test_a_changed_total_is_found_and_repaired(
    shop: Workplace, everything: Dump, statement: str, complaint: str
) -> None:
    before = everything(shop)
    tamper(shop, statement)
    assert any(complaint in problem for problem in check(shop).problems)
    found = check(shop, repair=True)
    assert (found.problems, found.repaired) == ((), True)
    after = everything(shop)
    assert after["balance"] == before["balance"]


def test_a_lost_line_is_found_though_it_cannot_be_repaired(shop: Workplace) -> None:
    tamper(shop, "DELETE FROM sale_line WHERE line = 5")
    found = check(shop, repair=True)
    assert [problem for problem in found.problems if "stored" in problem]


def test_an_edited_trail_is_found(shop: Workplace) -> None:
    with pytest.raises(Exception, match="append-only"):
        tamper(shop, "UPDATE audit SET person = 'Eve' WHERE sequence = 2")
    tamper(shop, "DROP TRIGGER audit_is_append_only_update")
    tamper(shop, "UPDATE audit SET person = 'Eve' WHERE sequence = 2")
    assert check(shop).problems == ("The audit entry 2 was changed.",)


def test_a_damaged_file_is_reported(shop: Workplace, tmp_path: Path) -> None:
    shop.database.settle()
    close_database(shop.location)
    content = bytearray(Path(shop.location).read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = bytes(4096)
    Path(shop.location).write_bytes(content)
    try:
        problems = check(open_workplace(shop.location)).problems
    except StoreFileError as refusal:
        problems = (str(refusal),)
    assert problems


def test_the_file_kept_aside_carries_the_day(shop: Workplace, tmp_path: Path) -> None:
    aside = restore(shop, back_up(shop, tmp_path / "a.db"))
    assert aside.parent.name == "shop-backups"
    assert f"-{date.today():%Y%m%d}-" in aside.name
    assert aside.stem.endswith("-before-restore")
