import pytest

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.domain.imports import Target
from retail_desktop.importing.detection import Detected, detect_format
from retail_desktop.importing.formats.known import KNOWN
from retail_desktop.importing.heading import Heading


def detected(headers: str, target: Target = Target.SALES, wanted: str | None = None) -> Detected:
    heading = Heading(",", 1, tuple(headers.split(",")), ())
    return detect_format([known for known in KNOWN if known.target is target], heading, wanted)


def test_an_export_is_told_by_headings_that_only_it_has_together() -> None:
    found = detected("RECEIPT TYPE,Modifiers_applied,Cost of goods,Date,Item,Quantity")
    assert found.known.name == "loyverse"
    assert found.reasons == (
        "It has the columns of Loyverse, receipts by item: Receipt type, Modifiers applied, Cost of goods.",
    )


def test_of_two_exports_the_one_with_more_of_its_headings_is_meant() -> None:
    both = "Item,Qty,Product Sales,Net Sales,Gross Sales,Line Item Date,Order Employee Name,Item Revenue"
    assert detected(both).known.name == "square"


def test_what_is_no_export_is_a_table_with_a_hint_at_what_it_resembles() -> None:
    found = detected("LIN_TYP,ITEM_NO,QTY_SOLD_NEW,EXT_PRC,BUS_DAT")
    assert found.known.name == "generic"
    assert found.reasons[1:] == ("It resembles NCR Counterpoint, ticket lines, but has no column QTY_SOLD.",)
    assert len(detected("date,sku,qty").reasons) == 1


@pytest.mark.parametrize("wanted", ["Vend", "lightspeed X", "LIGHTSPEED"])
def test_a_format_is_chosen_by_any_of_its_names(wanted: str) -> None:
    assert detected("date,sku,qty", wanted=wanted).known.name == "lightspeed"


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(FileRefusedError, match="shopify, lightspeed"):
        detected("date,sku,qty", wanted="abacus")


def test_only_sales_are_refused_for_having_no_items() -> None:
    headers = "Handle,Title,SKU,On hand (current),On hand (new)"
    with pytest.raises(FileRefusedError, match="inventory export"):
        detected(headers)
    assert detected(headers, Target.STOCK).known.name == "generic"
