"""Suppliers: the list, the chosen one beside it with all its terms, and the calendar of the coming weeks."""

from datetime import date, datetime

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from retail_desktop.domain.catalogue import Supplier
from retail_desktop.gui.filter_box import FilterBox
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Context, Screen
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import Card, button, row, text
from retail_desktop.gui.screens.order_undo import Undo, UndoSteps
from retail_desktop.gui.screens.schedule_calendar import ScheduleCalendar
from retail_desktop.gui.screens.supplier_columns import supplier_columns
from retail_desktop.gui.screens.supplier_detail import SupplierDetail
from retail_desktop.gui.screens.terms_work import AREAS, TermsWork
from retail_desktop.gui.screens.two_ends import TwoEnds
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.search_box import Hit
from retail_desktop.gui.table_model import TableModel
from retail_desktop.gui.table_view import TableView
from retail_desktop.services import browse_suppliers, change_suppliers
from retail_desktop.services.browse_suppliers import SupplierBook, SupplierCard

LIST_WIDTH, DETAIL_WIDTH = 660, 474
SAVE, DISCARD, STAY = "Save", "Discard", "Go on editing"


class SuppliersScreen(Screen):
    """A list with a detail pane, and a calendar."""

    name = "suppliers"
    title = "Suppliers"
    icon_name = "deliveries"
    areas = frozenset({"catalogue", "orders", "ledger", "plan"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._latest, self._card = Latest(), Latest()
        self._wanted, self._today = "", date.min
        self.model = TableModel(supplier_columns(lambda: self._today), self, key=lambda one: one.supplier.code)
        self.view = TableView(self.model, "suppliers")
        WideColumn(self.view, "name")
        self.undo = button("&Undo", self._take_back, "undo", "Ctrl+Z")
        self.add = button("&Add supplier", self._add, "add", "Ctrl+N")
        self.work = TermsWork(self, UndoSteps(self.undo))
        self.detail = SupplierDetail(self, self.work)
        self.calendar = ScheduleCalendar(self)
        self.tabs = QTabWidget()
        self._build()
        self.view.selectionModel().currentRowChanged.connect(self._show_current)
        self.detail.saved.connect(self._save)
        self.tabs.currentChanged.connect(lambda _: self._show_tab())

    def _build(self) -> None:
        self.view.empty_text(
            "No suppliers yet. Add one, or import a list of them.", "Import a file",
            lambda: self.navigate.emit("import", None),
        )  # fmt: skip
        table = Card(padding=0)
        table.body.addWidget(self.view)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(FilterBox(self.view, "Filter suppliers (F3)"))
        column.addWidget(table, 1)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setHandleWidth(8)
        panes.setChildrenCollapsible(False)
        panes.addWidget(listed)
        panes.addWidget(self.detail)
        panes.setSizes([LIST_WIDTH, DETAIL_WIDTH])
        overview = QWidget()
        beneath = QVBoxLayout(overview)
        beneath.setContentsMargins(0, 8, 0, 0)
        beneath.addWidget(panes)
        self.tabs.addTab(overview, "&Overview")
        self.tabs.addTab(self.calendar, "Cale&ndar")
        page = QVBoxLayout(self)
        page.setContentsMargins(12, 10, 12, 10)
        page.setSpacing(4)
        page.addWidget(TwoEnds(row(text(self.title, "page")), row(self.undo, self.add)))
        page.addWidget(self.tabs, 1)
        self.setFocusProxy(self.view)

    def set_context(self, context: Context) -> None:
        """Work with another store, whose steps were not taken here."""
        super().set_context(context)
        self.work.steps.clear()

    def reload(self) -> None:
        """Read all suppliers, and the calendar if it is shown."""
        self._latest.take(self.context.jobs.read(browse_suppliers.list_suppliers), self._show)
        self._read_calendar()

    def show_subject(self, key: object) -> None:
        """Choose the supplier with this code, or show the `calendar`."""
        if key == "calendar":
            self.tabs.setCurrentWidget(self.calendar)
        elif key is not None:
            self.tabs.setCurrentIndex(0)
            self._wanted = str(key)
            self._choose(self._wanted)

    def leave(self) -> bool:
        """Ask about terms that were typed and not saved."""
        return self._settled()

    def _show(self, book: SupplierBook) -> None:
        code = self._wanted or (self.detail.card.supplier.code if self.detail.card else "")
        self._today = book.today
        self.add.setEnabled(book.may_change)
        late = sum(one.late_orders > 0 for one in book.lines)
        self.badge.emit(wording.number(late) if late else "")
        self.view.set_column_shown("spend", any(one.spend is not None for one in book.lines))
        self.model.set_rows(book.lines)
        editing = self.detail.form.is_changed
        if not book.lines and not editing:
            self.detail.show_nothing()
        elif not editing:
            self._choose(code)

    def _choose(self, code: str) -> None:
        """Make a supplier the current one; the first where there is none of this code."""
        if not self.model.rowCount():
            return
        place = max(0, self.model.find_row(code))
        index = self.model.index(place, 0)
        if self.view.currentIndex().row() == place:
            self._read_card(self.model.row_at(index).supplier.code)
        else:
            self.view.setCurrentIndex(index)
        if self.model.row_at(index).supplier.code == self._wanted:
            self._wanted = ""

    def _show_current(self, current: QModelIndex, before: QModelIndex) -> None:
        if not current.isValid():
            return
        if self._settled():
            self._read_card(self.model.row_at(current).supplier.code)
        elif before.isValid():
            with QSignalBlocker(self.view.selectionModel()):
                self.view.setCurrentIndex(before)

    def _read_card(self, code: str) -> None:
        self._card.take(self.context.jobs.read(browse_suppliers.supplier_card, code), self._show_card, self._refuse)

    def _show_card(self, card: SupplierCard) -> None:
        if not (self.detail.form.is_changed and self.detail.card == card):
            self.detail.show_card(card)
            supplier = card.supplier
            self.seen.emit(Hit(supplier.name or supplier.code, "Supplier", self.name, supplier.code, "deliveries"))

    def _add(self) -> None:
        if self._settled():
            self._card.forget()
            self.detail.show_new()

    def _settled(self) -> bool:
        """Whether one may go on: nothing is unsaved, or the user has said what becomes of it."""
        form = self.detail.form
        if not form.is_changed:
            return True
        verbs = (SAVE, DISCARD, STAY) if form.can_save else (DISCARD, STAY)
        name = self.detail.card.supplier.name if self.detail.card else "the new supplier"
        said = self.context.messages.ask("Terms not saved", f"The terms of {name} were changed and not saved.", verbs)
        if said == SAVE:
            form.save.click()
        if said in {SAVE, DISCARD}:
            form.start_again()
        return said in {SAVE, DISCARD}

    def _save(self, value: Supplier, before: Supplier | None) -> None:
        self._wanted = value.code
        job = self.context.jobs.run("Saving terms", change_suppliers.save_supplier, value, before, areas=AREAS)
        words = f"terms of {value.name}" if before else f"new supplier {value.name}"
        undo = (
            Undo(words, change_suppliers.save_supplier, (before, value))
            if before
            else Undo(words, change_suppliers.remove_supplier, (value.code,))
        )
        job.succeeded.connect(lambda _: self._saved(undo, value))
        job.refused.connect(self._refuse)

    def _saved(self, undo: Undo, value: Supplier) -> None:
        self.work.steps.push(undo)
        self.detail.form.show_supplier(value, may_change=True)
        self.context.messages.inform(f"The terms of {value.name} are saved. The next plan follows them.")

    def _take_back(self) -> None:
        if self._settled():
            self.work.take_back()

    def _refuse(self, words: str, _error: object) -> None:
        self.context.messages.refuse(words)

    def _show_tab(self) -> None:
        """Read what the tab shows, and put the cursor into it unless it goes along the tabs."""
        self._read_calendar()
        if not self.tabs.tabBar().hasFocus():
            (self.calendar.view if self.tabs.currentWidget() is self.calendar else self.view).setFocus()

    def _read_calendar(self) -> None:
        if self.tabs.currentWidget() is self.calendar:
            self.calendar.reload(datetime.now())  # noqa: DTZ005 - a supplier's cut-off is on the wall clock
