from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.imports import Reason
from retail_desktop.importing.dates import read_day, read_minute, settle_order, split_moment

DAY = date(2026, 9, 28)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("2026-09-28", None),
        ("2026/9/28", None),
        ("2026.09.28", None),
        ("20260928", None),
        ("2026-09-28T14:05:00Z", None),
        ("2026-09-28 14:05:00 -0400", None),
        ("2026-09-28T14:05:00.123+02:00", None),
        ("28/09/2026", "dmy"),
        ("9/28/2026", "mdy"),
        ("28.9.2026", None),
        ("28.09.2026, 10:12", None),
        ("28.09.26", None),
        ("28-09-2026", "dmy"),
        ("9/28/26 5:17 PM", "mdy"),
        ("26-09-28", "ymd"),
        ("28-Sep-2026 09:14 AM EDT", None),
        ("28 September 2026", None),
        ("28. September 2026", None),
        ("Sep 28, 2026", None),
        ("September 28, 2026 at 5", None),
        ("Monday, September 28, 2026", None),
        ("Mon 28 Sep 2026", None),
        ("28 de septiembre de 2026", None),
        ("28 sept. 2026", None),
        ("\ufeff2026-09-28", None),
    ],
)
def test_a_day_is_read_as_tills_write_it(text: str, order: str | None) -> None:
    expected = Reason.BAD_DATE if " at " in text else DAY.toordinal()
    assert read_day(text, order) == expected


@pytest.mark.parametrize(
    ("text", "month"),
    [("3 mars 2026", 3), ("3. März 2026", 3), ("3 juin 2026", 6), ("3 juillet 2026", 7), ("3 août 2026", 8),
     ("3 gennaio 2026", 1), ("3 maggio 2026", 5), ("3 luglio 2026", 7), ("3 enero 2026", 1), ("3 dic 2026", 12),
     ("3 oktober 2026", 10), ("3 mei 2026", 5), ("3 maj 2026", 5), ("3-Dez-2026", 12), ("3 déc. 2026", 12)],
)  # fmt: skip
def test_months_are_known_in_seven_languages(text: str, month: int) -> None:
    assert read_day(text, None) == date(2026, month, 3).toordinal()


@pytest.mark.parametrize(
    "text",
    ["n/a", "2024-02-31", "2025-02-29", "31/13/2025", "1/2-2025", "12345", "99999999", "0000-00-00", "3 foo 2026",
     "2026-09-28 25:00", "2026-09-28 10:61", "2026-09-28 x"],
)  # fmt: skip
def test_what_is_no_day_is_a_bad_date(text: str) -> None:
    assert read_day(text, "dmy") is Reason.BAD_DATE


def test_an_empty_cell_is_a_missing_date() -> None:
    assert read_day("  ", "dmy") is Reason.MISSING_DATE


def test_an_order_that_nobody_settled_is_not_guessed() -> None:
    assert read_day("03/04/2026", None) is Reason.BAD_DATE
    assert read_day("03/04/2026", "ymd") is Reason.BAD_DATE


@pytest.mark.parametrize(
    ("text", "minute"),
    [("14:05", 845), ("2:05 PM", 845), ("2:05pm", 845), ("12:00 AM", 0), ("12:30 p.m.", 750), ("00:00:00", 0),
     ("14:05:59.123", 845), ("14h05", 845), ("09:14 AM EDT", 554), ("14:05 Uhr", 845), ("23:59:60", 1439),
     ("24:00", -1), ("13:00 PM", -1), ("0:30 AM", -1), ("noon", -1), ("", -1)],
)  # fmt: skip
def test_minutes_of_the_day(text: str, minute: int) -> None:
    assert read_minute(text) == minute


def test_a_moment_is_split_in_date_and_time() -> None:
    assert split_moment("28.09.2026, 10:12") == ("28.09.2026", "10:12")
    assert split_moment("2026-09-28") == ("2026-09-28", "")


def test_one_part_above_twelve_settles_the_order_for_the_whole_file() -> None:
    assert settle_order(["03/04/2026", "13/04/2026"]) == ("dmy", {})
    assert settle_order(["03/04/2026", "04/13/2026"]) == ("mdy", {})


def test_dates_that_fit_both_orders_are_asked_about() -> None:
    order, possible = settle_order(["03/04/2026", "05/05/2026"])
    assert order is None
    assert possible == {"dmy": ["03/04/2026"], "mdy": ["03/04/2026"]}


def test_dates_that_prove_both_orders_are_asked_about() -> None:
    order, possible = settle_order(["13/04/2026", "04/13/2026"])
    assert order is None
    assert set(possible) == {"dmy", "mdy"}


def test_one_odd_date_among_hundreds_does_not_raise_a_question() -> None:
    many = [f"{day:02}/{month:02}/2025" for day in range(13, 29) for month in range(1, 13)]
    assert settle_order([*many, "04/13/2026"])[0] == "dmy"


def test_dates_that_read_alike_in_both_orders_need_no_answer() -> None:
    assert settle_order(["05/05/2026", "n/a"]) == ("dmy", {})
    assert settle_order(["2026-01-05", ""]) == (None, {})


def test_points_stand_for_day_first() -> None:
    assert settle_order(["03.04.2026"])[0] == "dmy"


def test_a_short_year_is_sought_where_the_numbers_vary_least() -> None:
    days = [date(2026, 1, 1) + timedelta(days=step) for step in range(60)]
    assert settle_order([day.strftime("%y-%m-%d") for day in days])[0] == "ymd"
    assert settle_order([day.strftime("%d-%m-%y") for day in days])[0] == "dmy"
    order, possible = settle_order(["26-09-28"])
    assert order is None
    assert set(possible) == {"dmy", "ymd"}


@given(st.dates(date(1990, 1, 1), date(2068, 12, 31)), st.sampled_from(["%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y %H:%M"]))
def test_every_day_is_read_back(day: date, form: str) -> None:
    if day.year >= 1970 + 99 * ("%y" not in form) or "%y" not in form:
        assert read_day(day.strftime(form), "dmy") == day.toordinal()


@given(st.text(max_size=30))
def test_no_text_upsets_the_reading(text: str) -> None:
    read_day(text, "dmy")
    read_minute(text)
    settle_order([text])


def test_a_column_of_day_numbers_is_read_as_a_spreadsheet_counts() -> None:
    assert settle_order(["45384.34", "45385", "45386,5", "2024-04-05"]) == ("serial", {})
    assert read_day("45384.34", "serial") == read_day("45384", "serial") == date(2024, 4, 2).toordinal()
    assert split_moment("45384.351389") == ("45384", "08:26")
    assert split_moment("45384.999999") == ("45384", "23:59")
    assert split_moment("45384.0") == ("45384", "")


@pytest.mark.parametrize("texts", [["45384", "12"], ["45384", "28/09/2026"], ["30000", "30001"], ["453840"], ["80000"]])
def test_other_numbers_are_no_days(texts: list[str]) -> None:
    order, _ = settle_order(texts)
    assert order != "serial"
    assert read_day(texts[0], order) is Reason.BAD_DATE
