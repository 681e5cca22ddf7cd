"""What a customer asks at the shelf."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from retail_desktop.domain.errors import NotFoundError
from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.domain.next_delivery import Surety
from retail_desktop.domain.purchasing import OrderStatus
from retail_desktop.services.look_up import ask, look_up
from retail_desktop.services.order_goods import change_status, create_orders, get_order
from retail_desktop.services.receive_goods import receive
from retail_desktop.services.reserve_stock import reserve
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]
HEAD = "order,supplier,order date,expected,sku,quantity,received,cost\n"


@pytest.mark.parametrize(
    ("text", "sku"),
    [
        ("00101", "00101"),
        (" 00101 ", "00101"),
        ("5000070000011", "00102"),
        ("05000070000011", "00102"),
        ("105", "00105"),
        ("honey", "00105"),
        ("pot tea", "00106"),
        ("zebra", None),
        ("%", None),
        ("", None),
    ],
)
def test_a_code_a_barcode_or_a_name_that_only_one_item_has_gives_the_item(
    shop: Workplace, text: str, sku: str | None
) -> None:
    answer = ask(shop, text)
    assert (answer.item.sku if answer.item else None) == sku


def test_a_part_of_several_names_gives_a_choice(shop: Workplace, bring: Bring) -> None:
    answer = ask(shop, "tea")
    assert (answer.item, [hit.sku for hit in answer.hits]) == (None, ["00106", "00102", "00101"])
    bring(shop, "sku,name\nÉ1,Crème brûlée\n", Target.ITEMS)
    found = ask(shop, "BRÛLÉE").item
    assert found is not None
    assert found.name == "Crème brûlée"
    assert ask(shop, "é1").item is not None


def test_an_item_is_told_with_price_stock_sales_and_alternatives(planned: Workplace) -> None:
    item = look_up(planned, "00101")
    assert (item.name, item.category, item.price, item.here.on_hand) == (
        "Green tea", "Tea", Decimal("2.50"), Decimal(10),
    )  # fmt: skip
    assert (item.last_sale, len(item.sold), item.sold_days[-1]) == (date(2025, 7, 24), 30, date(2025, 7, 24))
    assert sum(item.sold) > 0
    assert [one.sku for one in item.alternatives] == ["00102"]
    assert item.alternatives[0].on_hand == 8
    assert item.here.next_delivery is None
    assert item.here.could_arrive_on == date(2025, 7, 30)


def test_an_item_without_a_price_of_its_own_has_the_one_it_was_last_sold_for(shop: Workplace, bring: Bring) -> None:
    bring(shop, "date,sku,quantity,price\n2025-07-25,NEW,1,3.25\n", name="new.csv")
    item = look_up(shop, "new")
    assert (item.price, item.here.counted, item.alternatives) == (Decimal("3.25"), False, ())


def test_what_is_reserved_is_not_free_to_sell(shop: Workplace) -> None:
    reserve(shop, "00101", Decimal(3), "Mrs Bell")
    here = look_up(shop, "00101").here
    assert (here.on_hand, here.allocated, here.available) == (10, 3, 7)


def test_an_order_that_was_sent_gives_the_next_delivery(planned: Workplace) -> None:
    orders = create_orders(planned)
    draft = look_up(planned, "00101").here
    assert draft.next_delivery is None
    assert draft.planned > 0
    number = next(order.number for order in orders if order.supplier == "NORTH")
    for step in (OrderStatus.APPROVED, OrderStatus.SENT):
        change_status(planned, number, step)
    here = look_up(planned, "00101").here
    assert here.next_delivery is not None
    assert (here.next_delivery.day, here.next_delivery.surety) == (
        get_order(planned, number).expected_on, Surety.ESTIMATED,
    )  # fmt: skip
    assert (here.on_order, here.planned) == (draft.planned, 0)
    assert here.next_delivery.units == here.on_order


def test_a_day_that_the_suppliers_list_gives_is_confirmed_and_one_that_passed_is_late(
    shop: Workplace, bring: Bring
) -> None:
    bring(shop, HEAD + "A-1,NORTH,2025-07-20,2025-08-01,00101,48,6,1.10\n", Target.ORDERS)
    coming = look_up(shop, "00101").here.next_delivery
    assert coming is not None
    assert (coming.day, coming.surety, coming.units) == (date(2025, 8, 1), Surety.CONFIRMED, 42)
    bring(shop, HEAD + "A-2,NORTH,2025-07-01,2025-07-10,00101,12,,1.10\n", Target.ORDERS, name="late.csv")
    coming = look_up(shop, "00101").here.next_delivery
    assert coming is not None
    assert (coming.day, coming.surety, coming.earliest) == (date(2025, 7, 10), Surety.LATE, date(2025, 7, 25))


def test_five_deliveries_teach_between_which_days_the_next_one_is_likely(planned: Workplace, bring: Bring) -> None:
    rows = "".join(f"B-{n},NORTH,2025-0{1 + n}-03,2025-0{1 + n}-10,00102,12,,1.10\n" for n in range(6))
    assert bring(planned, HEAD + rows, Target.ORDERS, name="old.csv").status == "ok"
    for n in range(6):
        receive(planned, f"B-{n}", day=date(2025, 1 + n, 6 + 2 * (n % 3)))
    for order in create_orders(planned, supplier="NORTH"):
        for step in (OrderStatus.APPROVED, OrderStatus.SENT):
            change_status(planned, order.number, step)
    coming = look_up(planned, "00101").here.next_delivery
    assert coming is not None
    assert coming.earliest < coming.latest


def test_every_store_is_told_and_the_one_with_most_is_here_unless_one_is_named(shop: Workplace, bring: Bring) -> None:
    bring(shop, "sku,store,on_hand\n00101,NORTH ST,3\n00101,SOUTH ST,30\n", Target.STOCK, name="more.csv")
    item = look_up(shop, "00101")
    assert (item.here.store, [one.store for one in item.elsewhere]) == ("SOUTH ST", ["MAIN", "NORTH ST"])
    named = look_up(shop, "00101", "main")
    assert (named.here.store, named.here.on_hand) == ("MAIN", 10)
    assert [one.on_hand for one in named.stores] == [10, 3, 30]


def test_what_does_not_exist_is_refused(shop: Workplace, empty_shop: Workplace) -> None:
    with pytest.raises(NotFoundError, match="no item 999"):
        look_up(shop, "999")
    with pytest.raises(NotFoundError, match="no store Moon"):
        look_up(shop, "00101", "Moon")
    assert ask(empty_shop, "00101").hits == ()


def test_an_item_of_a_store_without_sales_has_no_days(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, "sku,name,price\nA,Ant,1.00\n", Target.ITEMS)
    item = look_up(empty_shop, "a")
    assert (item.here.name, item.sold, item.last_sale, item.price) == ("Main store", (), None, Decimal("1.00"))


def test_without_a_price_alternatives_come_by_name(shop: Workplace, bring: Bring) -> None:
    bring(shop, "sku,name,category\nT,Tea egg,Tea\n", Target.ITEMS)
    assert [one.name for one in look_up(shop, "t").alternatives] == ["Black tea", "Green tea"]
