"""Sums that the effects of the calendar are learned from."""

from itertools import pairwise

import numpy as np
import pytest

from retail_desktop.forecasting.event_calendar import EventCalendar, Happening, Moments, no_events
from retail_desktop.forecasting.event_sums import EventSums

DAYS = 90


def test_the_portions_do_not_matter() -> None:
    random = np.random.default_rng(8)
    moments = Moments()
    row = moments.row([Happening("Fair", day, day) for day in (20, 50, 80)], DAYS + 5)
    empty = no_events(12, DAYS, 5)
    names, itself = moments.names(), moments.themselves()
    calendar = EventCalendar(DAYS, names, itself, row[None], empty.scopes, empty.promotions, empty.closed, ())
    usual = random.random((12, DAYS)) * 9
    demand = random.poisson(usual * np.where(row[:DAYS] >= 0, 3, 1)).astype(float)
    seen = random.random((12, DAYS)) < 0.9
    found = []
    for cuts in ([0, 12], [0, 5, 12]):
        sums = EventSums(calendar, np.arange(12, dtype=np.int64) % 2)
        for start, stop in pairwise(cuts):
            rows = slice(start, stop)
            sums.add(rows, demand[rows], usual[rows], seen[rows], seen[rows] & (row[:DAYS] < 0))
        found.append(sums.effects().factor)
    assert found[0] == pytest.approx(found[1])
    assert found[0].max() > 1.5
