"""The rules of the house, as facts about the source tree; a failure names the places that break one."""

import ast
import io
import os
import re
import subprocess
import sys
import tokenize
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "retail_desktop"
TESTS = ROOT / "tests"
SCRIPTS = ROOT / "packaging"
LOCKS = sorted((SCRIPTS / "locks").glob("*.txt"))

VAGUE = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "misc", "stuff"}
BANNED_MODULES = {
    "pickle": "it runs what it reads; keep JSON, SQL or numbers",
    "marshal": "it runs what it reads; keep JSON, SQL or numbers",
    "shelve": "it runs what it reads; keep JSON, SQL or numbers",
    "matplotlib.pyplot": "it keeps figures alive; draw on matplotlib.figure.Figure",
    "statsmodels.api": "it imports everything; import the one module",
    "statsmodels.tsa.api": "it imports everything; import the one module",
    "PySide6.QtSql": "a second SQLite in the process drops the first one's locks",
}
BANNED_CALLS = {"eval", "exec", "yaml.load", "os.system", "os.popen"}
HEAVY = ("numpy", "pandas", "scipy", "statsmodels", "matplotlib", "sqlalchemy", "PySide6", "alembic")
MARK = re.compile(
    r"noqa: [A-Z]+\d+(, ?[A-Z]+\d+)*|type: ignore\[[\w-]+(, ?[\w-]+)*\]|pragma: no (cover|branch)",
)


@cache
def source(file: Path) -> ast.Module:
    return ast.parse(file.read_bytes())


def package_files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def all_files() -> list[Path]:
    """Give every module but the database's migrations: records, written once and never read as prose."""
    package = [file for file in package_files() if "versions" not in file.parts]
    return [*package, *sorted(SCRIPTS.rglob("*.py")), *sorted(TESTS.rglob("*.py"))]


