from pathlib import Path

import checks
import commands
import pytest
from processes import Stop

PYTHON = Path("python")


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Stand in for the set-up: give the programs that were started."""
    programs: list[list[str]] = []

    def start(command: list[str | Path], *_more: object, **_named: object) -> int:
        programs.append([str(part) for part in command])
        return 0

    monkeypatch.setattr(commands, "call", start)
    monkeypatch.setattr("environment.prepare", lambda _lock: PYTHON)
    monkeypatch.setattr("system_libraries.provide", lambda **_what: None)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    return programs


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["fly"], 2), (["--help"], 0)])
def test_without_a_known_command_the_commands_are_listed(
    arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.main(arguments) == code
    told = capsys.readouterr().out
    assert [name for name in commands.COMMANDS if f"\n  {name} " not in told] == []


def test_with_a_display_the_window_opens_on_the_sample_store(started: list[list[str]]) -> None:
    assert commands.main(["run", "--as-user", "Ada"]) == 0
    assert started == [["python", "-m", "retail_desktop", "--sample", "--as-user", "Ada"]]


def test_without_a_display_the_sample_store_is_worked_through(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DISPLAY")
    assert commands.main(["run"]) == 0
    assert started == [["python", "-m", "retail_desktop", "demo"]]
    assert "no display" in capsys.readouterr().out


def test_only_the_window_needs_the_libraries_for_windows(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def lack(**_what: object) -> None:
        raise Stop("libEGL is missing")

    monkeypatch.setattr("system_libraries.provide", lack)
    assert commands.main(["run"]) == 1
    assert started == []
    monkeypatch.delenv("DISPLAY")
    assert commands.main(["run"]) == 0
    assert capsys.readouterr().err.count("libEGL is missing") == 2


def test_arguments_go_to_the_tests(started: list[list[str]]) -> None:
    assert commands.main(["test", "tests/unit", "-x"]) == 0
    assert started == [["python", "-m", "pytest", "tests/unit", "-x"]]


def test_the_full_test_runs_every_check_and_then_the_gates(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []

    def verify(_python: Path, steps: list[checks.Check]) -> int:
        order.extend(step.name for step in steps)
        return 0

    monkeypatch.setattr(checks, "verify", verify)
    assert commands.main(["test"]) == 0
    assert order == [
        *("ruff format", "ruff check", "mypy", "lint-imports", "deptry"),
        *("pytest", "coverage"),
    ]
    assert started == []


def test_an_unknown_measurement_is_a_sentence(started: list[list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["bench", "no such measurement"]) == 1
    assert "No measurement" in capsys.readouterr().err
    assert started == []


@pytest.mark.parametrize("name", ["format", "screenshots", "build", "lock"])
def test_the_other_commands_start_their_tools(started: list[list[str]], name: str) -> None:
    assert commands.main([name]) == 0
    assert {program[0] for program in started} == {"python"}


def test_an_interruption_is_no_error_of_the_program(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(_lock: str) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr("environment.prepare", interrupt)
    assert commands.main(["run"]) == 130
    assert "Stopped" in capsys.readouterr().err
    assert started == []
