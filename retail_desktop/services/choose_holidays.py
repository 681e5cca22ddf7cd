"""Whose public holidays are kept: the country and region of the shop, or of each store where they differ."""

from collections.abc import Iterable
from dataclasses import dataclass

from retail_desktop.domain.errors import NotFoundError
from retail_desktop.domain.people import Permission
from retail_desktop.persistence import catalogue, people
from retail_desktop.persistence.database import Work
from retail_desktop.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Region:
    """A country (ISO 3166 code, empty: none chosen) and a part of it as the holiday library codes it."""

    country: str = ""
    part: str = ""

    @property
    def shown(self) -> str:
        """The region in words: DE, BY."""
        return ", ".join(filter(None, (self.country, self.part))) or "no public holidays"


def choose_region(place: Workplace, country: str, part: str = "", *, store: str = "") -> Region:
    """Keep the public holidays of a country, or of none, in all stores or in one.

    Raises:
        NotAllowedError: the person's role does not include forecasting.
        NotFoundError: the country, its region or the store is not known.
    """
    place.allow(Permission.FORECAST)
    region = _known(country.strip().upper(), part.strip())
    with place.database.writing() as work:
        if store and store not in catalogue.store_ids(work):
            raise NotFoundError(f"There is no store {store}. Check the code.")
        for name, value in zip(_names(store), (region.country, region.part), strict=True):
            people.write_setting(work, name, value)
        people.count_up(work, "sales_version")  # a forecast made with other holidays is out of date
        people.note(work, place.person.name, "holidays", store, {"country": region.country, "region": region.part})
    return region


def list_regions(place: Workplace) -> dict[str, Region]:
    """The region of each store by its code, and under the empty code that of all stores without their own."""
    with place.database.reading() as work:
        return {store: region_of(work, store) for store in ("", *sorted(catalogue.store_ids(work)))}


def chosen_regions(place: Workplace) -> dict[str, Region]:
    """What was chosen for all stores, under the empty code, and for each store; nothing where it keeps that of all."""
    with place.database.reading() as work:
        return {store: _own(work, store) for store in ("", *sorted(catalogue.store_ids(work)))}


def known_regions() -> dict[str, dict[str, str]]:
    """The countries whose holidays are known, each with its regions: their codes, and their names where there are any.

    Source: the holiday library; a region without a name of its own there is called by its code.
    """
    import holidays  # noqa: PLC0415 - only this choice and a forecast need it

    return {
        country: _named(parts, getattr(holidays, country, None))
        for country, parts in holidays.list_supported_countries(include_aliases=False).items()
    }


def region_of(work: Work, store: str = "") -> Region:
    """Whose holidays a store keeps: its own region's, else that of all stores."""
    own = _own(work, store)
    return own if own.country or not store else region_of(work)


def _own(work: Work, store: str) -> Region:
    return Region(*(people.read_setting(work, name) for name in _names(store)))


def _named(parts: Iterable[str], calendar: object) -> dict[str, str]:
    """Regions by code with the first name that the library has for each."""
    names: dict[str, str] = {}
    for name, code in getattr(calendar, "subdivisions_aliases", {}).items():
        names.setdefault(code, name)
    return {part: names.get(part, part) for part in parts}


def _names(store: str) -> tuple[str, str]:
    return (f"country:{store}", f"region:{store}") if store else ("country", "region")


def _known(country: str, part: str) -> Region:
    """The region as the library codes it; refuses what the library does not know."""
    if not country:
        return Region()
    from holidays import list_supported_countries  # noqa: PLC0415 - only this choice and a forecast need it

    known = list_supported_countries()
    if country not in known:
        raise NotFoundError(f"No holidays are known for the country {country}. Use its ISO code, such as DE.")
    found = next((code for code in known[country] if code.casefold() == part.casefold()), "")
    if part and not found:
        parts = ", ".join(known[country]) or "none"
        raise NotFoundError(f"{country} has no region {part.upper()}. Known are: {parts}.")
    return Region(country, found)
