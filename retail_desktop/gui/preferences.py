"""The settings that change looks: theme, text size, start page, window and table layout; one Ini file, per user.

Settings that change numbers live in the store.
"""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

TEXT_SIZES = (100, 110, 125, 150)
THEMES = {"system": "Follow system", "light": "Light", "dark": "Dark"}


class Preferences:
    """What the user chose; kept in `path`, or only until the program ends if there is none."""

    def __init__(self, path: Path | None = None) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat) if path else None
        self._memory: dict[str, object] = {}

    def value(self, key: str, default: object = None) -> object:
        """Give what was remembered under `key`; texts, byte arrays and lists of texts."""
        if self._settings is None:
            return self._memory.get(key, default)
        return self._settings.value(key, default)

    def remember(self, key: str, value: object) -> None:
        """Remember a text, a byte array or a list of texts under `key`."""
        self._memory[key] = value
        if self._settings is not None:
            self._settings.setValue(key, value)

    def forget(self, key: str) -> None:
        """Return to the default of `key`, or of all keys below it."""
        self._memory = {old: value for old, value in self._memory.items() if not f"{old}/".startswith(f"{key}/")}
        if self._settings is not None:
            self._settings.remove(key)

    def save(self) -> None:
        """Write to the disk now."""
        if self._settings is not None:
            self._settings.sync()

    def bytes(self, key: str) -> QByteArray:
        """Give a remembered state of a window or a header, empty if there is none."""
        found = self.value(key)
        return found if isinstance(found, QByteArray) else QByteArray()

    @property
    def theme(self) -> str:
        """light, dark or system."""
        found = str(self.value("looks/theme", "system"))
        return found if found in THEMES else "system"

    @theme.setter
    def theme(self, name: str) -> None:
        self.remember("looks/theme", name)

    @property
    def start_page(self) -> str:
        """The page to open on; empty for the one that was left."""
        return str(self.value("window/start", ""))

    @start_page.setter
    def start_page(self, name: str) -> None:
        self.remember("window/start", name)

    @property
    def text_percent(self) -> int:
        """Size of all text, 100 to 150 per cent."""
        found = str(self.value("looks/text_percent", "100"))
        return min(150, max(100, int(found))) if found.isdecimal() else 100

    @text_percent.setter
    def text_percent(self, percent: int) -> None:
        self.remember("looks/text_percent", str(percent))


_in_use = [Preferences()]


def use(preferences: Preferences) -> None:
    """Make these the preferences that every table remembers its columns in."""
    _in_use[0] = preferences


def in_use() -> Preferences:
    """Give the preferences of this program run."""
    return _in_use[0]
