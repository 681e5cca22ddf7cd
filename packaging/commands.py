"""What each command of dev.py does."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import checks
import environment
import system_libraries
from environment import LOCKS, ROOT
from processes import Command, Stop, call

USAGE = """\
python3 packaging/dev.py COMMAND [ARGUMENTS]

  run          set everything up and open the window on the sample store
               (without a display: do the main job on the sample store and print the result)
  test         every check and every test, as the automatic build does; with arguments: pytest alone, with them
  lint         the checks without the tests
  format       put the source into its standard form
  bench        the speed measurements in tests/benchmarks
  screenshots  pictures of every screen
  build        a wheel of the program in dist/
  lock         resolve the dependencies again into packaging/locks (--upgrade: to their newest versions)"""

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}


def main(arguments: list[str]) -> int:
    """Do the command that `arguments` name and give the exit code."""
    if not arguments or arguments[0] not in COMMANDS:
        print(USAGE)
        return 0 if arguments[:1] in (["-h"], ["--help"], ["help"]) else 2
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr] # a console may lack the tools' check marks
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except Stop as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The same command continues where this left off.", file=sys.stderr)
        return 130


def run(arguments: list[str]) -> int:
    """Open the window on the sample store; without a display, do its main job as a command."""
    display = sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    try:
        system_libraries.provide(display=True)
    except Stop as reason:
        if display:
            raise
        print(reason, file=sys.stderr)  # the window will need them; the command below does not
    python = environment.prepare("run")
    if display:
        return call([python, "-m", "retail_desktop", "--sample", *arguments])
    print("There is no display here, so the sample store is worked through without the window.", flush=True)
    return call([python, "-m", "retail_desktop", "demo", *arguments])


def test(arguments: list[str]) -> int:
    """Run every check and test; with arguments, pytest alone with them."""
    python = _tools()
    if arguments:
        return call([python, "-m", "pytest", *arguments], checks.SURROUNDINGS, ROOT)
    return checks.verify(python, [*checks.LINT, checks.TESTS, checks.COVERAGE])


def lint(_arguments: list[str]) -> int:
    """Run the checks without the tests."""
    return checks.verify(_tools(), checks.LINT)


def format_source(_arguments: list[str]) -> int:
    """Put the source into its standard form and repair what can be repaired without a question."""
    python = _tools()
    return call([python, "-m", "ruff", "check", "--fix-only", "--quiet"], folder=ROOT) or call(
        [python, "-m", "ruff", "format"], folder=ROOT
    )


def bench(arguments: list[str]) -> int:
    """Run the speed measurements one after the other; arguments select by a part of the name."""
    python = _tools()
    scripts = sorted((ROOT / "tests" / "benchmarks").glob("bench_*.py"))
    chosen = [script for script in scripts if not arguments or any(part in script.name for part in arguments)]
    if not chosen:
        known = ", ".join(script.stem for script in scripts) or "none"
        raise Stop(f"No measurement has that name. There are: {known}.")
    for script in chosen:
        print(f"== {script.stem}", flush=True)
        if code := call([python, script], checks.SURROUNDINGS, ROOT):
            return code
    return 0


def screenshots(arguments: list[str]) -> int:
    """Draw every screen into picture files."""
    return call([_tools(), Path(__file__).with_name("screenshots.py"), *arguments], OFFSCREEN, ROOT)


def build(_arguments: list[str]) -> int:
    """Make a wheel of the program in dist/."""
    python = environment.prepare("run")
    shutil.rmtree(ROOT / "build" / "lib", ignore_errors=True)  # a module deleted since would come along
    return call([python, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", "dist", "."], folder=ROOT)


def lock(arguments: list[str]) -> int:
    """Resolve the dependencies again; versions stay as they are where they still fit."""
    uv: Command = [environment.prepare("dev"), "-m", "uv", "pip", "compile", "--quiet", "pyproject.toml"]
    options: Command = [
        *("--universal", "--fork-strategy", "fewest", "--python-version", "3.11", "--only-binary", ":all:"),
        *("--generate-hashes", "--no-emit-index-url", "--no-annotate", "--no-header", *arguments),
    ]
    run_lock, dev_lock = LOCKS / "run.txt", LOCKS / "dev.txt"
    everything: Command = ["--group", "dev", "--constraint", run_lock, "--output-file", dev_lock]
    return call([*uv, *options, "--output-file", run_lock], folder=ROOT) or call(
        [*uv, *options, *everything], folder=ROOT
    )


def _tools() -> Path:
    """Provide the environment with the development tools and give its Python."""
    system_libraries.provide(display=False)
    return environment.prepare("dev")


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "lint": lint,
    "format": format_source,
    "bench": bench,
    "screenshots": screenshots,
    "build": build,
    "lock": lock,
}
