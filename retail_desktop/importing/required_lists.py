"""What lists of items, suppliers, stock, orders, deliveries and events cannot do without, and how the values help."""

from collections.abc import Callable, Mapping

from retail_desktop.domain.errors import FileRefusedError, NeedsAnswerError
from retail_desktop.domain.imports import ImportOptions, Target
from retail_desktop.importing.amounts import read_number
from retail_desktop.importing.choice import columns_question, share
from retail_desktop.importing.dates import is_date
from retail_desktop.importing.headers import plain_words, without_unit
from retail_desktop.importing.heading import Heading
from retail_desktop.importing.measures import names_figure
from retail_desktop.importing.required import (
    Assigned,
    Draft,
    identify_items,
    numeric_columns,
    stores_question,
    titles,
)

_TELLING_LINES = 20
_OF_A_DAY = frozenset({Target.STOCK, Target.RECEIPTS})
_GOODS = ("sku", "supplier_code", "barcode")


def complete_list(
    file: str,
    target: Target,
    columns: Mapping[str, int],
    heading: Heading,
    options: ImportOptions,
    left_out: frozenset[int],
) -> Assigned:
    """The columns with those that the target needs; `file` is its name, for messages."""
    draft = Draft(file, heading, dict(columns), left_out)
    needs: dict[Target, Callable[[Draft, ImportOptions], None]] = {
        Target.ITEMS: _for_items,
        Target.SUPPLIERS: _for_suppliers,
        Target.STOCK: _for_stock,
        Target.ORDERS: _for_orders,
        Target.RECEIPTS: _for_receipts,
        Target.EVENTS: _for_events,
    }
    _settle_supplier(draft)
    needs[target](draft, options)
    dated = target not in _OF_A_DAY or "date" in draft.columns
    return Assigned(draft.columns, tuple(draft.notes), None if dated else options.period)


def _stand_in(draft: Draft, field: str, other: str) -> None:
    """Let a vaguer heading serve where the plain one is missing."""
    place = draft.columns.pop(other, None)
    if place is not None:
        draft.columns.setdefault(field, place)


def _settle_supplier(draft: Draft) -> None:
    """A supplier code is the item's at the supplier, unless nothing else names the supplier and it keeps repeating."""
    place = draft.columns.get("supplier_number")
    if place is not None:
        texts = [row[place] for row in draft.heading.sample if len(row) > place]
        repeats = len(texts) > 1 and len(set(texts)) * 2 <= len(texts)
        whom = "supplier" not in draft.columns and ("supplier_code" in draft.columns or repeats)
        _stand_in(draft, "supplier" if whom else "supplier_code", "supplier_number")
    if "supplier" not in draft.columns:
        _stand_in(draft, "supplier", "supplier_name")


def _ask(draft: Draft, what: str) -> NeedsAnswerError:
    return columns_question(f"“{draft.file}” has no column that is plainly {what}.", draft.heading, draft.spare())


def _for_items(draft: Draft, options: ImportOptions) -> None:
    columns = draft.columns
    _doubt_quantities(draft)
    _remark_on_prices(draft)
    if "price" in columns and "unit_cost" not in columns and _is_price_list(columns):
        columns["unit_cost"] = columns.pop("price")
        draft.notes.append(f"“{draft.heading.title(columns['unit_cost'])}” is read as the supplier's price.")
    if "sku" in columns:
        return
    if "supplier_code" in columns:
        draft.notes.append(
            "The file has no codes of your own; items are found by the supplier's code, then by barcode."
        )
        return
    numbers = _numbering(draft) if "barcode" not in columns else []
    if len(numbers) == 1:
        columns["sku"] = numbers[0]
        draft.notes.append(
            f"“{draft.heading.title(numbers[0])}” identifies the items: it differs in every line, and the names repeat."
        )
        return
    identify_items(draft, options)


def _is_price_list(columns: Mapping[str, int]) -> bool:
    return bool({"from_quantity", "price_unit"} & columns.keys()) or (
        "supplier_code" in columns and "sku" not in columns
    )


def _doubt_quantities(draft: Draft) -> None:
    """A column headed `from` may hold days instead of quantities."""
    place = draft.columns.get("from_quantity")
    if place is not None and share(draft.heading, place, _is_number) < 0.9:
        draft.columns.pop("from_quantity")
        if share(draft.heading, place, is_date) > 0.9:
            draft.columns.setdefault("valid_from", place)


