"""Why lines are left out, in the user's words: grouped by cause, with examples and what can be done."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from retail_desktop.domain.imports import LineIssue, Reason
from retail_desktop.gui.screens import wording

EXAMPLES = 3
REASONS = {
    Reason.BAD_DATE: "not a date",
    Reason.MISSING_DATE: "no date",
    Reason.FUTURE_DATE: "a date in the future",
    Reason.DATE_OUT_OF_RANGE: "a date before 1990",
    Reason.AMBIGUOUS_DATE: "a date that can be read in two ways",
    Reason.BAD_QUANTITY: "not a quantity of at most three decimals",
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
_CORRECT = "Correct the lines and import them again."
_SPREADSHEET = "Export the file again from your till and import it without opening it in a spreadsheet program."
ADVICE = {
    Reason.BAD_DATE: "If the dates are right, choose another date order or column; else correct the lines.",
    Reason.MISSING_DATE: "Lines without a date are often totals, then nothing is missing; else add the date.",
    Reason.FUTURE_DATE: "Check the till's clock, and whether day and month are read the right way round.",
    Reason.DATE_OUT_OF_RANGE: "Check whether day, month and year are read the right way round.",
    Reason.AMBIGUOUS_DATE: "Choose the date order under Reading options.",
    Reason.BAD_QUANTITY: "If another column holds the quantity, choose it above the preview; else correct the lines.",
    Reason.MISSING_QUANTITY: "If another column holds the quantity, choose it above the preview; else add it.",
    Reason.QUANTITY_OUT_OF_RANGE: "Often a barcode was typed as the quantity. " + _CORRECT,
    Reason.BAD_PRICE: "If another column holds the amount, choose it above the preview; else correct the lines.",
    Reason.AMBIGUOUS_NUMBER: "Choose the decimal mark under Reading options.",
    Reason.MISSING_SKU: "Give the item a code in your till, or choose another column as the item code.",
    Reason.BAD_SKU: "Check that the right column is read as the item code.",
    Reason.SKU_DAMAGED: _SPREADSHEET,
    Reason.SKU_TOO_LONG: "Check that the right column is read as the item code.",
    Reason.RAGGED_ROW: "A separator inside a text shifts the cells. Put the text in quotation marks, or export again.",
    Reason.BAD_ENCODING: "Choose another encoding under Reading options, or export the file as UTF-8.",
    Reason.FORMULA_TEXT: _SPREADSHEET,
    Reason.UNKNOWN_ITEM: "Import the item first, or let new items be created.",
}


@dataclass(frozen=True, slots=True)
class Cause:
    """All lines with one reason: what they have in common, how many, three of them, and what can be done."""

    words: str
    count: int
    examples: str
    advice: str


def by_cause(issues: Iterable[LineIssue]) -> list[Cause]:
    """Group issues by reason, the most frequent first."""
    found = list(issues)
    counts = Counter(issue.reason for issue in found)
    return [
        Cause(REASONS[reason], count, "; ".join(map(_example, _first(found, reason))), ADVICE.get(reason, _CORRECT))
        for reason, count in counts.most_common()
    ]


def reason_words(code: str) -> str:
    """What a reason's code says to the user."""
    return REASONS[Reason(code)] if code in set(Reason) else code.replace("_", " ")


def _first(issues: Sequence[LineIssue], reason: Reason) -> list[LineIssue]:
    return [issue for issue in issues if issue.reason is reason][:EXAMPLES]


def _example(issue: LineIssue) -> str:
    where = f"line {wording.number(issue.line)}"
    return f"{where}, {issue.column}: “{issue.value}”" if issue.value else where
