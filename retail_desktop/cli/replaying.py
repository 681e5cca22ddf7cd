"""The store's own past once more, by command."""

import argparse
from pathlib import Path
from typing import Any

from retail_desktop.cli.answer import Answer, day, place_of, progress_bar
from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.replay import RULE_NAMES, Figures, Replay, Rule, RuleResult, against, headline

ENDINGS = (".pdf", ".xlsx", ".csv")


def add_replay_words(commands: Any) -> None:  # noqa: ANN401 - argparse gives its sub-parsers no public type
    """The words of `replay`."""
    words = commands.add_parser("replay", help="what the program would have done on the store's own past")
    words.add_argument("--from", dest="first", type=day, metavar="DATE", help="first day (default: half a year)")
    words.add_argument("--store")
    words.add_argument(
        "--policy", action="append", type=Rule, choices=list(Rule), metavar="NAME",
        help=f"compare with this rule only; may be repeated: {', '.join(Rule)}",
    )  # fmt: skip
    words.add_argument("--reforecast", type=int, metavar="WEEKS", help="forecast anew every so many weeks")
    words.add_argument("--out", metavar="FILE.csv|.xlsx|.pdf")
    words.set_defaults(command=replay)


def replay(given: argparse.Namespace) -> Answer:
    """Walk through the past and say what each rule came to."""
    from retail_desktop.services.replay_policy import replay_policy  # noqa: PLC0415 - services load SQLAlchemy
    from retail_desktop.services.report_replay import write_replay  # noqa: PLC0415 - as above

    if given.out and Path(given.out).suffix.lower() not in ENDINGS:
        raise RetailError(f"{given.out}: a replay is written as {' or '.join(ENDINGS)}. Choose one of these endings.")
    if given.reforecast is not None and not 1 <= given.reforecast <= 13:
        raise RetailError(f"Forecasts can be made anew every 1 to 13 weeks, not every {given.reforecast}.")
    place = place_of(given)
    with progress_bar() as progress:
        made = replay_policy(
            place, first=given.first, store=given.store, rules=given.policy or tuple(Rule),
            weeks_between=given.reforecast, progress=progress,
        )  # fmt: skip
    text = [f"{made.first} to {made.last}, {made.forecasts} forecasts.", headline(made), *_table(made)]
    if made.without_cost:
        text.append(f"{made.without_cost} items have no cost and count nothing in money.")
    if given.out:
        write_replay(place, made, Path(given.out))
        text.append(f"Written to {given.out}.")
    return Answer("\n".join(text), _data(made) | {"file": given.out})


def _table(made: Replay) -> list[str]:
    lines = [f"{'':<30}{'stock value':>14}{'lost units':>12}{'lost margin':>13}{'served':>8}{'lines':>8}"]
    lines += [_line(RULE_NAMES[one.rule], one.figures) for one in made.rules]
    if made.happened is not None:
        lines.append(_line(f"What happened, {made.happened.items} items", made.happened.figures))
        lines.append(_line("This program, the same items", made.happened.program))
    return lines


def _line(name: str, one: Figures) -> str:
    served = "–" if one.fill_rate is None else f"{one.fill_rate:.1%}"
    return f"{name:<30}{one.stock_value:>14.2f}{one.lost:>12.0f}{one.lost_margin:>13.2f}{served:>8}{one.lines:>8}"


def _data(made: Replay) -> dict[str, Any]:
    ours = made.result(Rule.PROGRAM)
    past = made.happened
    return {
        "from": made.first, "to": made.last, "store": made.store, "currency": made.currency,
        "forecasts": made.forecasts, "headline": headline(made), "without_cost": made.without_cost,
        "rules": [_rule_data(one, ours) for one in made.rules],
        "happened": past and {
            "items": past.items, **_figures_data(past.figures), "program": _figures_data(past.program),
        },
    }  # fmt: skip


def _rule_data(one: RuleResult, ours: RuleResult | None) -> dict[str, Any]:
    found = against(ours, one) if ours is not None and one.rule is not Rule.PROGRAM else None
    return {
        "rule": one.rule.value, "setting": one.setting, **_figures_data(one.figures),
        "stock_saved": found and _rounded(found.stock_share), "lost_saved": found and _rounded(found.lost_share),
        "curve": [
            {"setting": point.setting, "stock_value": round(point.stock_value, 2), "lost": round(point.lost, 3)}
            for point in one.curve
        ],
    }  # fmt: skip


def _figures_data(one: Figures) -> dict[str, Any]:
    names = (
        "wanted", "sold", "lost", "lost_margin", "waste", "waste_cost", "stock", "stock_value", "orders", "lines",
    )  # fmt: skip
    shares = {"fill_rate": _rounded(one.fill_rate), "cycle_service": _rounded(one.cycle_service)}
    return {name: getattr(one, name) for name in names} | shares


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
