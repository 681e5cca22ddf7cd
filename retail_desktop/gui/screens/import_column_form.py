"""What each column holds, asked with cells of it as examples."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QGridLayout, QWidget

from retail_desktop.domain.imports import ImportReport
from retail_desktop.gui.screens.card import button, row, text
from retail_desktop.gui.screens.choice_box import ChoiceBox
from retail_desktop.gui.screens.import_examples import example_words
from retail_desktop.gui.screens.import_fields import IGNORE, field_choices


class ColumnForm(QWidget):
    """A box for each column in question; `answer(fields by heading)` once at least one holds something."""

    def __init__(self, report: ImportReport, answer: Callable[[Mapping[str, str]], object]) -> None:
        super().__init__()
        self._answer = answer
        self._boxes: dict[str, ChoiceBox] = {}
        read_as = {column.heading: column.field for column in report.preview_columns}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        for line, (heading, examples) in enumerate((report.choices or {}).items()):
            box = ChoiceBox(f"What the column {heading} holds", characters=16)
            for field, words in field_choices(report.target).items():
                box.addItem(words, field)
            box.setCurrentIndex(max(0, box.findData(read_as.get(heading, IGNORE))))
            box.currentIndexChanged.connect(lambda _: self._allow())
            self._boxes[heading] = box
            grid.addWidget(text(heading, "strong"), line, 0)
            grid.addWidget(box, line, 1)
            grid.addWidget(text(example_words(examples).replace("\n", ", "), "muted", elided=True), line, 2)
        self._use = button("&Continue with these columns", self._tell, role="primary")
        grid.addLayout(row(None, self._use), len(self._boxes), 0, 1, 3)
        self._allow()

    def _allow(self) -> None:
        self._use.setEnabled(any(box.currentData() != IGNORE for box in self._boxes.values()))

    def _tell(self) -> None:
        self._answer({heading: box.currentData() for heading, box in self._boxes.items()})
