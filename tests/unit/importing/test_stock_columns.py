"""Columns of item lists that tell stock."""

from retail_desktop.importing.stock_columns import stock_headings


def test_stock_of_one_store_and_of_several_is_seen() -> None:
    headers = [
        "sku",
        "In stock [Kiosk]",
        "inventory_Main",
        "Current Quantity Harbour",
        "Variant Inventory Qty",
        "Bestand",
    ]
    assert stock_headings(headers) == headers[1:]


def test_other_columns_tell_no_stock() -> None:
    assert (
        stock_headings(["sku", "track_inventory", "reorder_point_Main", "MOQ", "Low stock [Kiosk]", "Quantity"]) == []
    )
