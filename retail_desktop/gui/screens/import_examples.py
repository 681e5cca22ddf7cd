"""Real examples from the file beside a candidate answer."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from retail_desktop.gui.screens.card import text
from retail_desktop.gui.screens.import_words import spelled

SHOWN = 3
MOST_CELLS = 5
EQUALS = " = "


def example_words(examples: Any) -> str:  # noqa: ANN401 - each question brings its own kind of example
    """The examples as lines of text."""
    if isinstance(examples, str) or not isinstance(examples, Sequence):
        return spelled(str(examples))
    return "\n".join(EQUALS.join(_cells(one)) for one in examples[:SHOWN])


def example_grid(examples: Any) -> QWidget:  # noqa: ANN401 - as above
    """The examples in columns: a text and its meaning, or the first cells of some records."""
    shown = QWidget()
    grid = QGridLayout(shown)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(3)
    if isinstance(examples, str) or not isinstance(examples, Sequence):
        grid.addWidget(text(spelled(str(examples)), wrap=True), 0, 0)
        return shown
    for line, one in enumerate(examples[:SHOWN]):
        cells = _cells(one)
        if len(cells) == 1:
            grid.addWidget(text(cells[0], wrap=True), line, 0)
        elif len(cells) == 2 and isinstance(one, str):
            _add_meaning(grid, line, *cells)
        else:
            for column, cell in enumerate(cells[:MOST_CELLS]):
                grid.addWidget(text(cell, elided=True), line, column)
                grid.setColumnStretch(column, 1)
    return shown


def _add_meaning(grid: QGridLayout, line: int, shown: str, meaning: str) -> None:
    for column, (words, role) in enumerate(((shown, "muted"), ("=", "muted"), (meaning, "strong"))):
        label = text(words, role)
        label.setToolTip(words)
        grid.addWidget(label, line, column, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(2, 1)


def _cells(example: Any) -> list[str]:  # noqa: ANN401 - as above
    if isinstance(example, str):
        return example.split(EQUALS, 1)
    return [str(cell) for cell in example] if isinstance(example, list | tuple) else [str(example)]
