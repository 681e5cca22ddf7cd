"""From an empty window to an open store, with the real services on small stores."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile, QMessageLogContext, QtMsgType
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from retail_desktop import app, paths
from retail_desktop.domain.people import Role
from retail_desktop.gui import crash_log, formats, opening
from retail_desktop.gui.jobs import Job
from retail_desktop.gui.main_window import MainWindow
from retail_desktop.gui.single_instance import SingleInstance
from retail_desktop.persistence.database import close_database
from retail_desktop.services import accounts, keep_backups, workplace
from retail_desktop.services.workplace import Freshness, Workplace, open_workplace

pytestmark = pytest.mark.qt_log_ignore("does not support raise")  # the offscreen platform's own harmless remark
HEAVY = ("numpy", "sqlalchemy", "pandas", "scipy", "statsmodels", "matplotlib", "alembic", "reportlab")
SLOW = 60_000
PASSWORD = "mug towel lighthouse"  # noqa: S105 - of nobody


@pytest.fixture
def surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Undo what a program run changes for its whole process."""
    hooks, handlers = (sys.excepthook, threading.excepthook), list(crash_log.LOG.handlers)
    monkeypatch.setattr(crash_log, "qInstallMessageHandler", lambda _: None)  # pytest-qt listens itself
    monkeypatch.setattr(crash_log.faulthandler, "enable", lambda _: None)  # and pytest uses this one
    yield
    sys.excepthook, threading.excepthook = hooks
    for handler in set(crash_log.LOG.handlers) - set(handlers):
        crash_log.LOG.removeHandler(handler)
        handler.close()


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, surroundings: None) -> Iterator[MainWindow]:
    made = app.build(qapp, None)
    qtbot.addWidget(made)
    yield made
    made.close()
    begun(made).close()


def begun(window: MainWindow) -> opening.Opening:
    found = window.findChild(opening.Opening)
    assert found is not None
    return found


def test_nothing_heavy_is_loaded_before_the_first_picture(user_data: Path) -> None:
    script = f"""
import sys
from PySide6.QtWidgets import QApplication
from retail_desktop import app
application = QApplication([])
window = app.build(application, None)
def tell():
    print(*sorted(name for name in {HEAVY!r} if name in sys.modules), "painted")
    application.exit()
window.painted.connect(tell)
window.show()
application.exec()
window.close()
"""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run([sys.executable, "-c", script], env=surroundings, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "painted"), done.stderr


def test_without_a_store_there_are_three_ways_to_begin(qtbot: QtBot, window: MainWindow) -> None:
    window.show()
    first_run = begun(window)._first_run
    qtbot.waitUntil(first_run.isVisible)
    assert window.page is None


def test_an_own_sales_file_leads_to_a_new_store_and_the_import_page(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "sales.csv"
    file.write_text("date,sku,quantity\n2026-09-29,00417,2\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    begun(window)._import_first()
    qtbot.waitUntil(lambda: window.page is not None, timeout=SLOW)
    assert window.page is not None
    assert window.page.name == "import"
    assert paths.default_database().exists()
    assert window.windowTitle().endswith("New store")


def test_a_store_that_is_chosen_is_opened(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "other.sqlite"), ""))
    begun(window)._choose_store()
    qtbot.waitUntil(lambda: window.page is not None, timeout=SLOW)
    assert (tmp_path / "other.sqlite").exists()
    begun(window).open_store(str(tmp_path / "other.sqlite"))
    qtbot.waitUntil(lambda: not window.jobs._open, timeout=SLOW)


def test_a_file_that_is_no_store_is_refused_in_plain_words(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "letter.sqlite").write_text("Dear Sir or Madam, this is no store but a letter of some length.")
    begun(window).begin(str(tmp_path / "letter.sqlite"), open_file=None, sample=False)
    qtbot.waitUntil(lambda: bool(window.messages.kept), timeout=SLOW)
    assert window.messages.kept[-1].kind == "refuse"


