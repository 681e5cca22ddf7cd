"""Which catalogue item a code in a file means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from retail_desktop.domain.catalogue import ItemStatus, same_barcode
from retail_desktop.domain.imports import Reason
from retail_desktop.domain.sales import SeenItem
from retail_desktop.persistence import catalogue
from retail_desktop.persistence.database import Work


@dataclass(frozen=True, slots=True)
class Matches:
    """The outcome for every code of a file: the catalogue's code, or a reason why its lines are not stored."""

    sku_of: Mapping[str, str]
    new: tuple[str, ...]
    refused: Mapping[str, Reason]


def match_items(work: Work, codes: Iterable[str], seen: Mapping[str, SeenItem], *, create_unknown: bool) -> Matches:
    """Match codes to items: by code, else by barcode; unknown ones become new items or are refused."""
    known = catalogue.item_ids(work)
    withdrawn = catalogue.skus_with_status(work, ItemStatus.WITHDRAWN)
    ignored = catalogue.skus_with_status(work, ItemStatus.IGNORED)
    by_barcode = {barcode: sku for barcode, sku in catalogue.skus_by_barcode(work).items() if sku not in withdrawn}
    sku_of: dict[str, str] = {}
    new: list[str] = []
    refused: dict[str, Reason] = {}
    for code in codes:
        barcode = seen[code].barcode if code in seen else ""
        found = code if code in known else by_barcode.get(same_barcode(code)) or by_barcode.get(same_barcode(barcode))
        if found in ignored:
            refused[code] = Reason.NOT_A_PRODUCT
        elif found is not None and found not in withdrawn:
            sku_of[code] = found
        elif create_unknown:
            sku_of[code] = code
            new.append(code)
        else:
            refused[code] = Reason.UNKNOWN_ITEM
    return Matches(sku_of, tuple(new), refused)
