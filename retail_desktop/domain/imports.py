"""What an import is asked to do, what it found, and what it says of every line it did not store."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from retail_desktop.domain.periods import Period
from retail_desktop.domain.quantities import money, plain, quantity


class Reason(StrEnum):
    """Why a line was rejected or ignored; the codes are part of the command line's contract."""

    BAD_DATE = "bad_date"
    MISSING_DATE = "missing_date"
    FUTURE_DATE = "future_date"
    DATE_OUT_OF_RANGE = "date_out_of_range"
    AMBIGUOUS_DATE = "ambiguous_date"
    BAD_QUANTITY = "bad_quantity"
    MISSING_QUANTITY = "missing_quantity"
    QUANTITY_OUT_OF_RANGE = "quantity_out_of_range"
    BAD_PRICE = "bad_price"
    AMBIGUOUS_NUMBER = "ambiguous_number"
    MISSING_SKU = "missing_sku"
    BAD_SKU = "bad_sku"
    SKU_DAMAGED = "sku_damaged"
    SKU_TOO_LONG = "sku_too_long"
    FIELD_TOO_LONG = "field_too_long"
    RAGGED_ROW = "ragged_row"
    CONTROL_CHAR = "control_char"
    BAD_ENCODING = "bad_encoding"
    FORMULA_TEXT = "formula_text"
    UNCLOSED_QUOTE = "unclosed_quote"
    TOTAL_ROW = "total_row"
    REPEATED_HEADER = "repeated_header"
    NO_VALUE = "no_value"
    NOT_A_PRODUCT = "not_a_product"
    UNKNOWN_ITEM = "unknown_item"
    DUPLICATE = "duplicate"
    BAD_VALUE = "bad_value"


ADD_UP = "add_up"
"""Every file holds sales of its own, as those of several tills do; one that comes again is no other file."""


class Target(StrEnum):
    """What kind of facts a file holds."""

    SALES = "sales"
    ITEMS = "items"
    SUPPLIERS = "suppliers"
    STOCK = "stock"
    ORDERS = "orders"
    RECEIPTS = "receipts"
    EVENTS = "events"


class ImportState(StrEnum):
    """`LOADING` is never seen by readers; `UNDONE` can be redone."""

    LOADING = "loading"
    COMPLETE = "complete"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class LineIssue:
    """One line that was not stored.

    `line` is the physical line where the record starts, the file's first line being 1; `record` the original cells.
    """

    line: int
    reason: Reason
    column: str = ""
    value: str = ""
    record: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the user settled beforehand; None or empty means: find out from the file.

    A field is named like the question it answers. `duplicates` says what happens to days that another file brought
    already: `replace` them, `add` to them, or ADD_UP, as `add` but never the very same file twice.
    """

    format: str | None = None
    columns: tuple[str, ...] = ()
    mapping: Mapping[str, str] = field(default_factory=dict)
    date_order: str | None = None
    decimal: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    period: Period | None = None
    store: str | None = None
    create_unknown_items: bool = True
    duplicates: str | None = None
    strict: bool = False
    dry_run: bool = False
    item_matches: Mapping[str, str] = field(default_factory=dict)
    remember: bool = True

    def as_json(self) -> dict[str, Any]:
        """What was said, by name, without what was left open; days are ISO text."""
        given = {name: getattr(self, name) for name in self.__dataclass_fields__}
        said = {name: value for name, value in given.items() if value not in (None, "", (), {}) and name != "dry_run"}
        if self.period is not None:
            said["period"] = [self.period.first.isoformat(), self.period.last.isoformat()]
        return said


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One record as the file has it, and what becomes of it: `outcome` is `stored`, `ignored` or `rejected`.

    `cells` are the original texts, one for each of the report's `preview_columns`; `reason` is empty for a stored one.
    """

    line: int
    outcome: str
    reason: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PreviewColumn:
    """A column of the file: its heading, the field it was read as (empty = none), and examples `(text, meaning)`."""

    heading: str
    field: str
    examples: tuple[tuple[str, str], ...] = ()
    personal: bool = False


