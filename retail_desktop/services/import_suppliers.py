"""Suppliers: what a file says is written over what is stored, cell by cell."""

from collections.abc import Sequence

from retail_desktop.importing.catalogue import SupplierRow
from retail_desktop.persistence.database import Work
from retail_desktop.services.catalogue_changes import SUPPLIER, Changes
from retail_desktop.services.import_outcome import Outcome


def apply_suppliers(work: Work, rows: Sequence[SupplierRow]) -> Outcome:
    """What a list of suppliers says of the catalogue."""
    outcome = Outcome(Changes(work))
    for row in rows:
        outcome.changes.say(SUPPLIER, row.code, row.fields)
        outcome.accepted += len(row.lines)
    return outcome
