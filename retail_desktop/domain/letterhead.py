"""What stands on our own documents: who we are, where goods and invoices go, and on what terms we buy."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.purchasing import CENT

PAGES = ("A4", "Letter")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The buyer's side of a document; addresses may have several lines, what is empty is left out.

    `tax_percent` is added to orders where it is set. `edi_id` is our GLN or mailbox, `logo` a PNG or JPEG file's bytes.
    """

    name: str = ""
    address: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    tax_number: str = ""
    registration: str = ""
    ship_to: str = ""
    bill_to: str = ""
    payment_terms: str = ""
    terms: str = ""
    tax_percent: Decimal | None = None
    edi_id: str = ""
    page: str = "A4"
    logo: bytes = b""


def tax_of(subtotal: Decimal, percent: Decimal | None) -> Decimal | None:
    """The tax on a sub-total, rounded half up to cents; None where no tax is set."""
    return None if percent is None else (subtotal * percent / 100).quantize(CENT, ROUND_HALF_UP)


def check_letterhead(value: Letterhead) -> None:
    """Refuse a letterhead that cannot be printed.

    Raises:
        RetailError: the tax is no percentage, the paper is unknown, or the logo is no picture.
    """
    tax = value.tax_percent
    if tax is not None and not (tax.is_finite() and 0 <= tax <= 100):
        raise RetailError(f"{tax} is no tax in per cent. Give a number from 0 to 100, or leave it empty.")
    if value.page not in PAGES:
        raise RetailError(f"{value.page} is no paper that is known. Choose {' or '.join(PAGES)}.")
    if value.logo and not value.logo.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        raise RetailError("The logo must be a picture in the form of PNG or JPEG. Save it as one of these.")
