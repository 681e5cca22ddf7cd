"""What the page of settings shows, read in the background."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from retail_desktop.domain.catalogue import Store
from retail_desktop.services import (
    accounts,
    choose_folders,
    choose_holidays,
    choose_policies,
    import_layouts,
    item_decisions,
    keep_backups,
    letterhead,
    workplace,
)
from retail_desktop.services.choose_holidays import Region
from retail_desktop.services.keep_backups import Backups
from retail_desktop.services.workplace import Workplace

Countries = Mapping[str, Mapping[str, str]]
"""Countries by code, each with the names of its regions by their codes."""


@dataclass(frozen=True, slots=True)
class SettingsFound:
    """The settings of a store: what was chosen, and how much is kept of what has a page or dialog of its own."""

    currency: str
    stores: tuple[Store, ...]
    regions: Mapping[str, Region]
    policies: int
    buyer: str
    folders: int
    layouts: int
    decisions: int
    accounts: int
    backups: Backups
    file: Path


def read_settings(place: Workplace) -> SettingsFound:
    """All settings of the store."""
    return SettingsFound(
        currency=workplace.freshness(place).currency,
        stores=workplace.choose_stores(place),
        regions=choose_holidays.chosen_regions(place),
        policies=len(choose_policies.list_choices(place)),
        buyer=letterhead.read_letterhead(place).name,
        folders=len(choose_folders.overview(place, most=0).folders),
        layouts=len(import_layouts.list_layouts(place)),
        decisions=len(item_decisions.list_decisions(place)),
        accounts=len(accounts.list_accounts(place)),
        backups=keep_backups.list_backups(place),
        file=place.database.path,
    )


def read_countries(_place: Workplace) -> Countries:
    """The countries whose holidays are known, with their regions."""
    return choose_holidays.known_regions()
