import json
import subprocess
import sys
from pathlib import Path

import environment
import pytest
from processes import Stop


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stand in for Python's venv and for pip: give the steps that were taken."""
    steps: list[str] = []
    venv, locks = tmp_path / "a shop" / ".venv", tmp_path / "locks"
    locks.mkdir()
    venv.parent.mkdir()
    for name in ("run", "dev"):
        (locks / f"{name}.txt").write_text(f"{name}==1\n")

    def make(command: list[str | Path]) -> int:
        steps.append("make")
        base = Path(sys.executable).parent
        version = ".".join(map(str, sys.version_info[:3]))
        (venv / "pyvenv.cfg").write_text(f"home = {base}\nversion = {version}\n")
        environment.python().parent.mkdir(parents=True)
        environment.python().touch()
        environment._place("purelib").mkdir(parents=True)
        return int(command[1:3] != ["-m", "venv"])

    monkeypatch.setattr(environment, "ROOT", venv.parent)
    monkeypatch.setattr(environment, "LOCKS", locks)
    monkeypatch.setattr(environment, "VENV", venv)
    monkeypatch.setattr(environment, "STATE", venv / "state.json")
    monkeypatch.setattr(environment, "call", make)
    monkeypatch.setattr(environment, "_install", lambda requirements: steps.append(requirements.name))
    return steps


def test_a_first_start_makes_and_fills_the_environment(installed: list[str]) -> None:
    assert environment.prepare("run") == environment.python()
    assert installed == ["make", "run.txt"]


def test_a_second_start_does_nothing(installed: list[str]) -> None:
    environment.prepare("run")
    environment.prepare("run")
    assert installed == ["make", "run.txt"]


def test_the_development_packages_include_those_of_the_program(installed: list[str]) -> None:
    environment.prepare("dev")
    environment.prepare("run")
    assert installed == ["make", "dev.txt"]


def test_adding_the_development_packages_keeps_the_environment(installed: list[str]) -> None:
    environment.prepare("run")
    environment.prepare("dev")
    assert installed == ["make", "run.txt", "dev.txt"]


def test_a_changed_lock_file_is_installed(installed: list[str]) -> None:
    environment.prepare("run")
    (environment.LOCKS / "run.txt").write_text("run==2\n")
    environment.prepare("run")
    assert installed == ["make", "run.txt", "run.txt"]


def test_an_interrupted_installation_is_made_afresh(installed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_requirements: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as interrupted:
        interrupted.setattr(environment, "_install", interrupt)
        with pytest.raises(KeyboardInterrupt):
            environment.prepare("run")
    environment.prepare("run")
    assert installed == ["make", "make", "run.txt"]


@pytest.mark.parametrize("setting", ["version = 3.9.1", "home = /nowhere/at/all"])
def test_an_environment_of_another_python_is_made_afresh(installed: list[str], setting: str) -> None:
    environment.prepare("run")
    with (environment.VENV / "pyvenv.cfg").open("a") as config:
        config.write(setting + "\n")
    environment.prepare("run")
    assert installed == ["make", "run.txt"] * 2


def test_an_environment_that_was_moved_is_made_afresh(installed: list[str]) -> None:
    environment.prepare("run")
    state = json.loads(environment.STATE.read_text())
    environment.STATE.write_text(json.dumps(state | {"folder": "/elsewhere/.venv"}))
    environment.prepare("run")
    assert installed == ["make", "run.txt"] * 2


def test_an_environment_made_by_hand_is_kept(installed: list[str]) -> None:
    environment.prepare("run")
    environment.STATE.unlink()
    environment.prepare("run")
    assert installed == ["make", "run.txt", "run.txt"]


def test_the_environment_finds_the_source_wherever_the_folder_lies(installed: list[str]) -> None:
    environment.prepare("run")
    packages = environment._place("purelib")
    line = (packages / "retail-desktop.pth").read_text().strip()
    assert (packages / line).resolve() == environment.ROOT.resolve()


def test_the_programs_name_can_be_typed(installed: list[str]) -> None:
    environment.prepare("run")
    launchers = [file.name for file in environment.python().parent.iterdir() if "retail-desktop" in file.name]
    assert len(launchers) == 1


def test_a_folder_that_cannot_be_written_is_a_sentence(installed: list[str]) -> None:
    environment.VENV.parent.rmdir()
    with pytest.raises(Stop, match="cannot be made"):
        environment.prepare("run")
    assert installed == []


def test_a_python_without_ensurepip_is_completed(installed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    wanted: list[list[str]] = []
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("system_libraries.install", lambda packages, _wanted_by: wanted.append(packages))
    environment.prepare("run")
    assert wanted == [[f"python{sys.version_info.major}.{sys.version_info.minor}-venv"]]
    assert installed == ["make", "run.txt"]


def test_without_a_package_manager_it_says_what_is_missing(
    installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(Stop, match="ensurepip"):
        environment.prepare("run")
    assert installed == []


def test_a_failed_installation_shows_pips_own_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_arguments: object) -> list[str]:
        raise subprocess.CalledProcessError(1, ["pip"])

    def speak(*_arguments: object) -> object:
        yield "no matching distribution\n"
        fail()

    monkeypatch.setattr(environment, "lines", speak)
    with pytest.raises(Stop, match="could not be installed"):
        environment._install(Path("run.txt"))
    assert "no matching distribution" in capsys.readouterr().out
