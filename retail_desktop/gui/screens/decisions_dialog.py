"""What was decided about codes that are no item's own, to be looked through and forgotten."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout

from retail_desktop.domain.item_codes import ItemDecision
from retail_desktop.gui import theme
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import button, row, text
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import FilterBox, TableView
from retail_desktop.services import item_decisions

CHANGED = frozenset({"imports"})
WORDS = "Lines with these codes are read as you decided. Forget a decision to be asked with the next file."
COLUMNS = (
    Column("code", "Code", "code", lambda one: one.code, width=130),
    Column("item", "Is read as", "text", lambda one: one.shown if one.sku else "Never imported", width=220),
    Column("person", "Decided by", "text", lambda one: one.person, width=110),
    Column("decided", "On", "text", lambda one: wording.moment(one.decided_at), width=130),
)


class DecisionsDialog(QDialog):
    """The list with its button."""

    def __init__(self, page: Screen, found: Sequence[ItemDecision]) -> None:
        super().__init__(page)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._page = page
        self.setWindowTitle("Decisions about codes")
        self.resize(theme.px(660), theme.px(420))
        self.model = TableModel(COLUMNS, self, key=lambda one: one.code)
        self.view = TableView(self.model, "decisions")
        self.view.setAccessibleName("Decisions about codes")
        self.view.empty_text("Nothing was decided. It begins with a file that has a code of no item.")
        WideColumn(self.view, "item")
        self.forget = button("&Forget the decision", self._forget, "delete")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        body = QVBoxLayout(self)
        body.addWidget(text(WORDS, "muted", wrap=True))
        body.addWidget(FilterBox(self.view, "Filter codes and items (F3)"))
        body.addWidget(self.view, 1)
        body.addLayout(row(self.forget, None, buttons))
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self._show(found)

    def _show(self, found: Sequence[ItemDecision]) -> None:
        self.model.set_rows(found)
        if found and not self.view.selected_rows():
            self.view.selectRow(0)
        self._allow()

    def _allow(self) -> None:
        self.forget.setEnabled(bool(self.view.selected_rows()))

    def _forget(self) -> None:
        for one in self.view.selected_rows()[:1]:
            job = self._page.context.jobs.run(
                "Forgetting a decision", item_decisions.forget_decision, one.code, areas=CHANGED
            )
            job.succeeded.connect(lambda _: self._read())
            job.refused.connect(lambda words, _: self._page.context.messages.refuse(words))

    def _read(self) -> None:
        self._page.context.jobs.read(item_decisions.list_decisions).succeeded.connect(self._show)
