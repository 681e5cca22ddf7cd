"""The bar under the plan: what the ticked lines add up to, and what can be done with them."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from retail_desktop.domain.replenishment import Status
from retail_desktop.gui.icons import status_icon
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import Card, Sign, button, row, text
from retail_desktop.gui.screens.plan_lines import SupplierSummary, Totals
from retail_desktop.gui.screens.two_ends import TwoEnds


class TotalsBar(Card):
    """Lines, units, packs, money, minimum and edits; export, print and the primary button; below them the budget."""

    def __init__(
        self,
        export: Callable[[], object],
        print_plan: Callable[[], object],
        create: Callable[[], object],
        budget: QWidget,
    ) -> None:
        super().__init__(padding=8)
        self._lines, self._units, self._packs = text(role="strong"), text(role="strong"), text(role="strong")
        self._cost = text(role="total")
        self._tick, self._minimum, self._edited = Sign(), text(), text(role="edited")
        self.export = button("E&xport…", export, "export", "Ctrl+Shift+E")
        self.print = button("Pr&int…", print_plan, "print", "Ctrl+P")
        self.create_orders = button("&Create order", create, "orders", "Ctrl+Return", role="primary")
        figures = row(self._lines, self._units, self._packs, self._cost, spacing=14)
        figures.addLayout(row(self._tick, self._minimum, spacing=4))
        figures.addWidget(self._edited)
        self.body.addWidget(TwoEnds(figures, row(self.export, self.print, self.create_orders)))
        self.body.addWidget(budget)

    def show_totals(self, totals: Totals, supplier: SupplierSummary | None, currency: str, orders: int) -> None:
        """Show the sums; `supplier` is the chosen one, `orders` how many purchase orders the ticked lines make."""
        self._lines.setText(f"{wording.number(totals.lines)} of {wording.plural(totals.shown, 'line')}")
        self._units.setText(f"{wording.units(totals.units)} units")
        self._packs.setText(f"{wording.units(totals.packs)} packs")
        self._cost.setText(wording.money(totals.cost, currency))
        self._cost.setToolTip(
            f"{wording.plural(totals.uncosted, 'line')} without a known cost not included" if totals.uncosted else ""
        )
        self._show_minimum(supplier)
        self._edited.setText(f"• {wording.number(totals.edited)} edited" if totals.edited else "")
        self._edited.setVisible(totals.edited > 0)
        self.create_orders.setText(f"&Create {wording.number(orders)} orders" if orders > 1 else "&Create order")
        self.create_orders.setEnabled(orders > 0)

    def _show_minimum(self, supplier: SupplierSummary | None) -> None:
        shown = supplier is not None and supplier.minimum > 0
        self._tick.setVisible(shown)
        self._minimum.setVisible(shown)
        if supplier is None or not shown:
            return
        minimum = wording.round_money(supplier.minimum, supplier.currency)
        status = Status.OK if supplier.reached else Status.BEFORE_DELIVERY
        self._tick.show_icon(status_icon(status))
        short = wording.round_money(supplier.minimum - supplier.cost, supplier.currency)
        self._minimum.setText(f"{minimum} minimum met" if supplier.reached else f"{short} below minimum")
