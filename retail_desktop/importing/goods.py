"""How a line of a list names an item: by the store's own code, the supplier's, or the barcode."""

from dataclasses import dataclass

from retail_desktop.importing.keyed import Filled

GOODS_KEYS = (("sku",), ("supplier_code",), ("barcode",))
"""The codes of a line, one of which must be there."""


@dataclass(frozen=True, slots=True)
class Goods:
    """The codes and the name on a line; what it does not say is empty.

    `sku` is what stands in the column of item codes, whosoever's codes they turn out to be; `supplier` is a code or
    name as the file has it.
    """

    sku: str = ""
    supplier_code: str = ""
    barcode: str = ""
    name: str = ""
    supplier: str = ""


def named_goods(row: Filled, sku: str) -> Goods:
    """What a record says of the item it is about."""
    texts = {name: str(row.fields.get(name, "")) for name in ("supplier_code", "barcode", "name", "supplier")}
    return Goods(sku, **texts)