def test_a_damaged_store_gives_way_to_its_newest_backup_after_a_yes(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = open_workplace(str(tmp_path / "shop.sqlite"))
    keep_backups.back_up_daily(place)
    close_database(place.location)
    Path(place.location).write_bytes(b"x" * 9000)
    asked: list[str] = []
    monkeypatch.setattr(window.messages, "ask", lambda _, words, verbs, **__: (asked.append(words), verbs[-1])[1])
    begun(window).open_store(place.location)
    qtbot.waitUntil(lambda: bool(asked), timeout=SLOW)
    assert "newest intact backup" in asked[0]
    assert window.page is None
    monkeypatch.setattr(window.messages, "ask", lambda _, __, verbs, **___: verbs[0])
    begun(window).open_store(place.location)
    qtbot.waitUntil(lambda: window.page is not None, timeout=SLOW)


def test_the_backup_that_is_due_is_made_when_the_store_is_opened(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keep_backups, "daily_backup_is_due", lambda _: True)
    titles: list[str] = []
    window.jobs.started.connect(lambda job: titles.append(job.title))
    begun(window).open_store(str(tmp_path / "shop.sqlite"))
    qtbot.waitUntil(lambda: bool(titles) and not window.jobs._open, timeout=SLOW)
    assert titles[0] == "Making the day's backup"
    assert len(list((tmp_path / "shop-backups").glob("shop-000001-*-daily.db"))) == 1


def test_the_sample_store_is_made_and_opened(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs: list[Job] = []

    def run(title: str, *_: object) -> Job:
        jobs.append(Job(title, frozenset()))
        return jobs[-1]

    monkeypatch.setattr(window.jobs, "run", run)
    begun(window).begin(None, open_file=None, sample=True)
    jobs[0].refused.emit("The sample is missing.", None)
    assert window.messages.kept[-1].text == "The sample is missing."
    jobs[0].succeeded.emit(Workplace(str(tmp_path / "sample.sqlite")))
    qtbot.waitUntil(lambda: window.page is not None, timeout=SLOW)
    with qtbot.waitSignal(window.jobs.touched):
        window.jobs.touch("sales")
    qtbot.waitUntil(lambda: not window.jobs._open, timeout=SLOW)


def test_a_file_given_at_the_start_makes_a_store_if_there_is_none(qtbot: QtBot, window: MainWindow) -> None:
    begun(window).begin(None, open_file="sales.csv", sample=False)
    qtbot.waitUntil(lambda: window.page is not None and window.page.name == "import", timeout=SLOW)


def test_a_store_with_accounts_asks_who_works_here(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    place = workplace.open_workplace(str(tmp_path / "shop.sqlite"))
    accounts.add_account(place, "Ada", Role.ADMINISTRATOR, PASSWORD)
    page = begun(window)._sign_in
    begun(window).lock()
    begun(window).open_store(place.location)
    qtbot.waitUntil(lambda: page.names.currentText() == "Ada", timeout=SLOW)
    assert window.page is None
    assert window.navigation.isHidden()
    page.given.emit("Ada", "guess", False)
    qtbot.waitUntil(lambda: "do not belong together" in page.problem.text(), timeout=SLOW)
    page.given.emit("Ada", PASSWORD, False)
    qtbot.waitUntil(lambda: window.page is not None, timeout=SLOW)
    assert not window.navigation.isHidden()
    begun(window).lock()
    qtbot.waitUntil(lambda: window.page is None, timeout=SLOW)
    qtbot.waitUntil(lambda: not page.problem.isVisible() and not window.jobs._open, timeout=SLOW)
    begun(window)._idle.stop()


def test_a_store_without_accounts_is_not_locked(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    begun(window).open_store(str(tmp_path / "store.sqlite"))
    qtbot.waitUntil(lambda: window.page is not None, timeout=SLOW)
    begun(window).lock()
    qtbot.waitUntil(lambda: bool(window.messages.kept), timeout=SLOW)
    assert "no accounts" in window.messages.kept[-1].text
    assert window.page is not None


def test_a_second_start_brings_the_first_window_to_the_front(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    store = str(tmp_path / "store.sqlite")
    begun(window).open_store(store)
    qtbot.waitUntil(lambda: window.page is not None, timeout=SLOW)
    second = SingleInstance(store)
    assert not second.take()
    assert second.ask(str(tmp_path / "late.csv"))
    qtbot.waitUntil(lambda: window.page is not None and window.page.name == "import", timeout=SLOW)


def test_a_store_that_is_locked_and_silent_is_refused(window: MainWindow, tmp_path: Path) -> None:
    lock = QLockFile(str(tmp_path / "store.sqlite.lock"))
    assert lock.tryLock(0)
    begun(window).open_store(str(tmp_path / "store.sqlite"))
    assert "another window" in window.messages.kept[-1].text
    lock.unlock()


def test_what_is_typed_into_the_search_box_is_searched(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    begun(window).open_store(str(tmp_path / "store.sqlite"))
    qtbot.waitUntil(lambda: window.page is not None, timeout=SLOW)
    search = window.top.search
    search.setText("nothing like this")
    with qtbot.waitSignal(search.wanted):
        search._ask()
    qtbot.waitUntil(search._list.isVisible, timeout=SLOW)
    search._list.hide()


def test_freshness_reads_as_one_line() -> None:
    fresh = Freshness(date(2026, 9, 29), date(2026, 9, 30), None, None, 10, is_sample=False, store_name="Harbour")
    assert opening.freshness_text(fresh, 2026) == "Sales through Tue 29 Sep · stock as of Wed 30 Sep"
    assert opening.freshness_text(fresh, 2027) == "Sales through Tue 29 Sep 2026 · stock as of Wed 30 Sep 2026"
    empty = Freshness(None, None, None, None, 0, is_sample=False, store_name="")
    assert opening.freshness_text(empty) == "No sales yet · stock never counted"


def test_dates_leave_out_the_year_of_the_newest_data() -> None:
    formats.set_present(date(2011, 12, 9))
    assert formats.day(date(2011, 12, 1)) == "1 Dec"


def test_a_mistake_is_logged_and_told_in_plain_words(surroundings: None, tmp_path: Path) -> None:
    crash_log.start_log(tmp_path / "app.log")
    told: list[tuple[str, str]] = []
    crash_log.catch_mistakes(lambda *words: told.append(words))
    error = ZeroDivisionError("division by zero")
    sys.excepthook(type(error), error, None)
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    crash_log._take_qt_message(QtMsgType.QtWarningMsg, QMessageLogContext(), "a remark")
    assert len(told) == 1
    assert "ZeroDivisionError" not in told[0][0]
    log = (tmp_path / "app.log").read_text(encoding="utf-8")
    assert log.count("ZeroDivisionError") >= 2
    assert "Qt: a remark" in log


def test_ctrl_c_in_a_terminal_is_no_mistake(surroundings: None, capsys: pytest.CaptureFixture[str]) -> None:
    told: list[object] = []
    crash_log.catch_mistakes(lambda *words: told.append(words))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not told


def test_the_program_ends_with_its_window(qapp: QApplication, user_data: Path) -> None:
    script = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from retail_desktop import app
from retail_desktop.gui.main_window import MainWindow
def leave(window):
    QTimer.singleShot(100, window.close)
show = MainWindow.show
MainWindow.show = lambda window: (show(window), window.painted.connect(lambda: leave(window)))
raise SystemExit(app.run(None))
"""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run([sys.executable, "-c", script], env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert paths.log_file().exists()
