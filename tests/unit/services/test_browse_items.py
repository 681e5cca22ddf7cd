"""Looking items up."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from retail_desktop.domain.errors import NotFoundError
from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.services.browse_items import find_items, item_card, list_items
from retail_desktop.services.order_goods import create_orders
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]


def test_the_list_shows_stock_sales_and_forecast(planned: Workplace) -> None:
    rows = {row.sku: row for row in list_items(planned)}
    tea = rows["00101"]
    assert (tea.name, tea.category, tea.supplier, tea.supplier_name) == ("Green tea", "Tea", "NORTH", "North Trading")
    assert (tea.on_hand, tea.on_order, tea.unit_cost, tea.price) == (10, 0, Decimal("1.20"), Decimal("2.50"))
    assert tea.daily_forecast is not None
    assert float(tea.sold_30_days) == pytest.approx(30 * tea.daily_forecast, rel=0.2)
    assert (tea.last_sale, tea.counted, tea.pattern) == (date(2025, 7, 24), True, "smooth")
    assert rows["00106"].pattern == "intermittent"


def test_an_item_that_nobody_sold_or_counted_is_listed(shop: Workplace, bring: Bring) -> None:
    bring(shop, "sku,name\n00900,New jam\n", Target.ITEMS)
    row = list_items(shop)[-1]
    assert (row.sku, row.store, row.on_hand, row.counted, row.pattern) == ("00900", "MAIN", 0, False, "none")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("00101", ["00101"]),
        ("5000070000011", ["00102"]),
        ("TEA", ["00101", "00102", "00106"]),
        ("0010", ["00101", "00102", "00103", "00104", "00105", "00106"]),
        ("biscuit", ["00103", "00104"]),
        ("%", []),
        ("  ", []),
    ],
)
def test_items_are_found_by_code_barcode_and_name(shop: Workplace, text: str, found: list[str]) -> None:
    assert [row.sku for row in find_items(shop, text)] == found


def test_a_search_stops_at_its_limit(shop: Workplace) -> None:
    assert len(find_items(shop, "0010", limit=2)) == 2


def test_a_card_shows_everything_of_one_item(planned: Workplace) -> None:
    create_orders(planned)
    card = item_card(planned, "00101")
    assert (card.item.barcodes, card.row.sku) == (("5000070000004",), "00101")
    assert card.supplier is not None
    assert card.terms is not None
    assert (card.supplier.name, card.terms.pack_size) == ("North Trading", Decimal(6))
    assert (len(card.history_days), card.history_days[0], card.history_days[-1]) == (
        200, date(2025, 1, 6), date(2025, 7, 24),
    )  # fmt: skip
    assert len(card.history_units) == 200
    assert card.forecast is not None
    assert card.suggestion is not None
    assert card.accuracy is not None
    assert card.due == ((date(2025, 7, 30), card.suggestion.suggested_quantity),)
    assert (card.next_delivery, card.row.on_order) == (date(2025, 7, 30), card.suggestion.suggested_quantity)


def test_a_card_is_found_by_barcode_and_in_any_case(shop: Workplace, bring: Bring) -> None:
    assert item_card(shop, " 5000070000004 ").item.sku == "00101"
    bring(shop, "sku,name\nTea-9,Mint\n", Target.ITEMS)
    card = item_card(shop, "tea-9")
    assert (card.item.sku, card.history_days, card.out_of_stock, card.supplier) == ("Tea-9", (), (), None)


def test_a_card_opens_in_the_store_that_sells_most(shop: Workplace, bring: Bring) -> None:
    bring(shop, "store,date,sku,quantity\nHill,2025-07-24,00101,500\n")
    card = item_card(shop, "00101")
    assert (card.row.store, [row.store for row in card.stores]) == ("Hill", ["Hill", "MAIN"])
    assert item_card(shop, "00101", "MAIN").row.store == "MAIN"
    with pytest.raises(NotFoundError, match="not known in store Dock"):
        item_card(shop, "00101", "Dock")


def test_days_without_stock_are_marked_in_the_history(shop: Workplace, bring: Bring) -> None:
    bring(shop, "sku,on_hand,date\n00101,1,2025-07-27\n", Target.STOCK)
    bring(shop, "date,sku,quantity\n2025-07-28,00101,1\n2025-07-30,00102,1\n")
    assert item_card(shop, "00101").out_of_stock == (date(2025, 7, 29), date(2025, 7, 30))
    assert len(item_card(shop, "00104").out_of_stock) == 6  # counted empty on the evening of 24 July


def test_an_unknown_code_is_not_found(shop: Workplace) -> None:
    with pytest.raises(NotFoundError, match="leading zeros count"):
        item_card(shop, "101")
