"""The reorder schedule as a report."""

from datetime import timedelta
from typing import TYPE_CHECKING

from retail_desktop.services.reorder_schedule import DAYS, SupplierSchedule, reorder_schedule
from retail_desktop.services.report_wish import Wish, check, occasion
from retail_desktop.services.workplace import Workplace

if TYPE_CHECKING:
    from retail_desktop.reporting.document import Document
    from retail_desktop.reporting.schedule_report import Task


def schedule_document(place: Workplace, wish: Wish) -> "Document":
    """Whom to order from on which day until when, and what should arrive, in the coming days.

    Raises:
        NotFoundError: there is no such supplier.
    """
    from retail_desktop.reporting import schedule_report  # noqa: PLC0415 - reporting loads XlsxWriter
    from retail_desktop.reporting.document import chosen  # noqa: PLC0415 - as above

    days = wish.days or DAYS
    with place.database.reading() as work:
        check(work, wish)
    found = reorder_schedule(place, days=days)
    tasks = [task for row in found.suppliers if wish.holds("", supplier=row.supplier.code) for task in _tasks(row)]
    with place.database.reading() as work:
        filters = chosen(("supplier", wish.supplier), ("the next", f"{days} days"))
        made = occasion(place, work, found.today - timedelta(days=1), filters)
    return schedule_report.document(tasks, made, days)


def _tasks(row: SupplierSchedule) -> "list[Task]":
    from retail_desktop.reporting.schedule_report import Task  # noqa: PLC0415 - reporting loads XlsxWriter

    code, name = row.supplier.code, row.supplier.name
    coming = [*row.late, *(one for day in row.days for one in day.coming)]
    orders = [
        Task(day.day, code, name, until=day.cut_off, lines=day.lines, value=day.value, currency=row.currency)
        for day in row.days
        if day.lines
    ]
    return orders + [
        Task(one.day, code, name, order=one.order, units=one.units, late_days=one.late_days) for one in coming
    ]
