"""The columns of the reorder plan."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QStyleOptionViewItem

from retail_desktop.domain.replenishment import Status
from retail_desktop.gui.cell_delegate import CellDelegate
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.plan_lines import PlanLine
from retail_desktop.gui.table_model import Column

TICK, STORE, QUANTITY = "ticked", "store", "quantity"


def plan_columns() -> list[Column]:
    """Columns from the tick to the line cost."""
    return [
        Column(TICK, "", "check", lambda line: line.ticked, width=28, frozen=True, editable=_always),
        Column("status", "Status", "status", lambda line: line.suggestion.status, width=114, frozen=True),
        Column("sku", "SKU", "code", lambda line: line.suggestion.sku, width=54, frozen=True),
        Column("name", "Item", "text", lambda line: line.name, width=118, frozen=True),
        Column(STORE, "Store", "text", lambda line: line.suggestion.store, width=70),
        Column("on_hand", "On\nhand", "number", lambda line: line.suggestion.on_hand, width=42),
        Column("on_order", "On\norder", "number", lambda line: line.suggestion.on_order, width=44),
        Column("daily", "Fcst\n/day", "number", lambda line: line.suggestion.daily_demand, decimals=1, width=40),
        Column("cover", "Days\ncover", "number", lambda line: line.cover_days, decimals=1, width=46),
        Column("runs_out", "Runs\nout on", "date", lambda line: line.suggestion.runs_out_on, width=54),
        Column("order_by", "Order\nby", "date", lambda line: line.suggestion.order_by, width=54),
        Column("suggested", "Sug-\ngested", "number", lambda line: line.suggestion.suggested_quantity, width=50),
        Column(
            QUANTITY, "Order qty", "number", lambda line: line.quantity, width=74,
            editable=_always, tooltip=lambda line: line.note, mark=lambda line: line.mark,
        ),
        Column("packs", "Packs", "text", _packs, width=74),
        Column("unit_cost", "Unit\ncost", "money", lambda line: line.suggestion.unit_cost, decimals=2, width=48),
        Column("line_cost", "Line\ncost", "money", lambda line: line.cost, decimals=2, width=58),
    ]  # fmt: skip


def _always(line: PlanLine) -> bool:  # noqa: ARG001  every line can be ticked and typed
    return True


def _packs(line: PlanLine) -> str:
    return wording.packs(line.quantity, line.suggestion.pack_size)


class ShortStatus(CellDelegate):
    """Writes the longest status shorter, so that the word is never cut."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Take the short word."""
        super().initStyleOption(option, index)
        if option.text == Status.BEFORE_DELIVERY.value:
            option.text = "Before delivery"
