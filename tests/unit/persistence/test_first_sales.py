"""Where the sales begin."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import Connection

from retail_desktop.persistence.first_sales import oldest_day


def test_sales_begin_with_the_oldest_day_that_counts(work: Connection, import_sales: Callable[..., int]) -> None:
    assert oldest_day(work) is None
    import_sales(work, [(1, 1, date(2026, 9, day).toordinal(), 1_000, 10_000) for day in (28, 3)])
    assert oldest_day(work) == date(2026, 9, 3)
