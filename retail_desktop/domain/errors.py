"""The ways in which a use case says no."""

from collections.abc import Mapping
from typing import Any


class RetailError(Exception):
    """A refusal; its text tells the user what happened, why, and what to do."""


class FileRefusedError(RetailError):
    """A file that cannot be used at all; nothing of it was stored."""


class AlreadyImportedError(FileRefusedError):
    """The very same file was imported before; `import_id` is the number of that import."""

    def __init__(self, text: str, import_id: int) -> None:
        super().__init__(text)
        self.import_id = import_id


class NeedsAnswerError(RetailError):
    """A question that the evidence cannot settle; nothing was stored.

    `needs` names the question (`date_order`, `decimal`, `columns`, …), `choices` holds the candidates with examples.
    """

    def __init__(self, text: str, needs: str, choices: Mapping[str, Any]) -> None:
        super().__init__(text)
        self.needs = needs
        self.choices = choices


class NotFoundError(RetailError):
    """Something was asked for by a code that does not exist."""


class NotAllowedError(RetailError):
    """The person's role does not include this action."""


class WrongStateError(RetailError):
    """The document's state does not allow this step."""


class StoreFileError(RetailError):
    """The store file cannot be opened, or not by this version."""


class StoreDamagedError(StoreFileError):
    """The store file is damaged; a backup can take its place."""


class CancelledError(Exception):
    """The user cancelled; the unit of work was rolled back."""
