"""What sales cannot do without, and how the values help where the headings do not say it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from retail_desktop.domain.errors import FileRefusedError, NeedsAnswerError, RetailError
from retail_desktop.domain.imports import ImportOptions
from retail_desktop.domain.periods import Period
from retail_desktop.importing.amounts import is_number
from retail_desktop.importing.choice import columns_question, one_of, share, unused
from retail_desktop.importing.dates import is_date, split_moment
from retail_desktop.importing.headers import plain_words
from retail_desktop.importing.heading import Heading
from retail_desktop.importing.measures import HARMLESS, ITEM_WORDS, names_figure, names_items
from retail_desktop.importing.shapes.answers import ITEMS_ACROSS, STORES_ACROSS
from retail_desktop.importing.takings import refuse_takings

_TELLING_LINES = 20
_VAGUE_CODES = frozenset({"reference", "ref", "code", "codigo", "codice"})
_QUANTITY_ENDINGS = ("qty", "quantity", "units", "menge", "anzahl", "pieces", "pcs")


@dataclass(frozen=True, slots=True)
class Assigned:
    """Fields with their columns, and in sentences what was not plain from the headings.

    `sold` are texts of the column of types that mean a sale in this file, though elsewhere they do not.
    """

    columns: Mapping[str, int]
    notes: tuple[str, ...] = ()
    period: Period | None = None
    sold: tuple[str, ...] = ()


@dataclass(slots=True)
class Draft:
    """The columns as far as they are known; `left_out` are the ones the user wants ignored."""

    file: str
    heading: Heading
    columns: dict[str, int]
    left_out: frozenset[int]
    notes: list[str] = field(default_factory=list)

    def spare(self) -> list[int]:
        """The columns that serve no field yet."""
        return [place for place in unused(self.columns, self.heading) if place not in self.left_out]

    def words(self, place: int) -> str:
        """The plain words of a column's heading."""
        return plain_words(self.heading.title(place))


def complete(
    file: str,
    columns: Mapping[str, int],
    heading: Heading,
    options: ImportOptions,
    left_out: frozenset[int],
    *,
    units_per_line: bool = False,
) -> Assigned:
    """The columns with those that sales need; `file` is its name, for messages.

    With `units_per_line` every line is known to sell one unit.
    """
    draft = Draft(file, heading, dict(columns), left_out)
    refuse_takings(file, draft.columns, heading, draft.spare())
    identify_items(draft, options)
    period = _find_dates(draft, options)
    if not units_per_line:
        _find_quantity(draft, options)
    _remark_on_money(draft)
    return Assigned(draft.columns, tuple(draft.notes), period)


def identify_items(draft: Draft, options: ImportOptions) -> None:
    """Without a column of codes the barcode identifies the item, else its name."""
    columns, heading = draft.columns, draft.heading
    if "sku" in columns:
        _doubt_codes(draft)
        return
    items = [place for place in draft.spare() if draft.words(place) in ITEM_WORDS]
    names = [place for place in draft.spare() if heading.headers and names_items(draft.words(place))]
    if "barcode" in columns:
        columns["sku"] = columns["barcode"]
    elif "name" in columns:
        columns["sku"] = items[0] if len(items) == 1 else columns["name"]
    elif len(names) == 1:
        columns["name"] = columns["sku"] = names[0]
    else:
        raise _no_item(draft, options)
    draft.notes.append(f"The file has no item codes; “{heading.title(columns['sku'])}” identifies the items.")


def _doubt_codes(draft: Draft) -> None:
    """A reference that differs in every line while the names repeat numbers the lines, not the items."""
    name = draft.columns.get("name")
    if (
        name is None
        or draft.words(draft.columns["sku"]) not in _VAGUE_CODES
        or len(draft.heading.sample) < _TELLING_LINES
    ):
        return
    rows = [row for row in draft.heading.sample if len(row) == draft.heading.width]
    codes, names = ({row[place] for row in rows} for place in (draft.columns["sku"], name))
    if len(codes) > 0.9 * len(rows) and len(names) < 0.5 * len(rows):
        title = draft.heading.title(draft.columns["sku"])
        raise columns_question(
            f"“{title}” of “{draft.file}” differs in nearly every line, so it may not be the item.",
            draft.heading,
            [draft.columns["sku"], name],
        )


def _no_item(draft: Draft, options: ImportOptions) -> RetailError:
    numeric = numeric_columns(draft)
    likely = [place for place in numeric if not names_figure(draft.heading.title(place))]
    if len(numeric) < 3 or not draft.heading.headers or options.format:
        return columns_question(f"“{draft.file}” has no column that is plainly the item.", draft.heading, draft.spare())
    if len(likely) < 2:
        shown = ", ".join(titles(draft, numeric)[:3])
        return FileRefusedError(
            f"“{draft.file}” names no items: it has figures such as {shown}. "
            "Choose an export with one line for each item sold."
        )
    return NeedsAnswerError(
        f"“{draft.file}” has no column with the item, but {len(likely)} columns of numbers. Is each of them an item, "
        "and each number the units sold of it? If not, choose an export with one line for each item sold.",
        "format",
        {
            ITEMS_ACROSS: _examples(draft, likely, "units sold of {}"),
            "generic": [f"“{title}” is no item" for title in titles(draft, likely)[:3]],
        },
    )


