"""A till that drops its nightly file into a folder, and a scheduler that calls the program; nobody is there."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

SALES = "date,sku,quantity,price\n2026-03-02,00417,2,1.50\n2026-03-02,00417,-1,1.50\n"


def call(store: Path, *words: str) -> tuple[int, dict[str, Any]]:
    """Start the program as a scheduler does."""
    command = [sys.executable, "-m", "retail_desktop", "--database", str(store), "--json", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.returncode, json.loads(done.stdout)


def test_a_night_of_a_till(tmp_path: Path) -> None:
    store, till = tmp_path / "shop.sqlite", tmp_path / "till"
    till.mkdir()
    assert call(store, "settings", "folders", "add", str(till))[0] == 0
    (till / "sales-0302.csv").write_text(SALES)
    (till / "sales-0303.csv.part").write_text("date,sku,qua")
    code, found = call(store, "sync", "--wait", "0.2")
    (file,) = found["folders"][0]["files"]
    assert (code, file["outcome"], file["message"]) == (0, "imported", "1 sale, 1 return, 1 new item imported.")
    (till / "again.csv").write_text(SALES)
    code, found = call(store, "sync", "--wait", "0.2")
    (file,) = found["folders"][0]["files"]
    assert (code, file["outcome"], file["import_id"]) == (0, "duplicate", 1)
    assert [record["units"] for record in call(store, "imports")[1]["imports"]] == ["1"]
    assert sorted(path.name for path in (till / "Processed").iterdir()) == ["again.csv", "sales-0302.csv"]
    assert (till / "sales-0303.csv.part").exists()
