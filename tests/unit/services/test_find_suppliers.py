"""Which supplier a file means."""

from collections.abc import Callable

import pytest

from retail_desktop.domain.catalogue import Supplier
from retail_desktop.persistence import catalogue
from retail_desktop.services.catalogue_changes import Changes
from retail_desktop.services.find_suppliers import Suppliers
from retail_desktop.services.workplace import Workplace


@pytest.fixture
def find(empty_shop: Workplace) -> Callable[..., str]:
    known = [Supplier("S1", "Acme"), Supplier("S2", "Twins"), Supplier("S3", "Twins")]
    with empty_shop.database.writing() as work:
        catalogue.save_suppliers(work, known)
    with empty_shop.database.reading() as work:
        return Suppliers(Changes(work)).find


@pytest.mark.parametrize(
    ("code", "name", "found"),
    [
        ("S1", "", "S1"), ("s1", "", "S1"), ("Acme", "", "S1"), ("", "ACME", "S1"), ("S9", "Acme", "S9"),
        ("Twins", "", "Twins"), ("", "New Ltd", "New Ltd"), ("", "", ""),
    ],
)  # fmt: skip
def test_a_supplier_is_found_by_code_else_by_its_only_name(
    find: Callable[..., str], code: str, name: str, found: str
) -> None:
    assert find(code, name) == found


def test_a_supplier_that_is_new_is_found_from_then_on(empty_shop: Workplace) -> None:
    with empty_shop.database.writing() as work:
        changes = Changes(work)
        suppliers = Suppliers(changes)
        suppliers.say("S7", "Seven Ltd")
        suppliers.say("S7", "Another name")
        assert suppliers.find("seven ltd") == "S7"
        changes.write(work)
        assert catalogue.suppliers(work) == {"S7": Supplier("S7", "Seven Ltd")}
