"""Exports that look like sales but hold no items, and which export to choose instead."""

from typing import NamedTuple


class Unusable(NamedTuple):
    """Headings that occur together, headings of which none may be there, and the sentence for the user."""

    anchors: tuple[str, ...]
    without: tuple[str, ...]
    advice: str


_ITEM = ("SKU", "Item", "Item name", "Product", "Lineitem name", "Menu item", "Item No")

UNUSABLE: tuple[Unusable, ...] = (
    Unusable(
        ("Order Total", "Payments Total", "Tender"),
        ("Item Revenue", "Item Name"),
        "This is Clover's Orders export. It has totals but no items, so sales cannot be counted from it. "
        "In Clover choose Reporting > Line items > Export and import that file.",
    ),
    Unusable(
        ("Order Employee Name", "Payments Total", "Order Total"),
        ("Item Revenue", "Item Name"),
        "This is Clover's Orders export. It has totals but no items, so sales cannot be counted from it. "
        "In Clover choose Reporting > Line items > Export and import that file.",
    ),
    Unusable(
        ("Payment Date", "Order ID", "Tender"),
        ("Item Revenue", "Item Name", "Quantity"),
        "This is Clover's Payments export. It says what was paid but not for which items. "
        "In Clover choose Reporting > Line items > Export and import that file.",
    ),
    Unusable(
        ("Receipt number", "Receipt type", "Description", "Gross sales"),
        ("Quantity",),
        "This is Loyverse's Receipts export. It names the items in one text for the whole receipt. "
        "In Loyverse choose Receipts > Export > Receipts by item and import that file.",
    ),
    Unusable(
        ("Gross Sales", "Service Charges", "Gift Card Sales", "Partial Refunds"),
        ("Qty", "Price Point Name"),
        "This is Square's Transactions export. It has totals but no items, so sales cannot be counted from it. "
        "In Square choose Reporting > Transactions > Export > Items detail CSV and import that file.",
    ),
    Unusable(
        ("Order #", "Product(s)", "Items sold"),
        (),
        "This is WooCommerce's Orders report. It names the products of an order in one text, so they cannot be counted "
        "safely. In WooCommerce choose Analytics > Products > Download (one file for each day or period), or an "
        "export plug-in that writes one line for each item of an order.",
    ),
    Unusable(
        ("Date", "Orders", "Gross sales", "Returns", "Net sales"),
        (*_ITEM, "Items sold"),
        "This is a revenue report: it has a total for each day but no items. "
        "Choose the report by product, or an export with one line for each item sold.",
    ),
    Unusable(
        ("Financial Status", "Fulfillment Status"),
        ("Lineitem name", "Lineitem quantity", "SKU"),
        "This list of orders has no line items. In Shopify choose Orders > Export > Plain CSV file with all its "
        "columns and import that file.",
    ),
    Unusable(
        ("Order Id", "# of Guests", "Gratuity"),
        ("Menu Item", "Item Selection Id"),
        "This is Toast's OrderDetails export. It has totals but no items. "
        "In Toast choose ItemSelectionDetails.csv of the same data export and import that file.",
    ),
    Unusable(
        ("Payment Id", "Order Id", "Check Id"),
        ("Menu Item", "Item Selection Id"),
        "This is Toast's PaymentDetails export. It says what was paid but not for which items. "
        "In Toast choose ItemSelectionDetails.csv of the same data export and import that file.",
    ),
    Unusable(
        ("Order Id", "Check Id", "Opened Date", "Closed Date"),
        ("Menu Item", "Item Selection Id"),
        "This is Toast's CheckDetails export. It has totals but no items. "
        "In Toast choose ItemSelectionDetails.csv of the same data export and import that file.",
    ),
    Unusable(
        ("Transaction ID", "Fee", "Payout"),
        ("Quantity", "Menge"),
        "This is SumUp's Transactions report. It says what was paid but not for which items. "
        "In SumUp choose Sales > Export > Sales report with items and import that file.",
    ),
    Unusable(
        ("Transaktions-ID", "Gebühr", "Auszahlung"),
        ("Menge", "Quantity"),
        "This is SumUp's Transactions report. It says what was paid but not for which items. "
        "In SumUp choose Verkäufe > Exportieren > Verkaufsbericht and import that file.",
    ),
    Unusable(
        ("Payout ID", "Payout date"),
        (*_ITEM, "Quantity", "Menge"),
        "This is a list of payouts to the bank. It has no items. "
        "Choose the sales report with one line for each item sold.",
    ),
    Unusable(
        ("Auszahlungs-ID", "Auszahlungsdatum"),
        (*_ITEM, "Menge"),
        "This is a list of payouts to the bank. It has no items. "
        "Choose the sales report with one line for each item sold.",
    ),
    Unusable(
        ("Receipt number", "Card issuer", "Last digits"),
        ("Quantity", "Name"),
        "This is Zettle's list of card payments. It says what was paid but not for which items. "
        "In Zettle choose Sales > Export > Raw data and import that file.",
    ),
    Unusable(
        ("Current Quantity",),
        ("Date", "Transaction ID"),
        "This is Square's item library: it holds items and stock, not sales. Import it as items or as a stock count. "
        "For sales choose Reporting > Transactions > Export > Items detail CSV in Square.",
    ),
    Unusable(
        ("Token", "Item Name", "Variation Name", "Sellable"),
        ("Date", "Transaction ID"),
        "This is Square's item library: it holds items and stock, not sales. Import it as items or as a stock count. "
        "For sales choose Reporting > Transactions > Export > Items detail CSV in Square.",
    ),
    Unusable(
        ("On hand (current)", "On hand (new)"),
        (),
        "This is Shopify's inventory export: it holds stock, not sales. Import it as a stock count. "
        "For sales choose Orders > Export in Shopify.",
    ),
    Unusable(
        ("Handle", "Title", "Variant SKU"),
        ("Lineitem name",),
        "This is Shopify's product export: it holds items, not sales. Import it as items. "
        "For sales choose Orders > Export in Shopify.",
    ),
    Unusable(
        ("URL handle", "Title", "SKU", "Option1 name"),
        ("Lineitem name",),
        "This is Shopify's product export: it holds items, not sales. Import it as items. "
        "For sales choose Orders > Export in Shopify.",
    ),
    Unusable(
        ("handle", "sku", "supply_price", "retail_price"),
        ("Quantity", "Receipt Number"),
        "This is Lightspeed's product export: it holds items and stock, not sales. Import it as items. "
        "For sales choose Sales > Sales history > Export in Lightspeed.",
    ),
    Unusable(
        ("Handle", "SKU", "Track stock", "Sold by weight"),
        ("Receipt number",),
        "This is Loyverse's item export: it holds items and stock, not sales. Import it as items. "
        "For sales choose Receipts > Export > Receipts by item in Loyverse.",
    ),
    Unusable(
        ("Clover ID", "Name", "Price Type"),
        ("Line Item Date",),
        "This is Clover's inventory export: it holds items and stock, not sales. Import it as items. "
        "For sales choose Reporting > Line items > Export in Clover.",
    ),
    Unusable(
        ("Visibility in catalog", "Regular price"),
        ("Items sold",),
        "This is WooCommerce's product export: it holds items, not sales. Import it as items. "
        "For sales choose Analytics > Products > Download in WooCommerce.",
    ),
    Unusable(
        ("PO Number", "Vendor Number"),
        (),
        "This lists purchases from suppliers, not sales. Import it as orders or deliveries. "
        "For sales choose an export with one line for each item sold.",
    ),
    Unusable(
        ("Purchase Order", "Supplier"),
        ("Receipt number",),
        "This lists purchases from suppliers, not sales. Import it as orders or deliveries. "
        "For sales choose an export with one line for each item sold.",
    ),
)
"""Compared without regard to case, accents, punctuation and what stands in brackets."""
