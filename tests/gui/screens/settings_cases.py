"""Settings of a shop with two stores, and two countries whose holidays are known."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from retail_desktop.domain.backups import Occasion
from retail_desktop.domain.catalogue import Store
from retail_desktop.gui.screens import settings_reading
from retail_desktop.gui.screens.settings_reading import SettingsFound
from retail_desktop.services.choose_holidays import Region
from retail_desktop.services.keep_backups import Backups, KeptBackup

MONDAY = KeptBackup(Path("shop-000007.db"), datetime(2026, 11, 23, 18, 2), Occasion.DAILY, 4_300_000)
COUNTRIES = {"DE": {"BY": "Bayern", "BE": "Berlin"}, "GB": {}}


def settings_of(**changes: Any) -> SettingsFound:  # noqa: ANN401 - any field of the settings
    """A shop that was set up by and by."""
    said = {
        "currency": "USD",
        "stores": (Store("hill", "Hill Street"), Store("quay", "Quay")),
        "regions": {"": Region("DE", "BY"), "hill": Region(), "quay": Region("GB")},
        "policies": 2, "buyer": "Harbour Gifts Ltd", "folders": 1, "layouts": 3, "decisions": 0, "accounts": 0,
        "backups": Backups((MONDAY,), Path("/shops/shop-backups"), ""),
        "file": Path("/shops/shop.sqlite"),
    }  # fmt: skip
    return SettingsFound(**(said | changes))


def answer_about_settings(answer: Callable[[object, str, Callable[..., Any]], None]) -> None:
    """Let the page of settings read them."""
    answer(settings_reading, "read_settings", settings_of)
    answer(settings_reading, "read_countries", lambda: COUNTRIES)
