"""The codes under which suppliers know the items, and whether the codes of a file are theirs."""

from collections.abc import Collection, Sequence

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.imports import ImportOptions
from retail_desktop.persistence import catalogue
from retail_desktop.persistence.database import Work

THEIRS = "The item codes in this file are the supplier's; items were found by them, not by your own codes."
_SHOWN = 3


class DoubtfulCodesError(RetailError):
    """The codes of a file may be the store's own or the supplier's; `examples` say what they would mean."""

    def __init__(self, examples: Sequence[str]) -> None:
        super().__init__("The item codes may be your own or the supplier's.")
        self.examples = tuple(examples)


class SupplierCodes:
    """Which items suppliers call by which code."""

    def __init__(self, work: Work) -> None:
        self._known: dict[str, set[tuple[str, str]]] = {}
        for sku, terms in catalogue.all_terms(work).items():
            for one in terms:
                if one.supplier_code:
                    self._known.setdefault(one.supplier_code, set()).add((one.supplier, sku))

    def find(self, code: str, supplier: str) -> str | None:
        """The one item that a supplier calls by this code; with no supplier named, the only one so called."""
        found = {sku for owner, sku in self._known.get(code, ()) if supplier in {"", owner}}
        return next(iter(found)) if len(found) == 1 else None

    def only_supplier(self, codes: Sequence[str]) -> str:
        """The supplier to whom all codes point that are known, if it is one; else nothing."""
        owners = [{owner for owner, _ in self._known[code]} for code in codes if code in self._known]
        shared = set.intersection(*owners) if owners else set[str]()
        return next(iter(shared)) if len(shared) == 1 else ""


def are_theirs(
    codes: Collection[tuple[str, str]], known: SupplierCodes, own: Collection[str], options: ImportOptions
) -> bool:
    """Whether codes, each with its supplier, are those of suppliers rather than the store's own.

    Raises:
        DoubtfulCodesError: as many are known as the one and as the other, and they mean different items.
    """
    if "sku" in options.columns or "sku" in options.mapping.values():
        return False
    theirs = {code: sku for code, supplier in codes if code and (sku := known.find(code, supplier)) is not None}
    mine = {code for code, _ in codes if code in own}
    if len(theirs) * 2 <= len(mine) or not theirs:
        return False
    if len(mine) * 2 <= len(theirs):
        return True
    differ = any(theirs[code] != code for code in mine & theirs.keys())
    if differ or mine != theirs.keys():
        raise DoubtfulCodesError([_example(code, theirs[code], mine) for code in sorted(theirs)[:_SHOWN]])
    return False


def _example(code: str, sku: str, mine: Collection[str]) -> str:
    return f"{code} is the supplier's code of item {sku}" + (f", and item {code} is your own" if code in mine else "")
