"""Where the columns of a table stand, how wide they are and which are hidden: remembered from one start to the next."""

from PySide6.QtCore import QSignalBlocker

from retail_desktop.gui import preferences, theme
from retail_desktop.gui.table_header import TableHeader
from retail_desktop.gui.table_model import TableModel


class ColumnLayout:
    """The layout of one table's head, kept under the table's name."""

    def __init__(self, head: TableHeader, model: TableModel, name: str) -> None:
        self._head, self._model, self._prefix = head, model, f"tables/{name}"
        self._places = {column.key: place for place, column in enumerate(model.columns)}

    def set_available(self, key: str, available: bool) -> None:
        """Show or withdraw a column for reasons of the data; the user's own choice stays remembered."""
        (self._head.out_of_reach.discard if available else self._head.out_of_reach.add)(key)
        with QSignalBlocker(self._head):
            self._head.setSectionHidden(self._places[key], not available or key in self._words("hidden"))

    def reset(self) -> None:
        """Give all columns their first place, width and visibility."""
        head = self._head
        with QSignalBlocker(head):
            for place, column in enumerate(self._model.columns):
                head.moveSection(head.visualIndex(place), place)
                head.setSectionHidden(place, column.key in head.out_of_reach)
                head.resizeSection(place, theme.px(column.width))
        head.viewport().update()

    def forget(self) -> None:
        """Reset, and remember nothing."""
        preferences.in_use().forget(self._prefix)
        self.reset()

    def save(self) -> None:
        """Remember the layout as it is."""
        head, columns = self._head, self._model.columns
        shown = [one for at, one in enumerate(columns) if not head.isSectionHidden(at)]
        hidden = {one.key for one in columns} - {one.key for one in shown} - head.out_of_reach
        for what, words in {
            "order": [columns[head.logicalIndex(place)].key for place in range(head.count())],
            "hidden": sorted(hidden),
            "widths": [f"{one.key}:{head.sectionSize(self._places[one.key])}" for one in shown],
            "sort": [f"{key}:{int(descending)}" for key, descending in self._model.sort_keys],
        }.items():
            preferences.in_use().remember(f"{self._prefix}/{what}", " ".join(words))

    def restore(self) -> None:
        """Bring back what was remembered, as far as the columns still exist."""
        head, places = self._head, self._places
        with QSignalBlocker(head):
            for visual, key in enumerate(key for key in self._words("order") if key in places):
                head.moveSection(head.visualIndex(places[key]), visual)
            for key in self._words("hidden"):
                if key in places:
                    head.setSectionHidden(places[key], True)
            for key, width in self._pairs("widths"):
                head.resizeSection(places[key], width)
        self._model.sort_by([(key, bool(descending)) for key, descending in self._pairs("sort")])

    def _words(self, what: str) -> list[str]:
        return str(preferences.in_use().value(f"{self._prefix}/{what}", "")).split()

    def _pairs(self, what: str) -> list[tuple[str, int]]:
        """Read `key:3 other:1`; what cannot be read is left out."""
        pairs = (word.partition(":") for word in self._words(what))
        return [(key, int(number)) for key, _, number in pairs if key in self._places and number.isdecimal()]
