"""Backups, restoring one and checks by command."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text

from retail_desktop.persistence.database import close_database, open_database

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shop


def test_a_backup_is_restored(filled: "Shop") -> None:
    copy = filled.folder / "copy.db"
    assert filled.json("backup", str(copy)).json["file"] == str(copy)
    filled.call("undo-import", "3")
    said = filled.json("restore", str(copy))
    assert said.code == 0
    assert Path(said.json["kept"]).is_file()
    assert {row["state"] for row in filled.json("imports").json["imports"]} == {"complete"}
    assert filled.call("restore", str(filled.folder / "none.db")).code == 1
    assert filled.call("backup", str(filled.store)).code == 1


def test_a_check_finds_and_repairs(filled: "Shop") -> None:
    assert filled.call("check").out.startswith("The store is intact")
    with open_database(str(filled.store)).writing() as work:
        work.execute(text("UPDATE balance SET quantity = quantity + 1000"))
    said = filled.json("check")
    assert (said.code, said.json["status"], len(said.json["problems"])) == (1, "refused", 2)
    assert "the balance says" in filled.call("check").err
    said = filled.json("check", "--repair")
    assert (said.code, said.json["problems"], said.json["repaired"]) == (0, [], True)


def test_a_restore_can_be_looked_at_first(filled: "Shop") -> None:
    copy = filled.folder / "copy.db"
    filled.call("backup", str(copy))
    filled.call("undo-import", "3")
    seen = filled.json("restore", str(copy), "--preview").json
    assert seen["then"]["imports"] == seen["now"]["imports"] + 1
    assert "Then: sales through" in filled.call("restore", str(copy), "--preview").out


def test_backups_made_by_themselves_are_listed(filled: "Shop") -> None:
    assert "No backup was needed yet" in filled.call("settings", "backups").out
    filled.call("undo-import", "3")
    stick = filled.folder / "stick"
    assert filled.call("settings", "backups", "--second-place", str(stick)).code == 1
    stick.mkdir()
    said = filled.json("settings", "backups", "--second-place", str(stick)).json
    assert [one["occasion"] for one in said["backups"]] == ["before-undo"]
    assert said["second_place"] == str(stick)
    assert filled.json("settings", "backups", "--second-place", "none").json["second_place"] is None


def test_a_damaged_store_is_restored_from_its_newest_backup(filled: "Shop") -> None:
    filled.call("undo-import", "3")
    with open_database(str(filled.store)).writing() as work:
        work.execute(text("SELECT 1"))
    open_database(str(filled.store)).settle()
    close_database(str(filled.store))
    filled.store.write_bytes(b"x" * 9000)
    said = filled.json("check")
    assert said.code == 1
    newest = said.json["newest_backup"]["file"]
    assert f"restore {newest}" in filled.call("check").err
    assert filled.call("restore", newest, "--preview").code == 1
    kept = filled.json("restore", newest).json["kept"]
    assert Path(kept).read_bytes() == b"x" * 9000
    assert filled.call("check").code == 0
