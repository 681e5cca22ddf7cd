"""Accounts by command."""

import getpass
import sys
from typing import TYPE_CHECKING

import pytest

from retail_desktop.persistence import accounts as kept

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shop

ADAS, BOBS = "mug towel lighthouse", "candle and soap"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that take a thousandth of a second."""
    monkeypatch.setattr(kept, "_HASHER", kept.PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


@pytest.fixture
def guarded(shop: "Shop", monkeypatch: pytest.MonkeyPatch) -> "Shop":
    """Ada is the administrator, and her password is in the environment."""
    monkeypatch.setenv("RETAIL_NEW_PASSWORD", ADAS)
    monkeypatch.setenv("RETAIL_PASSWORD", ADAS)
    assert shop.call("users", "add", "Ada", "--role", "administrator").code == 0
    monkeypatch.setenv("RETAIL_NEW_PASSWORD", BOBS)
    return shop


def test_a_store_without_accounts_says_so(shop: "Shop") -> None:
    assert "whoever sits at this computer" in shop.call("users").out


def test_everybody_signs_in_from_the_first_account_on(guarded: "Shop", monkeypatch: pytest.MonkeyPatch) -> None:
    assert guarded.call("imports").code == 1
    assert guarded.call("--as-user", "Ada", "imports").code == 0
    said = guarded.json("--as-user", "Ada", "users", "add", "Bob", "--role", "staff", "--limit", "500").json
    assert (said["role"], said["approval_limit"]) == ("staff", "500")
    monkeypatch.setenv("RETAIL_PASSWORD", BOBS)
    assert guarded.call("--as-user", "Bob", "imports").code == 0
    assert guarded.call("--as-user", "Bob", "users", "role", "Bob", "administrator").code == 1
    assert guarded.call("--as-user", "Ada", "imports").code == 1


def test_accounts_are_changed_closed_and_listed(guarded: "Shop") -> None:
    ada = ("--as-user", "Ada", "users")
    guarded.call(*ada, "add", "Bob", "--role", "staff")
    assert guarded.call(*ada, "role", "Bob", "store-manager").out.strip() == "Bob  store manager"
    assert "up to 250" in guarded.call(*ada, "limit", "Bob", "250").out
    assert guarded.json(*ada, "limit", "Bob", "none").json["approval_limit"] is None
    assert "closed" in guarded.call(*ada, "close", "Bob").out
    assert guarded.json(*ada, "open", "Bob").json["active"]
    assert guarded.call(*ada, "password", "Bob").code == 0
    assert [one["name"] for one in guarded.json(*ada).json["users"]] == ["Ada", "Bob"]
    assert guarded.call(*ada, "close", "Eve").code == 1


def test_a_password_is_typed_twice_in_a_terminal(shop: "Shop", monkeypatch: pytest.MonkeyPatch) -> None:
    assert "RETAIL_NEW_PASSWORD" in shop.call("users", "add", "Ada", "--role", "administrator").err
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    typed = iter([ADAS, "another", ADAS, ADAS, ADAS])
    monkeypatch.setattr(getpass, "getpass", lambda _: next(typed))
    assert "differ" in shop.call("users", "add", "Ada", "--role", "administrator").err
    assert shop.call("users", "add", "Ada", "--role", "administrator").code == 0
    assert shop.call("--as-user", "Ada", "imports").code == 0


def test_the_trail_is_shown_and_written(guarded: "Shop") -> None:
    ada = ("--as-user", "Ada", "trail")
    assert "Ada  add account" in guarded.call(*ada).out.replace("Owner", "Ada")
    assert guarded.json(*ada).json["trail"][0]["action"] == "sign in"
    out = guarded.folder / "trail.csv"
    assert guarded.json(*ada, "--out", str(out)).json["rows"] > 1
    assert out.exists()
