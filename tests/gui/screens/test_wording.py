from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale

from retail_desktop.gui.screens import wording


@pytest.fixture(autouse=True)
def american() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))


def test_nothing_is_shown_as_a_dash() -> None:
    shown = (wording.number(None), wording.money(None), wording.percent(None), wording.day(None), wording.units(None))
    assert shown == ("–",) * 5


@pytest.mark.parametrize(
    ("amount", "currency", "shown"),
    [("721.6", "USD", "$721.60"), ("-3", "EUR", "−€3.00"), ("1234.5", "SEK", "1,234.50 SEK"), ("5", "", "5.00")],
)
def test_money_carries_the_sign_of_its_currency_or_its_code(amount: str, currency: str, shown: str) -> None:
    assert wording.money(Decimal(amount), currency) == shown


def test_a_round_amount_can_be_shown_without_decimals() -> None:
    assert wording.round_money(Decimal(500), "USD") == "$500"
    assert wording.round_money(Decimal("500.50"), "USD") == "$500.50"


def test_a_quantity_keeps_the_decimals_it_has_and_a_true_minus_sign() -> None:
    assert [wording.units(Decimal(text)) for text in ("12", "2.500", "-3.125")] == ["12", "2.5", "−3.125"]
    assert [wording.signed(Decimal(text)) for text in ("10", "-20")] == ["+10", "−20"]


def test_days_are_spelt_with_their_weekday() -> None:
    assert wording.day(date(2026, 10, 6)) == "Tue 6 Oct"
    assert wording.full_day(date(2026, 10, 6)) == "6 Oct 2026"


def test_how_far_a_day_is_away_is_said_in_words() -> None:
    today = date(2026, 9, 30)
    days = [date(2026, 9, 28), today, date(2026, 10, 1), date(2026, 10, 5)]
    assert [wording.days_away(day, today) for day in days] == ["2 days late", "today", "tomorrow", "in 5 days"]


def test_a_moment_that_is_no_time_stamp_is_shown_as_it_is() -> None:
    assert wording.moment("this morning") == "this morning"
    assert wording.moment("2026-09-30T08:00:00").startswith("30 Sep 2026 ")


def test_packs_are_shown_as_count_times_size() -> None:
    assert wording.packs(Decimal(48), Decimal(12)) == "4 × 12"
    assert wording.packs(Decimal(0), Decimal(12)) == "–"


def test_a_share_is_shown_as_per_cent() -> None:
    assert wording.percent(0.627, 1) == "62.7 %"
