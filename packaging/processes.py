"""Starting other programs, and stopping with a sentence when one cannot do its work."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

Command: TypeAlias = list[str | Path]
NOTHING: Mapping[str, str] = {}
MISLEADING = ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_USER")  # they lead out of the environment


class Stop(Exception):  # noqa: N818 - it is the end of a command, told in a sentence, not an error in it
    """The command cannot go on; its text says why and what to do."""


def call(command: Command, surroundings: Mapping[str, str] = NOTHING, folder: Path | None = None) -> int:
    """Run `command` in `folder` (default: the user's), with its output shown, and give its exit code.

    Ctrl+C reaches the program itself; it is given the time to end in order.
    """
    with subprocess.Popen(command, env=environ(surroundings), cwd=folder) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue


def lines(command: Command, surroundings: Mapping[str, str] = NOTHING, folder: Path | None = None) -> Iterator[str]:
    """Run `command` and give what it says, line by line.

    Raises:
        subprocess.CalledProcessError: after the last line, when the program failed.
    """
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command,
        env=environ(surroundings),
        cwd=folder,
        stdout=pipe,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        yield from process.stdout or ()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, [str(part) for part in command])


def environ(surroundings: Mapping[str, str] = NOTHING) -> dict[str, str]:
    """Give the user's environment variables with `surroundings` and without those that lead elsewhere."""
    kept = {name: value for name, value in os.environ.items() if name not in MISLEADING}
    return kept | dict(surroundings)