def at(file: Path, line: int = 0) -> str:
    return f"{file.relative_to(ROOT).as_posix()}{f':{line}' if line else ''}"


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(source(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def calls(file: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(source(file)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def imported(file: Path) -> Iterator[tuple[str, int]]:
    """Give every absolute import as its full name: `from a import b` is both `a` and `a.b`."""
    for node in ast.walk(source(file)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module, node.lineno
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a fresh interpreter, which no coverage measurement makes import more than it would."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False
    )


def test_no_module_is_longer_than_400_lines() -> None:
    lengths = {at(file): len(file.read_bytes().splitlines()) for file in all_files()}
    long = {name: length for name, length in lengths.items() if length > 400}
    assert not long, f"Split by notion: {long}"


def test_no_function_is_longer_than_50_lines() -> None:
    long = [
        f"{at(file, node.lineno)} {node.name}: {length} lines"
        for file in all_files()
        for node in functions(file)
        if (length := (node.end_lineno or 0) - node.lineno + 1) > 50
    ]
    assert not long, f"Name the steps and split: {long}"


def test_every_room_has_a_sign_on_its_door() -> None:
    folders = {file.parent for file in package_files()}
    silent = [
        at(folder)
        for folder in sorted(folders)
        if not (door := folder / "__init__.py").is_file() or not ast.get_docstring(source(door))
    ]
    assert not silent, f"Say in __init__.py what belongs there and what it may import: {silent}"


def test_every_public_name_is_explained() -> None:
    silent = [
        at(file, getattr(node, "lineno", 1))
        for file in package_files()
        for node in (source(file), *source(file).body)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and not getattr(node, "name", "").startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not silent, f"Without a docstring: {silent}"


def test_no_module_has_a_name_that_says_nothing() -> None:
    vague = [at(file) for file in all_files() if VAGUE & set(file.relative_to(ROOT).with_suffix("").parts)]
    assert not vague, f"Name the notion instead: {vague}"


def test_a_test_lies_where_its_module_lies() -> None:
    strays = []
    for file in sorted((TESTS / "unit").rglob("test_*.py")):
        inside = file.relative_to(TESTS / "unit").parent
        home = SCRIPTS if inside.parts[:1] == ("packaging",) else PACKAGE / inside
        name = file.stem.removeprefix("test_")
        if not ((home / f"{name}.py").is_file() or (home / name / "__init__.py").is_file()):
            strays.append(f"{at(file)} (expected {at(home / name)}.py)")
    assert not strays, f"Tests of modules that do not exist: {strays}"


def test_every_exception_to_a_check_gives_its_reason() -> None:
    bare = []
    for file in all_files():
        for token in tokenize.generate_tokens(io.StringIO(file.read_text(encoding="utf-8")).readline):
            if token.type == tokenize.COMMENT and re.search(r"\bnoqa\b|type: *ignore|pragma: no", token.string):
                reason = MARK.sub("", token.string)
                if reason == token.string or not re.search(r"[a-z]+ [\w ]{4,}", reason):
                    bare.append(at(file, token.start[0]))
    assert not bare, f"Write the one code, then the reason, on the same line: {bare}"


def test_no_dangerous_or_slow_module_is_imported() -> None:
    found = [
        f"{at(file, line)} {name}: {BANNED_MODULES[name]}"
        for file in package_files()
        for name, line in imported(file)
        if name in BANNED_MODULES
    ]
    assert not found, found


def test_nothing_is_run_that_was_only_read() -> None:
    found = [
        at(file, call.lineno)
        for file in (*package_files(), *sorted(SCRIPTS.rglob("*.py")))
        for name, call in calls(file)
        if name in BANNED_CALLS
        or any(word.arg == "shell" and ast.unparse(word.value) != "False" for word in call.keywords)
    ]
    assert not found, f"No eval, exec, yaml.load and no shell: {found}"


def test_no_test_sleeps() -> None:
    sleeping = [
        at(file, call.lineno)
        for file in sorted(TESTS.rglob("*.py"))
        if "benchmarks" not in file.parts
        for name, call in calls(file)
        if name.rpartition(".")[2] in {"sleep", "qWait"} or name == "qtbot.wait"
    ]
    assert not sleeping, f"Wait for what must happen instead (qtbot.waitUntil, waitSignal): {sleeping}"


def test_the_language_of_the_trade_needs_only_the_standard_library() -> None:
    foreign = [
        f"{at(file, line)} {name}"
        for file in sorted((PACKAGE / "domain").rglob("*.py"))
        for name, line in imported(file)
        if name.partition(".")[0] not in sys.stdlib_module_names and not name.startswith("retail_desktop.domain")
    ]
    assert not foreign, foreign


def test_the_lock_files_are_whole_and_name_no_place() -> None:
    assert [lock.name for lock in LOCKS] == ["dev.txt", "run.txt"]
    for lock in LOCKS:
        text = lock.read_text(encoding="ascii")
        pinned = re.findall(r"(?m)^\S+==\S+(?: ; .+)? \\\n    --hash=sha256:[0-9a-f]{64}", text)
        assert len(pinned) == len(re.findall(r"(?m)^[^ \n]", text)), f"{lock.name}: a line without version and hash"
        assert not re.search(r"://|@|/|--(?!hash)", text), f"{lock.name}: an address, a path or an option"


def test_the_lock_files_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {"run.txt": project["project"]["dependencies"], "dev.txt": project["dependency-groups"]["dev"]}
    for lock in LOCKS:
        locked = dict(re.findall(r"(?m)^(\S+)==(\S+)", lock.read_text(encoding="ascii")))
        stale = [
            wish
            for wish in map(Requirement, asked["run.txt"] + (asked["dev.txt"] if lock.name == "dev.txt" else []))
            if not wish.specifier.contains(locked.get(canonicalize_name(wish.name), "0"))
        ]
        assert not stale, f"{lock.name} is older than pyproject.toml (python3 packaging/dev.py lock): {stale}"


def test_the_build_scripts_do_not_hide_the_library_of_their_name() -> None:
    assert not (SCRIPTS / "__init__.py").exists(), "packaging/ would stand before the library 'packaging'"


def test_a_hundred_thousand_calls_into_qt_do_not_end_the_process() -> None:
    script = """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
widget = QWidget()
for _ in range(100_000):
    widget.setEnabled(True)
print("alive")
"""
    done = python("-c", script)
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr


def test_an_empty_start_of_python_imports_no_library() -> None:
    done = python("-c", "import sys; [print(getattr(module, '__file__', '')) for module in sys.modules.values()]")
    assert done.returncode == 0, done.stderr
    libraries = [file for file in done.stdout.splitlines() if "site-packages" in file]
    assert not libraries, f"A .pth file slows down every start, each worker's too: {libraries}"


def test_the_command_line_starts_without_the_heavy_libraries() -> None:
    done = python("-c", "import sys, retail_desktop.cli; print(*sys.modules)")
    assert done.returncode == 0, done.stderr
    assert not set(HEAVY) & set(done.stdout.split()), "Import them where they are used"
