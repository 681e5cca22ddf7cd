"""Score forecasts with the shared evaluate.py and put the figures of all sets into one table."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from comparison.peers import CHEAP, PEERS, Place, SetPlan, call, facts_of, peer_files

LENGTHS = (7, 14, 28)
DAILY = ("RMSSE", "WRMSSE", "WAPE", "bias")
ENOUGH = 30  # totals of fewer series and cutoffs are not shown
LEVELS = ("0.8", "0.9", "0.95", "0.99")
GROUPS = {"scored": "all", "top": "top 20 %", "young": "< 26 weeks"}
Figures = dict[str, float]


@dataclass
class Scores:
    """Figures of one set: of every method at each of its cutoffs, and of the product in groups of items."""

    set_name: str
    months: bool = False  # only totals of 28 days are real
    methods: dict[str, dict[str, Figures]] = field(default_factory=dict)
    groups: dict[str, list[Figures]] = field(default_factory=dict)

    def ratio(self, figure: str, peer: str) -> float | None:
        """Give the product's figure over a peer's, both means over the cutoffs at which both have it."""
        mine, other = self.methods["product"], self.methods.get(peer, {})
        both = [c for c in other if figure in other[c] and figure in mine.get(c, {})]
        return sum(mine[c][figure] for c in both) / sum(other[c][figure] for c in both) if both else None

    def tells(self, figure: str) -> bool:
        """Tell whether a figure says anything: it is not of made-up days, nor of a handful of totals."""
        days = figure.rpartition(" ")[2]
        if not days.isdigit():
            return not self.months or figure in {"cpu", "wall"}
        folds = self.groups["scored"]
        return sum(fold.get(f"items {days}", 0.0) for fold in folds) >= ENOUGH and (not self.months or days == "28")

    def cutoffs(self, figure: str, peer: str) -> str:
        """Tell at how many of the cutoffs the peer has the figure, if not at all of them."""
        count = sum(figure in figures for figures in self.methods[peer].values())
        return "" if count == len(self.methods["product"]) else f" ({count} of {len(self.methods['product'])} cutoffs)"

    def best(self, figure: str, peers: tuple[str, ...]) -> tuple[float, str] | None:
        """Give the ratio to the best of the peers, and its name."""
        ratios = [(ratio, peer) for peer in peers if (ratio := self.ratio(figure, peer)) is not None]
        return max(ratios) if ratios else None

    def mean(self, figure: str) -> float | None:
        """Give the product's figure, the mean over the cutoffs."""
        known = [figures[figure] for figures in self.methods["product"].values() if figure in figures]
        return sum(known) / len(known) if known else None

    def pair(self, group: str, days: int, level: str) -> tuple[float, float] | None:
        """Give the parts of the totals below their quantile, and at or below it; every series and cutoff counts."""
        key = f"{days} {level}"
        folds = [fold for fold in self.groups.get(group, []) if f"le {key}" in fold]
        known = [(fold[f"items {days}"], fold[f"lt {key}"], fold[f"le {key}"]) for fold in folds]
        items = sum(fold[0] for fold in known)
        if items < ENOUGH:
            return None
        return sum(n * lower for n, lower, _ in known) / items, sum(n * upper for n, _, upper in known) / items


