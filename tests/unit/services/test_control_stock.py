"""Stock that people count, correct, throw away and send back, and take back again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retail_desktop.domain.errors import NotAllowedError, NotFoundError, RetailError, WrongStateError
from retail_desktop.domain.imports import ImportOptions
from retail_desktop.domain.people import Person, Role
from retail_desktop.domain.receiving import ReturnLine
from retail_desktop.domain.stock_control import ActionKind
from retail_desktop.persistence import catalogue, ledger, proofs, stock_actions
from retail_desktop.persistence.database import Work
from retail_desktop.services import control_stock, return_goods, transfer_stock
from retail_desktop.services.control_stock import adjust, count, list_actions, take_back, waste
from retail_desktop.services.workplace import Workplace

from .conftest import LAST

TODAY = LAST + timedelta(days=1)
Ask = Callable[..., list[tuple[Any, ...]]]


def on_hand(place: Workplace, sku: str = "00101", store: str = "MAIN") -> Decimal:
    with place.database.reading() as work:
        key = catalogue.item_ids(work)[sku], catalogue.store_ids(work).get(store, -1)
        found = ledger.balances(work).get(key)
    return found.on_hand if found else Decimal(0)


def test_a_count_fixes_the_level_and_tells_the_difference(shop: Workplace) -> None:
    booked = count(shop, {"00101": Decimal(12), "5000070000011": Decimal(7)})
    tea, black = booked.lines
    assert (booked.day, tea.before, tea.after, tea.change, tea.value) == (TODAY, 10, 12, 2, Decimal("2.40"))
    assert (black.sku, black.change) == ("00102", -1)
    assert on_hand(shop) == 12


def test_what_is_corrected_after_the_count_of_the_day_counts_on_top(shop: Workplace) -> None:
    count(shop, {"00101": Decimal(12)})
    assert adjust(shop, "00101", Decimal(-2), "theft").lines[0].after == 10
    with shop.database.reading() as work:
        assert ledger.levels(work, TODAY)[1, 1].on_hand == ledger.balances(work)[1, 1].on_hand == 10


def test_what_is_dated_before_a_count_does_not_move_it_and_says_so(shop: Workplace) -> None:
    count(shop, {"00101": Decimal(12)})
    booked = waste(shop, {"00101": Decimal(3)}, "expired", day=LAST - timedelta(days=5))
    assert "that count stands" in booked.warnings[0]
    assert on_hand(shop) == 12


def test_stock_below_zero_is_pointed_out(shop: Workplace) -> None:
    assert "below zero for 00101 (-2)" in waste(shop, {"00101": Decimal(12)}, "broken").warnings[0]


def test_breakage_is_waste_and_theft_is_not(shop: Workplace) -> None:
    adjust(shop, "00101", Decimal(-1), "damaged", note="fell down")
    adjust(shop, "00101", Decimal(-1), "theft")
    found = list_actions(shop)
    assert [(one.kind, one.reason, one.note) for one in found] == [
        (ActionKind.ADJUSTMENT, "theft", ""),
        (ActionKind.WASTE, "damaged", "fell down"),
    ]


def test_an_action_is_taken_back_by_another_one_and_only_once(shop: Workplace) -> None:
    number = count(shop, {"00101": Decimal(99)}).number
    assert take_back(shop, number, note="wrong shelf").lines[0].after == 10
    undo, counted = list_actions(shop)
    assert (undo.reverses, undo.note, counted.taken_back_by) == (number, "wrong shelf", undo.number)
    with pytest.raises(WrongStateError, match="taken back already"):
        take_back(shop, number)
    with pytest.raises(WrongStateError, match="takes another one back"):
        take_back(shop, undo.number)
    with pytest.raises(NotFoundError, match="no stock action 77"):
        take_back(shop, 77)


@pytest.mark.parametrize(
    ("quantities", "words"),
    [
        ({}, "nothing to book"), ({"00101": Decimal(-1)}, "too few"), ({"nothing": Decimal(1)}, "no item nothing"),
        ({"00101": Decimal(1), "5000070000004": Decimal(2)}, "named twice"), ({"00101": Decimal("NaN")}, "cannot be"),
        ({"00102": Decimal(1), "00101": Decimal("0.00001")}, "finer"),
    ],
)  # fmt: skip
def test_what_cannot_be_booked_is_refused_as_a_whole(
    shop: Workplace, quantities: dict[str, Decimal], words: str
) -> None:
    with pytest.raises(RetailError, match=words):
        count(shop, quantities)
    assert not list_actions(shop)
    assert on_hand(shop, "00102") == 8


def test_a_day_to_come_and_an_unknown_store_are_refused(shop: Workplace) -> None:
    with pytest.raises(RetailError, match="Choose a day"):
        count(shop, {"00101": Decimal(1)}, day=date(2999, 1, 1))
    with pytest.raises(NotFoundError, match="no store Nowhere"):
        count(shop, {"00101": Decimal(1)}, store="Nowhere")
    assert not list_actions(shop)


def test_with_several_stores_one_has_to_be_named(shop: Workplace) -> None:
    with shop.database.writing() as work:
        catalogue.add_stores(work, ["NORTH"])
    with pytest.raises(NotFoundError, match="Say in which store: MAIN, NORTH"):
        count(shop, {"00101": Decimal(1)})


def test_only_who_may_change_stock_does(shop: Workplace) -> None:
    buyer = replace(shop, person=Person("Pat", Role.PURCHASING))
    for work in (
        lambda: count(buyer, {"00101": Decimal(1)}), lambda: adjust(buyer, "00101", Decimal(1), "found"),
        lambda: waste(buyer, {"00101": Decimal(1)}, "expired"), lambda: take_back(buyer, 1),
        lambda: control_stock.count_file(buyer, "count.csv", ImportOptions()),
    ):  # fmt: skip
        with pytest.raises(NotAllowedError):
            work()


def test_every_action_is_in_the_trail(shop: Workplace, ask: Ask) -> None:
    take_back(shop, count(shop, {"00101": Decimal(4)}).number)
    trail = ask(shop, "SELECT action, subject FROM audit WHERE action LIKE 'stock %' ORDER BY sequence")
    assert trail == [("stock count", "1"), ("stock reversal", "2")]


def test_a_file_of_counts_is_dated_by_its_column_or_by_hand(shop: Workplace, tmp_path: Path) -> None:
    file = tmp_path / "count.csv"
    file.write_text("sku,store,quantity,counted_at\n00101,MAIN,44,2025-07-25\n", encoding="utf-8")
    report = control_stock.count_file(shop, str(file), ImportOptions())
    assert report.period is not None
    assert (report.status, report.period.last, on_hand(shop)) == ("ok", date(2025, 7, 25), 44)
    file.write_text("sku,quantity\n00101,45\n", encoding="utf-8")
    report = control_stock.count_file(shop, str(file), ImportOptions(), day=date(2025, 7, 26))
    assert report.period is not None
    assert (report.period.last, on_hand(shop)) == (date(2025, 7, 26), 45)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["count", "adjust", "waste", "return", "send", "receive", "lose", "undo"]),
        st.sampled_from(["00101", "00102"]),
        st.integers(1, 9),
        st.integers(0, 4),
    ),
    max_size=10,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(STEPS)
def test_the_ledger_and_the_balances_agree_whatever_people_do(
    shop: Workplace, steps: list[tuple[str, str, int, int]]
) -> None:
    with shop.database.writing() as work:
        catalogue.add_stores(work, ["NORTH"])
    for step in steps:
        _do(shop, *step)
    with shop.database.reading() as work:
        assert proofs.balances(work) == []
        assert _conserved(work)


def _do(place: Workplace, verb: str, sku: str, units: int, back: int) -> None:
    """Do one thing; what the state of things forbids is refused, and that is all."""
    day, amount = TODAY - timedelta(days=back), Decimal(units)
    open_ = transfer_stock.list_transfers(place, only_open=True)
    done = [one.number for one in list_actions(place)]
    try:
        match verb:
            case "count":
                count(place, {sku: amount}, store="MAIN", day=day)
            case "adjust":
                adjust(place, sku, amount - 5, "found", store="MAIN", day=day)
            case "waste":
                waste(place, {sku: amount}, "expired", store="MAIN", day=day)
            case "return":
                return_goods.return_goods(place, "NORTH", [ReturnLine(sku, amount)], "broken", store="MAIN", day=day)
            case "send":
                transfer_stock.send(place, {sku: amount}, "MAIN", "NORTH", day=day)
            case "receive" if open_:
                transfer_stock.receive(place, open_[0].number, day=day)
            case "lose" if open_:
                transfer_stock.receive(place, open_[0].number, {}, lost={open_[0].lines[0].sku: Decimal(1)}, day=day)
            case "undo" if done:
                take_back(place, done[units % len(done)])
    except RetailError:
        pass


def _conserved(work: Work) -> bool:
    """Whether nothing is lost between the stores: what was sent is on the way, arrived or written off."""
    return all(line.on_the_way >= 0 for one in stock_actions.transfers(work) for line in one.lines)
