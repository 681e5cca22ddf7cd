"""How a use case says how far it is, and how it hears that it was cancelled."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with a text, what is done and the total; raises `CancelledError` when the user has cancelled."""


FIRST_FORECASTS = "First forecasts are there"
"""What a use case says once: the window shows them while the work goes on."""


def silent(_text: str, _done: int, _total: int) -> None:
    """Nobody listens."""
