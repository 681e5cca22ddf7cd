"""Background work against small services in a module of the test's own, in a real worker process."""

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from retail_desktop.domain.errors import NeedsAnswerError
from retail_desktop.gui.jobs import Job, Jobs, Latest

SERVICES = """
import os, subprocess, sys, threading
from retail_desktop.domain.errors import NeedsAnswerError

def add(place, other):
    return place + other

def count(place, top, *, progress):
    for done in range(top):
        progress("Counting", done + 1, top)
    return top

def show_early(place, started, *, progress):
    progress("First forecasts are there", 5, 5)
    wait_politely(place, started, progress=progress)

def wait_politely(place, started, *, progress):
    open(started, "w").close()
    while True:
        progress("Waiting", 0, 0)

def wait_stubbornly(place, started):
    code = "import sys, time; open(sys.argv[1], 'w').close(); time.sleep(600)"
    subprocess.run([sys.executable, "-c", code, started])

def refuse(place):
    raise NeedsAnswerError("Which date comes first?", "date_order", {"dmy": 1})

def fail(place):
    return 1 / 0

def give_what_cannot_travel(place):
    return threading.Lock()

def vanish(place):
    os._exit(3)

def process_id(place):
    return os.getpid()
"""
SLOW = 30_000


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    (tmp_path / "trial_services.py").write_text(SERVICES)
    monkeypatch.syspath_prepend(tmp_path)
    yield importlib.import_module("trial_services")
    del sys.modules["trial_services"]


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs(2)
    yield made
    made.close()


def ending(qtbot: QtBot, job: Job) -> list[tuple[Any, ...]]:
    """Wait for the job's ending and give every ending heard."""
    heard = endings(job)
    qtbot.waitUntil(lambda: bool(heard), timeout=SLOW)
    return heard


def endings(job: Job) -> list[tuple[Any, ...]]:
    """Give the list in which every ending of the job will be noted."""
    heard: list[tuple[Any, ...]] = []
    job.succeeded.connect(lambda value: heard.append(("succeeded", value)))
    job.refused.connect(lambda text, error: heard.append(("refused", text, error)))
    job.crashed.connect(lambda summary, details: heard.append(("crashed", summary, details)))
    job.cancelled.connect(lambda: heard.append(("cancelled",)))
    return heard


def test_a_service_runs_in_the_worker_with_the_place_first(qtbot: QtBot, jobs: Jobs, services: ModuleType) -> None:
    assert ending(qtbot, jobs.run("Adding", services.add, 3)) == [("succeeded", 5)]


def test_long_jobs_follow_one_another_in_the_same_process(qtbot: QtBot, jobs: Jobs, services: ModuleType) -> None:
    first, second = (endings(jobs.run(title, services.process_id)) for title in ("One", "Two"))
    qtbot.waitUntil(lambda: bool(second), timeout=SLOW)
    assert first == second


def test_progress_is_heard_before_the_end(qtbot: QtBot, jobs: Jobs, services: ModuleType) -> None:
    job = jobs.run("Counting", services.count, 50)
    heard: list[tuple[str, int, int]] = []
    job.progressed.connect(lambda *words: heard.append(words))
    assert ending(qtbot, job) == [("succeeded", 50)]
    assert heard[-1] == ("Counting", 50, 50)


def test_screens_hear_which_areas_changed_after_a_success(qtbot: QtBot, jobs: Jobs, services: ModuleType) -> None:
    with qtbot.waitSignal(jobs.touched, timeout=SLOW) as heard:
        jobs.run("Adding", services.add, 3, areas=frozenset({"plan"}))
    assert heard.args == [frozenset({"plan"})]


def test_a_refusal_keeps_its_question(qtbot: QtBot, jobs: Jobs, services: ModuleType) -> None:
    ((kind, text, error),) = ending(qtbot, jobs.run("Importing", services.refuse, areas=frozenset({"sales"})))
    assert (kind, text) == ("refused", "Which date comes first?")
    assert isinstance(error, NeedsAnswerError)
    assert (error.needs, error.choices) == ("date_order", {"dmy": 1})


def test_a_mistake_ends_the_job_and_not_the_worker(qtbot: QtBot, jobs: Jobs, services: ModuleType) -> None:
    told: list[str] = []
    jobs.crashed.connect(lambda summary, _: told.append(summary))
    ((kind, _, details),) = ending(qtbot, jobs.run("Failing", services.fail))
    assert kind == "crashed"
    assert "ZeroDivisionError" in details
    assert told
    assert ending(qtbot, jobs.run("Adding", services.add, 1)) == [("succeeded", 3)]


def test_an_answer_that_cannot_travel_is_a_mistake(qtbot: QtBot, jobs: Jobs, services: ModuleType) -> None:
    assert ending(qtbot, jobs.run("Giving", services.give_what_cannot_travel))[0][0] == "crashed"


def test_an_argument_that_cannot_travel_is_a_mistake(qtbot: QtBot, jobs: Jobs, services: ModuleType) -> None:
    assert ending(qtbot, jobs.run("Giving", services.add, lambda: 1))[0][0] == "crashed"


