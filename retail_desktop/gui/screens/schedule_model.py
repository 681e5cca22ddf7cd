"""The coming weeks as a table: a row for each supplier, a column for each day, and every cell in words."""

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from retail_desktop.gui.screens import wording
from retail_desktop.services.reorder_schedule import Coming, Schedule, ScheduleDay, SupplierSchedule

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_INDEX = QModelIndex()
HEADS = ("Supplier", "Late", "To order")
FIRST_DAY = len(HEADS)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ScheduleModel(QAbstractTableModel):
    """Suppliers by days; the late ones first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.schedule = Schedule(date.min, (), None)

    def show_schedule(self, schedule: Schedule) -> None:
        """Show other weeks."""
        self.beginResetModel()
        self.schedule = schedule
        self.endResetModel()

    def supplier_at(self, index: Index) -> SupplierSchedule:
        """The supplier of a row."""
        return self.schedule.suppliers[index.row()]

    def day_at(self, index: Index) -> ScheduleDay | None:
        """The day of a cell; None in the columns before the days."""
        place = index.column() - FIRST_DAY
        return self.supplier_at(index).days[place] if place >= 0 else None

    def days(self) -> tuple[date, ...]:
        """The days that are shown."""
        rows = self.schedule.suppliers
        return tuple(day.day for day in rows[0].days) if rows else ()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Give the number of suppliers."""
        return 0 if parent.isValid() else len(self.schedule.suppliers)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Give the number of days and the columns before them."""
        return 0 if parent.isValid() else FIRST_DAY + len(self.days())

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Answer Qt about one cell."""
        if not index.isValid():
            return None
        if role == Role.DisplayRole:
            return self._text(index)
        if role in {Role.ToolTipRole, Role.AccessibleTextRole}:
            return self.words(index)
        if role == Role.TextAlignmentRole:
            return _LEFT if index.column() == 0 else _RIGHT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Answer Qt about a column's title."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        day = self.days()[section - FIRST_DAY] if section >= FIRST_DAY else None
        if role == Role.DisplayRole:
            return HEADS[section] if day is None else _head(day)
        return (HEADS[section] if day is None else wording.day(day)) if role == Role.AccessibleTextRole else None

    def _text(self, index: Index) -> str:
        row, day = self.supplier_at(index), self.day_at(index)
        if day is not None:
            return wording.number(day.lines) if day.lines else ""
        late = len(row.late) + (row.overdue > 0)
        value = wording.number(row.lines) if row.value is None else wording.round_money(_whole(row), row.currency)
        return (row.supplier.name, wording.number(late) if late else "", value if row.lines else wording.NOTHING)[
            index.column()
        ]

    def words(self, index: Index) -> str:
        """What is to be done with a supplier, or on one of its days, in sentences."""
        row, day = self.supplier_at(index), self.day_at(index)
        if day is None:
            return " ".join([f"{row.supplier.name}:", *_late(row), *_waiting(row)])
        told = [f"{row.supplier.name}, {wording.day(day.day)}:", *_order(row, day), *map(_coming, day.coming)]
        return " ".join(told) if len(told) > 1 else f"{told[0]} nothing to do."


def _head(day: date) -> str:
    """Weekday and day; the month's name where it begins."""
    if day.day == 1:
        return f"{QLocale().monthName(day.month, QLocale.FormatType.ShortFormat)}\n1"
    return f"{QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)[:2]}\n{day.day}"


def _whole(row: SupplierSchedule) -> Any:  # noqa: ANN401 - money, rounded to whole units of the currency
    return (row.value or 0).__round__(0)


def _late(row: SupplierSchedule) -> list[str]:
    told = [
        f"order {one.order} should have brought {wording.units(one.units)} units on {wording.day(one.day)}, "
        f"{wording.plural(one.late_days, 'day')} late."
        for one in row.late
    ]
    if row.overdue:
        told.append(f"{wording.plural(row.overdue, 'suggestion')} should have been ordered before the next chance.")
    return told


def _waiting(row: SupplierSchedule) -> list[str]:
    upcoming = row.next_order
    if upcoming is None:
        return ["nothing to order."]
    return [*_order(row, upcoming), f"The next day to order is {wording.day(upcoming.day)}."]


def _order(row: SupplierSchedule, day: ScheduleDay) -> list[str]:
    until = f" until {day.cut_off:%H:%M}" if day.cut_off else ""
    if day.lines:
        value = "" if day.value is None else f", {wording.money(day.value, row.currency)}"
        return [f"order {wording.plural(day.lines, 'suggestion')}{value}{until}."]
    if day.closed:
        return ["closed."]
    return [f"takes orders{until}."] if day.takes_orders else []


def _coming(one: Coming) -> str:
    late = f", {wording.plural(one.late_days, 'day')} late" if one.late_days else ""
    return f"Order {one.order} should bring {wording.units(one.units)} units{late}."
