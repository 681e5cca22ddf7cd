"""The settings of the store beside its holidays: what there is, and the page or dialog that changes it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDate, QLocale

from retail_desktop import paths
from retail_desktop.domain.people import Permission
from retail_desktop.gui import desks
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.backups_dialog import moment
from retail_desktop.gui.screens.card import button, text
from retail_desktop.gui.screens.decisions_dialog import DecisionsDialog
from retail_desktop.gui.screens.import_tabs import ImportPart
from retail_desktop.gui.screens.save_as import open_file
from retail_desktop.gui.screens.setting_group import SettingGroup, SettingRow
from retail_desktop.gui.screens.settings_reading import SettingsFound
from retail_desktop.services import item_decisions
from retail_desktop.services.keep_backups import Backups

EXAMPLE_DAY = QDate(2026, 11, 30)
OPEN = "Open the folder"


def local_words() -> str:
    """How this computer writes numbers, days and weeks, each in a line."""
    local = QLocale()
    first = local.dayName(local.firstDayOfWeek().value)
    day = local.toString(EXAMPLE_DAY, QLocale.FormatType.ShortFormat)
    return f"{local.toString(1234.5, 'f', 2)} and {day}\nCalendars begin with {first}"


def breakable(path: Path) -> str:
    """A path that a narrow page may break after each folder."""
    return "".join(f"{sign}\u200b" if sign in "/\\" else sign for sign in str(path))


class StoreGroups:
    """`groups` in their order; `show_found` fills them, `show_person` leaves out what somebody may not do."""

    def __init__(self, page: Screen) -> None:
        self._page = page
        self.currency = text("", wrap=True)
        self.file, self.kept = Path(), Path()
        self._currency = SettingRow("Currency", "Of all amounts for which a supplier has no other.", self.currency)
        local = SettingRow(
            "Numbers, days and weeks", "As this computer has them: change them in its settings.", text(local_words())
        )
        command, lead = self._command, self._lead
        self._policies = self._row("&Ordering policies", "Choose…", command("Ordering policies"), "as the costs say")
        self._letterhead = self._row("Letterhea&d of orders", "Change…", command("Letterhead"), "the store's name")
        self._folders = self._row("&Watched folders", "Show the folders", lead(ImportPart.FOLDERS), "none")
        self._layouts = self._row("Layo&uts of files", "Show the layouts", lead(ImportPart.LAYOUTS), "none remembered")
        self._codes = self._row("Dec&isions about codes", "Show the codes…", self._show_codes, "none remembered")
        self._backups = self._row("&Backups", "Show the backups…", command("Backups and restoring"), "no second place")
        self._accounts = self._row("&Accounts", "Show the accounts…", command("Accounts"), "nobody signs in")
        self._place = self._row("Sto&re", OPEN, lambda: open_file(self.file.parent))
        self._kept = self._row("Bac&kups of the store", OPEN, lambda: open_file(self.kept))
        self._own = self._row("Lo&g, and settings of looks", OPEN, lambda: open_file(paths.data_folder()))
        self.groups = (
            SettingGroup("Store", (self._currency, local), "money units locale language region week date format"),
            SettingGroup("Ordering", (self._policies, self._letterhead), "reorder purchase service level logo tax"),
            SettingGroup("Files that come in", (self._folders, self._layouts, self._codes), "import forget"),
            SettingGroup("Safety", (self._backups, self._accounts), "people roles password PIN restore"),
            SettingGroup("Where your data lies", (self._place, self._kept, self._own), "folder path disk file"),
        )

    def show_person(self) -> None:
        """Leave out what this person may not do."""
        person = getattr(self._page.context.place, "person", None)
        for row in (self._backups, self._accounts):
            row.allowed = desks.may(person, Permission.ADMINISTER)

    def show_found(self, found: SettingsFound) -> None:
        """Say what there is."""
        self.currency.setText(found.currency or "None named yet: amounts stand without one.")
        buyer, count = found.buyer, wording.plural
        told = (
            (self._policies, found.policies, f"{count(found.policies, 'choice')} kept; else as the costs say.",
             "How items are ordered, and how often they may be out."),
            (self._letterhead, buyer, f"Orders are written by {buyer}.", "Who orders, where goods go, terms and logo."),
            (self._folders, found.folders, f"{count(found.folders, 'folder')} looked through for new files.",
             "No folder is looked through for new files."),
            (self._layouts, found.layouts, f"{count(found.layouts, 'layout')} read as you once said, without asking.",
             "Answers about a file are remembered for the next one like it."),
            (self._codes, found.decisions, f"{count(found.decisions, 'code')} read as another item or never imported.",
             "What you decide about an unknown code is remembered."),
            (self._accounts, found.accounts, f"{count(found.accounts, 'account')}: everybody signs in.",
             "Without accounts whoever sits at this computer is the owner."),
        )  # fmt: skip
        for row, there, words, otherwise in told:
            row.note.setText(words if there else otherwise)
        self._backups.note.setText(_backups_words(found.backups))
        self._show_places(found)

    def _show_places(self, found: SettingsFound) -> None:
        self.file, self.kept = found.file, found.backups.folder
        for row, path in ((self._place, self.file), (self._kept, self.kept), (self._own, paths.data_folder())):
            row.note.setText(breakable(path))
            row.note.setToolTip(str(path))
        self._kept.control.setEnabled(bool(found.backups.kept))

    def _row(self, name: str, verb: str, do: Callable[[], object], default: str = "") -> SettingRow:
        press = button(verb, do)
        press.setAccessibleName(f"{name.replace('&', '')}: {verb.rstrip('…').lower()}")
        return SettingRow(name, "", press, default)

    def _command(self, title: str) -> Callable[[], None]:
        return lambda: self._page.commanded.emit(title)

    def _lead(self, part: ImportPart) -> Callable[[], None]:
        return lambda: self._page.navigate.emit("import", part)

    def _show_codes(self) -> None:
        job = self._page.context.jobs.read(item_decisions.list_decisions)
        job.succeeded.connect(lambda found: DecisionsDialog(self._page, found).open())


def _backups_words(found: Backups) -> str:
    newest = f"The newest is of {moment(found.kept[0])}." if found.kept else "None was needed yet."
    second = f"Copied to {found.second_place} too." if found.second_place else "Copied to no second place."
    return f"{newest} {second}"