def stores_question(draft: Draft, numeric: list[int], what: str) -> NeedsAnswerError:
    """The question whether each of several columns of numbers is a store."""
    return NeedsAnswerError(
        f"“{draft.file}” has {len(numeric)} columns of numbers beside the item. Is each of them a store, "
        f"and each number the {what} there?",
        "format",
        {
            STORES_ACROSS: _examples(draft, numeric, f"{what} in {{}}"),
            "generic": [f"“{title}” is no store" for title in titles(draft, numeric)[:3]],
        },
    )


def titles(draft: Draft, places: list[int]) -> list[str]:
    """What to call some columns."""
    return [draft.heading.title(place) for place in places]


def _examples(draft: Draft, places: list[int], words: str) -> list[str]:
    """A filled cell of each of the first columns, and what it would mean."""
    found = []
    for place in places[:3]:
        texts = (row[place].strip() for row in draft.heading.sample if len(row) > place)
        number = next((text for text in texts if text.strip("0.,")), "0")
        found.append(f"{number} {words.format(draft.heading.title(place))}")
    return found


def numeric_columns(draft: Draft) -> list[int]:
    """The unexplained columns whose cells are numbers or empty."""
    return [
        place
        for place in draft.spare()
        if draft.words(place) not in HARMLESS and share(draft.heading, place, is_number) > 0.95
    ]


def _is_written_date(text: str) -> bool:
    day, _ = split_moment(text)
    return not day.isdigit() and is_date(text)


def _find_dates(draft: Draft, options: ImportOptions) -> Period | None:
    """The date column where no heading names one; or the days that all lines are totals of."""
    columns, heading = draft.columns, draft.heading
    if "date" in columns:
        return None
    if "time" in columns and share(heading, columns["time"], _is_written_date) > 0.9:
        columns["date"] = columns.pop("time")
        return None
    dated = [place for place in draft.spare() if share(heading, place, _is_written_date) > 0.9]
    if len(dated) > 1:
        raise columns_question(f"Several columns of “{draft.file}” may be the date.", heading, dated)
    if dated:
        columns["date"] = dated[0]
        draft.notes.append(f"“{heading.title(dated[0])}” is read as the date, since all its values are dates.")
        return None
    if options.period:
        draft.notes.append(_spread_note(options.period))
        return options.period
    raise NeedsAnswerError(
        f"“{draft.file}” says what was sold, but not when. Give the day of the sales, or the first and the last day "
        "that the figures are totals of, or choose an export with dates.",
        "date",
        {heading.title(place): heading.examples(place) for place in range(heading.width)},
    )


def _spread_note(period: Period) -> str:
    if len(period) == 1:
        return f"The file has no dates; all its sales are dated {period.first}."
    return f"The file gives totals for {len(period)} days; they are spread evenly over these days."


def _find_quantity(draft: Draft, options: ImportOptions) -> None:
    """Where no heading is a quantity: one that ends like it, small whole numbers called sales, or one unit a line."""
    columns, heading = draft.columns, draft.heading
    if "quantity" in columns:
        return
    likely = [place for place in draft.spare() if draft.words(place).replace(" ", "").endswith(_QUANTITY_ENDINGS)]
    sales = [place for place in draft.spare() if draft.words(place) == "sales"]
    money = {"price", "amount", "gross_amount"} & columns.keys()
    if likely:
        columns["quantity"] = one_of(draft.file, "quantity", likely, heading)
        draft.notes.append(f"“{heading.title(columns['quantity'])}” is read as the quantity.")
    elif len(sales) == 1 and not money and share(heading, sales[0], _is_small) == 1:
        columns["quantity"] = sales[0]
        draft.notes.append("“Sales” holds small whole numbers and is read as units sold, not as money.")
    elif {"receipt", "time", "amount"} & columns.keys() and not numeric_columns(draft) and not _counts_units(draft):
        draft.notes.append("The file has no quantities; every line is read as one unit sold.")
    elif (
        len(numeric := numeric_columns(draft)) >= 2
        and not options.format
        and not any(map(names_figure, titles(draft, numeric)))
    ):
        raise stores_question(draft, numeric, "units sold")
    elif candidates := numeric_columns(draft) or (_amounts(draft) if _counts_units(draft) else []):
        raise columns_question(f"“{draft.file}” has no column that is plainly the quantity.", heading, candidates)
    else:
        raise FileRefusedError(
            f"“{draft.file}” says what was sold and when, but not how many: no column holds quantities. "
            "Choose an export with one line for each item sold and its quantity."
        )


def _counts_units(draft: Draft) -> bool:
    """Whether a column taken for money may count units: small whole numbers, or another figure than the price."""
    price = draft.columns.get("price")
    return any(
        share(draft.heading, place, _is_small) == 1
        or (price is not None and any(row[place] != row[price] for row in draft.heading.sample if len(row) > place))
        for place in _amounts(draft)
    )


def _is_small(text: str) -> bool:
    return text.strip().lstrip("-").isdigit() and len(text.strip()) <= 3


def _remark_on_money(draft: Draft) -> None:
    columns = draft.columns
    if "amount" not in columns and "gross_amount" in columns:
        title = draft.heading.title(columns["gross_amount"])
        draft.notes.append(f"Amounts are taken from “{title}”, which may include tax.")


def _amounts(draft: Draft) -> list[int]:
    return [draft.columns[name] for name in ("amount", "gross_amount") if name in draft.columns]
