"""Sums of a period's lines."""

from decimal import Decimal

from retail_desktop.services.period_sales import daily_sales, sales_of
from retail_desktop.services.shelf_days import Days
from retail_desktop.services.trade_history import read_history
from retail_desktop.services.workplace import Workplace
from tests.unit.services.conftest import LAST


def test_days_add_up_to_the_period(shop: Workplace) -> None:
    end = LAST.toordinal()
    with shop.database.reading() as work:
        history = read_history(work, end)
    week, daily = Days(end - 6, end), daily_sales(history)
    made = sales_of(history, week)
    assert daily.between(week) == (made.net, made.costed, made.cost)
    assert sum(daily.between(Days(day, day))[0] for day in range(end - 6, end + 1)) == made.net
    assert daily.between(Days(1, 9)) == (0, 0, 0)


def test_a_period_without_sales_has_no_share_of_costs(shop: Workplace) -> None:
    with shop.database.reading() as work:
        history = read_history(work, LAST.toordinal())
    nothing = sales_of(history, Days(1, 9))
    assert (nothing.net, nothing.costs_share, nothing.priced_share) == (Decimal(0), None, 1.0)
