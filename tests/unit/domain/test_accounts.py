"""What a password must be, and how long a wrong one makes wait."""

from datetime import UTC, datetime, timedelta

import pytest

from retail_desktop.domain.accounts import Account, check_name, check_password, check_pin, seconds_to_wait
from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.people import Role

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def wait(failures: int, ago: int) -> int:
    account = Account("Max", Role.STAFF, failures=failures, last_failure=NOW - timedelta(seconds=ago))
    return seconds_to_wait(account, NOW)


def test_a_few_words_in_a_row_are_a_good_password() -> None:
    check_password("mug towel lighthouse", "Max")
    check_password("日本語日本語のパス", "Max")


@pytest.mark.parametrize(
    "password", ["", "short", "password", "PassWort1", "aaaaaaaaa", "abababab", "x" * 257, "Maria Smith"]
)
def test_a_password_that_is_guessed_soon_is_refused(password: str) -> None:
    with pytest.raises(RetailError):
        check_password(password, "maria smith")


@pytest.mark.parametrize("pin", ["", "123", "1111", "12a4", "1234567890123", "١٢٣٤"])
def test_a_pin_that_is_no_row_of_digits_is_refused(pin: str) -> None:
    with pytest.raises(RetailError):
        check_pin(pin)


def test_four_digits_are_a_pin() -> None:
    check_pin("2580")


@pytest.mark.parametrize("name", ["", " ", " Max", "Max\n", "x" * 65, "a\u200bb"])
def test_a_name_that_cannot_be_typed_back_is_refused(name: str) -> None:
    with pytest.raises(RetailError):
        check_name(name)


def test_an_ordinary_name_is_fine() -> None:
    check_name("Zoë O'Brien")


def test_five_slips_are_free_and_then_the_wait_doubles_up_to_an_hour() -> None:
    assert [wait(failures, 0) for failures in (0, 4, 5, 6, 7, 30)] == [0, 0, 30, 60, 120, 3600]
    assert wait(5, 20) == 10
    assert wait(5, 31) == 0


def test_putting_the_clock_back_does_not_shorten_the_wait() -> None:
    assert wait(5, -86_400) == 30
    assert seconds_to_wait(Account("Max", Role.STAFF, failures=9), NOW) == 0
