"""The subject that opens a page with its list narrowed to some rows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Words as they stand in the page's own filter, list of states, or on one of its tabs."""

    words: str