def score(place: Place, name: str, plan: SetPlan, folder: Path, product: Path) -> Scores:
    """Score the product's outputs (a folder per cutoff in `product`) and the peers' on the same items and days."""
    scores = Scores(name, plan.months)
    for cutoff in facts_of(folder)["cutoffs"]:
        mine = product / cutoff
        files = {"product": (mine / "daily.csv", mine / "totals.csv")}
        for peer in PEERS:
            theirs = peer_files(folder, cutoff, peer)
            if (theirs / "timing.json").exists():
                files[peer] = (theirs / f"{peer}_daily.csv", theirs / f"{peer}_totals.csv")
        short = folder / f"{cutoff}-scored.csv"
        actuals = short if short.exists() else folder / "actuals.csv"
        for method, figures in evaluate(place, folder, actuals, cutoff, files).items():
            kept = figures | _cost(folder, mine, cutoff, method)
            if method == "AutoETS" and plan.with_paths and not kept["paths"]:  # its quantiles would be other ones
                kept = {key: value for key, value in kept.items() if not key.startswith("wPL")}
            scores.methods.setdefault(method, {})[cutoff] = kept
        scores.groups.setdefault("scored", []).append(scores.methods["product"][cutoff])
        for group in ("top", "young"):
            actuals = folder / f"{cutoff}-{group}.csv"
            if actuals.exists() and json.loads((mine / "timing.json").read_text())["whole"]:
                found = evaluate(place, folder, actuals, cutoff, {"product": files["product"]})
                scores.groups.setdefault(group, []).append(found["product"])
    return scores


def evaluate(
    place: Place, folder: Path, actuals: Path, cutoff: str, files: dict[str, tuple[Path, Path]]
) -> dict[str, Figures]:
    """Let the shared tool score the files at one cutoff, and give its figures by method."""
    out = folder / "scores.json"
    arguments: list[object] = ["--actuals", actuals, "--cutoff", cutoff, "--json", out]
    for method, (daily, totals) in files.items():
        arguments += ["--forecast", f"{method}={daily}", "--totals", f"{method}={totals}"]
    if (folder / "stockouts.csv").exists():
        arguments += ["--stockouts", folder / "stockouts.csv"]
    call(place.python, place.tool("evaluate.py"), *arguments)
    told = json.loads(out.read_text())
    daily = told["daily"]
    figures: dict[str, Figures] = {name: {key: daily[name][key] for key in DAILY} for name in files}
    for row in told["totals"]:
        figures[row["method"]] |= _totals(row)
    return figures


def _totals(row: dict[str, Any]) -> Figures:
    days = int(row["days"])
    kept = {f"{key} {days}": row[key] for key in ("items", "WAPE", "bias", "wPL") if row.get(key) is not None}
    for level in LEVELS:
        if row.get(f"le_q{level}") is not None:
            kept |= {f"{end} {days} {level}": row[f"{end}_q{level}"] for end in ("lt", "le")}
    return {key: value for key, value in kept.items() if value == value}  # noqa: PLR0124 - only nan differs from itself


def _cost(folder: Path, mine: Path, cutoff: str, method: str) -> Figures:
    """Give the seconds a series took; sample paths are not in them, the product's quantiles and backtest are."""
    if method == "product":
        spent = json.loads((mine / "timing.json").read_text())
        return {key: spent[key] / spent["series"] for key in ("wall", "cpu")}
    timing = json.loads((peer_files(folder, cutoff, method) / "timing.json").read_text())
    spent = timing[method]
    seconds = {"wall": spent["seconds"] / spent["items"], "cpu": spent["cpu_seconds"] / spent["items"]}
    return seconds | {"paths": float("seconds_paths" in spent)}


Cell = Callable[[Scores], str | None]


