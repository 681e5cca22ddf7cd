"""Accounts: what a password must be, how long a wrong one makes wait, and what an account is.

Source: OWASP ASVS 5.0, chapter 6 (at least 8 characters, no rules of composition, common ones refused); the waiting
time doubles, so that a thousand guesses take weeks.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.people import Role

SHORTEST, LONGEST, SHORTEST_PIN, LONGEST_PIN = 8, 256, 4, 12
FREE_TRIES, FIRST_WAIT, LONGEST_WAIT = 5, 30, 3600
_COMMON = frozenset({
    "password", "passw0rd", "password1", "password123", "12345678", "123456789", "1234567890", "87654321",
    "11111111", "00000000", "qwertyui", "qwertyuiop", "qwerty123", "qwertz123", "asdfghjk", "asdfghjkl", "1q2w3e4r",
    "abcdefgh", "abcd1234", "iloveyou", "sunshine", "princess", "football", "baseball", "superman", "starwars",
    "welcome1", "letmein1", "trustno1", "administrator", "changeme", "default1", "computer", "internet", "whatever",
    "michelle", "jennifer", "passwort", "passwort1", "kennwort", "motdepasse", "contrasena", "contraseña",
    "willkommen", "bienvenue", "retaildesktop",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who signs in; `approval_limit` is the highest order value he or she may approve, None for any."""

    name: str
    role: Role
    active: bool = True
    has_pin: bool = False
    approval_limit: Decimal | None = None
    failures: int = 0
    last_failure: datetime | None = None


def check_name(name: str) -> None:
    """Refuse a name that cannot be typed back.

    Raises:
        RetailError: it is empty, too long, or has signs that cannot be seen.
    """
    if not name.strip() or name != name.strip() or len(name) > 64 or not name.isprintable():
        raise RetailError("A name has 1 to 64 signs, none of them invisible, and no space at its ends.")


def check_password(password: str, name: str) -> None:
    """Refuse a password that is guessed soon.

    Raises:
        RetailError: it is too short, too long, common, or the person's name.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise RetailError(f"A password has {SHORTEST} to {LONGEST} signs. A few words in a row are easy to keep.")
    if password.casefold() in _COMMON or len(set(password)) < 3 or password.casefold() == name.casefold():
        raise RetailError("This password is among the first that are tried. Take a few words in a row instead.")


def check_pin(pin: str) -> None:
    """Refuse a PIN that is no row of digits, or guessed at once.

    Raises:
        RetailError: it is too short or long, has other signs than digits, or only one digit.
    """
    if not (pin.isascii() and pin.isdigit() and SHORTEST_PIN <= len(pin) <= LONGEST_PIN and len(set(pin)) > 1):
        raise RetailError(f"A PIN has {SHORTEST_PIN} to {LONGEST_PIN} digits, not all of them the same.")


def seconds_to_wait(account: Account, now: datetime) -> int:
    """How long until the next try: nothing for the first five, then 30 seconds, doubling up to an hour.

    A clock that was put back to before the last failure makes wait in full.
    """
    if account.failures < FREE_TRIES or account.last_failure is None:
        return 0
    wait: int = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(account.failures - FREE_TRIES, 10))
    gone = (now - account.last_failure).total_seconds()
    return wait if gone < 0 else max(0, round(wait - gone))
