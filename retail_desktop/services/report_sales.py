"""Sales as a report, by period or by what was sold."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from retail_desktop.domain.analysis.answer import Answer
from retail_desktop.domain.analysis.calendar import Grain
from retail_desktop.domain.analysis.question import Question, Slice, View
from retail_desktop.domain.errors import RetailError
from retail_desktop.persistence import sales
from retail_desktop.services.analyse_sales import NO_SALES, analyse_sales
from retail_desktop.services.report_wish import Wish, check, occasion
from retail_desktop.services.workplace import Workplace

if TYPE_CHECKING:
    from retail_desktop.reporting.document import Document

DIVISIONS = {
    "category": "Category", "supplier": "Supplier", "store": "Store", "item": "Item", "day": "Day", "week": "Week",
    "month": "Month", "quarter": "Quarter",
}  # fmt: skip
USUAL_DAYS = 28


def sales_document(place: Workplace, wish: Wish) -> "Document":
    """What was sold in a period, beside the same weekdays a year before.

    Raises:
        NotFoundError: there is no such store, category or supplier.
        RetailError: there are no sales yet, or the period cannot be.
    """
    from retail_desktop.reporting import sales_report  # noqa: PLC0415 - reporting loads XlsxWriter
    from retail_desktop.reporting.document import chosen  # noqa: PLC0415 - as above

    with place.database.reading() as work:
        check(work, wish)
        newest = sales.newest_day(work)
    if newest is None:
        raise RetailError(NO_SALES)
    answer = analyse_sales(place, question(wish, newest))
    filters = (("store", wish.store), ("category", wish.category), ("supplier", wish.supplier))
    with place.database.reading() as work:
        made = occasion(place, work, min(answer.question.last, newest), chosen(*filters))
    return sales_report.document(answer, made, _days(answer))


def question(wish: Wish, newest: date) -> Question:
    """The question that a wish for a report is; without days the last four weeks by category."""
    last = wish.last or newest
    first = wish.first or last - timedelta(days=(wish.days or USUAL_DAYS) - 1)
    by = wish.by or "category"
    grains = set(Grain)
    return Question(
        first,
        last,
        View.TREND if by in grains else View.COMPARE,
        grain=Grain(by) if by in grains else Grain.WEEK,
        by=Slice.CATEGORY if by in grains else Slice(by),
        store=wish.store or None,
        category=wish.category or None,
        supplier=wish.supplier or None,
    )


def _days(answer: Answer) -> tuple[date, date]:
    return answer.question.first, min(answer.question.last, answer.newest)
