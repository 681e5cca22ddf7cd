"""Which rows of a table are shown, and in which order: sorted by several columns, filtered by words and a condition."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from retail_desktop.gui.formats import sort_value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Keys = NDArray[np.float64]

Row = Any
SortKey = tuple[str, bool]


class RowOrder:
    """The positions of the rows shown; sort keys and texts are kept until rows change.

    `value(row, key)` gives a cell's value and `text(row)` all the words by which a row can be found.
    """

    def __init__(self, value: Callable[[Row, str], Any], text: Callable[[Row], str]) -> None:
        self._value, self._text = value, text
        self._rows: Sequence[Row] = ()
        self._keys: dict[str, Keys] = {}
        self._texts: list[str] | None = None
        self._sorted: Sequence[int] = range(0)
        self.shown: Sequence[int] = range(0)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Take other rows; `arrange` follows."""
        self._rows = rows
        self.changed()
        self._sorted = self.shown = range(len(rows))

    def changed(self) -> None:
        """Forget what was derived from the rows' contents."""
        self._keys.clear()
        self._texts = None

    def sort(self, keys: Sequence[SortKey]) -> None:
        """Order all rows by `(column key, descending)`, the first the strongest; nothing comes last, ties stay."""
        if not keys:
            self._sorted = range(len(self._rows))
            return
        from numpy import lexsort  # noqa: PLC0415 - the window's first picture must not wait for NumPy

        columns = [-self._key(name) if descending else self._key(name) for name, descending in reversed(keys)]
        self._sorted = lexsort(columns).tolist()

    def filter(self, words: str, predicate: Callable[[Row], bool] | None) -> None:
        """Show the rows that hold every word and meet the condition, in their order."""
        shown = self._sorted
        for word in words.casefold().split():
            texts = self._row_texts()
            shown = [place for place in shown if word in texts[place]]
        if predicate is not None:
            shown = [place for place in shown if predicate(self._rows[place])]
        self.shown = shown

    def _key(self, name: str) -> "Keys":
        """Numbers by which a column sorts: its values, or the rank of its texts; NaN for nothing."""
        found = self._keys.get(name)
        if found is None:
            from numpy import array, nan  # noqa: PLC0415 - as above

            values = [sort_value(self._value(row, name)) for row in self._rows]
            texts = sorted({value for value in values if isinstance(value, str)})
            ranks: dict[Any, float] = {text: float(rank) for rank, text in enumerate(texts)}
            ranks[None] = nan
            found = array([value if isinstance(value, float) else ranks[value] for value in values], dtype=float)
            self._keys[name] = found
        return found

    def _row_texts(self) -> list[str]:
        if self._texts is None:
            self._texts = [self._text(row).casefold() for row in self._rows]
        return self._texts
