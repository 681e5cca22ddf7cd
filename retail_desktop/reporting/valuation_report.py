"""What the stock is worth, by store and category, with every item."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby

from retail_desktop.domain.valuation import StockSum, Valuation, ValuedStock, added_up
from retail_desktop.reporting.document import FILES_ONLY, ROOMY, Column, Document, Listing, Occasion, Section, total_row
from retail_desktop.reporting.tables import Cell
from retail_desktop.reporting.wording import amount, count, day, decimals_of, units

NO_CATEGORY = "No category"
_EMPTY = "There was no stock on this evening: nothing was counted or received before it, or all of it was sold."
_SUMS = (
    Column("store", "Store", "code", 110),
    Column("category", "Category", "text", ROOMY),
    Column("items", "Items", "number", 50),
    Column("units", "Units", "number", 64),
    Column("value_at_cost", "Value at cost", "money", 84),
    Column("value_at_price", "Value at price", "money", 84),
    Column("share", "Share of cost", "percent", 60),
)


def document(valuation: Valuation, occasion: Occasion, *, with_items: bool = True) -> Document:
    """The report of a valuation; without items it holds the sums of stores and categories alone."""
    whole = added_up(valuation.lines)
    listings = [_by_category(valuation, whole)]
    if with_items:
        listings.append(_by_item(valuation, whole))
    return Document(
        title="Stock valuation",
        occasion=occasion,
        figures=(
            ("Value at cost", f"{amount(whole.at_cost)} {occasion.currency}".strip()),
            ("Value at selling price", f"{amount(whole.at_price)} {occasion.currency}".strip()),
        ),
        listings=tuple(listings),
        notes=tuple(_notes(valuation, whole)),
        empty=_EMPTY,
    )


def _by_category(valuation: Valuation, whole: StockSum) -> Listing:
    sections = []
    for store, groups in groupby(valuation.by_category, key=lambda group: group[0]):
        each = [(category, added_up(lines)) for _, category, lines in groups]
        rows = tuple(
            (store, category or NO_CATEGORY, one.lines, one.units, one.at_cost, one.at_price, _share(one, whole))
            for category, one in each
        )
        own = added_up(line for line in valuation.lines if line.store == store)
        total = _sum_cells(_SUMS, own, whole) if _stores(valuation) > 1 else ()
        sections.append(Section("", "", rows, f"Sub-total, store {store}", total))
    return Listing("By store and category", _SUMS, tuple(sections), _words("All stock", whole),
                   _sum_cells(_SUMS, whole, whole))  # fmt: skip


def _by_item(valuation: Valuation, whole: StockSum) -> Listing:
    decimals = decimals_of(amount for line in valuation.lines for amount in (line.unit_cost, line.price))
    columns = (
        Column("store", "Store", "code", FILES_ONLY),
        Column("category", "Category", "text", FILES_ONLY),
        Column("sku", "Code", "code", 64),
        Column("name", "Description", "text", ROOMY),
        Column("supplier", "Supplier", "code", 60),
        Column("on_hand", "On hand", "number", 44),
        Column("unit_cost", "Unit cost", "money", 42, decimals),
        Column("price", "Price", "money", 42, decimals),
        Column("value_at_cost", "Value at cost", "money", 60),
        Column("value_at_price", "Value at price", "money", 60),
    )
    sections = []
    for store, category, lines in valuation.by_category:
        own = added_up(lines)
        cells = total_row(columns, on_hand=own.units, value_at_cost=own.at_cost, value_at_price=own.at_price)
        named = category or NO_CATEGORY
        heading = f"{store} · {named}" if _stores(valuation) > 1 else named
        sections.append(Section(heading, "", tuple(map(_row, lines)), _words("Sub-total", own), cells))
    cells = total_row(columns, on_hand=whole.units, value_at_cost=whole.at_cost, value_at_price=whole.at_price)
    return Listing("Every item", columns, tuple(sections), _words("Grand total", whole), cells)


def _stores(valuation: Valuation) -> int:
    return len({line.store for line in valuation.lines})


def _row(line: ValuedStock) -> tuple[Cell, ...]:
    return (
        line.store, line.category, line.sku, line.name, line.supplier, line.on_hand, line.unit_cost, line.price,
        line.at_cost, line.at_price,
    )  # fmt: skip


def _sum_cells(columns: tuple[Column, ...], one: StockSum, whole: StockSum) -> tuple[Cell, ...]:
    return total_row(
        columns, items=one.lines, units=one.units, value_at_cost=one.at_cost, value_at_price=one.at_price,
        share=_share(one, whole),
    )  # fmt: skip


def _share(one: StockSum, whole: StockSum) -> Decimal | None:
    return one.at_cost / whole.at_cost if whole.at_cost else None


def _words(what: str, one: StockSum) -> str:
    return f"{what}, {count(one.lines, 'item')}"


def _notes(valuation: Valuation, whole: StockSum) -> Iterable[str]:
    yield (
        f"Stock of the evening of {day(valuation.as_of)} from the ledger: counts, deliveries, sales and corrections up "
        "to then. Unit costs and prices are those known today. Value = units × unit cost, or × selling price."
    )
    gaps = (
        (whole.without_cost, "item", "without a known cost adds nothing to the value at cost"),
        (whole.without_price, "item", "without a known price adds nothing to the value at price"),
        (valuation.below_zero, "item", "left out whose book shows less than nothing: count it"),
        (valuation.never_counted, "item", "left out whose stock was never counted nor received"),
    )
    found = [f"{units(number)} {noun if number == 1 else noun + 's'} {words}" for number, noun, words in gaps if number]
    if found:
        yield "; ".join(found) + "."