@dataclass(frozen=True, slots=True)
class ItemDoubt:
    """A code that is no item's: what the file calls it, its lines and units, and the items it is likely to mean.

    `why` is one sentence for the user; `likely` holds item codes, the likeliest first.
    """

    code: str
    name: str
    lines: int
    units: Decimal
    likely: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do; the same object in the window, in the history and as JSON.

    `accepted` (`returns` among them), `ignored` and `rejected` are all the records of the file: a total is one, however
    many days it is spread over, and a line with several columns of units has one for each of them that says something.
    `fingerprint` names the file's layout, `remembered` the layout's name where earlier answers were used; `replaces`
    are the days (ISO) whose earlier lines this file stands in for; `alarms` are sentences about what looks unusual;
    `known_as` is the import that brought the very same file, which is why this one was refused.
    """

    status: str
    target: Target
    file_name: str
    import_id: int | None = None
    format: str = ""
    accepted: int = 0
    returns: int = 0
    ignored: tuple[LineIssue, ...] = ()
    rejected: tuple[LineIssue, ...] = ()
    new_items: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    needs: str | None = None
    choices: Mapping[str, Any] | None = None
    error: str | None = None
    period: Period | None = None
    stores: tuple[str, ...] = ()
    units: Decimal = Decimal(0)
    net_sales: Decimal | None = None
    currency: str = ""
    layout: Mapping[str, Any] = field(default_factory=dict)
    fingerprint: str = ""
    remembered: str = ""
    replaces: tuple[str, ...] = ()
    alarms: tuple[str, ...] = ()
    doubts: tuple[ItemDoubt, ...] = ()
    preview_columns: tuple[PreviewColumn, ...] = ()
    preview: tuple[PreviewLine, ...] = ()
    known_as: int | None = None

    def as_json(self) -> dict[str, Any]:
        """The object printed by `--json`; quantities and money are decimal text."""
        return {
            "status": self.status,
            "import_id": self.import_id,
            "target": self.target.value,
            "file": self.file_name,
            "format": self.format,
            "accepted": self.accepted,
            "returns": self.returns,
            "ignored": [{"line": issue.line, "reason": issue.reason.value} for issue in self.ignored],
            "rejected": [
                {"line": issue.line, "reason": issue.reason.value, "column": issue.column, "value": issue.value}
                for issue in self.rejected
            ],
            "new_items": list(self.new_items),
            "warnings": list(self.warnings),
            "needs": self.needs,
            "choices": self.choices,
            "error": self.error,
            "period": [self.period.first.isoformat(), self.period.last.isoformat()] if self.period else None,
            "stores": list(self.stores),
            "units": plain(self.units),
            "net_sales": None if self.net_sales is None else format(self.net_sales, "f"),
            "currency": self.currency,
            "layout": dict(self.layout),
            "remembered": self.remembered,
            "replaces": list(self.replaces),
            "alarms": list(self.alarms),
            "doubts": [
                {
                    "code": doubt.code, "name": doubt.name, "lines": doubt.lines, "units": plain(doubt.units),
                    "likely": list(doubt.likely), "why": doubt.why,
                }
                for doubt in self.doubts
            ],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """One line of the import history; `path` is where the file lay, `options` the answers it was read with."""

    import_id: int
    target: Target
    file_name: str
    state: ImportState
    imported_at: str
    user: str
    format: str
    accepted: int
    returns: int
    ignored: int
    rejected: int
    new_items: int
    units: Decimal
    net_sales: Decimal
    period: Period | None
    stores: tuple[str, ...]
    path: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)


def totals(quantities: int, amounts: int) -> tuple[Decimal, Decimal]:
    """Units and money from sums of thousandths and ten-thousandths."""
    return quantity(quantities), money(amounts)


def day_of(ordinal: int) -> date:
    """The calendar day of an ordinal as stored and counted everywhere."""
    return date.fromordinal(ordinal)
