"""Days that a run did not take as they were sold."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from retail_desktop.domain.corrections import CorrectionKind, DemandCorrection
from retail_desktop.domain.errors import NotAllowedError, NotFoundError
from retail_desktop.domain.people import Person, Role
from retail_desktop.persistence import corrections
from retail_desktop.services.correct_demand import correct_again, keep_as_sold, list_corrections, list_kept_days
from retail_desktop.services.plan_replenishment import make_plan
from retail_desktop.services.workplace import Workplace

DAY = date(2025, 7, 1)


def test_a_day_is_kept_as_it_was_sold_until_the_wish_is_taken_back(
    planned: Workplace, ask: Callable[..., list[tuple[Any, ...]]]
) -> None:
    wish = keep_as_sold(planned, "00101", "MAIN", DAY)
    assert list_kept_days(planned, "00101", "MAIN") == (wish,)
    assert make_plan(planned).run_id == 2  # other demand wants another forecast
    correct_again(planned, "00101", "MAIN", DAY)
    assert list_kept_days(planned) == ()
    trail = ask(planned, "SELECT action FROM audit WHERE action IN ('keep as sold', 'correct again') ORDER BY sequence")
    assert trail == [("keep as sold",), ("correct again",)]
    with pytest.raises(NotFoundError, match="not kept"):
        correct_again(planned, "00101", "MAIN", DAY)


def test_what_a_run_corrected_can_be_read(planned: Workplace) -> None:
    bulk = DemandCorrection("00101", "MAIN", DAY, CorrectionKind.OUTLIER, 480.0, 3.0)
    with planned.database.writing() as work:
        corrections.replace_corrections(work, 1, [bulk])
    assert list_corrections(planned) == list_corrections(planned, "00101", "MAIN") == (bulk,)


def test_only_known_items_and_stores_have_days(planned: Workplace) -> None:
    with pytest.raises(NotFoundError, match="no item 101"):
        keep_as_sold(planned, "101", "MAIN", DAY)
    with pytest.raises(NotFoundError, match="no store Hill"):
        keep_as_sold(planned, "00101", "Hill", DAY)
    with pytest.raises(NotAllowedError):
        keep_as_sold(Workplace(planned.location, Person("Sam", Role.STAFF)), "00101", "MAIN", DAY)
