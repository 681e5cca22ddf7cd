"""Which item and store somebody means by what they typed or scanned."""

from retail_desktop.domain.catalogue import MAIN_STORE, ItemStatus, same_barcode
from retail_desktop.domain.errors import NotFoundError
from retail_desktop.persistence import catalogue
from retail_desktop.persistence.database import Work


def find_sku(work: Work, text: str) -> str | None:
    """The item with this code, in any case of letters, or with this barcode."""
    known = catalogue.item_ids(work).keys() - catalogue.skus_with_status(work, ItemStatus.WITHDRAWN)
    if text.strip() in known:
        return text.strip()
    wanted = text.strip().casefold()
    same = next((sku for sku in sorted(known) if sku.casefold() == wanted), None)
    found = same or catalogue.skus_by_barcode(work).get(same_barcode(text.strip()))
    return found if found in known else None


def get_sku(work: Work, text: str) -> str:
    """The item that is meant.

    Raises:
        NotFoundError: there is none.
    """
    found = find_sku(work, text)
    if found is None:
        raise NotFoundError(f"There is no item {text}. Check the code; leading zeros count.")
    return found


def get_store(work: Work, named: str | None) -> str:
    """The store that is meant; without a name the only one there is.

    Raises:
        NotFoundError: there is no such store, or several to choose from.
    """
    codes = [one.code for one in catalogue.stores(work)]
    if named:
        found = next((code for code in codes if code.casefold() == named.strip().casefold()), None)
        if found is None:
            raise NotFoundError(f"There is no store {named}. Known are: {', '.join(codes) or 'none yet'}.")
        return found
    if len(codes) > 1:
        raise NotFoundError(f"Say in which store: {', '.join(codes)}.")
    return codes[0] if codes else MAIN_STORE.code
