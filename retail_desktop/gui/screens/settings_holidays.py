"""Whose public holidays each store keeps: a country and, where the country has some, a region of it."""

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens.choice_box import ChoiceBox
from retail_desktop.gui.screens.setting_group import SettingGroup, SettingRow
from retail_desktop.gui.screens.settings_reading import Countries, SettingsFound
from retail_desktop.services import choose_holidays
from retail_desktop.services.choose_holidays import Region

NONE, AS_ALL, WHOLE = "No public holidays", "As all stores", "Whole country"


def country_name(code: str) -> str:
    """A country as people call it; its code where Qt knows no name."""
    territory = QLocale.codeToTerritory(code)
    return code if territory is QLocale.Country.AnyTerritory else QLocale.territoryToString(territory)


class RegionBoxes(QWidget):
    """Two boxes; `chosen(country, part)` once somebody has chosen."""

    chosen = Signal(str, str)

    def __init__(self, name: str, none: str) -> None:
        super().__init__()
        self._none, self._countries = none, dict[str, Mapping[str, str]]()
        self.country, self.part = ChoiceBox(f"Country, {name}"), ChoiceBox(f"Region, {name}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.country)
        column.addWidget(self.part)
        self.setAccessibleName(name)
        self.setFocusProxy(self.country)
        self.country.activated.connect(lambda _: self.chosen.emit(self.country.currentData(), ""))
        self.part.activated.connect(lambda _: self.chosen.emit(self.country.currentData(), self.part.currentData()))
        self.offer({})

    def offer(self, countries: Countries) -> None:
        """Offer these countries, and keep what is shown."""
        shown = Region(self.country.currentData() or "", self.part.currentData() or "")
        self._countries = dict(countries)
        _fill(self.country, self._none, {code: country_name(code) for code in countries})
        self.show_region(shown)

    def show_region(self, region: Region) -> None:
        """Show what is chosen, also before the countries are known."""
        _show(self.country, region.country, country_name(region.country))
        parts = self._countries.get(region.country, {})
        _fill(self.part, WHOLE, parts)
        _show(self.part, region.part, region.part)
        self.part.setVisible(self.part.count() > 1)


def _fill(box: QComboBox, first: str, choices: Mapping[str, str]) -> None:
    box.clear()
    box.addItem(first, "")
    for code, words in sorted(choices.items(), key=lambda one: one[1].casefold()):
        box.addItem(words, code)


def _show(box: QComboBox, code: str, words: str) -> None:
    """Show a choice; one that is not among those offered is added."""
    if box.findData(code) < 0:
        box.addItem(words, code)
    box.setCurrentIndex(box.findData(code))


class HolidaysGroup(SettingGroup):
    """A pair of boxes for all stores, and one for each store where there are several."""

    def __init__(self, page: Screen) -> None:
        super().__init__("Public holidays", also="country region calendar closed days forecast")
        self._page, self._countries = page, dict[str, Mapping[str, str]]()
        self._rows: dict[str, SettingRow] = {}

    def show_found(self, found: SettingsFound) -> None:
        """Show what each store keeps."""
        names = {store.code: store.name or store.code for store in found.stores}
        wanted = [code for code in found.regions if not code or len(names) > 1 or found.regions[code].country]
        if list(self._rows) != wanted:
            self._lay_out({code: names.get(code, code) for code in wanted})
        for code, row in self._rows.items():
            region = found.regions[code]
            self.boxes(code).show_region(region)
            row.show_state(changed=bool(region.country))

    def offer(self, countries: Countries) -> None:
        """Offer these countries in every pair of boxes."""
        self._countries = dict(countries)
        for code in self._rows:
            self.boxes(code).offer(self._countries)

    def boxes(self, store: str) -> RegionBoxes:
        """The pair of a store, by its code."""
        found = self._rows[store].control
        if not isinstance(found, RegionBoxes):
            raise TypeError(store)
        return found

    def _lay_out(self, stores: Mapping[str, str]) -> None:
        for row in self._rows.values():
            self.body.removeWidget(row)
            row.deleteLater()
        self.rows.clear()
        self._rows.clear()
        for code, name in stores.items():
            self._add(code, name)

    def _add(self, code: str, name: str) -> None:
        words = name if code else "Cou&ntry"
        note = (
            "Where this store keeps other holidays than the rest."
            if code
            else "A forecast knows that sales differ around these days. Holidays of your own come with an import."
        )
        default = AS_ALL if code else NONE
        row = SettingRow(
            words, note, RegionBoxes(name if code else "all stores", default), default,
            lambda: self._choose(code, "", ""),
        )  # fmt: skip
        self._rows[code] = row
        self.add(row)
        self.boxes(code).chosen.connect(lambda country, part: self._choose(code, country, part))
        if self._countries:
            self.boxes(code).offer(self._countries)

    def _choose(self, store: str, country: str, part: str) -> None:
        job = self._page.context.jobs.read(choose_holidays.choose_region, country, part, store=store)
        job.succeeded.connect(lambda _: self._tell())
        job.refused.connect(self._refuse)

    def _tell(self) -> None:
        self._page.context.messages.inform("The public holidays are kept. The next forecast knows them.")
        self._page.set_stale()

    def _refuse(self, words: str, _error: object) -> None:
        self._page.context.messages.refuse(words)
        self._page.set_stale()
