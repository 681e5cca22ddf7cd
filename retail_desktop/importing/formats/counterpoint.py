"""NCR Counterpoint: ticket history lines out of its database (`NULL` stands for nothing, `*` for no grid cell)."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format

COUNTERPOINT = Format(
    name="counterpoint",
    title="NCR Counterpoint, ticket lines",
    target=Target.SALES,
    anchors=("LIN_TYP", "ITEM_NO", "QTY_SOLD", "EXT_PRC"),
    other_anchors=(("LIN_TYP", "ITEM_NO", "QTY_SOLD"), ("ITEM_NO", "QTY_SOLD", "TKT_NO")),
    aliases=("ncr", "ncr counterpoint"),
    synonyms={
        "date": ("BUS_DAT", "TKT_DT", "TKT_DAT", "POST_DAT"),
        "receipt": ("TKT_NO", "DOC_ID"),
        "sku": ("ITEM_NO",),
        "variant": ("CELL_DESCR",),
        "barcode": ("BARCOD",),
        "name": ("DESCR", "DESCR_UPR"),
        "category": ("CATEG_COD",),
        "quantity": ("QTY_SOLD",),
        "price": ("PRC",),
        "amount": ("EXT_PRC",),
        "cost": ("EXT_COST",),
        "store": ("STR_ID", "STK_LOC_ID"),
        "type": ("LIN_TYP",),
    },
    item_keys=(("sku", "variant"),),
    words={"return": frozenset({"r"}), "void": frozenset(), "other": frozenset({"u"})},
    sale_types=frozenset({"s", "a"}),
    empty_texts=frozenset({"NULL", "*"}),
)
