"""Terms of supply as arrays."""

import numpy as np
import pytest

from retail_desktop.domain.purchasing import OrderStatus
from retail_desktop.services.order_goods import change_status, create_orders
from retail_desktop.services.receive_goods import receive
from retail_desktop.services.replay_supply import draw, lead_shares, lead_times, read_supply
from retail_desktop.services.workplace import Workplace

from .conftest import FIRST, SKUS


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


def test_lead_times_are_learned_from_orders_and_their_first_delivery(planned: Workplace) -> None:
    orders = create_orders(planned)
    for order in orders:
        change_status(planned, order.number, OrderStatus.APPROVED)
        change_status(planned, order.number, OrderStatus.SENT)
        receive(planned, order.number, None)
    with planned.database.reading() as work:
        found = lead_times(work)
    assert found.keys() == {order.supplier for order in orders if order.supplier}
    assert all(days >= 0 for leads in found.values() for _, days in leads)
    assert all(len(leads) == 1 for leads in found.values())


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
