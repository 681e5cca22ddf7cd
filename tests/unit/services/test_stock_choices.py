"""What there is to choose from where stock is changed."""

from datetime import timedelta

from retail_desktop.services.stock_choices import stock_choices
from retail_desktop.services.workplace import Workplace

from .conftest import LAST


def test_stores_categories_suppliers_and_the_stores_own_day_can_be_chosen(shop: Workplace) -> None:
    found = stock_choices(shop)
    assert (found.stores, found.categories) == (("MAIN",), ("Biscuits", "Jars", "Pots", "Tea"))
    assert found.suppliers == (("NORTH", "North Trading"), ("SOUTH", "South Foods"))
    assert found.today == LAST + timedelta(days=1)
