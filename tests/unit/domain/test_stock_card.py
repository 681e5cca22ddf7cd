"""The stock card tells the stock after every movement."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.ledger import Entry, on_hand
from retail_desktop.domain.stock_card import CardKind, CardLine, in_order

MONDAY, TUESDAY = date(2026, 9, 28), date(2026, 9, 29)


def line(day: date, kind: CardKind, units: int, entry: int = 0, *, by_hand: bool = False) -> CardLine:
    return CardLine(day, kind, Decimal(units), entry=entry, by_hand=by_hand)


def test_every_line_tells_the_stock_after_it() -> None:
    lines = in_order([
        line(TUESDAY, CardKind.SALE, -4), line(MONDAY, CardKind.COUNT, 10, 1), line(TUESDAY, CardKind.RECEIPT, 6, 2),
    ])  # fmt: skip
    assert [(one.kind, one.change, one.balance) for one in lines] == [
        (CardKind.COUNT, 10, 10), (CardKind.SALE, -4, 6), (CardKind.RECEIPT, 6, 12),
    ]  # fmt: skip


def test_the_sales_of_a_day_come_before_its_count_and_what_was_done_later_after_it() -> None:
    later = line(MONDAY, CardKind.WASTE, -2, 5, by_hand=True)
    lines = in_order([later, line(MONDAY, CardKind.COUNT, 10, 1), line(MONDAY, CardKind.SALE, -4)])
    assert [one.balance for one in lines] == [-4, 10, 8]


def test_the_first_count_says_nothing_about_a_change() -> None:
    sold, counted, again = (
        line(MONDAY, CardKind.SALE, -4),
        line(MONDAY, CardKind.COUNT, 10),
        line(TUESDAY, CardKind.COUNT, 9),
    )
    assert [(one.known, one.first) for one in in_order([sold, counted, again])] == [
        (False, False), (True, True), (True, False),
    ]  # fmt: skip


def test_what_was_taken_back_stays_on_the_card_and_moves_nothing() -> None:
    gone = CardLine(MONDAY, CardKind.WASTE, Decimal(-3), entry=1, by_hand=True, taken_back=True)
    assert [(one.balance, one.change) for one in in_order([gone])] == [(0, 0)]


@given(st.lists(st.tuples(st.integers(1, 5), st.booleans(), st.integers(-9, 9)), max_size=12))
def test_the_last_balance_is_the_stock_of_the_ledger(booked: list[tuple[int, bool, int]]) -> None:
    lines = in_order(
        line(date.fromordinal(day), CardKind.COUNT if is_count else CardKind.ADJUSTMENT, units, at, by_hand=True)
        for at, (day, is_count, units) in enumerate(booked)
    )
    entries = [Entry(day, is_count, units, by_hand=True) for day, is_count, units in booked]
    assert (lines[-1].balance if lines else 0) == on_hand(entries)
