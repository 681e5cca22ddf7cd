"""By what a file's layout is known again: its headings, whatever their order, and how its columns are separated."""

import hashlib
import json
import unicodedata
from collections.abc import Sequence

from retail_desktop.domain.import_layouts import name_pattern
from retail_desktop.domain.imports import Target
from retail_desktop.importing.headers import plain_words
from retail_desktop.importing.heading import Heading
from retail_desktop.importing.source import Source


def heading_words(heading: str) -> str:
    """A heading without what may vary; in another script than the Latin one the letters themselves."""
    letters = unicodedata.normalize("NFKD", heading.casefold())
    if any(one.isalpha() and not one.isascii() for one in letters):
        return " ".join(letters.split())
    return plain_words(heading)


def fingerprint_of(target: Target, headings: Sequence[str], separation: str) -> str:
    """The fingerprint of a file with headings and a `separation` of its columns.

    The order of the columns does not count, unless one has no heading or two have the same, so that only their order
    tells them apart.
    """
    words = [heading_words(heading) for heading in headings]
    told_apart = len(set(words) - {""}) == len(words)
    return _hashed(target.value, separation, sorted(words) if told_apart else words)


def fingerprint_without_headings(target: Target, width: int, file_name: str) -> str:
    """The fingerprint of a file without headings: so many columns in a file of such a name, dates and numbers aside.

    The number of columns alone would make strangers look alike, so the name counts too.
    """
    return _hashed(target.value, width, name_pattern(file_name))


def fingerprint(source: Source, target: Target, heading: Heading) -> str:
    """The fingerprint of a file whose heading was found."""
    if not heading.headers:
        return fingerprint_without_headings(target, heading.width, source.name)
    return fingerprint_of(target, heading.headers, separation(source, heading))


def separation(source: Source, heading: Heading) -> str:
    """The delimiter, as far as it is the file's own.

    What was put together from a workbook, a message or a report has none, and reports put together have the same
    headings whatever they were: there the file's name stands for it.
    """
    return heading.delimiter if source.line_numbers is None else name_pattern(source.name)


def _hashed(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()
