import subprocess
import sys
from pathlib import Path

import pytest
from processes import call, environ, lines


def test_a_program_runs_in_its_folder_with_its_surroundings(tmp_path: Path) -> None:
    script = "import os, pathlib; pathlib.Path(os.environ['FILE']).touch(); raise SystemExit(7)"
    assert call([sys.executable, "-c", script], {"FILE": "here"}, tmp_path) == 7
    assert (tmp_path / "here").exists()


def test_what_a_program_says_comes_line_by_line() -> None:
    script = "import sys; print('one'); sys.stdout.flush(); print('two', file=sys.stderr)"
    assert list(lines([sys.executable, "-c", script])) == ["one\n", "two\n"]


def test_a_failure_comes_after_the_last_line() -> None:
    said = lines([sys.executable, "-c", "print('why'); raise SystemExit(3)"])
    assert next(said) == "why\n"
    with pytest.raises(subprocess.CalledProcessError) as failure:
        next(said)
    assert failure.value.returncode == 3


def test_settings_that_lead_out_of_the_environment_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PIP_PROXY", "proxy:3128")
    kept = environ({"LANG": "C.UTF-8"})
    assert "PYTHONPATH" not in kept
    assert (kept["PIP_PROXY"], kept["LANG"]) == ("proxy:3128", "C.UTF-8")
