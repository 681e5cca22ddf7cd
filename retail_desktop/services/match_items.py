"""Which catalogue item a code in a file means.

In this order: what a person decided about the code, the item's own code, its barcode in the place of the code, its
barcode beside it. What is only likely is never matched, it becomes a doubt with its reason; and a code that a
spreadsheet plainly damaged is neither matched nor made a new item.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from retail_desktop.domain.catalogue import ItemStatus, same_barcode
from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.domain.imports import ItemDoubt, LineIssue, Reason
from retail_desktop.domain.item_codes import lost_zeros
from retail_desktop.domain.item_doubts import Counts, Shelf, doubts, doubts_of_rounded
from retail_desktop.domain.sales import SeenItem
from retail_desktop.persistence import catalogue, item_aliases
from retail_desktop.persistence.database import Work


@dataclass(frozen=True, slots=True)
class Matches:
    """The outcome for every code of a file: the catalogue's code, or a reason why its lines are not stored.

    `doubts` are the codes that are no item's, the most sold first, with the items they are likely to mean.
    """

    sku_of: Mapping[str, str]
    new: tuple[str, ...]
    refused: Mapping[str, Reason]
    doubts: tuple[ItemDoubt, ...] = ()


@dataclass(slots=True)
class _Draft:
    """The codes as far as they are matched."""

    sku_of: dict[str, str] = field(default_factory=dict)
    new: dict[str, None] = field(default_factory=dict)
    refused: dict[str, Reason] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)


def match_items(
    work: Work,
    codes: Iterable[str],
    seen: Mapping[str, SeenItem],
    *,
    create_unknown: bool,
    decisions: Mapping[str, str] | None = None,
    counts: Callable[[], Counts] = dict,
) -> Matches:
    """Match codes to items; unknown ones become new items or are refused, damaged ones are refused.

    `decisions` are made with this import and count before those made earlier: code to item code; nothing = ignore
    the code always; the code itself = it is an item of its own. `counts` tells lines and thousandths of a unit by code
    where there are doubts.

    Raises:
        FileRefusedError: a decision names an item that does not exist.
    """
    codes = list(codes)
    statuses = catalogue.item_statuses(work)
    barcodes = {
        barcode: sku
        for barcode, sku in catalogue.skus_by_barcode(work).items()
        if statuses[sku] != ItemStatus.WITHDRAWN
    }
    decided = {one.code: one.sku for one in item_aliases.decisions(work)} | dict(decisions or {})
    draft = _Draft()
    for code in codes:
        if code in decided:
            _settle(draft, code, decided[code], statuses)
        else:
            _match(draft, code, seen, statuses, barcodes)
    return _finished(work, draft, codes, seen, barcodes, create_unknown=create_unknown, counts=counts)


def doubts_of_damaged(work: Work, rejected: Iterable[LineIssue]) -> tuple[ItemDoubt, ...]:
    """Doubts for codes in scientific notation, which the reading rejected, with the items they may have been."""
    lines: dict[str, int] = {}
    for issue in rejected:
        if issue.reason is Reason.SKU_DAMAGED:
            lines[issue.value] = lines.get(issue.value, 0) + 1
    if not lines:
        return ()
    return doubts_of_rounded(lines, Shelf(catalogue.item_names(work), catalogue.skus_by_barcode(work)))


def _settle(draft: _Draft, code: str, sku: str, statuses: Mapping[str, str]) -> None:
    """Follow a decision; an item that was withdrawn comes back when it is sold again."""
    if not sku or statuses.get(sku) == ItemStatus.IGNORED:
        draft.refused[code] = Reason.NOT_A_PRODUCT
    elif sku in statuses or sku == code:
        draft.sku_of[code] = sku
        if statuses.get(sku, ItemStatus.WITHDRAWN) == ItemStatus.WITHDRAWN:
            draft.new[sku] = None
    else:
        raise FileRefusedError(
            f"{code} is to be read as item {sku}, but your catalogue has no item {sku}. "
            "Choose another item, or import the item first."
        )


def _match(
    draft: _Draft,
    code: str,
    seen: Mapping[str, SeenItem],
    statuses: Mapping[str, str],
    barcodes: Mapping[str, str],
) -> None:
    found: str | None = code
    if code not in statuses:
        beside = seen[code].barcode if code in seen else ""
        found = barcodes.get(same_barcode(code)) or (barcodes.get(same_barcode(beside)) if beside else None)
    status = statuses.get(found or "", ItemStatus.WITHDRAWN)
    if status == ItemStatus.IGNORED:
        draft.refused[code] = Reason.NOT_A_PRODUCT
    elif found is None or status == ItemStatus.WITHDRAWN:
        draft.unknown.append(code)
    else:
        draft.sku_of[code] = found


def _finished(
    work: Work,
    draft: _Draft,
    codes: list[str],
    seen: Mapping[str, SeenItem],
    barcodes: Mapping[str, str],
    *,
    create_unknown: bool,
    counts: Callable[[], Counts],
) -> Matches:
    """The unknown codes made new items or refused, with a doubt each unless the catalogue is empty."""
    shelf = Shelf(catalogue.item_names(work) if draft.unknown else {}, barcodes)
    damaged = lost_zeros(codes, draft.unknown, shelf.names, barcodes)
    for code in draft.unknown:
        if code in damaged:
            draft.refused[code] = Reason.SKU_DAMAGED
        elif create_unknown:
            draft.sku_of[code] = code
            draft.new[code] = None
        else:
            draft.refused[code] = Reason.UNKNOWN_ITEM
    found = doubts(draft.unknown, damaged, seen, shelf, counts()) if shelf.names else ()
    return Matches(draft.sku_of, tuple(draft.new), draft.refused, found)
