"""What the program knows about files: the exports it recognises and the fields they may bring."""

from functools import cache

from retail_desktop.domain.imports import Target


@cache
def titles(target: Target) -> dict[str, str]:
    """The exports of this kind by name, each with its title: `square` is “Square, items detail”."""
    from retail_desktop.importing.formats.known import KNOWN  # noqa: PLC0415 - the window imports this module

    return {known.name: known.title for known in KNOWN if known.target is target}


@cache
def fields(target: Target) -> frozenset[str]:
    """The fields that a column of such a file can be read as."""
    from retail_desktop.importing.formats.known import KNOWN  # noqa: PLC0415 - as above

    return frozenset[str]().union(*(known.synonyms for known in KNOWN if known.target is target))