def _lines() -> Iterator[tuple[str, str, Cell]]:
    """Give every row of the table: its label, what is asked of M5, and how a set's cell is made."""
    yield "RMSSE, mean", "", _number("RMSSE", "{:.4f}")
    yield "RMSSE / AutoETS", "<= 0.995", _ratio("RMSSE", "AutoETS")
    yield "RMSSE / AutoCES", "<= 1.00", _ratio("RMSSE", "AutoCES")
    yield "RMSSE / best cheap model", "<= 0.99", _ratio("RMSSE", *CHEAP)
    yield "RMSSE / ETS_ANA", "", _ratio("RMSSE", "ETS_ANA")
    yield "revenue-weighted RMSSE / AutoETS", "<= 0.975", _ratio("WRMSSE", "AutoETS")
    yield "WAPE of days", "", _number("WAPE", "{:.4f}")
    yield "WAPE of days / best cheap", "", _ratio("WAPE", *CHEAP)
    yield "bias of days", "", _number("bias", "{:+.1%}")
    yield "WAPE of 7-day totals / AutoETS", "", _ratio("WAPE 7", "AutoETS")
    yield "WAPE of 7-day totals / best cheap", "", _ratio("WAPE 7", *CHEAP)
    yield "WAPE of 28-day totals", "", _number("WAPE 28", "{:.4f}")
    yield "WAPE of 28-day totals / AutoETS", "<= 0.92", _ratio("WAPE 28", "AutoETS")
    yield "WAPE of 28-day totals / AutoCES", "<= 0.98", _ratio("WAPE 28", "AutoCES")
    yield "WAPE of 28-day totals / best cheap", "", _ratio("WAPE 28", *CHEAP)
    yield "28-day pinball / AutoETS", "<= 0.88", _ratio("wPL 28", "AutoETS")
    yield "28-day pinball / ETS_ANA", "<= 0.97", _ratio("wPL 28", "ETS_ANA")
    yield "bias of 28-day totals", "+-4 %", _number("bias 28", "{:+.1%}")
    for group, title in GROUPS.items():
        yield f"series x cutoffs scored, {title}", "", _count(group)
        for days in LENGTHS:
            for level in LEVELS:
                asked = _asked(group, level)
                yield f"covered, {title}, {days} days, {float(level):.0%}", asked, _pair(group, days, level)
    yield "CPU ms a series", "", lambda scores: _text(scores.mean("cpu"), "{:.1f}", 1000)
    yield "CPU / AutoETS", "<= 0.10", _ratio("cpu", "AutoETS")
    yield "CPU / AutoCES", "<= 0.40", _ratio("cpu", "AutoCES")
    yield "wall / AutoETS", "<= 0.10", _ratio("wall", "AutoETS")
    yield "wall / AutoCES", "<= 0.40", _ratio("wall", "AutoCES")


def _asked(group: str, level: str) -> str:
    if level == "0.99":
        return "98.0-99.6" if group == "scored" else ""
    nominal = 100 * float(level)
    bounds = {"scored": (nominal - 2.5, nominal + 2.5), "top": (92.0, 98.0) if level == "0.95" else None}.get(group)
    return f"{bounds[0]:.1f}-{bounds[1]:.1f}" if bounds else ""


def _number(figure: str, form: str) -> Cell:
    return lambda scores: _text(scores.mean(figure), form) if scores.tells(figure) else None


def _ratio(figure: str, *peers: str) -> Cell:
    def cell(scores: Scores) -> str | None:
        found = scores.best(figure, peers) if scores.tells(figure) else None
        name = f" {found[1]}" if found and len(peers) > 1 else ""
        return found and f"{found[0]:.3f}{name}{scores.cutoffs(figure, found[1])}"

    return cell


def _pair(group: str, days: int, level: str) -> Cell:
    def cell(scores: Scores) -> str | None:
        pair = scores.pair(group, days, level) if scores.tells(f"covered {days}") else None
        return pair and f"{100 * pair[0]:.1f}..{100 * pair[1]:.1f}"

    return cell


def _count(group: str) -> Cell:
    def cell(scores: Scores) -> str | None:
        return str(round(sum(fold["items 7"] for fold in scores.groups.get(group, [])))) or None

    return cell


def _text(value: float | None, form: str, factor: float = 1.0) -> str | None:
    return None if value is None else form.format(factor * value)


def table(columns: list[Scores]) -> str:
    """Give the figures of all sets, a column per set, beside what is asked of the M5 column."""
    rows: list[list[str]] = [["", "asked (m5)", *(scores.set_name for scores in columns)]]
    for label, asked, cell in _lines():
        cells = [cell(scores) for scores in columns]
        if any(cells):
            rows.append([label, asked, *(text or "-" for text in cells)])
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])
