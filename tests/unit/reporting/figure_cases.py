"""Figures of a shop for the paper, worked out in the head."""

from datetime import date
from decimal import Decimal

from retail_desktop.domain.figure_periods import Span, compared_with, months_until, period_of
from retail_desktop.domain.figures import Compared, Figure, IdleCategory, MonthSales, StockRisk, StoreFigures, Told
from retail_desktop.reporting.document import Occasion

NEWEST = date(2026, 9, 29)
OCCASION = Occasion("Harbour Street", NEWEST, NEWEST, "2026-09-30 08:00", "Dana Wells", "USD", "all stores")


def figures_of(*, full: bool = True) -> StoreFigures:
    """A shop with everything, or one of which only its sales are known."""
    unknown = Told(None, "No stock was counted or received until then.")
    figures = {
        figure: Compared(
            figure, Told(Decimal(2)) if full else unknown, Told(Decimal(1)),
            Told(Decimal("1.6")) if full else Told(None, "Sales are known from 1 Jan 2026 only."),
        )
        for figure in Figure
    }  # fmt: skip
    figures[Figure.NET_SALES] = Compared(
        Figure.NET_SALES, Told(Decimal(184620)), Told(Decimal(180000)),
        Told(Decimal(176330)) if full else Told(None, "Sales are known from 1 Jan 2026 only."),
    )  # fmt: skip
    months = tuple(
        MonthSales(month, Decimal(15_000 if full else 90), Decimal(14_000) if full else None,
                   Decimal("0.418") if full else None)
        for month in months_until(NEWEST)
    )  # fmt: skip
    return StoreFigures(
        periods=compared_with(period_of(Span.FOUR_WEEKS, NEWEST), Span.FOUR_WEEKS),
        store="",
        store_name="Harbour Street",
        currency="USD" if full else "",
        figures=figures,
        months=months,
        risks=(StockRisk("00417", "Sailor Mug", "main", "BRI", "Out now", 6, Decimal(900)),) * 5 if full else (),
        risks_count=41 if full else 0,
        risks_total=Decimal(9_000) if full else Decimal(0),
        idle=tuple(IdleCategory(f"Category {place}", Decimal(100), None if place else Decimal(7), Decimal(5))
                   for place in range(9)) if full else (),
        costs_share=Decimal("0.97"),
        notes=("Refunds are netted.",),
    )  # fmt: skip
