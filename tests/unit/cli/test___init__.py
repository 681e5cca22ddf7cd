"""Exit codes, the one JSON object, and that nobody ever sees a traceback."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from retail_desktop import __version__
from retail_desktop.cli import run
from retail_desktop.cli.grammar import COMMANDS, full_parser
from retail_desktop.domain.errors import CancelledError, NeedsAnswerError
from retail_desktop.persistence.database import close_database

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shop

Broken = Callable[[BaseException], None]


def test_done_is_0_and_said_in_words(shop: "Shop") -> None:
    said = shop.call("imports")
    assert (said.code, said.out, said.err) == (0, "Nothing was imported yet.\n", "")


def test_refused_is_1_and_said_beside_the_output(shop: "Shop") -> None:
    said = shop.call("report", "reorder")
    assert (said.code, said.out) == (1, "")
    assert "There is no reorder plan yet" in said.err


def test_a_refusal_is_one_object_too(shop: "Shop") -> None:
    said = shop.json("report", "reorder")
    assert (said.code, said.err) == (1, "")
    assert said.json["status"] == "refused"
    assert "no reorder plan" in said.json["error"]


@pytest.mark.parametrize(
    "words",
    [
        ("bake",), ("import",), ("import", "recipes", "a.csv"), ("forecast", "--as-of", "soon"),
        ("forecast", "--horizon", "x"), ("export", "plan"), ("import", "sales", "a.csv", "--period", "soon"),
        ("import", "sales", "a.csv", "--period", "2026-02-02..2026-01-01"), ("rejects", "x", "--out", "a.csv"),
        ("export", "lead-time-demand", "--out", "-", "--days", "7,x"), ("import", "sales", "a.csv", "--bake"),
    ],
)  # fmt: skip
def test_wrong_usage_is_2(shop: "Shop", words: tuple[str, ...]) -> None:
    said = shop.call(*words)
    assert (said.code, said.out) == (2, "")
    assert "usage: retail-desktop" in said.err
    assert not shop.store.exists()


def test_a_bug_is_3_and_leaves_its_details_in_the_log(
    shop: "Shop", broken: Broken, logging_to_file: Callable[[], AbstractContextManager[None]], user_data: Path
) -> None:
    broken(ZeroDivisionError("division by zero"))
    with logging_to_file():
        said = shop.json("imports")
    assert (said.code, said.err) == (3, "")
    assert said.json["status"] == "bug"
    log = user_data / "retail-desktop.log"
    assert str(log) in said.json["error"]
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    said = shop.call("imports")
    assert (said.code, said.out) == (3, "")
    assert "nothing was changed" in said.err


def test_a_question_is_4_and_names_what_it_needs(shop: "Shop") -> None:
    file = shop.file("a.csv", "date,sku,quantity\n01/02/2026,1,2\n03/04/2026,1,2\n")
    said = shop.json("import", "sales", file)
    assert (said.code, said.err) == (4, "")
    assert (said.json["status"], said.json["needs"]) == ("needs_input", "date_order")
    assert set(said.json["choices"]) == {"dmy", "mdy"}
    said = shop.call("import", "sales", file)
    assert (said.code, said.out) == (4, "")
    assert "dmy" in said.err
    assert shop.call("import", "sales", file, "--date-order", "DMY").code == 0


@pytest.mark.parametrize("error", [CancelledError(), KeyboardInterrupt()])
def test_cancelled_is_130(shop: "Shop", broken: Broken, error: BaseException) -> None:
    broken(error)
    assert shop.call("imports").code == 130
    assert shop.json("imports").json["status"] == "cancelled"


def test_a_question_that_a_service_raises_is_4_too(shop: "Shop", broken: Broken) -> None:
    broken(NeedsAnswerError("Which one?", "sheet", {"a": "first"}))
    said = shop.json("imports")
    assert (said.code, said.json["needs"], said.json["choices"]) == (4, "sheet", {"a": "first"})


def test_the_version_is_told(shop: "Shop") -> None:
    said = shop.bare("--version")
    assert (said.code, said.out) == (0, f"Retail Desktop {__version__}\n")


def test_the_store_is_named_by_option_or_surroundings(shop: "Shop", monkeypatch: pytest.MonkeyPatch) -> None:
    other = shop.folder / "other.sqlite"
    monkeypatch.setenv("RETAIL_DATABASE", str(other))
    assert shop.bare("imports").code == 0
    assert other.exists()
    assert not shop.store.exists()
    assert shop.call("imports").code == 0
    assert shop.store.exists()
    close_database(str(other))


def test_without_a_name_the_store_lies_in_the_data_folder(shop: "Shop", user_data: Path) -> None:
    assert shop.bare("imports").code == 0
    assert (user_data / "store.sqlite").exists()
    close_database(str(user_data / "store.sqlite"))


def test_a_data_folder_that_cannot_be_made_is_a_refusal(shop: "Shop", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RETAIL_DATA_DIR", shop.file("file", "no folder"))
    said = shop.bare("imports")
    assert said.code == 1
    assert "--database" in said.err


@pytest.mark.parametrize("content", [b"SQLite format 3\x00" + b"\xff" * 5000, b"words, not a database " * 50])
def test_a_file_that_is_no_store_is_refused_and_left_alone(shop: "Shop", content: bytes) -> None:
    shop.store.write_bytes(content)
    said = shop.json("imports")
    assert (said.code, said.json["status"]) == (1, "refused")
    assert shop.store.read_bytes() == content


def test_who_acts_is_written_down(shop: "Shop") -> None:
    file = shop.file("a.csv", "date,sku,quantity\n2026-03-02,1,2\n")
    assert shop.call("--as-user", "Ada", "import", "sales", file).code == 0
    assert shop.json("imports").json["imports"][0]["user"] == "Ada"


def test_no_command_or_a_file_opens_the_window(shop: "Shop", monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []

    def window(location: str | None, *, open_file: str | None, sample: bool) -> int:
        opened.append((location, open_file, sample))
        return 0

    monkeypatch.setitem(sys.modules, "retail_desktop.app", SimpleNamespace(run=window))
    file = shop.file("sales.csv", "date,sku,quantity\n")
    assert shop.bare().code == 0
    assert shop.bare("--database=x.sqlite", "--sample").code == 0
    assert shop.bare("--database", "x.sqlite", file).code == 0
    assert opened == [(None, None, False), ("x.sqlite", None, True), ("x.sqlite", file, False)]


def test_the_installed_program_proves_itself(tmp_path: Path) -> None:
    surroundings = {**os.environ, "RETAIL_DATA_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "retail_desktop", "self-test"],
        env=surroundings, cwd=Path(__file__).parents[3], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("ok  ") == 4
    assert done.stderr == ""


def test_who_reads_no_further_sees_no_error(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "retail_desktop", "--database", str(tmp_path / "store.sqlite"), "imports"]
    talk = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(__file__).parents[3])
    assert talk.stdout is not None
    assert talk.stderr is not None
    talk.stdout.close()
    with talk.stderr as errors:
        assert errors.read() == b""
    assert talk.wait() == 0


def test_a_command_is_a_command_even_where_a_file_is_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "imports").write_text("date,sku,quantity\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["--database", str(tmp_path / "store.sqlite"), "imports"]) == 0
    assert "Nothing was imported" in capsys.readouterr().out


def test_every_command_of_the_grammar_is_known_as_one() -> None:
    commands = next(action.choices for action in full_parser()._actions if action.dest == "name")
    assert set(commands or ()) == COMMANDS
