"""Accounts: who may sign in, with what, and what he or she may do.

A store without accounts has one owner. Whoever can write the store's file owns it: roles protect from mistakes, not
from somebody with tools and time at this computer.
"""

from collections.abc import Callable
from decimal import Decimal

from retail_desktop.domain.accounts import Account, check_name, check_password, check_pin
from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.domain.people import Permission, Role
from retail_desktop.persistence import accounts, people
from retail_desktop.persistence.database import Work
from retail_desktop.services.signing_in import person_with
from retail_desktop.services.workplace import Workplace


def list_accounts(place: Workplace) -> tuple[Account, ...]:
    """All accounts by name; none means that anybody at this computer is the owner."""
    with place.database.reading() as work:
        return accounts.accounts(work)


def add_account(
    place: Workplace, name: str, role: Role, password: str, *, approval_limit: Decimal | None = None
) -> Account:
    """Add somebody; from the first account on, everybody signs in.

    Raises:
        RetailError: the name is taken or cannot be typed, the password is guessed soon, or the first one is no
            administrator.
    """
    place.allow(Permission.ADMINISTER)
    check_name(name)
    check_password(password, name)
    hashed = accounts.secret_hash(password)
    with place.database.writing() as work:
        known = accounts.accounts(work)
        if any(one.name.casefold() == name.casefold() for one in known):
            raise RetailError(f"There is an account named {name} already. Choose another name.")
        if not known and role is not Role.ADMINISTRATOR:
            raise RetailError("The first account is an administrator's, so that somebody may add the others.")
        accounts.add_account(work, name, role)
        accounts.change_account(work, name, password_hash=hashed, approval_limit=approval_limit)
        people.note(work, place.person.name, "add account", name, {"role": role.value, "limit": approval_limit})
        return _find(work, name)


def change_role(place: Workplace, name: str, role: Role) -> Account:
    """Give somebody another role; it counts at once, in open windows too."""

    def change(work: Work, before: Account) -> dict[str, object]:
        accounts.change_account(work, name, role=role.value)
        return {"before": before.role.value, "after": role.value}

    return _change(place, name, "change role", change)


def change_limit(place: Workplace, name: str, limit: Decimal | None) -> Account:
    """Set the highest value of an order that somebody may approve; None takes the limit away."""

    def change(work: Work, before: Account) -> dict[str, object]:
        accounts.change_account(work, name, approval_limit=limit)
        return {"before": before.approval_limit, "after": limit}

    return _change(place, name, "change approval limit", change)


def set_active(place: Workplace, name: str, *, active: bool) -> Account:
    """Close an account, or open it again; what was done under its name stays."""

    def change(work: Work, _before: Account) -> dict[str, object]:
        accounts.change_account(work, name, active=int(active))
        return {}

    return _change(place, name, "open account" if active else "close account", change)


def set_password(place: Workplace, name: str, password: str, *, old: str = "") -> None:
    """Set a password: one's own with the old one, anybody's as an administrator.

    Raises:
        NotAllowedError: the old password is wrong.
        RetailError: the new one is guessed soon.
    """
    check_password(password, name)
    _set_secret(place, name, "set password", {"password_hash": accounts.secret_hash(password)}, old)


def set_pin(place: Workplace, name: str, pin: str, *, old: str = "") -> None:
    """Set one's PIN for the quick change at a shared computer; an empty one takes it away.

    Raises:
        NotAllowedError: the password is wrong.
        RetailError: the PIN is no row of digits.
    """
    if pin:
        check_pin(pin)
    _set_secret(place, name, "set PIN", {"pin_hash": accounts.secret_hash(pin) if pin else ""}, old)


def sign_in(place: Workplace, name: str, secret: str, *, pin: bool = False) -> Workplace:
    """Give the store as the person who has this password, or in a running window this PIN.

    Raises:
        NotAllowedError: name and secret do not belong together, or it is too soon for another try.
    """
    return Workplace(place.location, person_with(place.database, name, secret, pin=pin))


def _change(place: Workplace, name: str, action: str, change: Callable[[Work, Account], dict[str, object]]) -> Account:
    place.allow(Permission.ADMINISTER)
    with place.database.writing() as work:
        detail = change(work, _find(work, name))
        after = accounts.accounts(work)
        if not any(one.active and one.role is Role.ADMINISTRATOR for one in after):
            raise RetailError("One administrator has to stay, so that somebody may change accounts.")
        people.note(work, place.person.name, action, name, detail)
        return _find(work, name)


def _set_secret(place: Workplace, name: str, action: str, values: dict[str, str], old: str) -> None:
    if name == place.person.name and place.person.role is not Role.ADMINISTRATOR:
        person_with(place.database, name, old)
    else:
        place.allow(Permission.ADMINISTER)
    with place.database.writing() as work:
        _find(work, name)
        accounts.change_account(work, name, failures=0, last_failure="", **values)
        people.note(work, place.person.name, action, name)


def _find(work: Work, name: str) -> Account:
    found = next((one for one in accounts.accounts(work) if one.name == name), None)
    if found is None:
        raise NotFoundError(f"There is no account named {name}. The list of accounts shows the names.")
    return found
