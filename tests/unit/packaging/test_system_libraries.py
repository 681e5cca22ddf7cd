import subprocess
import sys
from collections.abc import Iterator

import pytest
import system_libraries
from processes import Stop


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Stand in for a Debian without Qt's libraries: give the commands that were run."""
    commands: list[list[str]] = []

    def remember(command: list[str]) -> Iterator[str]:
        commands.append(command)
        yield "done\n"

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system_libraries, "_loads", lambda library: library not in {"libEGL.so.1", "libxcb-icccm.so.4"})
    monkeypatch.setattr(system_libraries, "_rights", list)
    monkeypatch.setattr(system_libraries, "lines", remember)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    return commands


def test_what_is_missing_for_windows_is_installed_at_once(bare: list[list[str]]) -> None:
    system_libraries.provide(display=True)
    assert [command[2:4] for command in bare] == [["apt-get", "update"], ["apt-get", "install"]]
    assert bare[1][-2:] == ["libegl1", "libxcb-icccm4"]


def test_without_a_display_only_drawing_counts(bare: list[list[str]]) -> None:
    system_libraries.provide(display=False)
    assert bare[1][-2:] == ["--no-install-recommends", "libegl1"]


def test_nothing_is_installed_when_nothing_is_missing(bare: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "_loads", lambda _library: True)
    system_libraries.provide(display=True)
    assert bare == []


def test_other_systems_bring_their_own(bare: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    system_libraries.provide(display=True)
    assert bare == []


def test_without_the_right_it_says_the_command(bare: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "_rights", lambda: None)
    with pytest.raises(Stop, match=r"sudo apt-get install .* libegl1 libxcb-icccm4"):
        system_libraries.provide(display=True)
    assert bare == []


def test_a_linux_of_another_family_is_told_the_libraries(
    bare: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(Stop, match=r"libEGL\.so\.1, libxcb-icccm\.so\.4"):
        system_libraries.provide(display=True)
    assert bare == []


def test_a_failed_installation_says_the_command(
    bare: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(command: list[str]) -> Iterator[str]:
        bare.append(command)
        yield "no such package\n"
        raise subprocess.CalledProcessError(100, command)

    monkeypatch.setattr(system_libraries, "lines", refuse)
    with pytest.raises(Stop, match="sudo apt-get install"):
        system_libraries.provide(display=True)
    assert len(bare) == 2, "a failed update of the lists does not keep it from trying"
    assert "no such package" in capsys.readouterr().out
