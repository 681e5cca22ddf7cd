"""Accounts: who may sign in, and what a wrong password costs."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from retail_desktop.domain.accounts import Account
from retail_desktop.domain.errors import NotAllowedError, NotFoundError, RetailError
from retail_desktop.domain.people import Permission, Role
from retail_desktop.domain.purchasing import OrderStatus
from retail_desktop.persistence import accounts as kept
from retail_desktop.services import signing_in
from retail_desktop.services.accounts import (
    add_account,
    change_limit,
    change_role,
    list_accounts,
    set_active,
    set_password,
    set_pin,
    sign_in,
)
from retail_desktop.services.keep_store import check
from retail_desktop.services.order_goods import change_status, create_orders
from retail_desktop.services.workplace import Workplace, open_workplace

ADAS, BOBS = "mug towel lighthouse", "candle and soap"
Dump = Callable[[Workplace], dict[str, list[tuple[Any, ...]]]]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that take a thousandth of a second."""
    monkeypatch.setattr(kept, "_HASHER", kept.PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


@pytest.fixture
def ada(empty_shop: Workplace) -> Workplace:
    add_account(empty_shop, "Ada", Role.ADMINISTRATOR, ADAS)
    return open_workplace(empty_shop.location, "Ada", lambda: ADAS)


@pytest.fixture
def bob(ada: Workplace) -> Workplace:
    add_account(ada, "Bob", Role.STAFF, BOBS)
    return open_workplace(ada.location, "Bob", lambda: BOBS)


def account(place: Workplace, name: str) -> Account:
    return next(one for one in list_accounts(place) if one.name == name)


def test_the_first_account_is_an_administrators(empty_shop: Workplace) -> None:
    with pytest.raises(RetailError, match="first account"):
        add_account(empty_shop, "Bob", Role.STAFF, BOBS)
    assert list_accounts(empty_shop) == ()


def test_an_open_window_of_the_owner_ends_with_the_first_account(empty_shop: Workplace, ada: Workplace) -> None:
    with pytest.raises(NotAllowedError, match="no open account"):
        empty_shop.allow(Permission.ADMINISTER)
    ada.allow(Permission.ADMINISTER)


def test_a_name_is_taken_in_any_case(ada: Workplace) -> None:
    with pytest.raises(RetailError, match="already"):
        add_account(ada, "ADA", Role.STAFF, BOBS)


def test_only_an_administrator_makes_accounts(bob: Workplace) -> None:
    for act in (
        lambda: add_account(bob, "Eve", Role.STAFF, "another one of these"),
        lambda: change_role(bob, "Bob", Role.ADMINISTRATOR),
        lambda: change_limit(bob, "Bob", None),
        lambda: set_active(bob, "Ada", active=False),
        lambda: set_password(bob, "Ada", "another one of these"),
    ):
        with pytest.raises(NotAllowedError):
            act()


def test_a_changed_role_counts_at_once_in_a_window_that_is_open(ada: Workplace, bob: Workplace) -> None:
    with pytest.raises(NotAllowedError):
        bob.allow(Permission.FORECAST)
    change_role(ada, "Bob", Role.ANALYST)
    bob.allow(Permission.FORECAST)
    set_active(ada, "Bob", active=False)
    with pytest.raises(NotAllowedError, match="no open account"):
        bob.allow(Permission.FORECAST)
    with pytest.raises(NotAllowedError, match="closed"):
        open_workplace(ada.location, "Bob", lambda: BOBS)
    set_active(ada, "Bob", active=True)
    open_workplace(ada.location, "Bob", lambda: BOBS)


def test_one_administrator_has_to_stay(ada: Workplace) -> None:
    for act in (lambda: change_role(ada, "Ada", Role.STAFF), lambda: set_active(ada, "Ada", active=False)):
        with pytest.raises(RetailError, match="One administrator"):
            act()
    assert account(ada, "Ada").role is Role.ADMINISTRATOR


def test_after_five_wrong_passwords_even_the_right_one_waits(
    ada: Workplace, bob: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        with pytest.raises(NotAllowedError, match="do not belong together"):
            sign_in(ada, "Bob", "guess")
    with pytest.raises(NotAllowedError, match="possible in"):
        sign_in(ada, "Bob", BOBS)

    class Later(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:  # type: ignore[override] # noqa: ANN401 - as datetime has it
            return datetime.now(tz) + timedelta(seconds=31)

    monkeypatch.setattr(signing_in, "datetime", Later)
    assert sign_in(ada, "Bob", BOBS).person.name == "Bob"
    assert account(ada, "Bob").failures == 0


def test_an_unknown_name_is_refused_in_the_same_words(ada: Workplace) -> None:
    with pytest.raises(NotAllowedError) as wrong:
        sign_in(ada, "Eve", "guess")
    with pytest.raises(NotAllowedError) as unknown:
        sign_in(ada, "Ada", "guess")
    assert str(wrong.value) == str(unknown.value)


def test_a_pin_changes_person_quickly_and_can_be_given_up(ada: Workplace, bob: Workplace) -> None:
    with pytest.raises(NotAllowedError):
        set_pin(bob, "Bob", "2580", old="guess")
    set_pin(bob, "Bob", "2580", old=BOBS)
    assert account(ada, "Bob").has_pin
    assert sign_in(ada, "Bob", "2580", pin=True).person.role is Role.STAFF
    with pytest.raises(NotAllowedError):
        sign_in(ada, "Bob", BOBS, pin=True)
    set_pin(bob, "Bob", "", old=BOBS)
    with pytest.raises(NotAllowedError):
        sign_in(ada, "Bob", "", pin=True)


def test_ones_own_password_is_changed_with_the_old_one_and_anybodys_by_an_administrator(
    ada: Workplace, bob: Workplace
) -> None:
    with pytest.raises(NotAllowedError):
        set_password(bob, "Bob", "soap and candle", old="guess")
    set_password(bob, "Bob", "soap and candle", old=BOBS)
    sign_in(ada, "Bob", "soap and candle")
    set_password(ada, "Bob", "towels and mugs")
    sign_in(ada, "Bob", "towels and mugs")
    with pytest.raises(NotFoundError):
        set_password(ada, "Eve", "towels and mugs")


def test_secrets_are_in_no_trail_and_no_file(ada: Workplace, bob: Workplace, everything: Dump) -> None:
    set_pin(bob, "Bob", "258025802", old=BOBS)
    content = everything(ada)
    assert not [
        row for rows in content.values() for row in rows if any(word in str(row) for word in (BOBS, "258025802"))
    ]
    hashes = [str(row) for row in content["audit"] if "argon2" in str(row)]
    assert not hashes
    assert "sign in" in str(content["audit"])
    assert check(ada).problems == ()


def test_an_order_above_the_limit_needs_somebody_with_a_higher_one(planned: Workplace) -> None:
    number = create_orders(planned)[0].number
    add_account(planned, "Ada", Role.ADMINISTRATOR, ADAS)
    ada = open_workplace(planned.location, "Ada", lambda: ADAS)
    add_account(ada, "Kim", Role.PURCHASING, BOBS, approval_limit=Decimal("0.01"))
    kim = open_workplace(planned.location, "Kim", lambda: BOBS)
    with pytest.raises(NotAllowedError, match=r"up to 0\.01"):
        change_status(kim, number, OrderStatus.APPROVED)
    change_limit(ada, "Kim", None)
    assert change_status(kim, number, OrderStatus.APPROVED).status is OrderStatus.APPROVED


def test_failures_are_kept_with_their_moment(ada: Workplace) -> None:
    with pytest.raises(NotAllowedError):
        sign_in(ada, "Ada", "guess")
    found = account(ada, "Ada")
    assert found.failures == 1
    assert found.last_failure is not None
    assert datetime.now(UTC) - found.last_failure < timedelta(minutes=1)
