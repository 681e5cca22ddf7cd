"""People say that a suggestion is not to be ordered now, or not at all."""

from datetime import date

from retail_desktop.domain.errors import NotFoundError
from retail_desktop.domain.people import Permission
from retail_desktop.domain.setting_aside import SetAside, check_until
from retail_desktop.persistence import catalogue, people, set_aside
from retail_desktop.persistence.database import Work
from retail_desktop.services.workplace import Workplace, now, trading_day


def set_item_aside(place: Workplace, sku: str, store: str, until: date | None = None, note: str = "") -> SetAside:
    """Leave an item of a store out of orders until a day, or until it is brought back.

    What was said of it before is replaced.

    Raises:
        NotFoundError: there is no such item or store.
        RetailError: the day is not after the plan's.
    """
    place.allow(Permission.PLAN)
    with place.database.writing() as work:
        _check_known(work, sku, store)
        check_until(until, trading_day(work))
        set_aside.end(work, sku, store, at=now(), person=place.person.name)
        made = SetAside(sku, store, until, place.person.name, note, now())
        set_aside.add(work, made)
        people.note(work, place.person.name, "set aside", sku, {"store": store, "until": until, "note": note})
    return made


def bring_back(place: Workplace, sku: str, store: str) -> None:
    """Let an item that was set aside be ordered again.

    Raises:
        NotFoundError: it is not set aside.
    """
    place.allow(Permission.PLAN)
    with place.database.writing() as work:
        if not set_aside.end(work, sku, store, at=now(), person=place.person.name):
            raise NotFoundError(f"Item {sku} of store {store} is not set aside. `set-aside list` shows what is.")
        people.note(work, place.person.name, "bring back", sku, {"store": store})


def list_set_aside(place: Workplace, *, ended: bool = False) -> tuple[SetAside, ...]:
    """What is set aside today; with `ended` also what was."""
    with place.database.reading() as work:
        today = trading_day(work)
        found = set_aside.all_set_aside(work, ended=ended)
        return tuple(one for one in found if ended or one.holds_on(today))


def left_out(work: Work, today: date) -> set[tuple[str, str]]:
    """Items and stores that are not to be ordered on a day."""
    return {(one.sku, one.store) for one in set_aside.all_set_aside(work) if one.holds_on(today)}


def _check_known(work: Work, sku: str, store: str) -> None:
    if sku not in catalogue.item_ids(work):
        raise NotFoundError(f"There is no item {sku}. `query item` and the search box find items by part of a name.")
    if store not in (stores := catalogue.store_ids(work)):
        raise NotFoundError(f"There is no store {store}; the stores are {', '.join(sorted(stores))}.")