def _remark_on_prices(draft: Draft) -> None:
    """Of several columns with the price in one store each, one has to do."""
    place = draft.columns.get("price")
    if place is None:
        return
    texts = [draft.heading.title(one) for one in range(draft.heading.width)]
    same = [
        one
        for one, title in enumerate(texts)
        if plain_words(without_unit(title)) == plain_words(without_unit(texts[place]))
    ]
    rows = [row for row in draft.heading.sample if len(row) > max(same)]
    if any(row[place].strip() != row[one].strip() for row in rows for one in same):
        draft.notes.append(f"Prices differ between stores; those of “{texts[place]}” are taken.")


def _numbering(draft: Draft) -> list[int]:
    """Unexplained columns that tell items apart whose names repeat: every line has its own number."""
    name, rows = draft.columns.get("name"), draft.heading.sample
    if name is None or len(rows) < _TELLING_LINES or len({row[name] for row in rows if len(row) > name}) == len(rows):
        return []
    return [place for place in draft.spare() if _numbers_lines([row[place] for row in rows if len(row) > place], rows)]


def _numbers_lines(texts: list[str], rows: tuple[tuple[str, ...], ...]) -> bool:
    return len(set(texts)) == len(rows) and all(text.strip().isalnum() for text in texts)


def _is_number(text: str) -> bool:
    return any(read_number(text, mark, money=False) is not None for mark in (".", ","))


def _for_suppliers(draft: Draft, _: ImportOptions) -> None:
    if "code" in draft.columns:
        return
    if "name" not in draft.columns:
        raise _ask(draft, "the supplier's code or name")
    draft.columns["code"] = draft.columns["name"]
    draft.notes.append("The file has no supplier codes; the names serve as codes.")


def _for_stock(draft: Draft, options: ImportOptions) -> None:
    if "on_hand" not in draft.columns:
        _stand_in(draft, "on_hand", "quantity")
    identify_items(draft, options)
    if {"on_hand", "recounted"} & draft.columns.keys():
        return
    numeric = numeric_columns(draft)
    if len(numeric) >= 2 and not options.format and not any(map(names_figure, titles(draft, numeric))):
        raise stores_question(draft, numeric, "units on hand")
    raise _ask(draft, "the stock on hand")


def _for_orders(draft: Draft, options: ImportOptions) -> None:
    columns = draft.columns
    _find_goods(draft, options)
    if "order" not in columns:
        raise _ask(draft, "the number of the order")
    if not {"quantity", "packs", "outstanding"} & columns.keys():
        raise _ask(draft, "the quantity ordered")


def _for_receipts(draft: Draft, options: ImportOptions) -> None:
    columns = draft.columns
    for field, other in (("date", "booked"), ("quantity", "units")):
        if field not in columns:
            _stand_in(draft, field, other)
    _find_goods(draft, options)
    if not {"quantity", "packs"} & columns.keys():
        raise _ask(draft, "the quantity that arrived")
    if "date" in columns or options.period:
        return
    raise NeedsAnswerError(
        f"“{draft.file}” says what arrived, but not when. Give the day of the delivery.",
        "date",
        {draft.heading.title(place): draft.heading.examples(place) for place in range(draft.heading.width)},
    )


def _find_goods(draft: Draft, options: ImportOptions) -> None:
    """Some code that names the item, or at least its name; totals of whole orders are of no use."""
    columns, rows = draft.columns, draft.heading.sample
    if not any(name in columns for name in _GOODS) and "name" not in columns and "order" in columns:
        numbers = [row[columns["order"]].strip() for row in rows if len(row) > columns["order"]]
        if len(numbers) > 1 and len(set(numbers)) == len(numbers):
            raise FileRefusedError(
                f"“{draft.file}” has one line for each order and does not say which items it holds. "
                "Choose an export with one line for each item of an order."
            )
    if not any(name in columns for name in _GOODS):
        identify_items(draft, options)


def _for_events(draft: Draft, _: ImportOptions) -> None:
    if not {"name", "kind"} & draft.columns.keys():
        raise _ask(draft, "the name of the event")
    if not {"date", "first"} & draft.columns.keys():
        raise _ask(draft, "the day of the event")
