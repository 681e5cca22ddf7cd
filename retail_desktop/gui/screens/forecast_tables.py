"""The tables of the page of all forecasts: items that want attention, and the runs."""

from collections.abc import Mapping
from dataclasses import dataclass

from retail_desktop.domain.forecast_history import Drift, Outcome, RunRecord, RunState
from retail_desktop.gui.screens import wording
from retail_desktop.gui.table_model import Column

STATES = {
    RunState.PRELIMINARY: "First ones",
    RunState.RUNNING: "Running",
    RunState.COMPLETE: "Complete",
    RunState.CANCELLED: "Cancelled",
    RunState.INTERRUPTED: "Interrupted",
}


@dataclass(frozen=True, slots=True)
class RunLine:
    """A run, and how it turned out; None where it is not looked back on."""

    run: RunRecord
    outcome: Outcome | None


def alarm_columns(names: Mapping[str, str]) -> list[Column]:
    """The columns of the alarms; `names` are those of the items by code."""
    return [
        Column("sku", "Code", "code", lambda one: one.sku, width=120),
        Column("name", "Item", "text", lambda one: names.get(one.sku, ""), width=180),
        Column("store", "Store", "text", lambda one: one.store, width=80),
        Column("side", "Sold", "text", side, width=110),
        Column("weeks", "Weeks", "number", lambda one: one.weeks, width=60),
        Column("since", "Since", "date", lambda one: one.since, width=80),
        Column("sold", "Units\nsold", "number", lambda one: one.sold, width=64),
        Column("low", "Expected\nfrom", "number", lambda one: one.low, width=72),
        Column("high", "Expected\nto", "number", lambda one: one.high, width=72),
    ]


def side(alarm: Drift) -> str:
    """Which way the sales left the range."""
    return "above the range" if alarm.side > 0 else "below the range"


def _made_by(line: RunLine) -> str:
    return line.run.person if line.run.whole else f"{line.run.person}, some items only"


RUNS = [
    Column("as_of", "Sales\nthrough", "date", lambda one: one.run.as_of, width=90),
    Column("state", "State", "text", lambda one: STATES[one.run.state], width=84),
    Column("made", "Made", "text", lambda one: wording.moment(one.run.created_at), width=130),
    Column("person", "By", "text", _made_by, width=80),
    Column("items", "Items", "number", lambda one: one.run.items, width=60),
    Column("wape", "Error\ntested", "percent", lambda one: one.run.measures.wape, decimals=1, width=66),
    Column("came", "Error\ncame", "percent", lambda one: one.outcome and one.outcome.wape, decimals=1, width=66),
    Column("bias", "Bias\ntested", "percent", lambda one: one.run.measures.bias, decimals=1, width=66),
    Column("leant", "Bias\ncame", "percent", lambda one: one.outcome and one.outcome.bias, decimals=1, width=66),
    Column("held", "95 % line\nheld", "percent", lambda one: one.run.measures.coverage_95, decimals=1, width=72),
    Column("inside", "Came in\nrange", "percent", lambda one: one.outcome and one.outcome.inside, decimals=1, width=66),
    Column(
        "added", "Better than\n28-day mean", "percent", lambda one: one.run.measures.value_added, decimals=1, width=92
    ),
]
