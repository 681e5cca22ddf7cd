"""The figures of the small shop, against sums made by hand from the very files it was made of."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from retail_desktop.domain.errors import NotAllowedError, NotFoundError, RetailError
from retail_desktop.domain.figure_periods import Span
from retail_desktop.domain.figures import Figure, StoreFigures, Told
from retail_desktop.domain.forecast_history import Band, ForecastCheck
from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.domain.people import Person, Role
from retail_desktop.domain.periods import Period
from retail_desktop.persistence import forecast_checks, forecasts
from retail_desktop.services.store_figures import store_figures
from retail_desktop.services.workplace import Workplace
from tests.unit.services.conftest import DAYS, FIRST, LAST, SKUS, sold

Bring = Callable[..., ImportReport]
COSTS = (Decimal("1.20"), Decimal("1.10"), Decimal("0.80"), Decimal("0.85"), Decimal("3.10"), Decimal(0))
WEEKS = range(DAYS - 28, DAYS)


def net(days: range, items: range = range(6)) -> Decimal:
    return sum((sold(day, item) * Decimal(f"{2 + item}.50") for day in days for item in items), Decimal(0))


def cost(days: range) -> Decimal:
    return sum((sold(day, item) * COSTS[item] for day in days for item in range(5)), Decimal(0))


def now(found: StoreFigures, figure: Figure) -> Told:
    return found.figures[figure].now


def give_costs(place: Workplace, bring: Bring) -> None:
    """The tea pot gets a cost, so that all sales have one."""
    bring(place, "sku,name,unit_cost\n00106,Tea pot,9\n", Target.ITEMS)


def test_sales_and_margin_are_the_sums_of_the_lines(shop: Workplace, bring: Bring) -> None:
    give_costs(shop, bring)
    found = store_figures(shop)
    pots = sum(sold(day, 5) for day in WEEKS) * 9
    assert found.periods.now == Period(LAST - timedelta(days=27), LAST)
    assert now(found, Figure.NET_SALES).value == net(WEEKS)
    assert now(found, Figure.GROSS_MARGIN).value == net(WEEKS) - cost(WEEKS) - pots
    assert now(found, Figure.GROSS_MARGIN_SHARE).value == (net(WEEKS) - cost(WEEKS) - pots) / net(WEEKS)
    before = found.figures[Figure.NET_SALES].before
    assert before.value == net(range(DAYS - 56, DAYS - 28))
    assert found.figures[Figure.NET_SALES].trend[-1] == float(net(range(DAYS - 7, DAYS)))
    assert found.costs_share == 1


def test_few_sales_without_a_cost_are_left_out_and_named(shop: Workplace) -> None:
    found = store_figures(shop)
    share = net(WEEKS, range(5, 6)) / net(WEEKS)
    assert found.costs_share == 1 - share
    assert share < Decimal("0.01")
    assert now(found, Figure.GROSS_MARGIN).value == net(WEEKS, range(5)) - cost(WEEKS)
    assert now(found, Figure.GROSS_MARGIN).note == "less than 1 % of sales have no cost and are left out"


def test_many_sales_without_a_cost_leave_no_margin_but_a_reason(empty_shop: Workplace, bring: Bring) -> None:
    lines = [f"2026-01-{day:02},A,1,62\n2026-01-{day:02},B,1,38" for day in range(1, 29)]
    bring(empty_shop, "date,sku,quantity,price\n" + "\n".join(lines) + "\n")
    bring(empty_shop, "sku,name,unit_cost\nA,Tea,20\n", Target.ITEMS)
    found = store_figures(empty_shop)
    for figure in (Figure.GROSS_MARGIN, Figure.GROSS_MARGIN_SHARE, Figure.TURNOVER, Figure.TURN_EARN):
        assert now(found, figure) == Told(None, "No costs for 38 % of sales.")
    assert now(found, Figure.NET_SALES).value == 2800
    assert now(found, Figure.STOCK_VALUE).reason == "No stock was counted or received until then."
    assert now(found, Figure.GMROI).reason == "Sales are known from 1 Jan 2026 only."
    assert now(found, Figure.DEAD_STOCK).value is None


def test_a_year_ago_is_not_guessed(shop: Workplace) -> None:
    found = store_figures(shop)
    reason = f"Sales are known from {FIRST.day} Jan 2025 only."
    assert found.figures[Figure.NET_SALES].last_year == Told(None, reason)
    assert found.figures[Figure.GROSS_MARGIN].last_year.reason == reason
    assert {month.last_year for month in found.months} == {None}
    assert sum(month.net_sales for month in found.months) == net(range(DAYS))


def test_stock_is_worth_what_the_stock_report_says(shop: Workplace, bring: Bring) -> None:
    give_costs(shop, bring)
    found = store_figures(shop)
    expected = 10 * Decimal("1.20") + 8 * Decimal("1.10") + 5 * Decimal("0.80") + 80 * Decimal("3.10") + 3 * 9
    assert now(found, Figure.STOCK_VALUE).value == expected
    assert sum(one.stock for one in found.idle) == expected
    assert now(found, Figure.OUT_NOW) == Told(Decimal(1) / 6, note="1 of 6")
    assert now(found, Figure.STOCK_TO_SALES).value == expected / net(WEEKS)


def test_turnover_rests_on_the_last_evening_where_no_other_is_known_and_says_so(shop: Workplace, bring: Bring) -> None:
    give_costs(shop, bring)
    found = store_figures(shop)
    told, stock = now(found, Figure.TURNOVER), now(found, Figure.STOCK_VALUE).value
    spent = cost(WEEKS) + sum(sold(day, 5) for day in WEEKS) * 9
    assert told.value == spent * 365 / 28 / (stock or 1)
    assert told.note == "on the stock of 24 Jul 2025; before it is not known"
    assert now(found, Figure.DAYS_OF_INVENTORY).value == 365 / (told.value or 1)
    assert now(found, Figure.IN_STOCK).reason == "Stock is known on 4 % of the days only."
    assert now(found, Figure.SELL_THROUGH).reason == "No stock was counted or received up to 26 Jun 2025."


@pytest.fixture
def counted(empty_shop: Workplace, bring: Bring) -> Workplace:
    """Two items over 60 days, counted on the first; B is out from day 50 on, A gets goods and is counted again."""
    first = date(2026, 1, 1)
    lines = [f"{first + timedelta(days=day)},A,2,10" for day in range(60)]
    lines += [f"{first + timedelta(days=day)},B,1,4" for day in range(50)]
    lines.append(f"{first + timedelta(days=40)},A,-1,10")
    bring(empty_shop, "date,sku,quantity,price\n" + "\n".join(lines) + "\n")
    bring(empty_shop, "sku,name,unit_cost\nA,Tea,6\nB,Salt,1\n", Target.ITEMS)
    stock = f"sku,on_hand,date\nA,90,{first}\nB,49,{first}\nA,28,{first + timedelta(days=58)}\n"
    assert bring(empty_shop, stock, Target.STOCK).status == "ok"
    came = f"date,sku,quantity\n{first + timedelta(days=45)},A,60\n"
    assert bring(empty_shop, came, Target.RECEIPTS).status == "ok"
    return empty_shop


def test_service_and_stock_are_walked_through_day_by_day(counted: Workplace) -> None:
    """The period holds days 32 to 59: A is there on all of them, B on the first eighteen."""
    found = store_figures(counted)
    assert now(found, Figure.IN_STOCK).value == Decimal(46) / 56
    assert now(found, Figure.STOCK_OUT).value == 1 - Decimal(46) / 56
    assert now(found, Figure.LOST_SALES).value == 10 * 4
    assert now(found, Figure.FILL_RATE).value == Decimal(55 + 18 + 18 - 18) / (73 + 10)
    assert now(found, Figure.NET_SALES).value == 550 + 72
    # A: 90 − 62 = 28 on the evening of day 31, plus 60 received; B: 18. 55 and 18 were sold.
    assert now(found, Figure.SELL_THROUGH).value == Decimal(73) / (28 + 18 + 60)
    evenings = sum(6 * (28 - 2 * (day - 31) + (day >= 40) + 60 * (day >= 45)) for day in range(32, 58))
    evenings += 6 * (28 + 26) + sum(49 - day for day in range(32, 50))
    spent = 55 * 6 + 18
    assert now(found, Figure.TURNOVER).value == pytest.approx(Decimal(spent) * 365 / 28 / (Decimal(evenings) / 28))
    book = 28 - 2 * 27 + 1 + 60
    assert now(found, Figure.SHRINKAGE).value == Decimal((book - 28) * 6) / 622
    assert now(found, Figure.SHRINKAGE).note == "1 count"


def test_plan_and_forecast_tell_excess_supply_and_risks(planned: Workplace, bring: Bring) -> None:
    give_costs(planned, bring)
    found = store_figures(planned)
    assert now(found, Figure.EXCESS).value is not None
    assert now(found, Figure.EXCESS).value == sum(one.excess or 0 for one in found.idle)
    assert (now(found, Figure.DAYS_OF_SUPPLY).value or 0) > 0
    assert found.risks
    assert found.risks_count >= len(found.risks)
    assert [one.at_stake for one in found.risks] == sorted((one.at_stake for one in found.risks), reverse=True)
    assert found.risks_total >= sum(one.at_stake for one in found.risks)
    assert now(found, Figure.ACCURACY).note == "test on past weeks"
    assert found.figures[Figure.EXCESS].before.reason.startswith("No plan was made in the week up to")


def test_forecasts_whose_weeks_came_are_measured_by_what_was_sold(planned: Workplace, bring: Bring) -> None:
    with planned.database.writing() as work:
        run = forecasts.newest_run(work)
        assert run is not None
        numbers = Band(12, 5, 20, 10), Band(40, 20, 60)
        forecast_checks.change_checks(
            work, [ForecastCheck(run[0].run_id, run[0].as_of, sku, "MAIN", *numbers, 12) for sku in SKUS]
        )
    week = Period(LAST + timedelta(days=1), LAST + timedelta(days=7))
    bring(planned, "date,sku,quantity,price\n" + "".join(f"{day},00101,1,2.50\n" for day in week), name="week.csv")
    found = store_figures(planned, Span.OWN, own=week)
    note = "forecasts of the weeks that came"
    assert now(found, Figure.ACCURACY) == Told(Decimal("0.8"), note=note)
    assert now(found, Figure.BIAS) == Told(Decimal("0.2"), note=note)
    with planned.database.reading() as work:
        assert not list(forecast_checks.week_totals(work, LAST, LAST, "MOON"))


def test_dead_stock_is_what_the_list_of_idle_stock_calls_dead(shop: Workplace, bring: Bring) -> None:
    give_costs(shop, bring)
    bring(shop, "sku,name,category,unit_cost\n00999,Old lamp,Lamps,7\n", Target.ITEMS)
    bring(shop, f"sku,on_hand,date\n00999,4,{FIRST}\n", Target.STOCK)
    bring(shop, f"date,sku,quantity,price\n{FIRST},00999,1,20\n", name="old.csv")
    found = store_figures(shop)
    assert now(found, Figure.DEAD_STOCK).value == 28
    assert {one.category: one.dead for one in found.idle}["Lamps"] == 28
    assert found.idle[0].excess is None


def test_a_period_or_a_store_that_is_not_there_is_refused(shop: Workplace, empty_shop: Workplace) -> None:
    with pytest.raises(NotFoundError, match="no store MOON"):
        store_figures(shop, store="MOON")
    late = Period(LAST + timedelta(days=1), LAST + timedelta(days=9))
    with pytest.raises(RetailError, match="begins after it"):
        store_figures(shop, Span.OWN, own=late)
    with pytest.raises(RetailError, match="no sales yet"):
        store_figures(empty_shop)
    with pytest.raises(NotAllowedError):
        store_figures(Workplace(shop.location, Person("Kim", Role.STAFF)))


def test_one_store_is_told_alone(shop: Workplace, bring: Bring) -> None:
    bring(shop, f"date,sku,quantity,price,store\n{LAST},00101,5,2.50,QUAY\n", name="quay.csv")
    alone, all_stores = store_figures(shop, store="QUAY"), store_figures(shop)
    assert alone.store_name == "QUAY"
    assert all_stores.store_name == "All stores"
    assert [month.net_sales for month in alone.months] == [Decimal("12.50")]
    assert now(alone, Figure.NET_SALES).reason.endswith("only.")
    assert now(all_stores, Figure.NET_SALES).value == net(WEEKS) + Decimal("12.50")
    assert now(alone, Figure.ACCURACY).value is None


def test_sales_without_amounts_are_no_sales_of_nothing(empty_shop: Workplace, bring: Bring) -> None:
    days = [date(2026, 1, 1) + timedelta(days=day) for day in range(28)]
    bring(empty_shop, "date,sku,quantity\n" + "".join(f"{day},A,3\n" for day in days))
    found = store_figures(empty_shop)
    for figure in (Figure.NET_SALES, Figure.GROSS_MARGIN_SHARE, Figure.SHRINKAGE, Figure.SELL_THROUGH):
        assert now(found, figure).reason == "No amounts for 100 % of the units sold."


def test_days_on_which_nothing_was_sold_have_no_margin(counted: Workplace, bring: Bring) -> None:
    bring(counted, "date,sku,quantity,price\n2026-05-01,A,1,10\n", name="late.csv")
    quiet = Period(date(2026, 3, 10), date(2026, 3, 20))
    found = store_figures(counted, Span.OWN, own=quiet)
    assert now(found, Figure.NET_SALES).value == 0
    for figure in (Figure.GROSS_MARGIN, Figure.TURNOVER, Figure.STOCK_TO_SALES, Figure.SHRINKAGE):
        assert now(found, figure).value is None
    assert now(found, Figure.STOCK_TO_SALES).reason == "Nothing was sold."
    assert now(found, Figure.IN_STOCK).value is None


def test_stock_that_is_known_of_some_items_alone_is_no_stock_of_the_store(empty_shop: Workplace, bring: Bring) -> None:
    days = [date(2026, 1, 1) + timedelta(days=day) for day in range(60)]
    bring(empty_shop, "date,sku,quantity,price\n" + "".join(f"{day},A,2,10\n{day},C,1,40\n" for day in days))
    bring(empty_shop, "sku,name,unit_cost\nA,Tea,6\nC,Pot,30\n", Target.ITEMS)
    bring(empty_shop, f"sku,on_hand,date\nA,200,{days[0]}\n", Target.STOCK)
    found = store_figures(empty_shop)
    for figure in (Figure.STOCK_VALUE, Figure.TURNOVER, Figure.STOCK_TO_SALES):
        assert now(found, figure).reason == "Stock is not known for 67 % of sales."
    assert now(found, Figure.SELL_THROUGH).reason == "Stock on 1 Feb 2026 was not known for 33 % of what was sold."
    assert now(found, Figure.IN_STOCK).note == "known on 50 % of the items' days"
    assert "Stock is known on 50 % of the items' days." in found.notes
