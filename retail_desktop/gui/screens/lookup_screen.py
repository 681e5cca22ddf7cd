"""Look up: scan or type, and read price, stock and next delivery from an arm's length away."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLineEdit, QVBoxLayout, QWidget

from retail_desktop.domain.catalogue import Store
from retail_desktop.gui import theme
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Context, Screen
from retail_desktop.gui.screens import lookup_words, save_as, wording
from retail_desktop.gui.screens.card import Card, button, row, text
from retail_desktop.gui.screens.choice_box import ChoiceBox
from retail_desktop.gui.screens.lookup_parts import Choices, DaySpark, OtherStores
from retail_desktop.gui.screens.scrolled import Scrolled
from retail_desktop.gui.screens.two_ends import TwoEnds
from retail_desktop.gui.screens.visit import as_visit
from retail_desktop.gui.search_box import Hit
from retail_desktop.services import look_up, report_stock_sheet, workplace
from retail_desktop.services.look_up import Answer, LookUp

TYPING_MS = 150
SHORTEST = 2
LEAST_BESIDE = 860
STORE = "lookup/store"
HINT = "Scan or type a code, a barcode or a part of the name"


class LookupScreen(Screen):
    """One line to type in, one item in large letters, what else there is beside it."""

    name = "lookup"
    title = "Look up"
    icon_name = "search"
    areas = frozenset({"catalogue", "sales", "ledger", "orders", "plan"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._latest, self._stores_read = Latest(), Latest()
        self.item: LookUp | None = None
        self._asked, self._take_first = "", False
        self.line, self.stores = QLineEdit(), ChoiceBox("Store", 16)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._hint = text(HINT, "muted", wrap=True)
        self.hits = Choices("Items that fit")
        self._name, self._details = text(role="big", wrap=True), text(role="muted", elided=True)
        self._price, self._stock, self._stock_note = text(role="huge"), text(role="huge"), text(role="large", wrap=True)
        self._delivery, self._delivery_note = text(role="big", wrap=True), text(role="large", wrap=True)
        self._sales, self.spark = text(role="large", wrap=True), DaySpark()
        self.others, self.alternatives = OtherStores(), Choices("Alternatives in stock")
        self._found, self._alternatives_card = QWidget(), Card(spacing=4)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.line.setPlaceholderText(HINT)
        self.line.setAccessibleName(HINT)
        self.line.setProperty("role", "scan")
        self.line.setClearButtonEnabled(True)
        self.setFocusProxy(self.line)
        sheet = button("&Stock sheet…", self._write_sheet, "print")
        sheet.setToolTip("One page with prices and stock for the shop floor, searchable without this program")
        item = self._item_card()
        self._alternatives_card.body.addWidget(text("Alternatives in stock", "panel"))
        self._alternatives_card.body.addWidget(self.alternatives, 1)
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.others)
        side.addWidget(self._alternatives_card, 1)
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._found)
        self._ways.setContentsMargins(0, 0, 0, 0)
        self._ways.setSpacing(8)
        self._ways.addWidget(item, 3)
        self._ways.addLayout(side, 2)
        whole = QVBoxLayout()
        for part in (self._hint, self.hits):
            whole.addWidget(part)
        whole.addWidget(self._found, 1)
        whole.addStretch(0)
        page = QVBoxLayout(self)
        page.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        page.setContentsMargins(12, 10, 12, 10)
        page.setSpacing(8)
        page.addWidget(TwoEnds(row(text(self.title, "page")), row(self.stores, sheet)))
        page.addWidget(self.line)
        page.addWidget(Scrolled(whole), 1)
        self._arrange(hits=False)

    def _item_card(self) -> Card:
        """What is read from an arm's length away, each figure below its name."""
        card = Card(padding=16, spacing=2)
        card.body.addWidget(self._name)
        card.body.addWidget(self._details)
        figures = QHBoxLayout()
        figures.setSpacing(theme.px(40))
        for words, figure in (("Price", self._price), ("In stock here", self._stock)):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(text(words, "muted"))
            column.addWidget(figure)
            figures.addLayout(column)
        figures.addStretch(1)
        card.body.addSpacing(theme.px(10))
        card.body.addLayout(figures)
        card.body.addWidget(self._stock_note)
        for words, parts in (
            ("Next delivery", (self._delivery, self._delivery_note)), ("Units sold a day", (self._sales, self.spark)),
        ):  # fmt: skip
            card.body.addSpacing(theme.px(10))
            card.body.addWidget(text(words, "muted"))
            for part in parts:
                card.body.addWidget(part)
        card.body.addStretch(1)
        return card

    def _connect(self) -> None:
        self._typing.timeout.connect(self._ask)
        self.line.textEdited.connect(lambda _: self._typing.start())
        self.line.returnPressed.connect(self._enter)
        self.stores.activated.connect(lambda _: self._choose_store())
        for choices in (self.hits, self.alternatives):
            choices.chosen.connect(self.show_subject)

    def minimumSizeHint(self) -> QSize:
        """The line and some of what was found."""
        return QSize(theme.px(420), theme.px(260))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what else there is below the item where the room is short."""
        super().resizeEvent(event)
        is_wide = self.width() >= theme.px(LEAST_BESIDE)
        ways = QBoxLayout.Direction
        self._ways.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes to what can be chosen; Escape begins anew."""
        if event.key() == Qt.Key.Key_Down and self.line.hasFocus():
            (self.hits if self.hits.isVisible() else self.alternatives).setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape:
            self.line.clear()
            self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def reload(self) -> None:
        """Read the stores, and the item again."""
        self._stores_read.take(self.context.jobs.read(workplace.choose_stores), self._show_stores)
        if self.item is not None:
            self._read(self.item.sku)

    def show_subject(self, key: object) -> None:
        """Look up a code, a barcode, or an item as other pages name it."""
        if key is None:
            return
        code, store = as_visit(key).key
        if store is not None and self.stores.findData(store) >= 0:
            self.stores.setCurrentIndex(self.stores.findData(store))
        self.line.setText(code)
        self._enter()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_stores(self, stores: tuple[Store, ...]) -> None:
        chosen = self.stores.currentData() or self.context.preferences.value(STORE, "")
        self.stores.clear()
        for one in stores:
            self.stores.addItem(one.name or one.code, one.code)
        self.stores.setCurrentIndex(max(0, self.stores.findData(chosen)))
        self.stores.setVisible(len(stores) > 1)

    def _choose_store(self) -> None:
        self.context.preferences.remember(STORE, self.stores.currentData())
        if self.item is not None:
            self._read(self.item.sku)

    def _enter(self) -> None:
        if self.hits.isVisible() and self.line.text().strip() == self._asked:
            self.hits.take_first()
            return
        self._ask(self_chosen=True)

    def _ask(self, *, self_chosen: bool = False) -> None:
        self._typing.stop()
        wanted, self._take_first = self.line.text().strip(), self_chosen
        if len(wanted) >= SHORTEST or (wanted and self_chosen):
            self._read(wanted)

    def _read(self, wanted: str) -> None:
        self._asked = wanted
        self._latest.take(self.context.jobs.read(look_up.ask, wanted, self.stores.currentData()), self._show)

    def _show(self, answer: Answer) -> None:
        if answer.item is not None:
            self._show_item(answer.item)
            if self._take_first:
                self.line.selectAll()  # so that the next scan takes its place
            return
        self.hits.show_rows([(one.sku, lookup_words.hit(one)) for one in answer.hits])
        nothing = f"Nothing is called “{answer.text}”. Try a part of the name, the code or the barcode."
        self._hint.setText(
            nothing if not answer.hits else f"{wording.plural(len(answer.hits), 'item')} fit. Choose one."
        )
        self._arrange(hits=bool(answer.hits))

    def _show_item(self, item: LookUp) -> None:
        self.item = item
        self.setWindowTitle(f"Look up {item.sku} {item.name}")
        self.seen.emit(Hit(f"{item.sku} {item.name}", "Look up", self.name, item.sku, "search"))
        here = item.here
        for label, words in (
            (self._name, item.name or item.sku), (self._details, lookup_words.details(item)),
            (self._price, wording.money(item.price, item.currency)), (self._stock, lookup_words.stock(here)),
            (self._stock_note, lookup_words.stock_note(here)), (self._delivery, lookup_words.delivery(here)),
            (self._delivery_note, lookup_words.delivery_note(here)), (self._sales, lookup_words.sales(item)),
        ):  # fmt: skip
            label.setText(words)
            label.setVisible(bool(words))
        self.spark.show_days(item.sold_days, item.sold)
        self.others.show_stores(item.elsewhere)
        rows = [(one.sku, lookup_words.alternative(one, item.currency)) for one in item.alternatives]
        self.alternatives.show_rows(rows)
        self._alternatives_card.setVisible(bool(rows))
        self._found.setVisible(True)
        self._hint.hide()
        self.hits.hide()

    def _arrange(self, *, hits: bool) -> None:
        self._found.hide()
        self._hint.show()
        self.hits.setVisible(hits)

    def _write_sheet(self) -> None:
        out = save_as.ask_where(self, "Save the stock sheet", "Stock sheet", ".html")
        if out is None:
            return
        job = self.context.jobs.run(
            "Writing the stock sheet", report_stock_sheet.write_stock_sheet, out, store=self.stores.currentData()
        )
        job.succeeded.connect(lambda _: save_as.offer_to_open(self.context, out))
        job.refused.connect(lambda words, _: self.context.messages.refuse(words))
