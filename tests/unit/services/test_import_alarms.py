"""Alarms about the files of a shop that is open every day."""

from collections.abc import Callable
from datetime import date, timedelta

from retail_desktop.domain.imports import ImportReport
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]

HEAD = "date,store,sku,quantity,price\n"
FIRST = date(2026, 1, 5)


def days(first: int, last: int, *, units: int = 20, price: str = "2.50", store: str = "Harbour") -> str:
    """A file in which each of ten items sells every day from the first to the last day, both counted from FIRST."""
    return HEAD + "".join(
        f"{FIRST + timedelta(day)},{store},I{item},{units},{price}\n"
        for day in range(first, last + 1)
        for item in range(10)
    )


def test_a_usual_day_is_quiet(empty_shop: Workplace, bring: Bring) -> None:
    assert bring(empty_shop, days(0, 69)).alarms == ()
    assert bring(empty_shop, days(70, 70)).alarms == ()


def test_a_noon_file_is_small_and_the_file_at_close_makes_it_whole(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, days(0, 69))
    noon = HEAD + f"{FIRST + timedelta(70)},Harbour,I1,60,2.50\n"
    assert bring(empty_shop, noon).alarms == (
        "Monday 16 Mar has 30% of a normal Monday: 60 units, normally about 200.",
    )
    rest = HEAD + f"{FIRST + timedelta(70)},Harbour,I1,60,2.50\n{FIRST + timedelta(70)},Harbour,I2,130,2.50\n"
    report = bring(empty_shop, rest)
    assert (report.accepted, report.alarms) == (1, ())


def test_the_alarm_comes_with_the_preview(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, days(0, 69))
    assert len(bring(empty_shop, days(70, 70, units=1), dry_run=True).alarms) == 1


def test_a_file_that_replaces_its_day_is_held_against_other_days_only(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, days(0, 70))
    report = bring(empty_shop, days(70, 70, units=4), duplicates="replace")
    assert report.alarms == ("Monday 16 Mar has 20% of a normal Monday: 40 units, normally about 200.",)


def test_missing_days_are_named_for_their_store(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, days(0, 69))
    assert bring(empty_shop, days(72, 72)).alarms == (
        "no file for 2 days: 16 and 17 Mar are missing. Closed, or is a file missing?",
    )
    bring(empty_shop, days(0, 69, store="West"))
    assert bring(empty_shop, days(71, 72, store="West")).alarms == (
        "West: no file for 1 day: 16 Mar is missing. Closed, or is a file missing?",
    )


def test_prices_read_with_the_wrong_decimal_mark_are_noticed(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, days(0, 69))
    (alarm,) = bring(empty_shop, days(70, 70, price="250")).alarms
    assert alarm.startswith("10 of 10 items cost at least ten times what they did: I0 was 2.50 and is 250.00 now.")


def test_quantities_taken_from_the_column_of_amounts_are_noticed(empty_shop: Workplace, bring: Bring) -> None:
    wrong = "date,sku,quantity,price\n" + "".join(f"2026-03-02,I{item},{item}.95,{item}.95\n" for item in range(30))
    (alarm,) = bring(empty_shop, wrong).alarms
    assert alarm.startswith("In 100% of the lines the quantity equals the amount or the price.")


def test_another_shops_file_is_noticed(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, days(0, 69))
    strange = HEAD + "".join(f"{FIRST + timedelta(70)},Harbour,X{item},5,2.50\n" for item in range(40))
    (alarm,) = bring(empty_shop, strange).alarms
    assert alarm.startswith("40 of 40 item codes are not in your catalogue.")


def test_a_file_that_brings_nothing_new_is_quiet(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, days(0, 69))
    report = bring(empty_shop, days(60, 69))
    assert (report.accepted, report.alarms) == (0, ())
