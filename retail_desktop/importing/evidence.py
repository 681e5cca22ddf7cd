"""What whole columns say: the distinct number and date texts of a file, as far as they are needed."""

from collections.abc import Collection

from retail_desktop.importing.amounts import settle_decimal
from retail_desktop.importing.dates import settle_order
from retail_desktop.importing.source import Source
from retail_desktop.importing.table import read_blocks

_ENOUGH_LINES = 20_000


def distinct_texts(
    source: Source,
    encoding: str,
    delimiter: str,
    header_line: int,
    numbers: Collection[int],
    dates: Collection[int],
) -> tuple[set[str], set[str]]:
    """The distinct texts of the number columns and the distinct date parts of the date columns.

    The reading stops after some ten thousand lines where the dates leave no choice and the decimal mark is proved.
    """
    number_texts, date_texts, lines = set[str](), set[str](), 0
    if not numbers and not dates:
        return number_texts, date_texts
    width = max((*numbers, *dates)) + 1
    for block in read_blocks(source, encoding, delimiter):
        rows = [
            row for line, row in zip(block.lines, block.rows, strict=True) if line > header_line and len(row) >= width
        ]
        for column in numbers:
            number_texts.update(row[column] for row in rows)
        for column in dates:
            date_texts.update(_date_part(text) for text in {row[column] for row in rows})
        lines += len(rows)
        if lines >= _ENOUGH_LINES and lines - len(rows) < _ENOUGH_LINES and _settled(number_texts, date_texts):
            break
    return number_texts, date_texts


def _date_part(text: str) -> str:
    return text.strip().partition(" ")[0].rstrip(",")


def _settled(number_texts: set[str], date_texts: set[str]) -> bool:
    decimal, unclear = settle_decimal(number_texts)
    proved = bool(decimal) and len(unclear) * 2 < len(number_texts)
    return settle_order(date_texts) == (None, {}) and (proved or not number_texts)
