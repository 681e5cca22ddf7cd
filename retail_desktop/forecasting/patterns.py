"""Demand patterns by how often and how evenly an item sells (Syntetos, Boylan & Croston 2005)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from retail_desktop.forecasting.history import DemandMatrix, Floats

ADI_CUT = 1.32
CV2_CUT = 0.49
ROWS = 1000  # series at a time, to keep the memory small


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """Demand pattern per series.

    Attributes:
        adi: average demand interval, observed days per day with a sale; infinite without sales.
        cv2: squared coefficient of variation of the quantities on days with a sale; NaN without sales.
        names: smooth, erratic, intermittent, lumpy or none (no sales).
    """

    adi: Floats
    cv2: Floats
    names: tuple[str, ...]


def classify(matrix: DemandMatrix) -> Patterns:
    """Classify every series on its observed days, at the cuts 1.32 and 0.49."""
    parts = [_intervals(matrix, slice(start, start + ROWS)) for start in range(0, matrix.n_series, ROWS)]
    adi, cv2 = (np.concatenate([np.empty(0), *(part[index] for part in parts)]) for index in (0, 1))
    often, even = adi < ADI_CUT, ~(cv2 >= CV2_CUT)
    conditions = [np.isinf(adi), often & even, often, even]
    names = np.select(conditions, ["none", "smooth", "erratic", "intermittent"], "lumpy")
    return Patterns(adi, cv2, tuple(str(name) for name in names))


def _intervals(matrix: DemandMatrix, rows: slice) -> tuple[Floats, Floats]:
    demand, seen = matrix.window(rows, 0, matrix.n_days)
    sold = demand > 0
    sales = sold.sum(axis=1).astype(np.float64)
    divisor = np.maximum(sales, 1.0)
    # Relative quantities, so that the squares of huge ones stay finite.
    relative = demand / np.maximum(demand.max(axis=1, keepdims=True), 1e-300)
    mean = relative.sum(axis=1) / divisor
    variance = np.where(sold, (relative - mean[:, None]) ** 2, 0.0).sum(axis=1) / divisor
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(sales > 0, seen.sum(axis=1) / sales, np.inf), np.where(sales > 0, variance / mean**2, np.nan)
