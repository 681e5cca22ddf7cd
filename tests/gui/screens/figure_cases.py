"""Figures of a small shop, as the services give them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from retail_desktop.domain.figure_periods import Span, compared_with, months_until, period_of
from retail_desktop.domain.figures import Compared, Figure, IdleCategory, MonthSales, StockRisk, StoreFigures, Told
from retail_desktop.services import report_figures, store_figures

NEWEST = date(2026, 9, 29)
NOT_KNOWN = Told(None, "Sales are known from 1 Jan 2026 only.")


def figures_of(*, last_year: bool = True, risks: int = 2, categories: int = 6) -> StoreFigures:
    """Every figure is 2 now, 1 before, and 1.6 last year where that is known; lost sales are not known."""
    told = {
        figure: Told(Decimal(2), note="test on past weeks" if figure is Figure.ACCURACY else "") for figure in Figure
    }
    told[Figure.NET_SALES], told[Figure.LOST_SALES] = Told(Decimal(184620)), Told(None, "Stock is known on 4 % only.")
    told[Figure.DAYS_OF_SUPPLY] = Told(Decimal(120), note="4 % left out")
    past = Told(Decimal("1.6")) if last_year else NOT_KNOWN
    figures = {
        figure: Compared(figure, one, Told(Decimal(1)), past, (1.0, None, 3.0, 2.0) if one.value == 2 else ())
        for figure, one in told.items()
    }
    three = compared_with(period_of(Span.FOUR_WEEKS, NEWEST), Span.FOUR_WEEKS)
    return StoreFigures(
        periods=three,
        store="",
        store_name="Harbour Street",
        currency="USD",
        figures=figures,
        months=tuple(
            MonthSales(month, Decimal(15_000), Decimal(14_000) if last_year else None, Decimal("0.4"))
            for month in months_until(NEWEST)
        ),
        risks=tuple(
            StockRisk(f"0010{place}", "", "main", "BRI", "Out now", 4 - place, Decimal(900)) for place in range(risks)
        ),
        risks_count=risks,
        risks_total=Decimal(900 * risks),
        idle=tuple(
            IdleCategory(f"Category {place}" if place else "", Decimal(100), Decimal(10) if place else None, Decimal(5))
            for place in range(categories)
        ),
        costs_share=Decimal("0.97"),
        notes=("Refunds are netted.",),
    )


def answer_about_figures(answer: Callable[[object, str, Callable[..., Any]], None]) -> None:
    """Let the services answer."""
    answer(store_figures, "store_figures", lambda _span, **_: figures_of())
    answer(report_figures, "write_figures", lambda _out, **_: figures_of())
