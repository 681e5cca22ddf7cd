"""Suppliers as they are shown."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from retail_desktop.domain.errors import NotFoundError
from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.domain.people import Person, Role
from retail_desktop.services.browse_suppliers import (
    SupplierLine,
    item_suppliers,
    list_suppliers,
    moment,
    supplier_card,
)
from retail_desktop.services.workplace import Workplace

from .test_deciding_facts import deliver

Bring = Callable[..., ImportReport]
TODAY = date(2025, 7, 25)  # a Friday, the day after the last sales
HEAD = "number,supplier,store,status,created_on,expected_on,sku,quantity,received,outstanding\n"


def line_of(place: Workplace, code: str) -> SupplierLine:
    return next(line for line in list_suppliers(place).lines if line.supplier.code == code)


def test_the_list_tells_items_orders_and_the_next_days(shop: Workplace, bring: Bring) -> None:
    bring(shop, "code,order cut off\nSOUTH,11:30\n", Target.SUPPLIERS)
    orders = (("S-1", "2025-07-20", 5), ("S-2", "2025-07-29", 8))
    late, coming = (
        f"{HEAD}{number},SOUTH,MAIN,sent,2025-07-10,{day},00103,{units},0,{units}\n" for number, day, units in orders
    )
    bring(shop, late, Target.ORDERS, name="late.csv")
    bring(shop, coming, Target.ORDERS, name="coming.csv")
    book = list_suppliers(shop)
    assert (book.today, book.may_change) == (TODAY, True)
    assert [line.supplier.code for line in book.lines] == ["NORTH", "SOUTH"]
    south = line_of(shop, "SOUTH")
    assert (south.items, south.open_orders, south.late_orders) == (3, 2, 1)
    assert (south.cut_off, south.arrives_on) == (datetime(2025, 7, 28, 11, 30), date(2025, 7, 30))
    assert south.next_delivery == date(2025, 7, 20)
    assert line_of(shop, "NORTH").next_delivery is None


def test_past_deliveries_tell_lead_time_spend_and_punctuality(shop: Workplace, bring: Bring) -> None:
    deliver(bring, shop, [8, 8, 10, 6, 5])
    north = line_of(shop, "NORTH")
    assert (north.lead.days, north.lead.receipts) == (7, 5)
    assert north.spend == Decimal("36.00")  # 5 × 6 units at 1.20
    assert north.on_time == Decimal("0.2000")
    card = supplier_card(shop, "north trading")
    assert [one.days.days for one in card.past] == [5, 6, 10, 8, 8]
    assert card.lead_words.startswith("5 deliveries took 7.4 days on average, from 5 to 10. The plan uses 7 days")


def test_a_card_lists_what_the_supplier_sells_and_to_whom_it_comes_second(shop: Workplace, bring: Bring) -> None:
    bring(shop, "sku,supplier,preferred,cost\n00101,SOUTH,no,1.10\n", Target.ITEMS)
    south = supplier_card(shop, "SOUTH")
    assert [(one.sku, one.preferred) for one in south.items] == [
        ("00101", False), ("00103", True), ("00104", True), ("00105", True),
    ]  # fmt: skip
    assert [one.supplier for one in item_suppliers(shop, "00101").terms] == ["NORTH", "SOUTH"]
    assert south.lead_words.startswith("No delivery has come so far. The plan uses the 2 days that you typed")
    with pytest.raises(NotFoundError):
        supplier_card(shop, "EAST")
    with pytest.raises(NotFoundError):
        item_suppliers(shop, "101")


def test_who_may_not_see_costs_sees_no_spend(shop: Workplace) -> None:
    seller = Workplace(shop.location, Person("Sam", Role.SALES))
    assert {line.spend for line in list_suppliers(seller).lines} == {None}
    assert not list_suppliers(seller).may_change
    assert not supplier_card(seller, "NORTH").may_see_cost
    assert {one.own.unit_cost for one in supplier_card(seller, "NORTH").items} == {None}
    assert item_suppliers(seller, "00101").terms[0].unit_cost is None


def test_clocks_run_from_now_on_the_store_s_day_and_else_from_its_morning() -> None:
    now = datetime.combine(TODAY, time(10))
    assert moment(TODAY, now) == now
    assert moment(TODAY, now + timedelta(days=400)) == datetime.combine(TODAY, time())
