"""Histories in whole calendar weeks."""

import numpy as np
import pytest

from retail_desktop.forecasting.history import DemandMatrix, group_codes, split_weeks
from retail_desktop.forecasting.kept_fits import fit_keys
from retail_desktop.forecasting.settled import LONGEST_WEEKS, Settled, settled_weeks

RANDOM = np.random.default_rng(3)
SALES = RANDOM.poisson(4, (6, 1400)).astype(np.float64)
SEEN = RANDOM.random((6, 1400)) > 0.02  # some days are no evidence, so that weekday shares count


def settled(first: int, last: int) -> Settled | None:
    """The settled weeks of the days first..last (last excluded); day 0 is a Monday."""
    matrix = DemandMatrix(SALES[:, first:last], SEEN[:, first:last], first % 7, np.arange(6) % 2)
    return settled_weeks(matrix, split_weeks(matrix.n_weeks), *group_codes(matrix.groups), lambda _: None)


def keys(found: Settled | None) -> list[bytes]:
    assert found is not None
    histories = list(found.weekly.units.T)
    return fit_keys([*histories, *(history[: found.early] for history in histories)])


@pytest.mark.parametrize("start", [0, 3])
def test_from_sunday_to_saturday_the_histories_stay_the_same(start: int) -> None:
    """A growing history of a young store, and a window of three years that moves with the days."""
    for first, last in ((start, 7 * 130), (None, 7 * 180)):
        nights = [keys(settled(last + night - 1096 if first is None else first, last + night)) for night in range(8)]
        assert all(night == nights[0] for night in nights[1:7])
        assert not set(nights[7]) & set(nights[0])


def test_no_parameter_has_seen_the_weeks_that_judge_it() -> None:
    for days in range(26 * 7 + 7, 1300, 5):
        found = settled(3, 3 + days)
        assert found is not None
        matrix = DemandMatrix(SALES[:, 3 : 3 + days], SEEN[:, 3 : 3 + days], 3, np.zeros(6, dtype=np.int64))
        judged = split_weeks(matrix.n_weeks).fitted * 7 - matrix.lead_days
        end = days - (3 + days) % 7
        assert end - (len(found.weekly.units) - found.early) * 7 <= judged
        assert len(found.weekly.units) <= LONGEST_WEEKS


def test_a_young_store_learns_every_day() -> None:
    assert settled(0, 26 * 7 - 1) is None
    assert settled(0, 26 * 7) is not None
