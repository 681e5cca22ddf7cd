"""How long a whole catalogue takes to forecast, on made-up sales: bench_forecasting.py [series] [workers].

Prints wall time, the longest silence between two reports of progress, the peak memory of this process where the
system tells it, and the part of the past totals that fell below their 80 and 95 % quantiles.
"""

import sys
from time import perf_counter

import numpy as np

from retail_desktop.forecasting.engine import DemandMatrix, forecast

DAYS = 1096
HORIZON_DAYS = 56


def catalogue(n_series: int) -> DemandMatrix:
    """Give three years of overdispersed sales: mostly slow items, a weekend, drifting levels, some items new."""
    random = np.random.default_rng(0)
    volume = np.exp(random.normal(-0.5, 1.3, (n_series, 1)))
    drift = np.exp(np.cumsum(random.normal(0, 0.1, (n_series, -(-DAYS // 28))), axis=1))
    weekday = np.resize([0.8, 0.8, 0.85, 0.9, 1.1, 1.4, 1.15], DAYS)
    mean = volume * np.repeat(drift, 28, axis=1)[:, :DAYS] * weekday
    listed = np.arange(DAYS) >= random.integers(-2 * DAYS, DAYS - 7, (n_series, 1))
    values = random.negative_binomial(1.5, 1.5 / (1.5 + mean)) * listed
    return DemandMatrix(values.astype(np.float64), listed, 0, random.integers(0, 12, n_series))


def peak_memory() -> str:
    """Give the peak resident memory of this process, where the system tells it."""
    try:
        from resource import RUSAGE_SELF, getrusage  # noqa: PLC0415 - not on Windows
    except ImportError:
        return "unknown"
    return f"{getrusage(RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB"


def main() -> None:
    """Forecast once and print the figures."""
    n_series, workers = (int(argument) for argument in (*sys.argv[1:], *("10000", "2")[len(sys.argv) - 1 :]))
    matrix = catalogue(n_series)
    reports = [perf_counter()]
    batch = forecast(matrix, HORIZON_DAYS, workers=workers, progress=lambda *_: reports.append(perf_counter()))
    print(f"{n_series} series x {DAYS} days, {HORIZON_DAYS} ahead, {workers} workers")
    print(f"wall {perf_counter() - reports[0]:.1f} s, longest silence {np.diff(reports).max():.2f} s")
    print(f"peak memory {peak_memory()}")
    accuracy = batch.accuracy
    print(f"covered {np.nanmean(accuracy.coverage_80):.3f} at 80 %, {np.nanmean(accuracy.coverage_95):.3f} at 95 %")
    print(f"wape {np.nanmedian(accuracy.wape):.3f}, of a 28-day mean {np.nanmedian(accuracy.naive_wape):.3f}")


if __name__ == "__main__":
    main()
