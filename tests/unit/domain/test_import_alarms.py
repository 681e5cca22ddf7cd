"""What looks unusual about a file of sales."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.import_alarms import DayTotal, FileFigures, StoreDays, import_alarms

SATURDAY = date(2026, 9, 26).toordinal()
USUAL = DayTotal(1_090_000, 10_900_0000 * 10)
STORED = {SATURDAY - step: USUAL for step in range(1, 71)}
QUIET = FileFigures(lines=500, codes=100)


def store(
    brought: dict[int, DayTotal],
    stored: dict[int, DayTotal] | None = None,
    name: str = "",
    *,
    newest: int | None = None,
) -> StoreDays:
    held = STORED if stored is None else stored
    first = min(brought, default=SATURDAY)
    earlier = max((day for day in held if day < first), default=None)
    return StoreDays(
        name, held, brought, first, frozenset(held) | brought.keys(), newest or max(held, default=None), earlier
    )


def units(number: int) -> DayTotal:
    return DayTotal(number * 1000, number * 100_000)


def test_a_usual_day_raises_no_alarm() -> None:
    assert import_alarms([store({SATURDAY: USUAL})], QUIET) == ()


def test_the_very_first_file_raises_no_alarm() -> None:
    first = {SATURDAY - step: units(100) for step in range(14)}
    assert import_alarms([store(first, {})], FileFigures(lines=900, codes=90, new_codes=0)) == ()


def test_a_file_of_the_morning_only_has_far_less_than_a_normal_saturday() -> None:
    assert import_alarms([store({SATURDAY: units(414)})], QUIET) == (
        "Saturday 26 Sep has 38% of a normal Saturday: 414 units, normally about 1,090.",
    )


def test_a_day_counted_three_times_has_far_more() -> None:
    (alarm,) = import_alarms([store({SATURDAY: units(3270)}, name="Harbour St")], QUIET)
    assert alarm == "Harbour St: Saturday 26 Sep has 300% of a normal Saturday: 3,270 units, normally about 1,090."


@pytest.mark.parametrize("number", [545, 2725])
def test_half_and_two_and_a_half_times_are_not_unusual_yet(number: int) -> None:
    assert import_alarms([store({SATURDAY: units(number)})], QUIET) == ()


def test_less_than_four_saturdays_tell_nothing() -> None:
    held = {SATURDAY - 7 * week: USUAL for week in (1, 2, 3)} | {SATURDAY - 1: USUAL}
    assert import_alarms([store({SATURDAY: units(100)}, held)], QUIET) == ()


def test_a_shop_that_sells_a_handful_a_day_has_no_normal_saturday() -> None:
    held = dict.fromkeys(STORED, units(4))
    assert import_alarms([store({SATURDAY: units(1)}, held)], QUIET) == ()


def test_many_unusual_days_make_one_sentence_each_way() -> None:
    held = {SATURDAY - step: USUAL for step in range(1, 57)}
    brought = {SATURDAY + step: units(100 if step < 4 else 9000) for step in range(6)}
    low, high = import_alarms([store(brought, held)], QUIET)
    assert low == "4 days have less than half of what is normal for their weekday: 26–29 Sep."
    assert high == "2 days have more than two and a half times what is normal for their weekday: 30 Sep and 1 Oct."


def test_a_slow_week_makes_one_sentence() -> None:
    held = {SATURDAY - step: USUAL for step in range(1, 57)}
    (alarm,) = import_alarms([store({SATURDAY + step: units(100) for step in range(7)}, held)], QUIET)
    assert alarm == "7 days have less than half of what is normal for their weekday: 26 Sep–2 Oct."


def test_days_without_a_file_are_missing() -> None:
    (alarm,) = import_alarms([store({SATURDAY + 2: USUAL})], QUIET)
    assert alarm == "no file for 2 days: 26 and 27 Sep are missing. Closed, or is a file missing?"


def test_one_day_without_a_file_is_missing() -> None:
    (alarm,) = import_alarms([store({SATURDAY + 1: USUAL}, name="Main")], QUIET)
    assert alarm == "Main: no file for 1 day: 26 Sep is missing. Closed, or is a file missing?"


def test_a_closed_sunday_is_not_missing() -> None:
    held = {day: USUAL for day in STORED if day % 7 != (SATURDAY + 1) % 7}
    assert import_alarms([store({SATURDAY: USUAL, SATURDAY + 2: USUAL}, held)], QUIET) == ()


def test_a_hole_in_the_file_is_named() -> None:
    (alarm,) = import_alarms([store({SATURDAY: USUAL, SATURDAY + 2: USUAL})], QUIET)
    assert alarm == "27 Sep is missing in this file. Closed, or is the export not whole?"


def test_a_gap_of_months_is_said_in_one_sentence() -> None:
    (alarm,) = import_alarms([store({SATURDAY + 100: USUAL})], QUIET)
    assert alarm == "no sales between 25 Sep 2026 and 4 Jan 2027. Are files missing?"


def test_a_file_older_than_what_is_stored_may_be_the_wrong_one() -> None:
    older = store({SATURDAY - 35: USUAL}, newest=SATURDAY - 1)
    assert import_alarms([older], QUIET) == (
        "The newest day of this file is 22 Aug 2026, but sales are stored up to 25 Sep 2026. Is it the right file?",
    )


def test_a_store_that_lags_behind_another_is_not_old() -> None:
    both = [store({SATURDAY: USUAL}, name="A"), store({SATURDAY: USUAL}, name="B", newest=SATURDAY + 3)]
    assert import_alarms(both, QUIET) == ()


def test_prices_a_hundred_times_higher_are_a_misread_decimal_mark() -> None:
    prices = {f"I{number}": (25_000, 2_500_000 if number < 34 else 25_000) for number in range(40)}
    (alarm,) = import_alarms([store({SATURDAY: USUAL})], FileFigures(lines=500, prices=prices))
    assert alarm == (
        "34 of 40 items cost at least ten times what they did: I0 was 2.50 and is 250.00 now. "
        "Was the decimal mark misread?"
    )


def test_prices_a_thousandth_of_before_are_one_too() -> None:
    prices = {f"I{number}": (12_500_000, 12_500) for number in range(8)}
    (alarm,) = import_alarms([store({SATURDAY: USUAL})], FileFigures(lines=500, prices=prices))
    assert alarm.startswith("8 of 8 items cost at most a tenth of what they did: I0 was 1,250.00 and is 1.25 now.")


def test_a_few_new_prices_are_not() -> None:
    prices = {f"I{number}": (10_000, 150_000 if number < 4 else 10_000) for number in range(40)}
    assert import_alarms([store({SATURDAY: USUAL})], FileFigures(lines=500, prices=prices)) == ()


def test_revenue_a_hundred_times_higher_by_the_unit_is_noticed_without_prices() -> None:
    (alarm,) = import_alarms([store({SATURDAY: DayTotal(1_090_000, USUAL.net_amount * 100)})], QUIET)
    assert alarm.startswith("A unit in this file sells for 10,000.00 on average, so far for 100.00.")


def test_quantities_that_look_like_money_are_noticed() -> None:
    figures = FileFigures(lines=100, broken=83, cents=83)
    (alarm,) = import_alarms([store({SATURDAY: USUAL})], figures)
    assert alarm == "83% of the quantities have decimals like money. Was the quantity taken from the right column?"


def test_goods_sold_by_weight_do_not_look_like_money() -> None:
    weighed = {day: DayTotal(1_090_457, USUAL.net_amount) for day in STORED}
    assert import_alarms([store({SATURDAY: USUAL}, weighed)], FileFigures(lines=100, broken=83, cents=83)) == ()
    assert import_alarms([store({SATURDAY: USUAL})], FileFigures(lines=100, broken=83, cents=9)) == ()


def test_quantities_that_equal_the_amounts_are_noticed() -> None:
    (alarm,) = import_alarms([store({SATURDAY: USUAL})], FileFigures(lines=100, equal=95))
    assert alarm.startswith("In 95% of the lines the quantity equals the amount or the price.")
    assert import_alarms([store({SATURDAY: USUAL})], FileFigures(lines=10, equal=10)) == ()


def test_mostly_unknown_codes_are_another_shops() -> None:
    (alarm,) = import_alarms([store({SATURDAY: USUAL})], FileFigures(lines=500, codes=120, new_codes=84))
    assert alarm.startswith("84 of 120 item codes are not in your catalogue.")
    assert import_alarms([store({SATURDAY: USUAL})], FileFigures(lines=500, codes=1000, new_codes=84)) == ()
    assert import_alarms([store({SATURDAY: USUAL})], FileFigures(lines=500, codes=40, new_codes=20)) == ()


def test_a_file_that_brings_nothing_says_nothing() -> None:
    assert import_alarms([], FileFigures(lines=0)) == ()
    assert import_alarms([store({})], FileFigures(lines=0)) == ()


TOTALS = st.dictionaries(
    st.integers(730_000, 730_080),
    st.builds(DayTotal, st.integers(-(10**9), 10**9), st.integers(-(10**12), 10**12)),
    max_size=30,
)


@given(
    TOTALS,
    TOTALS,
    st.integers(0, 200),
    st.integers(0, 200),
    st.lists(st.tuples(st.integers(-9, 9**9), st.integers(-9, 9**9))),
)
def test_whatever_the_figures_there_is_always_an_answer(
    stored: dict[int, DayTotal], brought: dict[int, DayTotal], lines: int, some: int, prices: list[tuple[int, int]]
) -> None:
    part = min(some, lines)
    named = {f"I{place}": pair for place, pair in enumerate(prices)}
    figures = FileFigures(lines, part, part, part, lines, part, named)
    assert all(alarm.endswith((".", "?")) for alarm in import_alarms([store(brought, stored)], figures))
