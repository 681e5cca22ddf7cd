"""The demonstration by command: the main job on the shipped sample store."""

import json
from pathlib import Path

import pytest

from retail_desktop.cli import run
from retail_desktop.persistence.database import close_database


def test_the_demo_tells_what_it_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--json", "demo", "--out", str(tmp_path / "demo")]) == 0
    said = capsys.readouterr()
    found = json.loads(said.out)
    assert said.err == ""
    assert found["import"]["accepted"] > 50_000
    assert 0 < found["to_order"] <= found["items"]
    assert all(Path(file).is_file() for file in found["files"])
    assert Path(found["database"]).is_file()
    close_database(found["database"])
