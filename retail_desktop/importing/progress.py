"""How a reader says how far it is."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


def silent(_task: str, _done: int, _total: int) -> None:
    """Tell nobody."""
