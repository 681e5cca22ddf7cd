"""Which export a file is, by the headings that only that export has together; with the reasons, for the user."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.formats.unusable import UNUSABLE
from retail_desktop.importing.headers import heading_key, heading_keys, plain_words
from retail_desktop.importing.heading import Heading

_LIKELY = 3  # headings of a set that must be there for a hint


class Detected(NamedTuple):
    """The export, and in sentences how it was recognised."""

    known: Format
    reasons: tuple[str, ...]


def detect_format(formats: Sequence[Format], heading: Heading, wanted: str | None) -> Detected:
    """The export that has most of its own headings here, or the one that was asked for.

    Raises:
        FileRefusedError: no such export is known, or this one holds no items.
    """
    if wanted:
        known = _chosen(formats, wanted)
        return Detected(known, (f"It is read as {known.title}, as you chose.",))
    present = heading_keys(heading.headers)
    ranked = sorted((_evidence(known, present), -place) for place, known in enumerate(formats) if known.anchor_sets)
    if ranked and ranked[-1][0] > (0, 0):
        known = formats[-ranked[-1][1]]
        return Detected(known, (_reason(known, present),))
    if formats[0].target is Target.SALES and (advice := advice_instead(heading.headers)):
        raise FileRefusedError(advice)
    return Detected(_usual(formats), _hints(formats, present))


def _chosen(formats: Sequence[Format], wanted: str) -> Format:
    for known in formats:
        if plain_words(wanted) in map(plain_words, (known.name, *known.aliases)):
            return known
    names = ", ".join(known.name for known in formats)
    raise FileRefusedError(f"“{wanted}” is not a format the program knows for this. Choose one of: {names}.")


def _usual(formats: Sequence[Format]) -> Format:
    return next((known for known in formats if known.name == "generic"), formats[-1])


def _keys(headings: Iterable[str]) -> set[str]:
    return set(map(heading_key, headings))


def _evidence(known: Format, present: frozenset[str]) -> tuple[int, int]:
    """How many headings of the best complete set are there, and how many fields have a heading at all."""
    complete = [len(anchors) for anchors in known.anchor_sets if present.issuperset(_keys(anchors))]
    if not complete:
        return 0, 0
    return max(complete), sum(bool(_keys(words) & present) for words in known.synonyms.values())


def _reason(known: Format, present: frozenset[str]) -> str:
    anchors = max((each for each in known.anchor_sets if present.issuperset(_keys(each))), key=len)
    return f"It has the columns of {known.title}: {', '.join(anchors)}."


def has_anchors(known: Format, headers: Sequence[str]) -> bool:
    """Whether a table has all headings of one of the sets that tell an export."""
    return _evidence(known, heading_keys(headers)) > (0, 0)


def is_known(formats: Sequence[Format], headers: Sequence[str]) -> bool:
    """Whether a table is an export of which the program knows what it holds, or that it holds no items."""
    return advice_instead(headers) is not None or any(has_anchors(known, headers) for known in formats)


def _hints(formats: Sequence[Format], present: frozenset[str]) -> tuple[str, ...]:
    """That it is read as a table, and which export it resembles but for a column."""
    usual = f"It is read as {_usual(formats).title} by its headings."
    for known in formats:
        for anchors in known.anchor_sets:
            missing = [anchor for anchor in anchors if heading_key(anchor) not in present]
            if len(missing) == 1 and len(anchors) > _LIKELY:
                return usual, f"It resembles {known.title}, but has no column {missing[0]}."
    return (usual,)


def advice_instead(headers: Sequence[str]) -> str | None:
    """What to choose instead of an export that is known to hold no items."""
    present = heading_keys(headers)
    for unusable in UNUSABLE:
        if present.issuperset(_keys(unusable.anchors)) and present.isdisjoint(_keys(unusable.without)):
            return unusable.advice
    return None
