"""What the services of reports answer the pages."""

from collections.abc import Callable
from typing import Any

from retail_desktop.services import report_order, report_reorder, reports
from retail_desktop.services.reports import Choices, Preview, Written
from tests.gui.screens.figure_cases import answer_about_figures
from tests.gui.screens.forecast_cases import AS_OF
from tests.gui.screens.sales_cases import answer_about_sales

CHOICES = Choices((("main", "Harbour Street"),), (("BRI", "Brightwater Trading"),), ("Gifts",), AS_OF)


def answer_about_reports(answer: Callable[[object, str, Callable[..., Any]], None]) -> None:
    """Let files be written at once, every preview say its kind, and figures be those of a small shop."""
    answer_about_figures(answer)
    answer(report_reorder, "write_reorder_report", lambda out, **_: out)
    answer(report_order, "write_order", lambda _number, out: out)
    answer(reports, "report_choices", lambda: CHOICES)
    answer(reports, "preview_report", lambda kind, _wish: Preview(f"<h1>{kind}</h1>", 40))
    answer(reports, "write_report", lambda _kind, _wish, out: Written(out, 40, {}))
    answer_about_sales(answer)
