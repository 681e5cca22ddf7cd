"""The three lists of the home page: what runs short, what is to be ordered, what is to come."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QSize

from retail_desktop.gui import theme
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import Card, button, row, text
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import TableView
from retail_desktop.services.start_of_day import Need, ToCome, ToOrder

LOWEST = 96


class Panel(Card):
    """A list with its title, what it comes to, and the way to its page."""

    def __init__(self, title: str, columns: list[Column], name: str, wide: str, link: str) -> None:
        super().__init__(padding=0, spacing=0)
        self.model = TableModel(columns, self)
        self.view = TableView(self.model, name)
        WideColumn(self.view, wide)
        self._words = text(role="muted", elided=True)
        self.link = button(link, lambda: None, role="link")
        head = row(text(title, "panel"), self._words, self.link)
        head.setStretch(1, 1)
        head.setContentsMargins(11, 6, 11, 5)
        self.body.addLayout(head)
        self.body.addWidget(self.view, 1)
        self.body.setContentsMargins(1, 0, 1, 7)  # the rows end above the round corners

    def minimumSizeHint(self) -> QSize:
        """The title and a few rows."""
        return QSize(theme.px(200), theme.px(LOWEST))

    def say(self, words: str) -> None:
        """Tell beside the title what the list comes to."""
        self._words.setText(words)


def needs_panel() -> Panel:
    """What is out or runs out before goods could come, the most money first."""
    columns = [
        Column("status", "Status", "status", lambda need: need.status, width=176),
        Column("sku", "Code", "code", lambda need: need.sku, width=68),
        Column("name", "Item", "text", lambda need: need.name, width=110, mark=lambda _: "bold"),
        Column("store", "Store", "text", lambda need: need.store, width=60),
        Column("on_hand", "On hand", "number", lambda need: need.on_hand, width=62),
        Column("out", "Runs out", "date", _runs_out, width=66),
        Column("next", "Next delivery", "date", lambda need: need.next_delivery, width=88, tooltip=_delivery_words),
        Column("risk", "At risk", "money", lambda need: need.at_risk, decimals=2, width=78, tooltip=_risk_words),
    ]
    return Panel("Needs attention", columns, "home_needs", "name", "Show them in the plan")


def orders_panel(today: Callable[[], date]) -> Panel:
    """From whom to order, the next cut-off first."""
    columns = [
        Column("until", "Until", "text", lambda one: until_words(one, today()), width=104),
        Column("supplier", "Supplier", "text", lambda one: one.name, width=104, mark=lambda _: "bold"),
        Column("lines", "Lines", "number", lambda one: one.lines, width=44),
        Column("cost", "Cost", "money", lambda one: one.cost, decimals=2, width=76),
        Column("comes", "Arrives", "date", lambda one: one.clock.arrives_on, width=62),
    ]
    return Panel("Orders to place", columns, "home_orders", "supplier", "Open the plan")


def deliveries_panel(today: Callable[[], date]) -> Panel:
    """What is to come, late ones first."""
    columns = [
        Column("due", "Due", "text", lambda one: due_words(one, today()), width=104, mark=_late_mark),
        Column("supplier", "Supplier", "text", lambda one: one.supplier, width=104),
        Column("order", "Order", "code", lambda one: one.order, width=72),
        Column("lines", "Lines", "number", lambda one: one.lines, width=44),
        Column("sure", "The day is", "text", _surety, width=78),
    ]
    return Panel("Deliveries to expect", columns, "home_deliveries", "supplier", "Open orders")


def until_words(one: ToOrder, today: date) -> str:
    """Until when to order: `today 16:00`, `tomorrow`, `Tue 6 Oct`; the time only where the supplier has one."""
    when = one.clock.cut_off
    name = {0: "Today", 1: "Tomorrow"}.get((when.date() - today).days, wording.day(when.date()))
    return name if (when.hour, when.minute) == (23, 59) else f"{name} {when:%H:%M}"


def due_words(one: ToCome, today: date) -> str:
    """When an order should come: `3 days late`, `Today`, `Tue 6 Oct`."""
    if one.days_late:
        return wording.days_away(one.due, today)
    return {0: "Today", 1: "Tomorrow"}.get((one.due - today).days, wording.day(one.due))


def total_words(amounts: list[tuple[Decimal, str]]) -> str:
    """What amounts come to, where they are of one currency."""
    currencies = {currency for _, currency in amounts}
    if len(currencies) != 1:
        return ""
    return wording.money(sum((amount for amount, _ in amounts), Decimal(0)), currencies.pop())


def _runs_out(need: Need) -> date | None:
    return need.runs_out_on if need.on_hand > 0 else None


def _delivery_words(need: Need) -> str:
    return "This order was sent." if need.is_ordered else "If it is ordered at the next chance."


def _risk_words(need: Need) -> str:
    return "Sales expected to be lost until goods come: days without stock, times demand a day, times price." * bool(
        need.at_risk
    )


def _late_mark(one: ToCome) -> str | None:
    return "bold" if one.days_late else None


def _surety(one: ToCome) -> str:
    return "confirmed" if one.confirmed else "estimated"
