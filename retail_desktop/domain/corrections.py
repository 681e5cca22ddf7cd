"""Days whose sales are not taken for demand as they stand."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class CorrectionKind(StrEnum):
    """Why: one sale out of all proportion, or shelves that were empty."""

    OUTLIER = "outlier"
    LOST_SALES = "lost_sales"


@dataclass(frozen=True, slots=True)
class DemandCorrection:
    """Units sold on a day, and the units that the forecast took for the demand of that day."""

    sku: str
    store: str
    day: date
    kind: CorrectionKind
    sold: float
    used: float


@dataclass(frozen=True, slots=True)
class KeptOutlier:
    """A day that counts as it was sold, because somebody said so."""

    sku: str
    store: str
    day: date
    person: str
    at: str
