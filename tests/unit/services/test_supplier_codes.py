"""Whose codes a file holds."""

from collections.abc import Callable

import pytest

from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.persistence import catalogue
from retail_desktop.services.supplier_codes import SupplierCodes
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]
# The supplier numbers its goods like the store does, but others.
CATALOGUE = "sku,name,supplier,supplier item no,cost\n" + "".join(
    f"{number},Tea {number},NORTH,{1000 + (number - 1000 + 3) % 6},1.00\n" for number in range(1000, 1006)
)


@pytest.fixture
def numbered(empty_shop: Workplace, bring: Bring) -> Workplace:
    bring(empty_shop, CATALOGUE, Target.ITEMS)
    return empty_shop


def cost(place: Workplace, sku: str) -> str:
    with place.database.reading() as work:
        return f"{catalogue.items(work)[sku].unit_cost}"


def test_codes_that_may_be_either_s_are_asked_about(numbered: Workplace, bring: Bring) -> None:
    content = "Item no,Cost\n" + "".join(f"{number},2.00\n" for number in range(1000, 1006))
    report = bring(numbered, content, Target.ITEMS)
    assert (report.status, report.needs) == ("needs_input", "columns")
    assert report.choices == {
        "Item no": [
            "1000 is the supplier's code of item 1003, and item 1000 is your own",
            "1001 is the supplier's code of item 1004, and item 1001 is your own",
            "1002 is the supplier's code of item 1005, and item 1002 is your own",
        ]
    }


@pytest.mark.parametrize(("field", "sku"), [("sku", "1000"), ("supplier_code", "1003")])
def test_what_is_said_of_the_codes_holds(numbered: Workplace, bring: Bring, field: str, sku: str) -> None:
    report = bring(numbered, "Item no,Cost\n1000,2.00\n", Target.ITEMS, mapping={"Item no": field})
    assert report.status == "ok"
    assert {code: cost(numbered, code) for code in ("1000", "1003")} == {"1000": "1.00", "1003": "1.00", sku: "2.00"}


def test_codes_are_the_store_s_where_few_happen_to_be_the_supplier_s_too(shop: Workplace, bring: Bring) -> None:
    bring(shop, "sku,supplier item no\n00105,00106\n", Target.ITEMS)
    report = bring(shop, "code,cost\n00101,1.30\n00102,1.30\n00103,1.30\n00106,1.30\n", Target.ITEMS)
    assert report.status == "ok"
    assert cost(shop, "00106") == "1.30"


def test_a_code_belongs_to_the_supplier_named_or_to_the_only_one(shop: Workplace, bring: Bring) -> None:
    bring(shop, "sku,supplier item no\n00105,N-1\n", Target.ITEMS)
    with shop.database.reading() as work:
        codes = SupplierCodes(work)
    assert (codes.find("N-1", "NORTH"), codes.find("N-1", "SOUTH"), codes.find("N-1", "")) == ("00101", "00105", None)
    assert (codes.find("N-2", ""), codes.find("N-2", "SOUTH"), codes.find("", "")) == ("00102", None, None)
    assert (codes.only_supplier(["N-1", "N-2"]), codes.only_supplier(["S-3", "N-2"]), codes.only_supplier([])) == (
        "NORTH", "", "",
    )  # fmt: skip
