"""The files of the backups that the program makes by itself."""

from pathlib import Path

from retail_desktop.domain.backups import Occasion
from retail_desktop.persistence import backups
from retail_desktop.persistence.database import close_database, open_database
from retail_desktop.persistence.store_facts import store_facts


def test_numbers_rise_and_the_newest_comes_first(tmp_path: Path) -> None:
    store = tmp_path / "shop.sqlite"
    open_database(str(store))
    made = [backups.make(store, occasion) for occasion in (Occasion.DAILY, Occasion.UNDO)]
    (backups.backups_folder(store) / "shop-letter.db").touch()
    assert [(backup.number, file) for backup, file in backups.backups(store)] == [(2, made[1]), (1, made[0])]
    assert made[0].stat().st_mode & 0o077 == 0
    close_database(str(store))


def test_a_damaged_store_is_kept_under_a_name_that_is_no_backups(tmp_path: Path) -> None:
    store = tmp_path / "shop.sqlite"
    kept = backups.aside(store)
    kept.touch()
    assert backups.backups(store) == ()


def test_a_new_store_holds_nothing(tmp_path: Path) -> None:
    store = tmp_path / "shop.sqlite"
    open_database(str(store))
    facts = store_facts(store)
    assert (facts.sales_through, facts.items, facts.imports, facts.orders, facts.movements) == (None, 0, 0, 0, 0)
    close_database(str(store))
