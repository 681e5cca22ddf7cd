"""The cost of items after deliveries."""

from decimal import Decimal

from retail_desktop.domain.purchasing import OrderStatus
from retail_desktop.domain.receiving import Arrived, Delivery
from retail_desktop.persistence import catalogue
from retail_desktop.services.order_goods import change_status, create_orders
from retail_desktop.services.receive_goods import receive
from retail_desktop.services.workplace import Workplace


def test_the_price_of_the_order_counts_where_the_delivery_names_none(planned: Workplace) -> None:
    number = create_orders(planned, supplier="NORTH")[0].number
    for status in (OrderStatus.APPROVED, OrderStatus.SENT):
        change_status(planned, number, status)
    with planned.database.writing() as work:
        tea = catalogue.items(work)["00101"]
        catalogue.save_items(work, [type(tea)(tea.sku, tea.name, unit_cost=None, barcodes=tea.barcodes)])
    receive(planned, number, Delivery({1: Arrived(Decimal(1)), 2: Arrived(Decimal(2), unit_cost=Decimal("1.10"))}))
    with planned.database.reading() as work:
        items = catalogue.items(work)
    assert items["00101"].unit_cost == Decimal("1.20")  # nobody knew it before
    assert items["00102"].unit_cost == Decimal("1.10")  # the same price moves nothing
