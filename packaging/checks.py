"""The checks a change must pass, in their order, each told in one line."""

import json
import subprocess
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from environment import ROOT
from processes import Stop, lines

GATES = {"retail_desktop": 95.0, "retail_desktop/domain": 100.0}
"""Least share of the lines that the tests must run, in percent, by folder."""

SURROUNDINGS = {
    "QT_QPA_PLATFORM": "offscreen",
    "LANG": "C.UTF-8",
    "OMP_NUM_THREADS": "1",
    "NO_COLOR": "1",
    "PYTHONUTF8": "1",
    "PYTHONUNBUFFERED": "1",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One tool: `arguments` follow the environment's Python, `verdict` makes the shown line of its output."""

    name: str
    arguments: tuple[str, ...]
    verdict: Callable[[list[str]], str]
    live: bool = False


def verify(python: Path, checks: Iterable[Check]) -> int:
    """Run the checks in turn, until one fails and is shown in full; give the exit code.

    The last line told is the closing summary of the tests, when they were among the checks.
    """
    summary = ""
    for check in checks:
        started = time.perf_counter()
        said: list[str] = []
        try:
            for line in lines([python, *check.arguments], SURROUNDINGS, ROOT):
                said.append(line)
                if check.live:
                    print(line, end="", flush=True)
            verdict = check.verdict(said)
        except (subprocess.CalledProcessError, Stop) as failure:
            shown = str(failure) if isinstance(failure, Stop) else "".join([] if check.live else said).rstrip()
            print(f"{shown}\n{check.name} failed after {time.perf_counter() - started:.1f} s")
            return 1
        print(f"{check.name:<14} {time.perf_counter() - started:6.1f} s  {verdict}", flush=True)
        summary = verdict if check.live else summary
    if summary:
        print(summary)
    return 0


def closing_line(said: list[str]) -> str:
    """Give the last thing a tool said, without its ornament."""
    return next((line.strip("= \n") for line in reversed(said) if line.strip("= \n")), "no remarks")


def shares(said: list[str]) -> str:
    """Give the share of lines the tests ran in each folder of GATES, from coverage's JSON.

    Raises:
        Stop: when one is below its gate, naming the lines that no test runs.
    """
    report = json.loads(next(line for line in said if line.startswith("{")))
    files = {name.replace("\\", "/"): file for name, file in report["files"].items()}
    reached = {folder: _share(folder, files) for folder in GATES}
    told = ", ".join(f"{folder} {share:.1f} % (at least {GATES[folder]:g})" for folder, share in reached.items())
    short = tuple(f"{folder}/" for folder, share in reached.items() if share < GATES[folder])
    if short:
        gaps = [
            f"{name}: {', '.join(map(str, file['missing_lines']))}"
            for name, file in files.items()
            if name.startswith(short) and file["missing_lines"]
        ]
        raise Stop("\n".join(["Lines that no test runs:", *gaps, told]))
    return told


def _share(folder: str, files: dict[str, Any]) -> float:
    """Give the share of a folder's lines that ran, in percent; nothing to run is all of it."""
    counts = [file["summary"] for name, file in files.items() if name.startswith(f"{folder}/")]
    lines_there = sum(count["num_statements"] for count in counts)
    return 100 * sum(count["covered_lines"] for count in counts) / lines_there if lines_there else 100.0


LINT = [
    Check("ruff format", ("-m", "ruff", "format", "--check"), closing_line),
    Check("ruff check", ("-m", "ruff", "check"), closing_line),
    Check("mypy", ("-m", "mypy"), closing_line),
    Check(
        "lint-imports",
        ("-c", "from importlinter.cli import lint_imports_command as it; it(['--no-logo'])"),
        closing_line,
    ),
    Check("deptry", ("-m", "deptry", "--no-ansi", "retail_desktop"), closing_line),
]
TESTS = Check(
    "pytest",
    ("-m", "pytest", "--numprocesses", "auto", "--maxprocesses", "4", "--cov", "--cov-report="),
    closing_line,
    live=True,
)
COVERAGE = Check("coverage", ("-m", "coverage", "json", "--quiet", "-o", "-"), shares)
