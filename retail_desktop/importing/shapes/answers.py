"""The answers to the question about the format that say what a table's columns are, where the file does not show it."""

ITEMS_ACROSS = "items-across"
"""Every column of numbers is an item."""

STORES_ACROSS = "stores-across"
"""Every column of numbers is a store."""

SHAPES = frozenset({ITEMS_ACROSS, STORES_ACROSS})
