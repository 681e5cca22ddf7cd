"""How a command tells what it booked."""

from typing import TYPE_CHECKING

from retail_desktop.cli.answer import Answer
from retail_desktop.domain.quantities import plain

if TYPE_CHECKING:
    from retail_desktop.services.book_stock import Booked


def told(booked: "Booked", first: str = "") -> Answer:
    """What was booked, line by line, with its warnings."""
    text = [
        f"{line.sku} {line.name} in {line.store}: {plain(line.before)} before, {plain(line.after)} now"
        for line in booked.lines
    ]
    data = {
        "number": booked.number, "kind": booked.kind.value, "date": booked.day, "warnings": booked.warnings,
        "lines": [
            {"sku": line.sku, "name": line.name, "store": line.store, "before": line.before, "after": line.after,
             "change": line.change, "value": line.value}
            for line in booked.lines
        ],
    }  # fmt: skip
    return Answer(first + "\n".join([f"Booked as action {booked.number}.", *text, *booked.warnings]), data)
