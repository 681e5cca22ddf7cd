"""Which item a code in a file means."""

import pytest

from retail_desktop.domain.catalogue import Item, ItemStatus
from retail_desktop.domain.imports import Reason
from retail_desktop.domain.sales import SeenItem
from retail_desktop.persistence import catalogue
from retail_desktop.services.match_items import Matches, match_items
from retail_desktop.services.workplace import Workplace


@pytest.fixture
def shelf(empty_shop: Workplace) -> Workplace:
    with empty_shop.database.writing() as work:
        tea = Item("00417", "Tea", barcodes=("012345678905",))
        catalogue.add_items(work, [tea, Item("TIP", "Tip"), Item("GONE", "Gone", barcodes=("4006381333931",))], None)
        catalogue.set_status(work, ["TIP"], ItemStatus.IGNORED)
        catalogue.set_status(work, ["GONE"], ItemStatus.WITHDRAWN)
    return empty_shop


def matched(shelf: Workplace, codes: dict[str, str], *, create_unknown: bool = True) -> Matches:
    seen = {code: SeenItem(barcode=barcode) for code, barcode in codes.items()}
    with shelf.database.reading() as work:
        return match_items(work, codes, seen, create_unknown=create_unknown)


def test_leading_zeros_count(shelf: Workplace) -> None:
    found = matched(shelf, {"00417": "", "417": ""})
    assert found.sku_of == {"00417": "00417", "417": "417"}
    assert found.new == ("417",)


def test_a_barcode_in_the_place_of_a_code_is_understood(shelf: Workplace) -> None:
    assert matched(shelf, {"0012345678905": ""}).sku_of == {"0012345678905": "00417"}


def test_a_barcode_beside_an_unknown_code_is_understood(shelf: Workplace) -> None:
    assert matched(shelf, {"TILL-9": "012345678905"}).sku_of == {"TILL-9": "00417"}


def test_what_is_no_product_and_what_is_unknown_are_told_apart(shelf: Workplace) -> None:
    found = matched(shelf, {"TIP": "", "NEW": ""}, create_unknown=False)
    assert found.refused == {"TIP": Reason.NOT_A_PRODUCT, "NEW": Reason.UNKNOWN_ITEM}


def test_a_withdrawn_item_is_new_when_it_is_sold_again(shelf: Workplace) -> None:
    assert matched(shelf, {"GONE": ""}).new == ("GONE",)
    assert matched(shelf, {"GONE": ""}, create_unknown=False).refused == {"GONE": Reason.UNKNOWN_ITEM}


def test_a_withdrawn_item_does_not_claim_sales_by_its_barcode(shelf: Workplace) -> None:
    assert matched(shelf, {"NEW": "4006381333931"}).sku_of == {"NEW": "NEW"}
