"""Which supplier a file means: by code, else by name, else a new one under the code or name it is given."""

from retail_desktop.domain.catalogue import Supplier
from retail_desktop.services.catalogue_changes import SUPPLIER, Changes


class Suppliers:
    """Finds and makes suppliers while a file is gone through."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._codes: dict[str, str] = {}
        self._names: dict[str, str | None] = {}
        for value in changes.suppliers():
            self._note(value)

    def _note(self, value: Supplier) -> None:
        self._codes.setdefault(value.code.casefold(), value.code)
        name = value.name.casefold()
        self._names[name] = value.code if self._names.get(name, value.code) == value.code else None

    def find(self, code: str, name: str = "") -> str:
        """The supplier's code, or nothing where the file names none; a name that several bear finds none of them."""
        if not code and not name:
            return ""
        if self._changes.supplier(code) is not None:
            return code
        named = self._names.get((name or code).casefold())
        return self._codes.get(code.casefold()) or (named if not (code and name) else None) or code or name

    def say(self, code: str, name: str = "") -> None:
        """Take in that a file deals with this supplier; its name is only news if the supplier is."""
        new = self._changes.supplier(code) is None
        self._changes.say(SUPPLIER, code, {"name": name} if new and name else {})
        self._note(self._changes.supplier(code) or Supplier(code, name or code))
