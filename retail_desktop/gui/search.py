"""What the search box finds: items by code, barcode or name, suppliers by name, orders by number."""

from typing import TYPE_CHECKING

from retail_desktop.gui.search_box import Hit

if TYPE_CHECKING:
    from retail_desktop.services.workplace import Workplace

MOST_ITEMS = 12
MOST_OTHERS = 4


def find(place: "Workplace", text: str) -> tuple[Hit, ...]:
    """Give the best hits for what was typed or scanned; runs in a reading thread."""
    from retail_desktop.services import browse_items, order_goods  # noqa: PLC0415 - not before the window's first paint

    rows = browse_items.find_items(place, text, MOST_ITEMS)
    items = [Hit(f"{row.sku}  {row.name}", row.store, "item", (row.sku, row.store)) for row in rows]
    wanted = text.casefold()
    orders = order_goods.list_orders(place)
    numbers = [
        Hit(order.number, order.supplier, "orders", order.number, "orders")
        for order in orders
        if wanted in order.number.casefold()
    ]
    names = {row.supplier: row.supplier_name for row in browse_items.list_items(place) if row.supplier}
    suppliers = [
        Hit(name, "supplier", "suppliers", code, "deliveries")
        for code, name in names.items()
        if wanted in name.casefold()
    ]
    return (*items, *suppliers[:MOST_OTHERS], *numbers[:MOST_OTHERS])
