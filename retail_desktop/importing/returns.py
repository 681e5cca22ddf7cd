"""A file that would hold hardly anything but returns is asked about: perhaps its signs are the other way around."""

from collections.abc import Iterator, Mapping

from retail_desktop.domain.errors import NeedsAnswerError
from retail_desktop.importing.amounts import read_number
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.heading import Heading
from retail_desktop.importing.words import Vocabulary, says_minus

_TELLING = 5
_MOST = 0.8


def ask_if_mostly_returns(file: str, known: Format, heading: Heading, columns: Mapping[str, int], decimal: str) -> None:
    """Raise the question of the format where signs alone make most of the lines returns and another reading fits.

    Quantities that are only returns because this export writes its sales with a minus, or its returns with a mark, are
    asked about however few they are.
    """
    place = columns.get("quantity")
    if place is None or not known.rival:
        return
    moved = returned = unsigned = 0
    examples: list[str] = []
    for row in _plain_lines(known, heading, columns):
        quantity = read_number(row[place].strip(), decimal, money=False)
        if not quantity:
            continue
        moved += 1
        if _is_return(row, columns, known, negative=quantity * known.sign < 0):
            returned += 1
            unsigned += quantity > 0 and "sign" not in columns
            examples.append(row[place].strip())
    if returned > _MOST * moved and (returned >= _TELLING or unsigned):
        shown = list(dict.fromkeys(examples))[:3]
        raise NeedsAnswerError(
            f"Most lines of “{file}” would be returns ({returned} of the {moved} looked at). "
            "Choose whether they were sold or returned.",
            "format",
            {
                known.name: [f"{text} = returned" for text in shown],
                known.rival: [f"{text} = sold" for text in shown],
            },
        )


def _plain_lines(known: Format, heading: Heading, columns: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
    """The lines that no word calls a return, a void or anything else."""
    vocabulary, width = Vocabulary(known), heading.width
    told = [
        (columns[name], meaning)
        for name, meaning in (("type", vocabulary.kind), ("status", vocabulary.state))
        if name in columns
    ]
    for row in heading.sample:
        if len(row) == width and not any(meaning(row[place]) for place, meaning in told):
            yield row


def _is_return(row: tuple[str, ...], columns: Mapping[str, int], known: Format, *, negative: bool) -> bool:
    """Whether the signs of a line, or the beginning of its receipt's number, make it a return."""
    marked = "receipt" in columns and row[columns["receipt"]].strip().startswith(known.return_receipts or ("\0",))
    minus = "sign" in columns and bool(says_minus(row[columns["sign"]]))
    return marked or (minus if known.sign > 0 and "sign" in columns else negative)
