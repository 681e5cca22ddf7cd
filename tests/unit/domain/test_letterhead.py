"""What stands on our own documents."""

from decimal import Decimal

import pytest

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.letterhead import Letterhead, check_letterhead, tax_of


def test_tax_is_rounded_to_cents() -> None:
    assert tax_of(Decimal("10.05"), Decimal("12.5")) == Decimal("1.26")
    assert tax_of(Decimal(10), None) is None


@pytest.mark.parametrize(
    "value",
    [
        Letterhead(tax_percent=Decimal(101)),
        Letterhead(tax_percent=Decimal("NaN")),
        Letterhead(page="A5"),
        Letterhead(logo=b"GIF89a"),
    ],
)
def test_what_cannot_be_printed_is_refused(value: Letterhead) -> None:
    with pytest.raises(RetailError):
        check_letterhead(value)


def test_an_empty_letterhead_and_a_full_one_are_fine() -> None:
    check_letterhead(Letterhead())
    check_letterhead(Letterhead(tax_percent=Decimal(19), page="Letter", logo=b"\xff\xd8\xff\xe0"))
