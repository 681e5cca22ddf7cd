"""The models of statsforecast: their environment, and their forecasts, computed once and kept."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CHEAP = ("SESOpt", "ADIDA", "TSB", "IMAPA", "CrostonSBA")
PEERS = (*CHEAP, "ETS_ANA", "AutoCES", "AutoETS")
PATHS = 200
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


@dataclass(frozen=True)
class SetPlan:
    """How a set is measured unless the command line says otherwise.

    Attributes:
        source: the name that prepare_set.py knows.
        items: number of series to score, about.
        cutoffs: number of cutoffs.
        with_paths: for how many of the newest cutoffs AutoETS draws sample paths; they double its cost.
        weeks: how many weeks are known, where the history is cut short.
        mask: the product is told which days were mostly without stock (the peers cannot be told).
        months: only totals of 28 days are real.
    """

    source: str
    items: int
    cutoffs: int
    with_paths: int = 1
    weeks: int | None = None
    mask: bool = False
    months: bool = False

    def asked(self, items: int | None, cutoffs: int | None) -> "SetPlan":
        """Give the plan as the command line changes it."""
        return replace(self, items=items or self.items, cutoffs=cutoffs or self.cutoffs)


PLANS = {
    "m5": SetPlan("m5", 650, 4, with_paths=2),
    "uci": SetPlan("uci", 400, 3),
    "store_item": SetPlan("store_item", 250, 3),
    "carparts": SetPlan("carparts", 300, 3, months=True),
    "pharmacy": SetPlan("pharmacy", 8, 8, with_paths=8),
    "freshretail": SetPlan("freshretail", 600, 1),
    "freshretail_masked": SetPlan("freshretail", 600, 1, mask=True),
    **{f"m5_{weeks}w": SetPlan("m5", 650, 2, with_paths=0, weeks=weeks) for weeks in (8, 13, 20, 25)},
}


@dataclass(frozen=True)
class Place:
    """Where things are: the shared folder (data and tools), and the cache."""

    shared: Path
    cache: Path

    @property
    def python(self) -> Path:
        """Python of the environment that has statsforecast."""
        inside = ("Scripts", "python.exe") if sys.platform == "win32" else ("bin", "python")
        return self.cache.joinpath("statsforecast-env", *inside)

    def tool(self, name: str) -> Path:
        """Give a script of the shared tools."""
        return self.shared / "tools" / name


def call(*command: object, path: Path | None = None) -> str:
    """Run a command on one thread and give what it printed; with `path`, Python finds modules there first.

    Raises:
        SystemExit: it failed; its last lines are shown.
    """
    surroundings = {**os.environ, **ONE_THREAD, **({"PYTHONPATH": str(path)} if path else {})}
    done = subprocess.run([*map(str, command)], env=surroundings, capture_output=True, text=True, check=False)
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).splitlines()[-15:])
        raise SystemExit(f"{' '.join(map(str, command))}\n{said}")
    return done.stdout


def provide_environment(place: Place) -> None:
    """Make the environment with statsforecast, once; the product's own never sees it (it pins pandas below 3)."""
    ready = place.cache / "statsforecast-env" / "ready"
    if ready.exists():
        return
    print("Installing statsforecast into an environment of its own …", flush=True)
    call(sys.executable, "-m", "venv", "--clear", place.cache / "statsforecast-env")
    call(place.python, "-m", "pip", "install", "--quiet", "statsforecast", "pyarrow")
    ready.touch()


def prepare(place: Place, plan: SetPlan) -> Path:
    """Make the set ready, once, and give its folder."""
    short = "" if plan.weeks is None else f"-{plan.weeks}w"
    folder = place.cache / f"{plan.source}-{plan.items}-{plan.cutoffs}{short}"
    if not (folder / "set.json").exists():
        arguments = [plan.source, place.shared / "data", folder, plan.items, plan.cutoffs]
        weeks = [] if plan.weeks is None else [plan.weeks]
        call(place.python, HERE / "prepare_set.py", *arguments, *weeks)
    return folder


def facts_of(folder: Path) -> dict[str, Any]:
    """Give the number of series, the cutoffs and the days known of a prepared set."""
    facts: dict[str, Any] = json.loads((folder / "set.json").read_text())
    return facts


def compute(place: Place, plan: SetPlan, folder: Path, quick: bool) -> None:
    """Run every model at every cutoff that is not there yet, `quick` without AutoETS.

    One process each, so that CPU seconds compare.
    """
    facts = facts_of(folder)
    for age, cutoff in enumerate(reversed(facts["cutoffs"])):
        parts = {"quick": PEERS[:-1]} | ({} if quick else {"AutoETS": PEERS[-1:]})
        for part, models in parts.items():
            out = peer_folder(folder, cutoff, part)
            if (out / "timing.json").exists():
                continue
            print(f"statsforecast on {folder.name}, {cutoff}: {', '.join(models)} …", flush=True)
            paths = ["--paths", str(PATHS)] if part == "AutoETS" and age < plan.with_paths else []
            arguments = ["--actuals", folder / "actuals.csv", "--cutoff", cutoff, "--last-days", facts["last_days"]]
            arguments += ["--models", ",".join(models), "--out-dir", out, "--n-jobs", 1, *paths]
            call(place.python, place.tool("baseline_statsforecast.py"), *arguments)


def peer_folder(folder: Path, cutoff: str, part: str) -> Path:
    """Give the folder with the outputs of one run of the baseline tool."""
    return folder / "statsforecast" / cutoff / part


def peer_files(folder: Path, cutoff: str, model: str) -> Path:
    """Give the folder that holds a model's outputs."""
    return peer_folder(folder, cutoff, "AutoETS" if model == "AutoETS" else "quick")
