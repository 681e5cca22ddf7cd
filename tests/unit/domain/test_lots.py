"""Stock by lot."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.domain.ledger import Entry, on_hand
from retail_desktop.domain.lots import UNNAMED, Lot, LotEntry, LotName, lot_of, lots_left, sold_in_time, split

TODAY = date(2026, 9, 29)
SOON = LotName("A1", TODAY + timedelta(days=3))
LATE = LotName("B2", TODAY + timedelta(days=30))
DATED = LotName("", TODAY + timedelta(days=9))
NUMBERED = LotName("C3")
NAMES = st.sampled_from([SOON, LATE, DATED, NUMBERED, UNNAMED])
ENTRIES = st.lists(
    st.one_of(
        st.builds(LotEntry, st.integers(-40_000, 40_000), st.just(False), NAMES),
        st.builds(LotEntry, st.integers(0, 40_000), st.just(True), st.just(UNNAMED)),
    ),
    max_size=30,
)


def held(*entries: LotEntry) -> dict[LotName, int]:
    return {lot.name: int(lot.units * 1000) for lot in lots_left(entries)}


def test_what_is_sold_is_taken_from_the_lot_that_expires_first() -> None:
    came = [LotEntry(5, name=one) for one in (UNNAMED, LATE, SOON, NUMBERED, DATED)]
    assert list(held(*came)) == [SOON, DATED, LATE, NUMBERED, UNNAMED]
    assert held(*came, LotEntry(-7)) == {DATED: 3, LATE: 5, NUMBERED: 5, UNNAMED: 5}


def test_what_is_taken_from_a_named_lot_leaves_the_others() -> None:
    came = LotEntry(5, name=SOON), LotEntry(5, name=LATE)
    assert held(*came, LotEntry(-2, name=LATE)) == {SOON: 5, LATE: 3}
    assert held(*came, LotEntry(-2, name=LotName("B2"))) == {SOON: 5, LATE: 3}
    assert held(*came, LotEntry(-7, name=LATE)) == {SOON: 3}
    assert held(*came, LotEntry(-2, name=LotName("unknown"))) == {SOON: 3, LATE: 5}
    twin = LotName("", SOON.expires_on)
    assert held(*came, LotEntry(5, name=twin), LotEntry(-2, name=twin)) == {SOON: 5, twin: 3, LATE: 5}


def test_a_count_takes_what_is_missing_first_expired_first_and_finds_goods_without_a_lot() -> None:
    came = LotEntry(5, name=SOON), LotEntry(5, name=LATE)
    assert held(*came, LotEntry(4, is_count=True)) == {LATE: 4}
    assert held(*came, LotEntry(12, is_count=True)) == {SOON: 5, LATE: 5, UNNAMED: 2}


def test_a_delivery_fills_what_the_book_lacks_first() -> None:
    assert held(LotEntry(-3), LotEntry(5, name=SOON)) == {SOON: 2}
    assert held(LotEntry(-3), LotEntry(2, name=SOON)) == {}
    assert held(LotEntry(-3), LotEntry(0, is_count=True), LotEntry(2, name=SOON)) == {SOON: 2}


@given(ENTRIES)
def test_all_lots_together_are_what_is_on_hand_and_none_is_below_zero(entries: list[LotEntry]) -> None:
    lots = lots_left(entries)
    level = on_hand([Entry(day, one.is_count, one.amount) for day, one in enumerate(entries)])
    assert sum(lot.units for lot in lots) * 1000 == max(0, level)
    assert all(lot.units > 0 for lot in lots)
    assert len({lot.name for lot in lots}) == len(lots)


@given(ENTRIES, st.integers(1, 100_000))
def test_nothing_is_taken_from_a_lot_while_one_lies_there_that_expires_earlier(
    entries: list[LotEntry], taken: int
) -> None:
    before, after = held(*entries), held(*entries, LotEntry(-taken))
    touched = [name for name in before if after.get(name, 0) < before[name]]
    assert list(before)[: len(touched)] == touched
    assert all(name not in after for name in touched[:-1])


@given(ENTRIES, st.integers(0, 100_000))
def test_what_is_split_by_lots_is_all_that_leaves_and_what_stays_is_the_rest(
    entries: list[LotEntry], taken: int
) -> None:
    lots = lots_left(entries)
    parts = split(lots, Decimal(taken) / 1000)
    assert sum(part.units for part in parts) * 1000 == taken
    moved = [LotEntry(-int(part.units * 1000), name=part.name) for part in parts]
    assert held(*entries, *moved) == held(*entries, LotEntry(-taken))


def test_a_lot_sells_until_its_day_and_what_it_cannot_meet_is_met_by_the_next() -> None:
    lots = [Lot(SOON, Decimal(10)), Lot(DATED, Decimal(4)), Lot(LATE, Decimal(90)), Lot(UNNAMED, Decimal(5))]
    assert sold_in_time(lots, lambda day: 2.0 * ((day - TODAY).days + 1)) == (8, 4, 50, None)
    gone = Lot(LotName("", TODAY - timedelta(days=1)), Decimal(3))
    assert sold_in_time([gone], lambda day: max(0.0, 2.0 * ((day - TODAY).days + 1))) == (0,)


@given(
    st.lists(st.tuples(st.integers(1, 60), st.integers(1, 50)), max_size=8, unique_by=lambda pair: pair[0]),
    st.floats(0, 20),
)
def test_no_more_is_sold_of_the_lots_than_there_are_and_than_is_asked_for(
    found: list[tuple[int, int]], rate: float
) -> None:
    lots = [Lot(LotName("", TODAY + timedelta(days=days)), Decimal(units)) for days, units in sorted(found)]
    sold = sold_in_time(lots, lambda day: rate * (day - TODAY).days)
    together = Decimal(0)
    for (days, _), lot, mine in zip(sorted(found), lots, sold, strict=True):
        assert mine is not None
        assert 0 <= mine <= lot.units
        together += mine
        assert float(together) <= rate * days + 1e-6


def test_a_lot_is_found_by_its_number_or_its_date() -> None:
    lots = [Lot(SOON, Decimal(4)), Lot(LATE, Decimal(5))]
    assert lot_of(lots, LotName("A1"), "00417", Decimal(4)) == SOON
    assert lot_of(lots, LotName("", LATE.expires_on), "00417", Decimal(1)) == LATE
    with pytest.raises(
        NotFoundError, match=r"has no lot Z9 on hand\. On hand are: lot A1, to be sold by 2026-10-02: 4;"
    ):
        lot_of(lots, LotName("Z9"), "00417", Decimal(1))
    with pytest.raises(NotFoundError, match="On hand are: none"):
        lot_of([], LotName("A1"), "00417", Decimal(1))
    same = [Lot(LotName("A1"), Decimal(1)), Lot(SOON, Decimal(1)), Lot(LotName("Z", SOON.expires_on), Decimal(1))]
    assert lot_of(same, LotName("A1"), "00417", Decimal(1)) == LotName("A1")
    with pytest.raises(NotFoundError, match="several lots that are to be sold by 2026-10-02"):
        lot_of(same, LotName("", SOON.expires_on), "00417", Decimal(1))
    with pytest.raises(RetailError, match="only 4 are left of lot A1, to be sold by 2026-10-02, not 5"):
        lot_of(lots, SOON, "00417", Decimal(5))
    assert str(UNNAMED) == "goods without a lot"
