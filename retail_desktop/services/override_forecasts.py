"""People change forecasts: at once in the numbers that are stored, and in those of every run to come."""

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from retail_desktop.domain.errors import NotFoundError
from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.forecast_history import ForecastCheck, OverrideValue, override_value
from retail_desktop.domain.overrides import Override, OverrideKind, check, overridden
from retail_desktop.domain.people import PERMISSIONS, Permission
from retail_desktop.domain.quantities import plain
from retail_desktop.persistence import catalogue, forecast_checks, forecasts, overrides, people
from retail_desktop.persistence.database import Work
from retail_desktop.services.checks_of_forecasts import check_of
from retail_desktop.services.progress import Progress, silent
from retail_desktop.services.workplace import Workplace, now, trading_day

STEP = 200  # forecasts between two words of progress


@dataclass(frozen=True, slots=True)
class OverrideOutcome:
    """A change that was made or taken back, and how many stored forecasts it moved."""

    override: Override
    forecasts: int


def may_override(place: Workplace) -> bool:
    """Whether the person may change forecasts."""
    return Permission.FORECAST in PERMISSIONS[place.person.role]


def add_override(
    place: Workplace,
    kind: OverrideKind,
    amount: Decimal,
    *,
    first: date | None = None,
    last: date | None = None,
    sku: str = "",
    store: str = "",
    category: str = "",
    note: str = "",
    progress: Progress = silent,
) -> OverrideOutcome:
    """Change the forecast of an item, a store, a category or everything, from `first` (default: the next day) on.

    Raises:
        RetailError: the number, the period or the scope make no sense.
        NotFoundError: there is no such item, store or category.
    """
    place.allow(Permission.FORECAST)
    with place.database.writing() as work:
        _check_scope(work, sku, store, category)
        wanted = Override(
            0, kind, amount, first or _next_day(work), last, sku, store, category, place.person.name, note, now()
        )
        check(wanted)
        made = replace(wanted, override_id=overrides.add(work, wanted))
        moved = _apply(work, made, progress)
        people.note(work, place.person.name, "override forecast", _scope(made), _detail(made))
    return OverrideOutcome(made, moved)


def remove_override(place: Workplace, override_id: int, *, progress: Progress = silent) -> OverrideOutcome:
    """Take a change back; the engine's own numbers come back at once, and the change stays on record.

    Raises:
        NotFoundError: there is no such change, or it was taken back before.
    """
    place.allow(Permission.FORECAST)
    with place.database.writing() as work:
        if not overrides.remove(work, override_id, at=now(), person=place.person.name):
            raise NotFoundError(f"No change {override_id} of the forecast holds. `override list` shows those that do.")
        (gone,) = (one for one in overrides.overrides(work, removed=True) if one.override_id == override_id)
        moved = _apply(work, gone, progress)
        people.note(work, place.person.name, "remove override", _scope(gone), _detail(gone))
    return OverrideOutcome(gone, moved)


def list_overrides(
    place: Workplace, *, sku: str | None = None, store: str | None = None, removed: bool = False
) -> tuple[Override, ...]:
    """The changes that hold, in the order in which they were made; those that concern an item or store, if named."""
    with place.database.reading() as work:
        found = overrides.overrides(work, removed=removed)
        if sku is None and store is None:
            return found
        category = _categories(work).get(sku or "", "")
    return tuple(
        one
        for one in found
        if one.concerns(sku or one.sku, store or one.store, category if sku is not None else one.category)
    )


def value_of_overrides(place: Workplace, *, sku: str | None = None, store: str | None = None) -> OverrideValue:
    """What changes were worth where their days have come: the error of 28-day totals with them and without."""
    with place.database.reading() as work:
        return override_value(forecast_checks.checks(work, sku=sku, store_code=store))


def scope_words(override: Override) -> str:
    """`00417 in MAIN`, `category Mugs`, `everything`."""
    what = override.sku or (f"category {override.category}" if override.category else "")
    where = f"in {override.store}" if override.store else ""
    return f"{what or 'everything'} {where}".strip()


def effect_words(override: Override) -> str:
    """`5 a day`, `+20 %`, `−0.5 a day`."""
    if override.kind is OverrideKind.VALUE:
        return f"{plain(override.amount)} a day"
    sign = "−" if override.amount < 0 else "+"
    return f"{sign}{plain(abs(override.amount))}{' %' if override.kind is OverrideKind.PERCENT else ' a day'}"


def _next_day(work: Work) -> date:
    newest = forecasts.newest_run(work, or_first=True)
    return newest[0].as_of + timedelta(days=1) if newest else trading_day(work)


def _check_scope(work: Work, sku: str, store: str, category: str) -> None:
    if sku and sku not in catalogue.item_ids(work):
        raise NotFoundError(f"There is no item {sku}. Check the code; leading zeros count.")
    if store and store not in catalogue.store_ids(work):
        raise NotFoundError(f"There is no store {store}.")
    if category and category not in set(_categories(work).values()):
        raise NotFoundError(f"No item is of the category {category}.")


def _apply(work: Work, changed: Override, progress: Progress) -> int:
    """Work out anew the stored forecasts that a change concerns; gives how many moved."""
    newest = (forecasts.newest_run(work, whole=whole, or_first=True) for whole in (True, False))
    runs = {run[0].run_id: run[0].items for run in newest if run}
    moved = 0
    for run_id, items in sorted(runs.items()):
        checks: list[ForecastCheck] = []
        tell = partial(_tell, progress, items)
        forecasts.change_forecasts(work, run_id, _moved(work, run_id, changed, checks, tell))
        forecast_checks.change_checks(work, checks)
        moved += len(checks)
    return moved


def _tell(progress: Progress, total: int, done: int) -> None:
    progress("Changing forecasts", done, total)


def _moved(
    work: Work, run_id: int, changed: Override, checks: list[ForecastCheck], tell: Callable[[int], None]
) -> Iterator[tuple[int, int, ItemForecast]]:
    """The forecasts that move, one at a time, since all together would fill the memory; adds a check for each."""
    active, categories = overrides.overrides(work), _categories(work)
    items, stores = catalogue.item_ids(work), catalogue.store_ids(work)
    for done, old in enumerate(forecasts.forecasts(work, run_id, changed.sku or None, changed.store or None)):
        if done % STEP == 0:
            tell(done)
        category = categories.get(old.sku, "")
        if not changed.concerns(old.sku, old.store, category):
            continue
        new = overridden(old, active, category)
        if array("f", new.mean) != array("f", old.mean):
            checks.append(check_of(run_id, new))
            yield items[old.sku], stores[old.store], new


def _categories(work: Work) -> dict[str, str]:
    return {sku: item.category for sku, item in catalogue.items(work, None).items()}


def _scope(override: Override) -> str:
    return override.sku or override.category or override.store


def _detail(override: Override) -> dict[str, object]:
    return {
        "number": override.override_id, "kind": override.kind.value, "amount": override.amount,
        "first": override.first, "last": override.last, "store": override.store, "category": override.category,
        "note": override.note,
    }  # fmt: skip
