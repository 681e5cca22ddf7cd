"""The letterhead of our documents: what it says, and how it is changed."""

import base64
import json
from dataclasses import asdict, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path

from retail_desktop.domain.errors import FileRefusedError, RetailError
from retail_desktop.domain.letterhead import Letterhead, check_letterhead
from retail_desktop.domain.people import Permission
from retail_desktop.persistence import people
from retail_desktop.persistence.database import Work
from retail_desktop.services.workplace import Workplace

LARGEST_LOGO = 2 * 1024**2
_WORDS, _LOGO = "letterhead", "letterhead_logo"


def read_letterhead(place: Workplace) -> Letterhead:
    """The letterhead as it is."""
    with place.database.reading() as work:
        return letterhead(work)


def letterhead(work: Work) -> Letterhead:
    """The letterhead inside a unit of work."""
    said = json.loads(people.read_setting(work, _WORDS) or "{}")
    said.setdefault("address", people.read_setting(work, "buyer_address"))
    tax = said.pop("tax_percent", None)
    known = {name: value for name, value in said.items() if name in Letterhead.__slots__}
    logo = base64.b64decode(people.read_setting(work, _LOGO))
    return Letterhead(**known, tax_percent=None if tax is None else Decimal(tax), logo=logo)


def change_letterhead(place: Workplace, value: Letterhead) -> Letterhead:
    """Keep another letterhead.

    Raises:
        RetailError: it cannot be printed.
    """
    place.allow(Permission.APPROVE_ORDER)
    check_letterhead(value)
    words = asdict(replace(value, logo=b""))
    del words["logo"]
    with place.database.writing() as work:
        people.write_setting(work, _WORDS, json.dumps(words, default=str, ensure_ascii=False))
        people.write_setting(work, _LOGO, base64.b64encode(value.logo).decode("ascii"))
        people.note(work, place.person.name, "change letterhead", value.name)
    return value


def read_logo(file: Path) -> bytes:
    """The bytes of a logo.

    Raises:
        FileRefusedError: the file cannot be read or is larger than 2 MB.
    """
    try:
        if file.stat().st_size > LARGEST_LOGO:
            raise FileRefusedError(f"{file.name} is larger than 2 MB. Save the logo smaller.")
        return file.read_bytes()
    except OSError as error:
        raise FileRefusedError(f"{file} cannot be read: {error}. Choose another file.") from error


def as_percent(text: str) -> Decimal | None:
    """A tax as somebody types it; nothing, or `none`, means no tax.

    Raises:
        RetailError: it is no number.
    """
    words = text.strip().removesuffix("%").strip().replace(",", ".")
    if words.lower() in {"", "none"}:
        return None
    try:
        return Decimal(words)
    except InvalidOperation as error:
        raise RetailError(f"{text} is no tax in per cent. Type a number such as 19, or leave it empty.") from error
