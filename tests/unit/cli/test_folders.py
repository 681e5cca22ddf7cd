"""Watched folders by command."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shop

GOOD = "date,sku,quantity,price\n2026-03-02,00417,2,1.50\n"
QUESTION = "date,sku,quantity\n01/02/2026,1,2\n03/04/2026,1,2\n"


@pytest.fixture
def till(shop: "Shop") -> Path:
    folder = shop.folder / "till"
    folder.mkdir()
    assert shop.call("settings", "folders", "add", str(folder)).code == 0
    return folder


def sync(shop: "Shop", code: int) -> list[dict[str, object]]:
    said = shop.json("sync", "--wait", "0")
    assert (said.code, said.err) == (code, "")
    (folder,) = said.json["folders"]
    files: list[dict[str, object]] = folder["files"]
    return files


def test_without_a_watched_folder_sync_says_how_to_add_one(shop: "Shop") -> None:
    said = shop.call("sync")
    assert said.code == 0
    assert "settings folders add PATH" in said.out
    assert shop.json("sync").json == {"status": "ok", "folders": []}
    assert "settings folders add PATH" in shop.call("settings", "folders", "list").out


def test_folders_are_added_listed_paused_and_removed(shop: "Shop", till: Path) -> None:
    other = shop.folder / "stock"
    other.mkdir()
    words = ("--target", "Stock", "--store", "Hill", "--format", "loyverse")
    added = shop.json("settings", "folders", "add", str(other), *words).json
    row = {
        "path": str(other),
        "target": "stock",
        "store": "Hill",
        "format": "loyverse",
        "adds_up": False,
        "state": "watched",
    }
    assert added == {"status": "ok", **row}
    assert shop.json("settings", "folders", "list").json["folders"][0] == row
    assert shop.call("settings", "folders", "pause", str(other)).out == f"{other} is paused.\n"
    assert f"paused   stock     {other}" in shop.call("settings", "folders", "list").out
    shop.call("settings", "folders", "remove", str(other))
    shop.call("settings", "folders", "pause", str(till))
    assert shop.call("sync").out == "All watched folders are paused.\n"
    assert shop.json("settings", "folders", "resume", str(till)).json["state"] == "watched"


def test_a_folder_that_is_not_watched_or_not_there_is_refused(shop: "Shop", till: Path) -> None:
    assert shop.call("settings", "folders", "remove", str(shop.folder)).code == 1
    assert shop.call("settings", "folders", "add", str(shop.folder / "none")).code == 1
    assert shop.call("sync", str(shop.folder)).code == 1


def test_files_are_told_as_one_object(shop: "Shop", till: Path) -> None:
    (till / "a.csv").write_text(GOOD)
    said = shop.json("sync", "--wait", "0")
    assert said.json["folders"] == [
        {
            "path": str(till),
            "target": "sales",
            "files": [
                {
                    "file": "a.csv",
                    "outcome": "imported",
                    "import_id": 1,
                    "message": "1 sale, 1 new item imported.",
                    "moved_to": "Processed/a.csv",
                }
            ],
            "busy": [],
            "problem": None,
        }
    ]
    assert said.json["status"] == "ok"


def test_the_worst_outcome_gives_the_exit_code(shop: "Shop", till: Path) -> None:
    (till / "a.csv").write_bytes(b"%PDF-1.4")
    assert [file["outcome"] for file in sync(shop, 1)] == ["refused"]
    (till / "b.csv").write_text(QUESTION)
    (till / "c.csv").write_bytes(b"%PDF-1.4 other")
    assert [file["outcome"] for file in sync(shop, 4)] == ["waiting", "refused"]
    assert [file["outcome"] for file in sync(shop, 4)] == ["waiting"]
    assert shop.call("import", "sales", str(till / "b.csv"), "--date-order", "dmy").code == 0
    assert [file["outcome"] for file in sync(shop, 0)] == ["imported"]
    assert sync(shop, 0) == []


def test_people_read_what_became_of_each_file(shop: "Shop", till: Path) -> None:
    assert shop.call("sync").out == f"{till} (sales)\n  No new file.\n"
    (till / "a.csv").write_text(GOOD)
    (till / "b.csv").write_text(QUESTION)
    said = shop.call("sync", str(till), "--wait", "0")
    assert said.code == 4
    assert "  a.csv: 1 sale, 1 new item imported." in said.err
    assert "  b.csv: waits for an answer. " in said.err
    assert "Answer in the window" in said.err


def test_a_folder_that_cannot_be_reached_is_told(shop: "Shop", till: Path) -> None:
    till.rmdir()
    said = shop.json("sync")
    assert (said.code, said.json["status"]) == (1, "refused")
    assert "cannot be reached" in said.json["folders"][0]["problem"]
    assert "cannot be reached" in shop.call("sync").err


def test_a_file_that_is_still_written_is_told(shop: "Shop", till: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (till / "a.csv").write_text(GOOD)
    monkeypatch.setattr("retail_desktop.services.take_file.is_free", lambda _: False)
    assert "a.csv: still being written" in shop.call("sync", "--wait", "0").out
    assert shop.json("sync", "--wait", "0").json["folders"][0]["busy"] == ["a.csv"]


@pytest.mark.parametrize("words", ["soon", "-1", "3601", "nan"])
def test_the_wait_is_a_number_of_seconds(shop: "Shop", words: str) -> None:
    assert shop.call("sync", "--wait", words).code == 2


def test_two_tills_that_write_into_one_folder_add_up(shop: "Shop") -> None:
    folder = shop.folder / "tills"
    folder.mkdir()
    assert "both count" in shop.call("settings", "folders", "add", str(folder), "--add-up").out
    assert "(add up)" in shop.call("settings", "folders", "list").out
    assert shop.json("settings", "folders", "list").json["folders"][0]["adds_up"] is True
    (folder / "till-1.csv").write_text(GOOD, encoding="utf-8")
    (folder / "till-2.csv").write_text(GOOD.replace(",2,", ",5,"), encoding="utf-8")
    assert [file["outcome"] for file in sync(shop, 0)] == ["imported", "imported"]


def test_counts_of_stock_do_not_add_up(shop: "Shop") -> None:
    folder = shop.folder / "counts"
    folder.mkdir()
    said = shop.call("settings", "folders", "add", str(folder), "--target", "stock", "--add-up")
    assert said.code == 1
    assert "Only the sales" in said.err
