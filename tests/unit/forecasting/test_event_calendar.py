"""Events as arrays."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.forecasting.event_calendar import (
    DAYS_AROUND,
    NO_EVENT,
    Cells,
    Happening,
    Moments,
    no_events,
    sorted_cells,
)

EVENTS = st.lists(
    st.builds(
        lambda name, first, length: Happening(name, first, first + length),
        st.sampled_from("ABC"), st.integers(-20, 60), st.integers(0, 9),
    ),
    max_size=6,
)  # fmt: skip


@given(EVENTS)
def test_each_day_near_an_event_has_one_moment_and_no_other_day_has(events: list[Happening]) -> None:
    moments = Moments()
    row = moments.row(events, 50)
    near = [any(one.first - DAYS_AROUND <= day <= one.last + DAYS_AROUND for one in events) for day in range(50)]
    assert (row != NO_EVENT).tolist() == near
    own = [any(one.first <= day <= one.last for one in events) for day in range(50)]
    itself = [bool(number != NO_EVENT and moments.themselves()[number]) for number in row]
    assert itself == own
    assert len(set(moments.names())) == len(moments.names())


def test_the_same_moment_of_another_year_has_the_same_number() -> None:
    moments = Moments()
    row = moments.row([Happening("Easter", 10, 10), Happening("Easter", 370, 370)], 400)
    assert row[7:14].tolist() == row[367:374].tolist()
    assert moments.row([Happening("Easter", 3, 3)], 8)[3] == row[10]
    assert "Easter, 3 days before" in moments.names()


def test_a_shorter_event_goes_before_a_longer_one() -> None:
    moments = Moments()
    row = moments.row([Happening("Summer", 0, 30), Happening("Fair", 10, 10)], 31)
    assert [moments.names()[number] for number in row[9:12]] == ["Summer", "Fair", "Summer"]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9))))
def test_cells_come_in_order_and_once(cells: list[tuple[int, int]]) -> None:
    rows, days = np.array(cells, dtype=np.int64).reshape(-1, 2).T
    found_rows, found_days, places = sorted_cells(rows, days)
    assert list(zip(found_rows.tolist(), found_days.tolist(), strict=True)) == sorted(set(cells))
    assert [cells[place] for place in places] == sorted(set(cells))
    assert all(cells.index(cells[place]) == place for place in places)


def test_the_cells_of_a_portion_are_found() -> None:
    cells = Cells(np.array([0, 2, 2, 5]), np.array([1, 0, 9, 3]))
    assert cells.rows[cells.part(slice(1, 5))].tolist() == [2, 2]
    assert cells.until(3).days.tolist() == [1, 0]


def test_nothing_happens_on_an_empty_calendar() -> None:
    calendar = no_events(3, 20, 7)
    assert calendar.horizon == 7
    assert calendar.happenings(2, 26) == ()
