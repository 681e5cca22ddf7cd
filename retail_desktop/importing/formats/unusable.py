"""Exports that look like sales but hold no items, and which export to choose instead."""

UNUSABLE: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("Order Employee Name", "Payments Total", "Order Total"),
        (
            "This is Clover's Orders export. It has totals but no items, so sales cannot be counted from it. "
            "In Clover choose Reporting > Line items > Export and import that file."
        ),
    ),
    (
        ("Receipt number", "Receipt type", "Description", "Gross sales"),
        (
            "This is Loyverse's Receipts export. It names the items in one text for the whole receipt. "
            "In Loyverse choose Receipts > Export > Receipts by item and import that file."
        ),
    ),
    (
        ("Gross Sales", "Service Charges", "Gift Card Sales", "Partial Refunds"),
        (
            "This is Square's Transactions export. It has totals but no items, so sales cannot be counted from it. "
            "In Square choose Reporting > Transactions > Export > Items detail CSV and import that file."
        ),
    ),
)
"""Headings that occur together, and the sentence for the user."""
