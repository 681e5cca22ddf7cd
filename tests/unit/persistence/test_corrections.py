"""Days not taken as they were sold, as they are kept."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from retail_desktop.domain.corrections import CorrectionKind, DemandCorrection, KeptOutlier
from retail_desktop.domain.forecast import ForecastRun
from retail_desktop.persistence import corrections
from tests.unit.persistence.runs import add_run

MONDAY = date(2026, 9, 28)
BULK = DemandCorrection("00417", "MAIN", MONDAY, CorrectionKind.OUTLIER, 480.0, 6.5)
EMPTY = DemandCorrection("00422", "MAIN", MONDAY, CorrectionKind.LOST_SALES, 0.0, 2.25)


def test_the_corrections_of_a_run_take_the_place_of_older_ones(work: Connection) -> None:
    head = ForecastRun(0, MONDAY, 28, "", 2, 0.0)
    run = add_run(work, head)
    corrections.replace_corrections(work, run, [EMPTY, BULK, replace(BULK, kind=CorrectionKind.LOST_SALES)])
    assert corrections.corrections(work) == (BULK, EMPTY)
    assert corrections.corrections(work, "00422", "MAIN") == (EMPTY,)
    corrections.replace_corrections(work, run, [])
    assert corrections.corrections(work) == ()


def test_a_day_kept_as_it_was_sold_says_who_wanted_it_so(work: Connection) -> None:
    wish = KeptOutlier("00417", "MAIN", MONDAY, "Maria", "2026-09-29T08:00:00+00:00")
    corrections.keep_outlier(work, replace(wish, person="Tom"))
    corrections.keep_outlier(work, wish)
    assert corrections.kept_outliers(work) == corrections.kept_outliers(work, "00417") == (wish,)
    assert corrections.drop_kept_outlier(work, wish)
    assert not corrections.drop_kept_outlier(work, wish)
    assert corrections.kept_outliers(work) == ()
