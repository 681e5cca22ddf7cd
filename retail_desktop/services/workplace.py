"""A store that is open, and the person who works in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from retail_desktop.domain.catalogue import Store
from retail_desktop.domain.errors import NotAllowedError, NotFoundError
from retail_desktop.domain.people import Permission, Person
from retail_desktop.persistence import catalogue, forecasts, ledger, people, plans, sales
from retail_desktop.persistence.database import Database, Work, open_database
from retail_desktop.services.signing_in import person_with

SAMPLE_SETTING = "sample_store"
OWNER = Person("Owner")


@dataclass(frozen=True, slots=True)
class Workplace:
    """A handle that any process can work with: where the store is, and who acts."""

    location: str
    person: Person = OWNER

    @property
    def database(self) -> Database:
        """The open database."""
        return open_database(self.location)

    def allow(self, permission: Permission) -> None:
        """Refuse unless the person may do this.

        Raises:
            NotAllowedError: the role does not include it.
        """
        self.acting.require(permission)

    @property
    def acting(self) -> Person:
        """The person as the store knows him or her now: a changed role counts at once.

        Raises:
            NotAllowedError: the account was closed meanwhile.
        """
        with self.database.reading() as work:
            if not people.has_accounts(work):
                return self.person
            known = people.people(work).get(self.person.name)
        if known is None:
            raise NotAllowedError(f"{self.person.name} has no open account here. Sign in as somebody who has.")
        return known


@dataclass(frozen=True, slots=True)
class Freshness:
    """How old the figures on a screen are."""

    sales_through: date | None
    stock_as_of: date | None
    forecast_as_of: date | None
    plan_as_of: date | None
    items: int
    is_sample: bool
    store_name: str
    currency: str = ""
    read_only: str = ""


def open_workplace(location: str, as_user: str | None = None, ask: Callable[[], str] = str) -> Workplace:
    """Open a store, making or upgrading it when needed; where it has accounts, as somebody whose password `ask` gives.

    Raises:
        StoreFileError: the file cannot be used.
        NotFoundError: the store has accounts, and nobody was named.
        NotAllowedError: name and password do not belong together.
    """
    with open_database(location).reading() as connection:
        signs_in = people.has_accounts(connection)
    if not signs_in:
        return Workplace(location, Person(as_user) if as_user else OWNER)
    if not as_user:
        raise NotFoundError("This store has accounts. Say who you are with --as-user NAME.")
    return Workplace(location, person_with(open_database(location), as_user, ask()))


def choose_stores(place: Workplace) -> tuple[Store, ...]:
    """All stores by code."""
    with place.database.reading() as connection:
        return catalogue.stores(connection)


def freshness(place: Workplace) -> Freshness:
    """Up to which day sales, stock, forecast and plan reach."""
    with place.database.reading() as connection:
        stores = catalogue.stores(connection)
        run, plan = forecasts.newest_run(connection), plans.newest_plan(connection)
        counted = [level.counted_on for level in ledger.balances(connection).values() if level.counted_on]
        return Freshness(
            sales_through=sales.newest_day(connection),
            stock_as_of=max(counted, default=None),
            forecast_as_of=run[0].as_of if run else None,
            plan_as_of=plan.as_of if plan else None,
            items=len(catalogue.items(connection)),
            is_sample=people.read_setting(connection, SAMPLE_SETTING) == "yes",
            currency=people.read_setting(connection, "currency"),
            read_only=place.database.access.why,
            store_name=stores[0].name if len(stores) == 1 else (f"{len(stores)} stores" if stores else ""),
        )


def last_day(work: Work, as_of: date | None) -> date | None:
    """The last day whose data is used: the newest day with sales, or `as_of` if that is earlier.

    Days after the newest sales are not known yet; taking them for days without a sale would pull every forecast down.
    """
    newest = sales.newest_day(work)
    return newest if as_of is None or newest is None else min(as_of, newest)


def trading_day(work: Work) -> date:
    """The day on which the store acts: today, or the day after the last sales where these are older than a month.

    So a sample store, or one that is looked at long after, stays at its own point in time.
    """
    today = date.today()  # noqa: DTZ011 - a trading day has no zone
    newest = sales.newest_day(work)
    return newest + timedelta(days=1) if newest and newest < today - timedelta(days=31) else today


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
