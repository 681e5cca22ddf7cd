"""Whose public holidays are kept: the country and region of the shop, or of each store where they differ."""

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
    region = Region(country.strip().upper(), part.strip().upper() if country.strip() else "")
    _check(region)
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


def region_of(work: Work, store: str = "") -> Region:
    """Whose holidays a store keeps: its own region's, else that of all stores."""
    own = Region(*(people.read_setting(work, name) for name in _names(store)))
    return own if own.country or not store else region_of(work)


def _names(store: str) -> tuple[str, str]:
    return (f"country:{store}", f"region:{store}") if store else ("country", "region")


def _check(region: Region) -> None:
    """Refuse what the library does not know."""
    if not region.country:
        return
    from holidays import list_supported_countries  # noqa: PLC0415 - only this choice and a forecast need it

    known = list_supported_countries()
    if region.country not in known:
        raise NotFoundError(f"No holidays are known for the country {region.country}. Use its ISO code, such as DE.")
    if region.part and region.part not in known[region.country]:
        parts = ", ".join(known[region.country]) or "none"
        raise NotFoundError(f"{region.country} has no region {region.part}. Known are: {parts}.")
