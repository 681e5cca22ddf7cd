"""How a file is read, to be changed by hand: every choice reads it again."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from retail_desktop.domain.imports import ImportOptions, ImportReport
from retail_desktop.gui import theme
from retail_desktop.gui.screens import import_answers
from retail_desktop.gui.screens.card import Card, button, row, text
from retail_desktop.gui.screens.choice_box import ChoiceBox
from retail_desktop.gui.screens.even_columns import EvenColumns
from retail_desktop.services import known_formats

NARROW = 200
IN_A_LINE = 4
"""So that each box shows what it says: `Automatic: Western European (Windows)`."""
CHOICES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "encoding": ("Encoding", import_answers.ENCODINGS),
    "delimiter": ("Separator", import_answers.DELIMITERS),
    "decimal": ("Decimal mark", import_answers.DECIMALS),
    "date_order": ("Date order", import_answers.DATE_ORDERS),
    "format": ("Export of", {}),
    "store": ("Store", {}),
    "sheet": ("Sheet", {}),
}


class ReadingOptions(Card):
    """A choice for each way of reading; `change(options)` is called with all of them."""

    def __init__(self, change: Callable[[ImportOptions], object]) -> None:
        super().__init__(padding=10)
        self._change = change
        self._options = ImportOptions()
        self.boxes: dict[str, ChoiceBox] = {}
        self._parts: dict[str, QWidget] = {}
        self.store = QLineEdit()
        self.store.setPlaceholderText("As the file says")
        self.store.editingFinished.connect(self._name_store)
        for name, (words, _) in CHOICES.items():
            self._add(name, words, self.store if name == "store" else self._box(name, words))
        self.remember = QCheckBox("Remember for files with the same headings")
        self.remember.toggled.connect(lambda on: self._take(replace(self._options, remember=on)))
        self.afresh = button("Read it as recognised", lambda: self._take(ImportOptions()), role="link")
        self.body.addWidget(EvenColumns(list(self._parts.values()), IN_A_LINE, theme.px(NARROW)))
        self.body.addLayout(row(self.remember, None, self.afresh))
        self.hide()

    def _box(self, name: str, words: str) -> ChoiceBox:
        box = self.boxes[name] = ChoiceBox(words)
        box.activated.connect(lambda _: self._choose(name))
        return box

    def _add(self, name: str, words: str, field: QWidget) -> None:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(text(words, "muted"))
        column.addWidget(field)
        field.setAccessibleName(words)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._parts[name] = part

    def show_report(self, report: ImportReport, options: ImportOptions) -> None:
        """Show how the file was read, and what of it the user chose."""
        self._options = options
        for name, box in self.boxes.items():
            with QSignalBlocker(box):
                self._fill(name, box, report)
        with QSignalBlocker(self.store), QSignalBlocker(self.remember):
            self.store.setText(options.store or "")
            self.remember.setChecked(options.remember)
        self._parts["sheet"].setVisible(self.boxes["sheet"].count() > 2 or bool(report.layout.get("sheet")))
        self.afresh.setVisible(options != ImportOptions(remember=options.remember))

    def _fill(self, name: str, box: ChoiceBox, report: ImportReport) -> None:
        found = str(report.layout.get(name, report.format if name == "format" else "") or "")
        words = import_answers.answer_words(report.target, name, found) if found else ""
        chosen = getattr(self._options, name)
        box.clear()
        box.addItem(f"Automatic: {words}" if words and not chosen else "Automatic", None)
        for value, label in self._offered(name, report).items():
            box.addItem(label, value)
        if chosen and box.findData(chosen) < 0:
            box.addItem(import_answers.answer_words(report.target, name, chosen), chosen)
        box.setCurrentIndex(max(0, box.findData(chosen)) if chosen else 0)
        box.setToolTip(box.currentText())

    @staticmethod
    def _offered(name: str, report: ImportReport) -> Mapping[str, str]:
        if name == "format":
            titles = known_formats.titles(report.target)
            return {key: import_answers.answer_words(report.target, name, key) for key in titles}
        if name == "sheet":
            return {str(sheet): str(sheet) for sheet in report.layout.get("sheets", ())}
        return CHOICES[name][1]

    def _choose(self, name: str) -> None:
        value = self.boxes[name].currentData()
        if value != getattr(self._options, name):
            self._take(replace(self._options, **{name: value}))

    def _name_store(self) -> None:
        store = self.store.text().strip() or None
        if store != self._options.store:
            self._take(replace(self._options, store=store))

    def _take(self, options: ImportOptions) -> None:
        self._options = options
        self._change(options)
