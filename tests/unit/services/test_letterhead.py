"""The letterhead of our documents."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from retail_desktop.domain.errors import FileRefusedError, RetailError
from retail_desktop.domain.letterhead import Letterhead
from retail_desktop.persistence import people
from retail_desktop.services.letterhead import LARGEST_LOGO, as_percent, change_letterhead, read_letterhead, read_logo
from retail_desktop.services.workplace import Workplace


def test_a_letterhead_is_kept_to_the_last_byte(shop: Workplace) -> None:
    value = Letterhead("Harbour", "1 Quay\nTown", tax_percent=Decimal("8.875"), logo=b"\xff\xd8\xff\x00", page="Letter")
    assert change_letterhead(shop, value) == read_letterhead(shop) == value
    assert change_letterhead(shop, replace(value, tax_percent=None)).tax_percent is None
    assert read_letterhead(shop).tax_percent is None


def test_an_address_that_was_set_before_counts(shop: Workplace) -> None:
    assert read_letterhead(shop) == Letterhead()
    with shop.database.writing() as work:
        people.write_setting(work, "buyer_address", "1 Quay")
    assert read_letterhead(shop).address == "1 Quay"


def test_what_cannot_be_printed_is_not_kept(shop: Workplace, tmp_path: Path) -> None:
    with pytest.raises(RetailError, match="A5"):
        change_letterhead(shop, Letterhead(page="A5"))
    (tmp_path / "big.png").write_bytes(b"x" * (LARGEST_LOGO + 1))
    (tmp_path / "small.png").write_bytes(b"x")
    with pytest.raises(FileRefusedError, match="larger than 2 MB"):
        read_logo(tmp_path / "big.png")
    with pytest.raises(FileRefusedError, match="cannot be read"):
        read_logo(tmp_path / "none.png")
    assert read_logo(tmp_path / "small.png") == b"x"


@pytest.mark.parametrize(
    ("text", "tax"), [("19 %", Decimal(19)), ("8,875", Decimal("8.875")), ("", None), ("none", None)]
)
def test_a_tax_is_read_as_people_type_it(text: str, tax: Decimal | None) -> None:
    assert as_percent(text) == tax
    with pytest.raises(RetailError, match="no tax in per cent"):
        as_percent("much")
