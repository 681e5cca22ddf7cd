"""Lines of the plan that are snoozed, left out or brought back, each step undoable and saved at once."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from retail_desktop.domain.catalogue import Supplier
from retail_desktop.domain.replenishment.ordering_days import calendar_of, chances_from
from retail_desktop.domain.setting_aside import SetAside
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.day_dialog import DayDialog
from retail_desktop.gui.screens.plan_lines import PlanLine
from retail_desktop.services import set_aside_items

Lines = Sequence[PlanLine]
WEEKS = (1, 2, 4)


class SettingAside:
    """What is done to lines; `changed` is called with each of them after every step, `failed` with a refusal."""

    def __init__(
        self,
        page: Screen,
        stack: QUndoStack,
        changed: Callable[[PlanLine], object],
        failed: Callable[[object, str], object],
    ) -> None:
        self._page, self._stack = page, stack
        self._changed, self._failed = changed, failed

    def snooze(self, lines: Lines, until: date) -> None:
        """Do not order lines before a day."""
        self._push(lines, SetAside("", "", until), "snooze of")

    def exclude(self, lines: Lines) -> None:
        """Do not order lines until they are brought back."""
        self._push(lines, SetAside("", "", None), "leaving out")

    def bring_back(self, lines: Lines) -> None:
        """Let lines be ordered again."""
        self._push([line for line in lines if line.aside is not None], None, "bringing back")

    def _push(self, lines: Lines, after: SetAside | None, words: str) -> None:
        if lines:
            self._stack.push(_Step(self, lines, after, words))

    def apply(self, line: PlanLine, aside: SetAside | None) -> None:
        """Set one line aside, or bring it back with None, and save it."""
        read = self._page.context.jobs.read
        if aside is None:
            job = read(set_aside_items.bring_back, *line.key)
        else:
            job = read(set_aside_items.set_item_aside, *line.key, aside.until, aside.note)
        line.aside = aside
        line.ticked = aside is None and line.quantity > 0
        job.refused.connect(lambda words, _: self._failed(line.key, words))
        job.crashed.connect(lambda words, _: self._failed(line.key, words))
        self._changed(line)


class _Step(QUndoCommand):
    def __init__(self, owner: SettingAside, lines: Lines, after: SetAside | None, words: str) -> None:
        subject = lines[0].suggestion.sku if len(lines) == 1 else wording.plural(len(lines), "line")
        super().__init__(f"{words} {subject}")
        self._owner, self._after = owner, after
        self._before = [(line, line.aside) for line in lines]

    def redo(self) -> None:
        for line, _ in self._before:
            self._owner.apply(line, self._after)

    def undo(self) -> None:
        for line, before in self._before:
            self._owner.apply(line, before)


def snooze_menu(parent: QWidget, today: date, supplier: Supplier | None, chosen: Callable[[date], object]) -> QMenu:
    """A menu of the days until which a line can be snoozed: the next order day, some weeks, any day."""
    menu = QMenu(parent)
    if supplier is not None and supplier.order_weekdays:
        _, chance = chances_from(today, calendar_of(supplier), supplier.review_days)
        menu.addAction(f"Until the &next order day, {wording.day(chance)}", lambda: chosen(chance))
    for weeks in WEEKS:
        until = today + timedelta(weeks=weeks)
        words = f"For &{wording.plural(weeks, 'week')}, until {wording.day(until)}"
        menu.addAction(words, partial(chosen, until))
    menu.addSeparator()
    menu.addAction("Until another &day…", lambda: _ask_day(parent, today, chosen))
    return menu


def _ask_day(parent: QWidget, today: date, chosen: Callable[[date], object]) -> None:
    dialog = DayDialog(parent, "Snooze", "Do not order before:", today)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        chosen(dialog.day)