def test_a_worker_that_vanishes_is_replaced(qtbot: QtBot, jobs: Jobs, services: ModuleType) -> None:
    assert ending(qtbot, jobs.run("Vanishing", services.vanish))[0][0] == "crashed"
    assert ending(qtbot, jobs.run("Adding", services.add, 1)) == [("succeeded", 3)]


@pytest.mark.parametrize("service", ["wait_politely", "wait_stubbornly"])
def test_a_cancelled_job_ends_whether_it_listens_or_not(
    qtbot: QtBot, jobs: Jobs, services: ModuleType, tmp_path: Path, service: str
) -> None:
    started = tmp_path / "started"
    job = jobs.run("Waiting", getattr(services, service), str(started))
    qtbot.waitUntil(started.exists, timeout=SLOW)
    job.cancel()
    assert ending(qtbot, job) == [("cancelled",)]
    assert ending(qtbot, jobs.run("Adding", services.add, 1)) == [("succeeded", 3)]


def test_a_job_cancelled_before_its_turn_never_begins(
    qtbot: QtBot, jobs: Jobs, services: ModuleType, tmp_path: Path
) -> None:
    started = tmp_path / "started"
    first = jobs.run("Waiting", services.wait_politely, str(started))
    second = jobs.run("Adding", services.add, 1)
    second.cancel()
    qtbot.waitUntil(started.exists, timeout=SLOW)
    heard = endings(second)
    first.cancel()
    qtbot.waitUntil(lambda: bool(heard), timeout=SLOW)
    assert heard == [("cancelled",)]


def test_closing_ends_the_work_under_way(qtbot: QtBot, services: ModuleType, tmp_path: Path) -> None:
    jobs = Jobs(2)
    started = tmp_path / "started"
    jobs.run("Waiting", services.wait_politely, str(started))
    qtbot.waitUntil(started.exists, timeout=SLOW)
    jobs.close()
    assert jobs._driver is None


def test_the_status_line_hears_of_long_jobs_only(qtbot: QtBot, jobs: Jobs, services: ModuleType) -> None:
    heard: list[str] = []
    jobs.started.connect(lambda job: heard.append(f"+{job.title}"))
    jobs.ended.connect(lambda job: heard.append(f"-{job.title}"))
    assert ending(qtbot, jobs.read(services.add, 1)) == [("succeeded", 3)]
    ending(qtbot, jobs.run("Adding", services.add, 1))
    qtbot.waitUntil(lambda: heard == ["+Adding", "-Adding"], timeout=SLOW)


def test_a_read_tells_a_refusal_too(qtbot: QtBot, jobs: Jobs, services: ModuleType) -> None:
    assert ending(qtbot, jobs.read(services.refuse))[0][0] == "refused"


def test_a_cancelled_read_gives_no_answer(qtbot: QtBot, jobs: Jobs, services: ModuleType) -> None:
    job = jobs.read(services.add, 1)
    job.cancel()
    assert ending(qtbot, job) == [("cancelled",)]


def test_only_the_newest_of_several_answers_is_shown(qtbot: QtBot, jobs: Jobs, services: ModuleType) -> None:
    latest, shown = Latest(), []
    jobs.place = "asked "
    for words in ("old", "new"):
        latest.take(jobs.read(services.add, words), shown.append)
    qtbot.waitUntil(lambda: "asked new" in shown)
    assert shown == ["asked new"]


def test_a_refusal_is_shown_only_while_it_is_wanted(qtbot: QtBot, jobs: Jobs, services: ModuleType) -> None:
    latest, told = Latest(), []
    take: Callable[[str, object], object] = lambda text, _: told.append(text)  # noqa: E731 - typed for the checker
    latest.take(jobs.read(services.refuse), told.append, take)
    qtbot.waitUntil(lambda: bool(told))
    job = latest.take(jobs.read(services.refuse), told.append, take)
    latest.forget()
    ending(qtbot, job)
    assert told == ["Which date comes first?"]


def test_a_page_can_make_others_read_again(qtbot: QtBot, jobs: Jobs) -> None:
    with qtbot.waitSignal(jobs.touched) as heard:
        jobs.touch("plan", "orders")
    assert heard.args == [frozenset({"plan", "orders"})]


def test_first_forecasts_are_shown_at_once_and_looked_at_again_when_no_better_ones_come(
    qtbot: QtBot, jobs: Jobs, services: ModuleType, tmp_path: Path
) -> None:
    heard: list[frozenset[str]] = []
    jobs.touched.connect(heard.append)
    job = jobs.run("Forecasting", services.show_early, str(tmp_path / "started"), areas=frozenset({"forecast"}))
    told = endings(job)
    qtbot.waitUntil(lambda: heard == [frozenset({"forecast"})], timeout=SLOW)
    assert told == []
    job.cancel()
    qtbot.waitUntil(lambda: told == [("cancelled",)], timeout=SLOW)
    assert heard == [frozenset({"forecast"})] * 2
