"""Commands around accounts, and the trail of what was done."""

import argparse
import getpass
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retail_desktop.cli.answer import Answer, decimal, place_of
from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.people import Role
from retail_desktop.domain.quantities import plain

if TYPE_CHECKING:
    from retail_desktop.domain.accounts import Account

ROLES = {role.name.lower().replace("_", "-"): role for role in Role}


def add_words(commands: Any) -> None:  # noqa: ANN401 - argparse gives its sub-parsers no public type
    """Teach the command line `users`."""
    users_words = commands.add_parser("users", help="who may sign in, and what each may do")
    users_words.set_defaults(command=users, step=None)
    steps = users_words.add_subparsers(dest="step", metavar="STEP")
    steps.add_parser("list", help="all of them (so too without a step)")
    words = steps.add_parser("add", help="add somebody; the password comes from RETAIL_NEW_PASSWORD or is asked for")
    words.add_argument("name")
    words.add_argument("--role", choices=list(ROLES), required=True)
    words.add_argument("--limit", type=decimal, metavar="AMOUNT", help="approves orders up to this value")
    words = steps.add_parser("role", help="give somebody another role")
    words.add_argument("name")
    words.add_argument("role", choices=list(ROLES))
    words = steps.add_parser("limit", help="the highest order value that somebody may approve; none: any")
    words.add_argument("name")
    words.add_argument("limit", type=_limit, metavar="AMOUNT|none")
    for step, meaning in (("close", "close an account"), ("open", "open a closed account again")):
        steps.add_parser(step, help=meaning).add_argument("name")
    words = steps.add_parser("password", help="set a password, from RETAIL_NEW_PASSWORD or asked for")
    words.add_argument("name")

    words = commands.add_parser("trail", help="what was done in the store, by whom and when")
    words.add_argument("--out", metavar="FILE.csv|.xlsx", help="write all of it there")
    words.set_defaults(command=trail)


def trail(given: argparse.Namespace) -> Answer:
    """Show the newest entries of the audit trail, or write all of them."""
    from retail_desktop.services import audit_trail  # noqa: PLC0415 - services load SQLAlchemy

    place = place_of(given)
    if given.out:
        rows = audit_trail.write_trail(place, Path(given.out))
        return Answer(f"{rows} entries written to {given.out}.", {"rows": rows, "file": given.out})
    found = audit_trail.read_trail(place, 100)
    lines = [f"{one.at:%Y-%m-%d %H:%M}  {one.person}  {one.action}  {one.subject}" for one in found]
    return Answer("\n".join(lines), {"trail": [asdict(one) | {"at": one.at.isoformat()} for one in found]})


def users(given: argparse.Namespace) -> Answer:
    """List, add, change and close accounts."""
    from retail_desktop.services import accounts  # noqa: PLC0415 - services load SQLAlchemy

    place, step = place_of(given), given.step or "list"
    if step == "add":
        account = accounts.add_account(
            place, given.name, ROLES[given.role], _new_password(), approval_limit=given.limit
        )
        return Answer(f"{account.name} signs in as {account.role.value} from now on.", _data(account))
    if step == "password":
        accounts.set_password(place, given.name, _new_password(), old=os.environ.get("RETAIL_PASSWORD", ""))
        return Answer(f"The password of {given.name} is changed.", {"name": given.name})
    if step == "role":
        return _changed(accounts.change_role(place, given.name, ROLES[given.role]))
    if step == "limit":
        return _changed(accounts.change_limit(place, given.name, given.limit))
    if step in ("close", "open"):
        return _changed(accounts.set_active(place, given.name, active=step == "open"))
    found = accounts.list_accounts(place)
    lines = [_shown(one) for one in found]
    none = "No accounts: whoever sits at this computer is the owner. Add an administrator to begin."
    return Answer("\n".join(lines) or none, {"users": [_data(one) for one in found]})


def _changed(account: "Account") -> Answer:
    return Answer(_shown(account), _data(account))


def _shown(one: "Account") -> str:
    limit = "" if one.approval_limit is None else f", approves orders up to {plain(one.approval_limit)}"
    return f"{one.name}  {one.role.value}{limit}{'' if one.active else ', closed'}"


def _data(one: "Account") -> dict[str, Any]:
    return {"name": one.name, "role": one.role.value, "active": one.active, "approval_limit": one.approval_limit}


def _limit(words: str) -> Any:  # noqa: ANN401 - a number or nothing
    return None if words.lower() == "none" else decimal(words)


def _new_password() -> str:
    """What RETAIL_NEW_PASSWORD says, else what is typed twice; a command line would show it to everybody."""
    said = os.environ.get("RETAIL_NEW_PASSWORD")
    if said is not None:
        return said
    if not sys.stdin.isatty():
        raise RetailError("No password was given. Set RETAIL_NEW_PASSWORD, or run this in a terminal.")
    first = getpass.getpass("New password: ")
    if first != getpass.getpass("Once more: "):
        raise RetailError("The two passwords differ, so nothing was changed. Try again.")
    return first
