"""Counting by a list: scan or type a code, the quantity, Enter; then look at the differences and book them."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtWidgets import QDialog, QLineEdit

from retail_desktop.gui import theme
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens import save_as, wording
from retail_desktop.gui.screens.card import button, row, text
from retail_desktop.gui.screens.choice_box import ChoiceBox
from retail_desktop.gui.screens.count_sheet_dialog import CountSheetDialog
from retail_desktop.gui.screens.plan_lines import typed_quantity
from retail_desktop.gui.screens.stock_tab import StockTab
from retail_desktop.gui.screens.two_ends import TwoEnds
from retail_desktop.gui.screens.typed_figures import QuantityError
from retail_desktop.gui.table_model import Column
from retail_desktop.services import count_stock, report_count
from retail_desktop.services.count_stock import Choice, CountLine, CountSheet, OpenList

COUNTED = "counted"
THOUSANDTH = Decimal("0.001")
NEW = {
    "New list: check first": Choice.RISK, "New list: what turns over most": Choice.VALUE, "New list: all": Choice.ALL,
}  # fmt: skip
COLUMNS = [
    Column("sku", "Code", "code", lambda line: line.sku, width=84),
    Column("name", "Item", "text", lambda line: line.name, width=200),
    Column("category", "Category", "text", lambda line: line.category, width=120),
    Column("book", "Book", "number", lambda line: line.book, width=70),
    Column(
        COUNTED, "Counted", "number", lambda line: line.counted, width=80, editable=lambda _: True,
        mark=lambda line: None if line.counted is None else "edited",
    ),
    Column("difference", "Difference", "number", lambda line: line.difference, width=84),
    Column("worth", "At cost", "money", lambda line: line.worth, decimals=2, width=80),
]  # fmt: skip


class CountTab(StockTab):
    """One list at a time."""

    def __init__(self, page: Screen) -> None:
        super().__init__(page, COLUMNS, "count", "name", key=lambda line: line.sku)
        self.sheet: CountSheet | None = None
        self._categories: tuple[str, ...] = ()
        self._wanted: int | None = None
        self._lists = ChoiceBox("Count list", 24)
        self._code, self._units = QLineEdit(), QLineEdit()
        self._sum = text(role="muted")
        self._post = button("Book the &count", self._book, role="primary")
        self._print = button("Print the sheet…", self._write, "print")
        self._drop = button("&Give up", self._give_up)
        self._build()
        self.model.edited.connect(self._type)
        self._lists.activated.connect(self._choose)

    def _build(self) -> None:
        for line, words, width in ((self._code, "Scan or type a code", 180), (self._units, "Units", 80)):
            line.setPlaceholderText(words)
            line.setAccessibleName(words)
            line.setFixedWidth(theme.px(width))
        self._lists.setPlaceholderText("Choose a list")
        self._code.returnPressed.connect(self._units.setFocus)
        self._units.returnPressed.connect(self._enter)
        self.column.addWidget(TwoEnds(row(self._lists, self._print, self._drop), row(self._sum, self._post)))
        self.column.addLayout(
            row(self._code, self._units, text("Enter books nothing yet: it fills the list.", "muted"), None)
        )
        self.column.addWidget(self.card, 1)
        self.view.empty_text("Choose a list above: what to check first, what turns over most, a category, or all.")

    def reload(self) -> None:
        """Read the lists that are being counted."""
        self.read(self._show_lists, count_stock.list_counts)

    def show_categories(self, categories: Sequence[str]) -> None:
        """Offer a list for each category."""
        self._categories = tuple(categories)

    def show_list(self, number: int) -> None:
        """Show a list by its number."""
        self._wanted = number
        self.reload()

    def _show_lists(self, lists: tuple[OpenList, ...]) -> None:
        self._lists.clear()
        for one in lists:
            done = f"{len(one.counted)} of {len(one.skus)}"
            self._lists.addItem(f"{one.number}  {one.name} · {done}", one.number)
        for words, choice in NEW.items():
            self._lists.addItem(words, choice)
        for category in self._categories:
            self._lists.addItem(f"New list: {category or 'without category'}", (Choice.CATEGORY, category))
        known = [one.number for one in lists]
        number = self._wanted if self._wanted in known else known[0] if known else None
        self._lists.setCurrentIndex(known.index(number) if number is not None else -1)
        self._wanted = number
        if number is None:
            self._show(None)
        else:
            self.read(self._show, count_stock.read_sheet, number)

    def _choose(self, place: int) -> None:
        what = self._lists.itemData(place)
        if isinstance(what, int):
            self.show_list(what)
            return
        choice, category = what if isinstance(what, tuple) else (what, "")
        self.run("Making the list", count_stock.make_list, Choice(choice), category=category, done=self.show_list)

    def _show(self, sheet: CountSheet | None) -> None:
        self.sheet = sheet
        lines = sheet.lines if sheet else ()
        counted = [line for line in lines if line.counted is not None]
        worth = sum((line.worth for line in counted if line.worth is not None), Decimal(0))
        off = sum(bool(line.difference) for line in counted)
        self._sum.setText(
            f"{wording.number(len(counted))} of {wording.plural(len(lines), 'item')} counted · "
            f"{wording.plural(off, 'difference')} · {wording.money(worth)} at cost" if sheet else ""
        )  # fmt: skip
        self.model.set_rows(lines)
        for part in (self._code, self._units, self._print, self._drop):
            part.setEnabled(sheet is not None)
        self._post.setEnabled(bool(counted))

    def _enter(self) -> None:
        if self._code.text().strip():
            self._note(self._code.text().strip(), self._units.text())

    def _type(self, line: CountLine, _key: str, value: object) -> None:
        self._note(line.sku, str(value))

    def _note(self, code: str, typed: str) -> None:
        if self.sheet is None:
            return
        try:
            figure = typed_quantity(typed, THOUSANDTH)
        except QuantityError as problem:
            self.refuse(str(problem).replace("to order", "there are").replace("ordered", "counted"))
            return
        number = self.sheet.number
        self.run(
            "Noting", count_stock.enter_count, number, code, figure[0] if figure else None,
            done=lambda sku: self._noted(number, sku),
        )  # fmt: skip

    def _noted(self, number: int, sku: str) -> None:
        self._code.clear()
        self._units.clear()
        self._code.setFocus()
        self.view.go_to(sku)
        self.show_list(number)

    def _book(self) -> None:
        if self.sheet is not None:
            self.run("Booking the count", count_stock.post_list, self.sheet.number)

    def _write(self) -> None:
        if self.sheet is None:
            return
        asked = CountSheetDialog(self.sheet.name, self)
        if asked.exec() != QDialog.DialogCode.Accepted:
            return
        name = f"Count sheet {self.sheet.number}"
        out = save_as.ask_where(self, "Print the count sheet", name, ".pdf", ".xlsx", ".csv", ".html")
        if out:
            service, number = report_count.write_count_sheet, self.sheet.number
            job = self.page.context.jobs.run("Writing the count sheet", service, number, out, **asked.wish())
            job.succeeded.connect(lambda _: save_as.offer_to_open(self.page.context, out))
            job.refused.connect(lambda words, _: self.refuse(words))

    def _give_up(self) -> None:
        if self.sheet is None:
            return
        words = f"“{self.sheet.name}” is put away, and nothing of it is booked."
        if self.page.context.messages.ask("Give up", words, ("Give up", "Go on counting"), danger=True) == "Give up":
            self.run("Giving up", count_stock.drop_list, self.sheet.number, done=lambda _: self.reload())
