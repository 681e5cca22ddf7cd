"""Days that a run did not take as they were sold, and the wish that it does."""

from datetime import date

from retail_desktop.domain.corrections import DemandCorrection, KeptOutlier
from retail_desktop.domain.errors import NotFoundError
from retail_desktop.domain.people import Permission
from retail_desktop.persistence import catalogue, corrections, people
from retail_desktop.persistence.database import Work
from retail_desktop.services.workplace import Workplace, now


def list_corrections(
    place: Workplace, sku: str | None = None, store: str | None = None
) -> tuple[DemandCorrection, ...]:
    """What the newest run over everything corrected, by item, store and day."""
    with place.database.reading() as work:
        return corrections.corrections(work, sku, store)


def list_kept_days(place: Workplace, sku: str | None = None, store: str | None = None) -> tuple[KeptOutlier, ...]:
    """The days that somebody wants taken as they were sold."""
    with place.database.reading() as work:
        return corrections.kept_outliers(work, sku, store)


def keep_as_sold(place: Workplace, sku: str, store: str, day: date) -> KeptOutlier:
    """Let a day count as it was sold, however unusual it looks, from the next run on.

    Raises:
        NotFoundError: there is no such item or store.
    """
    place.allow(Permission.FORECAST)
    wish = KeptOutlier(sku, store, day, place.person.name, now())
    with place.database.writing() as work:
        _check_names(work, sku, store)
        corrections.keep_outlier(work, wish)
        _note(work, wish, "keep as sold")
    return wish


def correct_again(place: Workplace, sku: str, store: str, day: date) -> None:
    """Take the wish back; the next run judges the day for itself.

    Raises:
        NotFoundError: nobody wished it.
    """
    place.allow(Permission.FORECAST)
    wish = KeptOutlier(sku, store, day, place.person.name, now())
    with place.database.writing() as work:
        _check_names(work, sku, store)
        if not corrections.drop_kept_outlier(work, wish):
            raise NotFoundError(f"{day} of item {sku} in {store} is not kept as it was sold.")
        _note(work, wish, "correct again")


def _check_names(work: Work, sku: str, store: str) -> None:
    if sku not in catalogue.item_ids(work):
        raise NotFoundError(f"There is no item {sku}. Check the code; leading zeros count.")
    if store not in catalogue.store_ids(work):
        raise NotFoundError(f"There is no store {store}.")


def _note(work: Work, wish: KeptOutlier, action: str) -> None:
    # Other demand wants another forecast, as other sales do: the plan looks at this number.
    people.count_up(work, "sales_version")
    people.note(work, wish.person, action, wish.sku, {"store": wish.store, "day": wish.day})
