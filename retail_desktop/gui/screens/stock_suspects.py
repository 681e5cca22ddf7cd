"""What to check first: stock in the book that is hardly on the shelf, by the money at risk."""

from collections.abc import Callable
from decimal import Decimal

from retail_desktop.domain.phantom_stock import Doubt, Suspect
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import button, row, text
from retail_desktop.gui.screens.stock_tab import StockTab
from retail_desktop.gui.screens.two_ends import TwoEnds
from retail_desktop.gui.table_model import Column
from retail_desktop.services import count_stock, find_phantoms
from retail_desktop.services.count_stock import Choice

SMALLEST_CHANCE = 0.0001


def in_words(one: Suspect) -> str:
    """Why the book is doubted, with the figures that say so."""
    if one.doubt is Doubt.NEGATIVE:
        return f"The book says {wording.units(one.on_hand)}; there cannot be fewer than none."
    if one.doubt is Doubt.NEVER_COUNTED:
        return f"Nobody has counted it; about {wording.number(one.weekly, 1)} a week are sold."
    chance = one.chance or 0.0
    odds = f"below {wording.percent(SMALLEST_CHANCE, 2)}" if chance < SMALLEST_CHANCE else wording.percent(chance, 2)
    return (
        f"The book says {wording.units(one.on_hand)}; no sale for {wording.plural(one.silent_days, 'day')} when "
        f"{wording.number(one.weekly, 1)} a week is normal: chance {odds}."
    )


COLUMNS = [
    Column("doubt", "Why", "status", lambda one: one.doubt, width=200),
    Column("sku", "Code", "code", lambda one: one.sku, width=84),
    Column("name", "Item", "text", lambda one: one.name, width=160),
    Column("store", "Store", "text", lambda one: one.store, width=60),
    Column("on_hand", "Book", "number", lambda one: one.on_hand, width=60),
    Column("risk", "At risk", "money", lambda one: one.at_risk, decimals=2, width=76),
    Column("words", "What speaks for it", "text", in_words, width=300, tooltip=in_words),
]


class SuspectsTab(StockTab):
    """The list, and one click to a count list of it."""

    def __init__(
        self, page: Screen, open_list: Callable[[int], object], open_item: Callable[[str, str], object]
    ) -> None:
        super().__init__(page, COLUMNS, "suspects", "words", key=lambda one: (one.sku, one.store))
        self._open_list, self._open_item = open_list, open_item
        self._sum = text(role="muted")
        self._count = button("C&ount these", self._make, role="primary")
        self.column.addWidget(TwoEnds(row(self._sum), row(self._count)))
        self.column.addWidget(self.card, 1)
        self.view.empty_text("Nothing speaks against the book: no stock below zero, and nothing silent beyond chance.")
        self.view.activated_row.connect(self._open)

    def reload(self) -> None:
        """Look through all stock."""
        self.read(self._show, find_phantoms.find_suspects)

    def _show(self, found: tuple[Suspect, ...]) -> None:
        self.view.set_column_shown("store", len({one.store for one in found}) > 1)
        self.model.set_rows(found)
        risk = sum((one.at_risk for one in found), Decimal(0))
        self._sum.setText(f"{wording.plural(len(found), 'item')} · {wording.money(risk)} at risk" if found else "")
        self._count.setEnabled(bool(found))

    def _open(self, one: Suspect) -> None:
        self._open_item(one.sku, one.store)

    def _make(self) -> None:
        chosen = self.view.selected_rows()
        found: list[Suspect] = chosen if len(chosen) > 1 else self.model.rows()
        if not found:
            return
        store = found[0].store
        skus = [one.sku for one in found if one.store == store]
        self.run(
            "Making the list", count_stock.make_list, Choice.CHOSEN, store=store, skus=skus,
            done=self._open_list,
        )  # fmt: skip
