"""What the program knows about files: the exports it recognises and the fields they may bring."""

from functools import cache

from retail_desktop.domain.imports import Target


@cache
def make_ready(_place: object) -> None:
    """Load what is known of the exports, in a reading thread, so that the window need not wait for it later."""
    import retail_desktop.importing.formats.known  # noqa: F401, PLC0415 - the window imports this module


def titles(target: Target) -> dict[str, str]:
    """The exports of this kind by name, each with its title: `square` is “Square, items detail”."""
    from retail_desktop.importing.formats.known import KNOWN  # noqa: PLC0415 - the window imports this module

    return {known.name: known.title for known in KNOWN if known.target is target}


@cache
def fields(target: Target) -> frozenset[str]:
    """The fields that a column of such a file can be read as."""
    from retail_desktop.importing.formats.known import KNOWN  # noqa: PLC0415 - as above

    return frozenset[str]().union(*(known.synonyms for known in KNOWN if known.target is target))
