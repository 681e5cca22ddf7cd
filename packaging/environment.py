"""The project's own virtual environment in .venv: made, filled from the lock files, repaired.

A state file in it holds what was installed; while it agrees with the lock file nothing is done, so a start is quick.
During an installation it says so: an environment found in that state was interrupted, and is made afresh.
"""

import hashlib
import importlib.util
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

import system_libraries
from processes import Command, Stop, call, lines

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ROOT / "packaging" / "locks"
VENV = ROOT / ".venv"
STATE = VENV / "retail-desktop.json"
INTERRUPTED = {"unfinished": "yes"}
INSTALLED_BY = {"run": ("run",), "dev": ("dev", "run")}  # the development lock holds the run-time packages too


def prepare(lock: Literal["run", "dev"]) -> Path:
    """Provide an environment that holds what `lock` lists, and give its Python.

    Raises:
        Stop: when it cannot be made, with what to do.
    """
    with _alone():
        if not _usable():
            _make()
        if _state().get(lock) != _fingerprint(lock):
            _fill(lock)
    return python()


def python() -> Path:
    """Give the environment's Python."""
    return _place("scripts") / ("python.exe" if os.name == "nt" else "python")


def _usable() -> bool:
    """Whether the environment is whole, lies where it was made, and is of the Python that runs this."""
    try:
        made_by = dict(re.findall(r"(?m)^(\w+) = (.*)$", (VENV / "pyvenv.cfg").read_text(encoding="utf-8")))
    except OSError:
        return False
    state = _state()
    same_python = made_by.get("version", "").split(".")[:2] == [str(part) for part in sys.version_info[:2]]
    there = python().exists() and Path(made_by.get("home", "")).is_dir()
    return same_python and there and state != INTERRUPTED and state.get("folder", str(VENV)) == str(VENV)


def _make() -> None:
    """Make an empty environment, in place of the one that may be there."""
    if Path(sys.prefix) == VENV:
        raise Stop(f"The environment in {VENV} must be made afresh: start this with the Python it was made from.")
    if importlib.util.find_spec("ensurepip") is None:
        _provide_ensurepip()
    print(f"Making the environment in {VENV}", flush=True)
    try:
        if VENV.exists():
            shutil.rmtree(VENV)
        VENV.mkdir()
    except OSError as reason:
        raise Stop(f"{VENV} cannot be made: {reason.strerror}. Close the programs that use it, or delete it.") from None
    _remember(INTERRUPTED)
    if call([sys.executable, "-m", "venv", VENV]) != 0:
        raise Stop(f"The environment in {VENV} could not be made; Python's own words are above.")


def _provide_ensurepip() -> None:
    """Install the part of Python that Debian and Ubuntu keep in a package of its own."""
    version = ".".join(str(part) for part in sys.version_info[:2])
    if shutil.which("apt-get") is None:
        raise Stop(
            f"This Python {version} comes without its venv and ensurepip modules. Install them, or another Python."
        )
    system_libraries.install([f"python{version}-venv"], "Making a Python environment")


def _fill(lock: Literal["run", "dev"]) -> None:
    """Install what `lock` lists and make the program known to the environment."""
    installed = {name: mark for name, mark in _state().items() if name in INSTALLED_BY}
    _remember(INTERRUPTED)
    _install(LOCKS / f"{lock}.txt")
    _connect()
    _remember(installed | {"folder": str(VENV)} | {name: _fingerprint(name) for name in INSTALLED_BY[lock]})


def _install(requirements: Path) -> None:
    """Install the packages of a lock file, each checked against its recorded hash.

    The user's own pip settings (proxy, mirror, cache) hold. The lock is whole, so pip looks for nothing beside it; it
    would ask for `coverage[toml]` anew as soon as a newer coverage than the locked one is out.
    """
    print("Installing the locked dependencies; the first time this takes a minute or more", flush=True)
    pip: Command = [python(), "-m", "pip", "--disable-pip-version-check"]
    said = []
    try:
        options = ("--no-deps", "--require-hashes", "--only-binary", ":all:")
        command = [*pip, "install", *options, "--requirement", requirements]
        for line in lines(command, {"PYTHONUNBUFFERED": "1"}, ROOT):
            said.append(line)
            if line.startswith("Collecting ") and sys.stdout.isatty():
                print(f"\r  {line.split()[1]:<60.60}", end="", flush=True)
    except subprocess.CalledProcessError:
        print("".join(said[-30:]))
        raise Stop(
            "The dependencies could not be installed; pip's own words are above. Check the connection and start this"
            " again. They exist ready-made for Python 3.11 to 3.14 on Windows, Linux (both x86-64) and macOS (arm64)."
        ) from None
    finally:
        if sys.stdout.isatty():
            print(f"\r{'':<62}\r", end="", flush=True)
    if (_place("purelib") / "setuptools").is_dir():  # Python 3.11 adds it, and it slows down every start
        call([*pip, "uninstall", "--quiet", "--yes", "setuptools"])


def _connect() -> None:
    """Let the environment find the program's source, and let people type its name."""
    packages, scripts = _place("purelib"), _place("scripts")
    (packages / "retail-desktop.pth").write_text(os.path.relpath(ROOT, packages) + "\n", encoding="ascii")
    if os.name == "nt":
        (scripts / "retail-desktop.cmd").write_text('@"%~dp0python.exe" -m retail_desktop %*\n', encoding="ascii")
        return
    launcher = scripts / "retail-desktop"
    launcher.write_text(f'#!/bin/sh\nexec {shlex.quote(str(python()))} -m retail_desktop "$@"\n', encoding="utf-8")
    launcher.chmod(0o755)


def _place(kind: Literal["purelib", "scripts"]) -> Path:
    """Give a folder of the environment: its packages or its programs."""
    return Path(sysconfig.get_path(kind, "venv", {"base": str(VENV), "platbase": str(VENV)}))


def _fingerprint(lock: str) -> str:
    """Give the hash of a lock file and of the way it is installed."""
    return hashlib.sha256((LOCKS / f"{lock}.txt").read_bytes() + Path(__file__).read_bytes()).hexdigest()


def _state() -> dict[str, str]:
    """Give what was installed; nothing is known of an environment made by hand."""
    try:
        state: dict[str, str] = json.loads(STATE.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return state


def _remember(state: dict[str, str]) -> None:
    """Write down what was installed."""
    STATE.write_text(json.dumps(state, indent=1), encoding="utf-8")


@contextmanager
def _alone() -> Iterator[None]:
    """Wait while another start of this command sets the environment up (Windows refuses to replace files in use)."""
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 - Windows has none

    with Path(__file__).open("rb") as door:
        with suppress(OSError):  # a network folder may not know locks
            fcntl.flock(door, fcntl.LOCK_EX)
        yield
