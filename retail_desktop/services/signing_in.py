"""Who somebody is, by name and password; refusals are kept, and too many of them make wait."""

from datetime import UTC, datetime

from retail_desktop.domain.accounts import seconds_to_wait
from retail_desktop.domain.errors import NotAllowedError
from retail_desktop.domain.people import Person
from retail_desktop.persistence import accounts, people
from retail_desktop.persistence.database import Database


def person_with(database: Database, name: str, secret: str, *, pin: bool = False) -> Person:
    """Give the person who has this password, or this PIN.

    After five wrong ones in a row each further try has to wait longer, also after a restart.

    Raises:
        NotAllowedError: name and secret do not belong together, or it is too soon for another try.
    """
    what, now = "PIN" if pin else "password", datetime.now(UTC)
    with database.reading() as work:
        account = next((one for one in accounts.accounts(work) if one.name == name), None)
        wait = seconds_to_wait(account, now) if account else 0
        if wait:
            raise NotAllowedError(f"Too many wrong tries. The next one is possible in {wait} seconds.")
        fits = accounts.is_secret(work, name, secret, pin=pin)
    with database.writing() as work:
        if fits:
            accounts.change_account(work, name, failures=0, last_failure="")
            people.note(work, name, "sign in", what)
            return people.people(work)[name]
        if account:
            at = now.isoformat(timespec="seconds")
            accounts.change_account(work, name, failures=account.failures + 1, last_failure=at)
        people.note(work, name[:64], "sign in refused", what)
    raise NotAllowedError(f"This name and {what} do not belong together, or the account is closed. Try again.")
