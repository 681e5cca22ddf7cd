"""Which item a code in a file means."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.catalogue import Item, ItemStatus
from retail_desktop.domain.imports import Reason
from retail_desktop.domain.sales import SeenItem
from retail_desktop.persistence import catalogue, item_aliases
from retail_desktop.persistence.database import close_database
from retail_desktop.services.match_items import Matches, match_items
from retail_desktop.services.workplace import Workplace, open_workplace


@pytest.fixture
def shelf(empty_shop: Workplace) -> Workplace:
    return stocked(empty_shop)


@pytest.fixture(scope="session")
def lasting_shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    """A shelf that random examples share; they only look."""
    location = str(tmp_path_factory.mktemp("shelf") / "shop.sqlite")
    yield stocked(open_workplace(location))
    close_database(location)


def stocked(place: Workplace) -> Workplace:
    with place.database.writing() as work:
        tea = Item("00417", "Tea", barcodes=("012345678905",))
        catalogue.add_items(work, [tea, Item("TIP", "Tip"), Item("GONE", "Gone", barcodes=("4006381333931",))], None)
        catalogue.set_status(work, ["TIP"], ItemStatus.IGNORED)
        catalogue.set_status(work, ["GONE"], ItemStatus.WITHDRAWN)
    return place


def matched(shelf: Workplace, codes: dict[str, str], *, create_unknown: bool = True) -> Matches:
    seen = {code: SeenItem(barcode=barcode) for code, barcode in codes.items()}
    with shelf.database.reading() as work:
        return match_items(work, codes, seen, create_unknown=create_unknown)


def test_leading_zeros_count(shelf: Workplace) -> None:
    found = matched(shelf, {"00417": "", "417": ""})
    assert found.sku_of == {"00417": "00417", "417": "417"}
    assert found.new == ("417",)


def test_zeros_lost_in_the_whole_file_make_no_new_item(shelf: Workplace) -> None:
    for create in (True, False):
        found = matched(shelf, {"417": "", "500": ""}, create_unknown=create)
        assert found.refused["417"] is Reason.SKU_DAMAGED
        assert [(doubt.code, doubt.likely) for doubt in found.doubts] == [("417", ("00417",)), ("500", ())]


def test_an_empty_catalogue_has_no_doubts(empty_shop: Workplace) -> None:
    assert matched(empty_shop, {"417": ""}).doubts == ()


def test_a_barcode_that_lost_its_zeros_makes_no_new_item(shelf: Workplace) -> None:
    assert matched(shelf, {"12345678905": ""}).refused == {"12345678905": Reason.SKU_DAMAGED}


def test_the_barcode_of_one_piece_is_understood_with_fourteen_digits(shelf: Workplace) -> None:
    assert matched(shelf, {"00012345678905": ""}).sku_of == {"00012345678905": "00417"}


def test_another_spelling_is_suggested_and_not_matched(shelf: Workplace) -> None:
    with shelf.database.writing() as work:
        catalogue.add_items(work, [Item("ABC-1", "Dish")], None)
    found = matched(shelf, {"abc-1": ""})
    assert found.sku_of == {"abc-1": "abc-1"}
    assert [doubt.likely for doubt in found.doubts] == [("ABC-1",)]


def test_a_decision_counts_before_everything_else(shelf: Workplace) -> None:
    with shelf.database.writing() as work:
        catalogue.add_items(work, [Item("B", "Bag")], None)
        item_aliases.decide(work, {"00417": "B", "X": "", "Y": "TIP", "Z": "GONE"}, at="", person="")
    found = matched(shelf, dict.fromkeys(["00417", "X", "Y", "Z"], ""))
    assert found.sku_of == {"00417": "B", "Z": "GONE"}
    assert found.refused == {"X": Reason.NOT_A_PRODUCT, "Y": Reason.NOT_A_PRODUCT}
    assert (found.new, found.doubts) == (("GONE",), ())


def test_a_decision_of_today_counts_before_one_of_yesterday(shelf: Workplace) -> None:
    with shelf.database.writing() as work:
        item_aliases.decide(work, {"X": ""}, at="", person="")
    with shelf.database.reading() as work:
        found = match_items(work, ["X"], {}, create_unknown=True, decisions={"X": "00417"})
    assert found.sku_of == {"X": "00417"}


CODES = st.sampled_from(["00417", "417", "0417", "TIP", "GONE", "012345678905", "12345678905", "tip", "NEW", "500"])


@given(st.lists(CODES, unique=True), st.dictionaries(CODES, st.sampled_from(["", "00417", "TIP"])), st.booleans())
def test_every_code_has_one_outcome_and_a_decision_always_wins(
    lasting_shelf: Workplace, codes: list[str], decisions: dict[str, str], create: bool
) -> None:
    with lasting_shelf.database.reading() as work:
        found = match_items(work, codes, {}, create_unknown=create, decisions=decisions)
        again = match_items(work, codes[::-1], {}, create_unknown=create, decisions=decisions)
    assert found.sku_of.keys() | found.refused.keys() == set(codes)
    assert found.sku_of.keys().isdisjoint(found.refused)
    for code, sku in decisions.items():
        if code in codes:
            assert found.sku_of.get(code, "") == (sku if sku == "00417" else "")
    assert (found.sku_of, found.refused, set(found.new)) == (again.sku_of, again.refused, set(again.new))
    assert found.doubts == again.doubts


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
