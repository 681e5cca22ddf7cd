"""Questions about sales, and figures that can be added up by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from retail_desktop.domain.analysis.answer import Answer, Cloud, Course, Curve, Groups, Indices
from retail_desktop.domain.analysis.calendar import Grain
from retail_desktop.domain.analysis.question import Against, Measure, Question, Slice, View
from retail_desktop.domain.errors import NotAllowedError, NotFoundError, RetailError
from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.domain.people import Person, Role
from retail_desktop.services.analyse_sales import analyse_sales, measures, sales_choices
from retail_desktop.services.import_history import redo_import, undo_import
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]
FIRST = date(2025, 1, 6)  # a Monday, the shop's first day with sales
LAST = FIRST + timedelta(days=199)
JUNE = Question(date(2025, 6, 1), date(2025, 6, 30), against=Against.BEFORE)
SKUS = ("00101", "00102", "00103", "00104", "00105", "00106")
PRICES = [Decimal(2 + item) + Decimal("0.50") for item in range(6)]
COSTS = [Decimal("1.20"), Decimal("1.10"), Decimal("0.80"), Decimal("0.85"), Decimal("3.10"), None]


def sold(day: date, item: int) -> int:
    """What the shop sold, as its sales file says."""
    number = (day - FIRST).days
    if item == 5:
        return int(number % 10 == 0)
    return 1 + (number * (item + 2) + number // 7) % (item + 3)


def units(first: date, last: date, *items: int) -> int:
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    return sum(sold(day, item) for day in days for item in items or range(6))


def net(first: date, last: date, *items: int) -> Decimal:
    return sum((units(first, last, item) * PRICES[item] for item in items or range(6)), Decimal(0))


def cells(answer: Answer, *keys: str) -> list[Any]:
    """The cells of some columns, row by row."""
    places = [[column.key for column in answer.columns].index(key) for key in keys]
    rows = [tuple(line.cells[place] for place in places) for line in answer.lines]
    return [row[0] for row in rows] if len(keys) == 1 else rows


def figure(answer: Answer, label: str) -> Any:  # noqa: ANN401 - a figure or nothing
    return next(one.value for one in answer.figures if one.label == label)


def test_the_sums_are_those_of_the_lines(shop: Workplace) -> None:
    answer = analyse_sales(shop, JUNE)
    margin = sum(
        (units(JUNE.first, JUNE.last, item) * (PRICES[item] - cost) for item, cost in enumerate(COSTS) if cost),
        Decimal(0),
    )
    assert figure(answer, "Units") == units(JUNE.first, JUNE.last)
    assert figure(answer, "Net sales") == net(JUNE.first, JUNE.last)
    assert figure(answer, "Margin") == margin
    assert "Margin leaves out 1 of 6 items" in answer.notes[0]


@pytest.mark.parametrize("grain", Grain)
def test_periods_add_up_to_the_whole(shop: Workplace, grain: Grain) -> None:
    answer = analyse_sales(shop, replace(JUNE, grain=grain))
    assert sum(cells(answer, "units")) == units(JUNE.first, JUNE.last)
    for first, last, amount in cells(answer, "from", "to", "net"):
        assert amount == net(first, last)


@pytest.mark.parametrize("by", Slice)
def test_slices_add_up_to_the_whole(shop: Workplace, by: Slice) -> None:
    answer = analyse_sales(shop, replace(JUNE, view=View.COMPARE, by=by))
    assert sum(cells(answer, "net")) == net(JUNE.first, JUNE.last)
    assert sum(cells(answer, "before")) == net(date(2025, 5, 2), date(2025, 5, 31))


def test_a_trend_has_averages_that_reach_back_before_it(shop: Workplace) -> None:
    weeks = replace(JUNE, first=date(2025, 6, 2), last=date(2025, 6, 29), measure=Measure.UNITS)
    answer = analyse_sales(shop, weeks)
    assert cells(answer, "average_0")[0] == units(date(2025, 5, 12), date(2025, 6, 8)) / 4
    assert isinstance(answer.picture, Course)
    assert [words for words, _ in answer.picture.lines] == ["Period before", "4-week average", "12-week average"]
    assert "Highest from" in answer.summary


def test_a_period_that_is_not_over_is_marked_and_compared_as_far_as_it_goes(shop: Workplace) -> None:
    answer = analyse_sales(
        shop, Question(date(2025, 7, 1), date(2025, 7, 31), grain=Grain.MONTH, against=Against.BEFORE)
    )
    assert isinstance(answer.picture, Course)
    assert answer.picture.partial == (True,)
    assert cells(answer, "to", "note") == [(LAST, "not a whole period")]
    assert cells(answer, "before") == [net(date(2025, 5, 31), date(2025, 6, 23))]
    assert any("Sales reach to 24 Jul 2025" in note for note in answer.notes)


def test_last_year_is_compared_by_weekday(shop: Workplace, bring: Bring) -> None:
    bring(shop, "date,sku,quantity,price\n2024-06-03,00101,7,2.00\n", name="old.csv")
    week = Question(date(2025, 6, 2), date(2025, 6, 2), grain=Grain.DAY, sku="00101", measure=Measure.UNITS)
    assert cells(analyse_sales(shop, week), "before") == [Decimal(7)]


def test_nothing_is_compared_where_no_sales_reach_back(shop: Workplace) -> None:
    answer = analyse_sales(shop, replace(JUNE, against=Against.LAST_YEAR))
    assert "before" not in [column.key for column in answer.columns]
    assert {one.change for one in answer.figures} == {None}
    assert any("sales begin on 6 Jan 2025" in note for note in answer.notes)


def test_movers_need_a_minimum(shop: Workplace) -> None:
    question = replace(JUNE, view=View.MOVERS, by=Slice.ITEM, measure=Measure.UNITS, minimum=0)
    every = cells(analyse_sales(shop, question), "sku")
    some = cells(analyse_sales(shop, replace(question, minimum=100)), "sku")
    assert "00106" not in some
    assert set(some) <= set(every)
    assert "Movers need" in analyse_sales(shop, replace(question, against=Against.NOTHING)).summary


def test_shares_are_of_the_whole(shop: Workplace) -> None:
    answer = analyse_sales(shop, replace(JUNE, view=View.MIX))
    assert abs(sum(cells(answer, "share")) - 1) < Decimal("0.00001")
    assert abs(sum(cells(answer, "points"))) < Decimal("0.05")
    alone = analyse_sales(shop, replace(JUNE, view=View.MIX, against=Against.NOTHING, measure=Measure.PRICE))
    assert "points" not in [column.key for column in alone.columns]


def test_the_largest_items_come_first_with_their_class(shop: Workplace) -> None:
    answer = analyse_sales(shop, replace(JUNE, view=View.PARETO, by=Slice.ITEM))
    amounts = cells(answer, "net")
    assert amounts == sorted(amounts, reverse=True)
    assert cells(answer, "class")[0] == "A"
    assert isinstance(answer.picture, Curve)
    assert sum(count for _, count in answer.picture.classes) == len(amounts)


def test_weekdays_are_beside_the_mean_day(shop: Workplace) -> None:
    weeks = replace(JUNE, first=date(2025, 6, 2), last=date(2025, 6, 29), view=View.SEASONS, measure=Measure.UNITS)
    answer = analyse_sales(shop, weeks)
    mondays = sum(units(day, day) for day in (date(2025, 6, 2 + 7 * week) for week in range(4))) / 4
    assert isinstance(answer.picture, Indices)
    assert answer.picture.weekdays[0] == pytest.approx(mondays / (units(weeks.first, weeks.last) / 28))
    assert answer.picture.months is None
    assert "Not enough history" in answer.summary


def test_months_have_an_index_after_two_years(shop: Workplace, bring: Bring) -> None:
    old = [date(2023, 1, 1) + timedelta(days=step) for step in range(735)]
    content = "date,sku,quantity,price\n" + "".join(f"{day},00101,{day.month},1.00\n" for day in old)
    bring(shop, content, name="old.csv")
    answer = analyse_sales(shop, replace(JUNE, view=View.SEASONS, measure=Measure.UNITS, sku="00101"))
    assert isinstance(answer.picture, Indices)
    assert answer.picture.months is not None
    assert len(answer.lines) == 19


def test_new_items_sold_first_in_the_period_and_lost_ones_before_it(shop: Workplace, bring: Bring) -> None:
    new = "date,sku,quantity,price\n2025-06-10,00900,3,4.00\n2025-05-20,00901,2,4.00\n"
    bring(shop, new, name="new.csv", duplicates="add")
    answer = analyse_sales(shop, replace(JUNE, view=View.COMINGS))
    assert cells(answer, "kind", "sku", "first_sale", "units") == [
        ("New", "00900", date(2025, 6, 10), Decimal(3)),
        ("Lost", "00901", date(2025, 5, 20), Decimal(2)),
    ]
    everything = analyse_sales(shop, Question(FIRST, LAST, View.COMINGS, against=Against.NOTHING))
    assert "nothing can be called new" in everything.summary


def test_price_and_units_are_seen_week_by_week(shop: Workplace) -> None:
    answer = analyse_sales(shop, Question(FIRST, LAST, View.PRICE, sku="00101"))
    assert isinstance(answer.picture, Cloud)
    assert answer.picture.points[0] == (2.5, float(units(FIRST, FIRST + timedelta(days=6), 0)))
    assert "association, not proof" in answer.summary
    assert "Choose one item" in analyse_sales(shop, Question(FIRST, LAST, View.PRICE)).summary


def test_prices_that_differ_say_how_units_went_with_them(shop: Workplace, bring: Bring) -> None:
    days = [date(2025, 1, 6) + timedelta(days=7 * week) for week in range(12)]
    content = "date,sku,quantity,price\n" + "".join(
        f"{day},00900,{20 - at},{1 + at / 10}\n" for at, day in enumerate(days)
    )
    bring(shop, content, name="priced.csv", duplicates="add")
    answer = analyse_sales(shop, Question(FIRST, LAST, View.PRICE, sku="00900"))
    assert "fewer units were sold" in answer.summary


PROMOTION = """kind,name,first,last,store,sku,category,price
promotion,Tea week,2025-06-02,2025-06-08,,00101,,1.99
promotion,Biscuit days,2025-06-16,2025-06-17,,,Biscuits,
promotion,Far off,2027-06-16,2027-06-17,,,,
holiday,Midsummer,2025-06-21,2025-06-21,,,,
closure,Stock taking,2025-06-30,2025-06-30,,,,
"""


def test_promotions_are_beside_the_weeks_without_one(shop: Workplace, bring: Bring) -> None:
    bring(shop, PROMOTION, Target.EVENTS)
    answer = analyse_sales(shop, replace(JUNE, view=View.PROMOTIONS))
    assert cells(answer, "promotion", "of") == [("Biscuit days", "Biscuits"), ("Tea week", "Green tea")]
    during = units(date(2025, 6, 2), date(2025, 6, 8), 0) / 7
    assert float(cells(answer, "during")[1]) == pytest.approx(during, abs=1e-4)
    assert isinstance(answer.picture, Groups)
    into = answer.lines[1].deeper
    assert into is not None
    assert (into.sku, into.first) == ("00101", date(2025, 4, 28))
    assert cells(analyse_sales(shop, replace(JUNE, view=View.PROMOTIONS, category="Biscuits")), "promotion") == [
        "Biscuit days"
    ]
    none = analyse_sales(shop, replace(JUNE, view=View.PROMOTIONS, first=date(2025, 5, 1), last=date(2025, 5, 9)))
    assert "No promotion is known" in none.summary


def test_happenings_are_marked_where_they_concern_what_is_shown(shop: Workplace, bring: Bring) -> None:
    bring(shop, PROMOTION, Target.EVENTS)
    answer = analyse_sales(shop, JUNE)
    assert isinstance(answer.picture, Course)
    assert [name for *_, name in answer.picture.marks] == ["Midsummer"]
    tea = analyse_sales(shop, replace(JUNE, sku="00101"))
    assert isinstance(tea.picture, Course)
    assert [name for *_, name in tea.picture.marks] == ["Tea week", "Midsummer"]
    assert "Midsummer" in cells(tea, "note")[3]


def test_days_without_stock_are_shaded(shop: Workplace, bring: Bring) -> None:
    bring(shop, "date,sku,on_hand\n2025-06-08,00106,0\n", Target.STOCK, name="count.csv")
    answer = analyse_sales(shop, replace(JUNE, sku="00106", store="MAIN"))
    assert isinstance(answer.picture, Course)
    assert answer.picture.shades
    assert "out of stock" in cells(answer, "note")[-1]


def test_the_way_leads_from_the_company_to_the_receipts(shop: Workplace, bring: Bring) -> None:
    bring(shop, "date,store,sku,quantity,price\n2025-06-10,second,00101,3,4.00\n", name="second.csv")
    question = replace(JUNE, view=View.COMPARE, by=Slice.STORE)
    for by in (Slice.STORE, Slice.CATEGORY, Slice.ITEM):
        assert question.by is by
        question = analyse_sales(shop, question).lines[0].deeper or question
    assert (question.view, question.store, question.sku is not None) == (View.TREND, "MAIN", True)
    question = analyse_sales(shop, question).lines[1].deeper or question
    assert question.view is View.RECEIPTS
    answer = analyse_sales(shop, question)
    number = SKUS.index(question.sku or "")
    assert sum(cells(answer, "units")) == units(question.first, question.last, number)


def test_days_lead_to_what_was_sold_on_them(shop: Workplace) -> None:
    quarter = analyse_sales(shop, Question(FIRST, LAST, grain=Grain.QUARTER))
    week = quarter.lines[1].deeper
    assert week is not None
    assert week.grain is Grain.WEEK
    day = analyse_sales(shop, replace(week, grain=Grain.DAY)).lines[0].deeper
    assert day is not None
    assert (day.view, day.by) == (View.COMPARE, Slice.CATEGORY)


def test_many_receipts_are_cut_off_with_a_word(shop: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retail_desktop.services.sales_analysis.receipts.MOST_LINES", 5)
    answer = analyse_sales(shop, replace(JUNE, view=View.RECEIPTS, sku="00101"))
    assert len(answer.lines) == 5
    assert "Older ones are left out" in answer.summary


def test_costs_are_seen_by_those_who_may(shop: Workplace) -> None:
    seller = Workplace(shop.location, Person("Sam", Role.SALES))
    answer = analyse_sales(seller, JUNE)
    assert "margin" not in [column.key for column in answer.columns]
    assert "Margin" not in [one.label for one in answer.figures]
    assert not any("cost" in note for note in answer.notes)
    assert Measure.MARGIN not in measures(sales_choices(seller))
    with pytest.raises(NotAllowedError, match="Margins show costs"):
        analyse_sales(seller, replace(JUNE, measure=Measure.MARGIN))


def test_lines_without_an_amount_count_in_units(shop: Workplace, bring: Bring) -> None:
    bring(shop, "date,sku,quantity\n2025-06-10,00101,3\n", name="bare.csv", duplicates="add")
    answer = analyse_sales(shop, JUNE)
    assert figure(answer, "Units") == units(JUNE.first, JUNE.last) + 3
    assert figure(answer, "Net sales") == net(JUNE.first, JUNE.last)
    assert answer.notes[0].startswith("1 lines have no amount")


def test_an_import_taken_back_is_gone_from_the_figures(shop: Workplace, bring: Bring) -> None:
    made = bring(shop, "date,sku,quantity,price\n2025-06-10,00101,300,4.00\n", name="more.csv", duplicates="add")
    before = units(JUNE.first, JUNE.last)
    assert figure(analyse_sales(shop, JUNE), "Units") == before + 300
    assert made.import_id is not None
    undo_import(shop, made.import_id)
    assert figure(analyse_sales(shop, JUNE), "Units") == before
    redo_import(shop, made.import_id)
    assert figure(analyse_sales(shop, JUNE), "Units") == before + 300


@pytest.mark.parametrize("view", View)
def test_every_view_of_nothing_has_an_answer(shop: Workplace, view: View) -> None:
    empty = Question(date(2030, 1, 1), date(2030, 1, 31), view, sku="00106", store="MAIN")
    answer = analyse_sales(shop, empty)
    assert answer.title
    assert answer.summary


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("measure", Measure)
def test_every_view_knows_every_measure(shop: Workplace, view: View, measure: Measure) -> None:
    answer = analyse_sales(shop, replace(JUNE, view=view, measure=measure, sku="00101", supplier="NORTH"))
    assert all(len(line.cells) == len(answer.columns) for line in answer.lines)


@pytest.mark.parametrize("wrong", [{"store": "x"}, {"category": "x"}, {"supplier": "x"}, {"sku": "x"}])
def test_what_does_not_exist_is_refused_with_what_does(shop: Workplace, wrong: dict[str, str]) -> None:
    with pytest.raises(NotFoundError, match="Known are"):
        analyse_sales(shop, replace(JUNE, **wrong))


def test_a_store_without_sales_says_so(empty_shop: Workplace) -> None:
    assert sales_choices(empty_shop).newest is None
    with pytest.raises(RetailError, match="no sales yet"):
        analyse_sales(empty_shop, JUNE)


def test_choices_are_those_of_the_store(shop: Workplace) -> None:
    choices = sales_choices(shop)
    assert (choices.oldest, choices.newest) == (FIRST, LAST)
    assert choices.categories == ("Biscuits", "Jars", "Pots", "Tea")
    assert Measure.MARGIN in measures(choices)
