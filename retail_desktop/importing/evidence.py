"""What whole columns say: the distinct number and date texts of a file, as far as they are needed."""

from collections.abc import Collection

from retail_desktop.importing.amounts import settle_decimal
from retail_desktop.importing.coded import CodedReader
from retail_desktop.importing.dates import settle_order
from retail_desktop.importing.records import Tabular
from retail_desktop.importing.source import Source

_ENOUGH_LINES = 20_000


def distinct_texts(
    source: Source, table: Tabular, numbers: Collection[int], dates: Collection[int]
) -> tuple[set[str], set[str]]:
    """The distinct texts of the number columns and the distinct date parts of the date columns.

    The reading stops after some ten thousand lines where the dates leave no choice and the decimal mark is proved.
    """
    number_texts, date_texts, lines = set[str](), set[str](), 0
    if not numbers and not dates:
        return number_texts, date_texts
    reader = CodedReader(source, table, {*numbers, *dates})
    told = dict.fromkeys(reader.dictionaries, 0)
    for block in reader.blocks():
        for column, dictionary in reader.dictionaries.items():
            new = dictionary.texts(told[column])
            told[column] = len(dictionary)
            number_texts.update(new if column in numbers else ())
            date_texts.update(map(_date_part, new) if column in dates else ())
        before, lines = lines, lines + len(block.lines)
        if before < _ENOUGH_LINES <= lines and _settled(number_texts, date_texts):
            break
    return number_texts, date_texts


def _date_part(text: str) -> str:
    return text.strip().partition(" ")[0].rstrip(",")


def _settled(number_texts: set[str], date_texts: set[str]) -> bool:
    decimal, unclear = settle_decimal(number_texts)
    proved = bool(decimal) and len(unclear) * 2 < len(number_texts)
    return settle_order(date_texts) == (None, {}) and (proved or not number_texts)
