"""What the window can do, declared once: the menus, the palette and the shortcuts all come from here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from retail_desktop.domain.people import Permission
from retail_desktop.gui.icons import icon

MENUS = {
    "file": "&File",
    "edit": "&Edit",
    "view": "&View",
    "plan": "&Plan",
    "tools": "&Tools",
    "help": "&Help",
}


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do: the menu it stands in, its words with their access key, and its keys.

    `group` separates it by a line from commands of another group; `needs_store` greys it out while none is open.
    Who lacks the `permission` does not see it.
    """

    menu: str
    text: str
    do: Callable[[], object]
    keys: str = ""
    icon_name: str = ""
    group: int = 0
    needs_store: bool = True
    permission: Permission | None = None

    @property
    def title(self) -> str:
        """The words without the mark of the access key."""
        return self.text.replace("&", "").rstrip("…")


def fill_menus(bar: QMenuBar, owner: QWidget, commands: Iterable[Command]) -> list[tuple[Command, QAction]]:
    """Build the menus of the window; the actions work from anywhere in `owner`."""
    bar.clear()
    menus = {name: bar.addMenu(title) for name, title in MENUS.items()}
    groups: dict[str, int] = {}
    made = []
    for command in commands:
        menu = menus[command.menu]
        if groups.get(command.menu, command.group) != command.group:
            menu.addSeparator()
        groups[command.menu] = command.group
        action = _action(command, owner)
        menu.addAction(action)
        made.append((command, action))
    for menu in menus.values():
        menu.menuAction().setVisible(not menu.isEmpty())
    return made


def _action(command: Command, owner: QWidget) -> QAction:
    action = QAction(command.text, owner)
    if command.icon_name:
        action.setIcon(icon(command.icon_name))
    if command.keys:
        action.setShortcut(QKeySequence(command.keys))
    action.triggered.connect(command.do)
    owner.addAction(action)
    return action
