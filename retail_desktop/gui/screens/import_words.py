"""An import's report in the user's words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from retail_desktop.domain.imports import ImportReport, LineIssue, Reason, Target
from retail_desktop.domain.periods import Period
from retail_desktop.gui.screens import wording

TARGETS = {
    Target.SALES: "Sales",
    Target.ITEMS: "Items",
    Target.SUPPLIERS: "Suppliers",
    Target.STOCK: "Stock count",
    Target.ORDERS: "Open orders",
    Target.RECEIPTS: "Deliveries",
    Target.EVENTS: "Holidays and promotions",
}
REASONS = {
    Reason.BAD_DATE: "not a date",
    Reason.MISSING_DATE: "no date",
    Reason.FUTURE_DATE: "a date in the future",
    Reason.DATE_OUT_OF_RANGE: "a date before 1990",
    Reason.AMBIGUOUS_DATE: "a date that can be read in two ways",
    Reason.BAD_QUANTITY: "not a quantity",
    Reason.MISSING_QUANTITY: "no quantity",
    Reason.QUANTITY_OUT_OF_RANGE: "a quantity above 1,000,000",
    Reason.BAD_PRICE: "not an amount of money",
    Reason.AMBIGUOUS_NUMBER: "a number that can be read in two ways",
    Reason.MISSING_SKU: "no item code",
    Reason.BAD_SKU: "not an item code",
    Reason.SKU_DAMAGED: "an item code damaged by a spreadsheet program",
    Reason.SKU_TOO_LONG: "an item code longer than 64 characters",
    Reason.FIELD_TOO_LONG: "a text that is too long",
    Reason.RAGGED_ROW: "more or fewer cells than the heading",
    Reason.CONTROL_CHAR: "characters that are no text",
    Reason.BAD_ENCODING: "letters that cannot be read",
    Reason.FORMULA_TEXT: "a formula in the place of a text",
    Reason.UNCLOSED_QUOTE: "a quotation mark that is never closed",
    Reason.TOTAL_ROW: "totals",
    Reason.REPEATED_HEADER: "repeated headings",
    Reason.NO_VALUE: "lines without a value",
    Reason.NOT_A_PRODUCT: "payments, tips and other lines that are no items",
    Reason.UNKNOWN_ITEM: "an item that is not in the catalogue",
    Reason.DUPLICATE: "already imported",
    Reason.BAD_VALUE: "a value that does not fit its column",
}
EXAMPLES = 3
_DATE_ORDERS = {"dmy": "day/month/year", "mdy": "month/day/year", "ymd": "year-month-day"}
_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
_DECIMALS = {".": "point (1,234.50)", ",": "comma (1.234,50)"}


def facts(report: ImportReport) -> list[tuple[str, str]]:
    """What was recognised, as `(name, value)`; what the file does not tell is left out."""
    layout = report.layout
    columns: Mapping[str, str] = layout.get("columns", {})
    pairs = [
        ("Format", report.format.replace("_", " ").capitalize()),
        ("Period", period(report.period)),
        ("Stores", ", ".join(report.stores)),
        ("Units", wording.units(report.units) if report.accepted and report.target is Target.SALES else ""),
        ("Net sales", wording.money(report.net_sales, report.currency) if report.net_sales is not None else ""),
        ("Date order", _DATE_ORDERS.get(str(layout.get("date_order", "")), "")),
        ("Decimal mark", _DECIMALS.get(str(layout.get("decimal", "")), "")),
        ("Separator", _DELIMITERS.get(str(layout.get("delimiter", "")), "")),
        ("Encoding", str(layout.get("encoding", "") or "")),
        ("Headings", f"in line {wording.number(layout['header_line'])}" if layout.get("header_line") else ""),
        ("Read as", "; ".join(f"{heading}: {name.replace('_', ' ')}" for name, heading in columns.items() if heading)),
        ("Not stored", ", ".join(layout.get("not_stored", ()))),
        ("Notes", " ".join((*layout.get("reasons", ()), *layout.get("notes", ())))),
    ]
    return [(name, value) for name, value in pairs if value]


def period(days: Period | None) -> str:
    """Days as `1 Dec 2025 to 31 Dec 2025`, a single day once."""
    if days is None:
        return ""
    first, last = wording.full_day(days.first), wording.full_day(days.last)
    return first if first == last else f"{first} to {last}"


def counted(report: ImportReport) -> str:
    """The lines that will be stored: `1,191 sales, 13 returns`."""
    if report.target is not Target.SALES:
        nouns = {Target.ITEMS: "item", Target.SUPPLIERS: "supplier", Target.STOCK: "counted item"}
        return wording.plural(report.accepted, nouns[report.target])
    sales = wording.plural(report.accepted - report.returns, "sale")
    return f"{sales}, {wording.plural(report.returns, 'return')}"


def left_out(issues: Iterable[LineIssue]) -> list[tuple[str, int, str]]:
    """Issues by reason as `(words, count, examples)`, most frequent first."""
    found = list(issues)
    counts = Counter(issue.reason for issue in found)
    return [
        (REASONS[reason], count, "; ".join(_example(issue) for issue in _first(found, reason)))
        for reason, count in counts.most_common()
    ]


def result(report: ImportReport) -> str:
    """What an import did, in one sentence."""
    words = f"{report.file_name}: {counted(report)} imported"
    if report.new_items:
        words += f", {wording.plural(len(report.new_items), 'new item')}"
    if report.rejected:
        words += f", {wording.plural(len(report.rejected), 'line')} left out"
    return words + "."


def examples_of(choice: Any) -> str:  # noqa: ANN401  each question brings its own kind of example
    """The examples of one candidate answer as lines of text."""
    if isinstance(choice, Sequence) and not isinstance(choice, str):
        return "\n".join(
            " = ".join(map(str, one)) if isinstance(one, (list, tuple)) else str(one) for one in choice[:EXAMPLES]
        )
    return str(choice)


def answer_words(needs: str, answer: str) -> str:
    """The name of a candidate answer."""
    names: dict[str, Mapping[str, str]] = {
        "date_order": _DATE_ORDERS, "decimal": _DECIMALS, "delimiter": _DELIMITERS,
        "duplicates": {"replace": "Replace", "add": "Add"},
    }  # fmt: skip
    return names.get(needs, {}).get(answer, answer)


def _first(issues: Sequence[LineIssue], reason: Reason) -> list[LineIssue]:
    return [issue for issue in issues if issue.reason is reason][:EXAMPLES]


def _example(issue: LineIssue) -> str:
    where = f"line {wording.number(issue.line)}"
    column = f", {issue.column}" if issue.column else ""
    return f"{where}{column}: “{issue.value}”" if issue.value else where + column
