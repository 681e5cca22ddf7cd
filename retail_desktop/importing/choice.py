"""Choosing one column among several, or asking for it with examples of each."""

from collections.abc import Callable, Mapping, Sequence

from retail_desktop.domain.errors import NeedsAnswerError
from retail_desktop.importing.headers import is_personal, plain_words
from retail_desktop.importing.heading import Heading

_MOST_SHOWN = 40
_SHOWN = {
    "sku": "item code",
    "amount": "line's amount",
    "gross_amount": "line's total",
    "on_hand": "stock on hand",
    "code": "supplier's code",
}


def one_of(file: str, field: str, places: Sequence[int], heading: Heading) -> int:
    """The column among several candidates if there is one, all are equal, or one is called SKU; else a question."""
    rows = [row for row in heading.sample if len(row) > max(places)]
    if len(places) == 1 or (rows and all(row[places[0]] == row[place] for row in rows for place in places[1:])):
        return places[0]
    codes = [place for place in places if plain_words(heading.title(place)) == "sku"]
    if field == "sku" and len(codes) == 1:
        return codes[0]
    raise columns_question(f"Several columns of “{file}” may be the {_SHOWN.get(field, field)}.", heading, places)


def columns_question(problem: str, heading: Heading, places: Sequence[int]) -> NeedsAnswerError:
    """The question what some columns hold, with examples from each."""
    return NeedsAnswerError(
        f"{problem} Choose what each column holds.",
        "columns",
        {heading.title(place): heading.examples(place) for place in places[:_MOST_SHOWN]},
    )


def unused(columns: Mapping[str, int], heading: Heading) -> list[int]:
    """The columns that serve no field and hold no personal data."""
    return [
        place
        for place in range(heading.width)
        if place not in columns.values() and not is_personal(heading.title(place))
    ]


def share(heading: Heading, place: int, test: Callable[[str], bool]) -> float:
    """Which share of a column's filled cells passes a test, in the lines looked at."""
    texts = [row[place] for row in heading.sample if place < len(row) and row[place].strip()]
    return sum(map(test, texts)) / len(texts) if texts else 0.0
