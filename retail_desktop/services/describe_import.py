"""What is stored about one import besides its figures: how its file was read, and why lines were not stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from retail_desktop.domain.imports import Reason
from retail_desktop.persistence import import_issues
from retail_desktop.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class IssueCount:
    """How many lines were `rejected` or `ignored` for one reason."""

    outcome: str
    reason: Reason
    count: int


@dataclass(frozen=True, slots=True)
class ImportDescription:
    """The layout as it was recognised (as in the report), and the lines not stored by cause."""

    layout: Mapping[str, Any]
    causes: tuple[IssueCount, ...]


def describe_import(place: Workplace, import_id: int) -> ImportDescription:
    """What is stored about an import; nothing for one that does not exist."""
    with place.database.reading() as work:
        counts = import_issues.counts(work, import_id)
        causes = tuple(IssueCount(outcome, Reason(reason), count) for outcome, reason, count in counts)
        return ImportDescription(import_issues.layout(work, import_id), causes)
