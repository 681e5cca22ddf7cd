"""Terms of supply as arrays."""

from collections.abc import Callable
from datetime import timedelta

import numpy as np
import pytest

from retail_desktop.domain.imports import Target
from retail_desktop.forecasting.replaying.trade import NO_BOUND, UNIT
from retail_desktop.persistence import catalogue
from retail_desktop.services.deciding_facts import learned_times, resolved_terms
from retail_desktop.services.replay_supply import draw, lead_shares, lead_times, read_supply
from retail_desktop.services.workplace import Workplace

from .conftest import FIRST, SKUS

Bring = Callable[..., object]


def test_each_supplier_has_its_days_packs_and_service(shop: Workplace) -> None:
    series = [(sku, "MAIN") for sku in SKUS]
    with shop.database.reading() as work:
        found = read_supply(work, series, FIRST, 14)
    north, south = found.suppliers[0], found.suppliers[2]
    assert found.suppliers[1] == north
    assert len(set(found.suppliers.tolist())) == 4  # the ginger biscuits take a day longer; the pot has no supplier
    assert np.flatnonzero(found.chances[:, north]).tolist() == [0, 7]
    assert np.flatnonzero(found.chances[:, south]).tolist() == [0, 3, 7, 10]  # Mondays and Thursdays
    assert found.review_days[[0, 3], south].tolist() == [3, 4]
    assert (found.pack[:2].tolist(), found.minimum[1]) == ([6_000, 12_000], 24_000)
    assert found.level[:2].tolist() == [0.95, 0.9]
    assert found.terms.lead_days.tolist()[:4] == [5, 5, 2, 3]
    assert found.lead_days[:, north].tolist() == [5] * 14
    assert found.unit_cost[0] == pytest.approx(1.2)
    assert found.unit_margin[[0, 5]].tolist() == pytest.approx([1.3, 0.0])


def deliver(bring: Bring, place: Workplace, days: list[int]) -> None:
    """Orders of North's green tea, one a week from the first day on, delivered after these many days."""
    head = "number,supplier,store,status,created_on,expected_on,sku,quantity,received,outstanding\n"
    lines, came = [], ["date,order,supplier,store,sku,quantity"]
    for number, took in enumerate(days):
        ordered = FIRST + timedelta(weeks=number)
        lines.append(f"N-{number},NORTH,MAIN,sent,{ordered},{ordered + timedelta(days=5)},00101,6,0,6\n")
        came.append(f"{ordered + timedelta(days=took)},N-{number},NORTH,MAIN,00101,6")
    bring(place, head + "".join(lines), Target.ORDERS)
    bring(place, "\n".join(came) + "\n", Target.RECEIPTS)


def test_lead_times_are_learned_from_orders_and_their_first_delivery(shop: Workplace, bring: Bring) -> None:
    deliver(bring, shop, [8, 8, 10])
    with shop.database.reading() as work:
        assert lead_times(work) == {"NORTH": [8, 8, 10]}


def test_the_rules_know_the_lead_times_that_the_plan_had_learned_by_then(shop: Workplace, bring: Bring) -> None:
    deliver(bring, shop, [8, 8, 10, 6, 8])
    series = [("00101", "MAIN"), ("00103", "MAIN")]
    with shop.database.reading() as work:
        early = read_supply(work, series, FIRST + timedelta(days=30), 14)
        later = read_supply(work, series, FIRST + timedelta(days=60), 14)
        own, items, suppliers = catalogue.terms(work), catalogue.items(work), catalogue.suppliers(work)
        plan = resolved_terms(items["00101"], own, suppliers, learned_times(work))
    assert early.terms.lead_days.tolist() == [5, 2]
    assert early.terms.lead_shares[5, 0] == 1
    assert later.terms.lead_days.tolist() == [8, 2]
    known = later.terms.lead_shares[:, 0]
    assert [(day, known[day]) for day in np.flatnonzero(known)] == list(plan.lead_times.chances)
    assert set(early.lead_days[:, 0].tolist()) <= {6, 8, 10}  # what was to come is drawn from all deliveries


def test_an_item_that_takes_longer_than_its_supplier_keeps_the_difference(shop: Workplace, bring: Bring) -> None:
    deliver(bring, shop, [8] * 5)
    bring(shop, "sku,lead_time_days\n00102,7\n", Target.ITEMS)
    with shop.database.reading() as work:
        found = read_supply(work, [("00101", "MAIN"), ("00102", "MAIN")], FIRST + timedelta(days=60), 14)
    assert found.terms.lead_days.tolist() == [8, 10]
    assert found.lead_days.tolist() == [[8, 10]] * 14


def test_the_shelf_holds_its_maximum_stock(shop: Workplace, bring: Bring) -> None:
    bring(shop, "sku,maximum_stock\n00101,40\n", Target.ITEMS)
    with shop.database.reading() as work:
        found = read_supply(work, [("00101", "MAIN"), ("00103", "MAIN")], FIRST, 14)
    assert found.maximum.tolist() == [40 * UNIT, NO_BOUND]


def test_until_five_deliveries_the_usual_lead_time_holds() -> None:
    assert lead_shares([3, 3, 4, 9], 5, 11).tolist() == [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0]
    assert lead_shares([3, 3, 4, 9, 3], 5, 11)[[3, 4, 9]].tolist() == [0.6, 0.2, 0.2]


def test_draws_follow_the_shares_and_are_always_the_same() -> None:
    shares = np.array([[0.0, 0.5, 0.5], [0.0, 0.0, 1.0]])
    found = draw(shares, 2000)
    assert (found == draw(shares, 2000)).all()
    assert set(found[:, 0].tolist()) == {1, 2}
    assert found[:, 0].mean() == pytest.approx(1.5, abs=0.05)
    assert set(found[:, 1].tolist()) == {2}
