"""Refunds without an item on their line: what came back is told by the receipt they refund."""

from dataclasses import replace

from retail_desktop.domain.imports import LineIssue, Target
from retail_desktop.importing.detection import has_anchors
from retail_desktop.importing.formats.known import KNOWN
from retail_desktop.importing.refunds import Refunds
from retail_desktop.importing.shapes.grid import Arrangement


def name_refunds(arrangement: Arrangement, target: Target) -> Arrangement:
    """The table with one record for each item that a refund brought back, as far as the refund's amount tells it."""
    grid, wanted = arrangement.grid, arrangement.options.format
    for known in KNOWN if target is Target.SALES else ():
        if known.nameless_refunds and (known.name == wanted or (not wanted and has_anchors(known, grid.headers))):
            records = Refunds[LineIssue](known, grid.headers, grid.records).named()
            if records:
                return arrangement.turned(
                    replace(grid, records=records), "Refunds without an item are read from the receipts they refund."
                )
    return arrangement
