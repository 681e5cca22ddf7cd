"""Which pages each person sees, and the one that the window opens on."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from retail_desktop.domain.people import PERMISSIONS, Permission, Role
from retail_desktop.gui.preferences import Preferences
from retail_desktop.gui.screen import Screen

LAST_PAGE = "window/page"
STAND_INS = {"item": "lookup", "sales": "items", "figures": "items"}
"""The page that is shown in the place of one that this person, or this program, does not have."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The page to start on, and all pages of a role."""

    start: str
    pages: frozenset[str]


_STOCK_AND_ORDERS = frozenset({
    "home", "reorder", "orders", "items", "item", "stock", "forecasts", "suppliers", "sales", "replay", "reports",
    "lookup", "import", "settings",
})  # fmt: skip
_FIGURES = frozenset({"items", "item", "sales", "figures", "reports", "lookup", "settings"})

DESKS: Mapping[Role, Desk] = {
    Role.STAFF: Desk("import", frozenset({"import", "orders", "lookup", "settings"})),
    Role.SALES: Desk("lookup", frozenset({"lookup", "settings"})),
    Role.STORE_MANAGER: Desk("home", _STOCK_AND_ORDERS),
    Role.PURCHASING: Desk("reorder", _STOCK_AND_ORDERS),
    Role.ANALYST: Desk("sales", _FIGURES | {"forecasts", "suppliers", "replay"}),
    Role.EXECUTIVE: Desk("figures", _FIGURES),
}
"""The administrator, like the owner of a shop without accounts, has all pages and starts where they left off."""


def pages_of(person: object, screens: Sequence[type[Screen]]) -> list[type[Screen]]:
    """The pages that a person sees, in the order of the navigation."""
    desk = _desk(person)
    return [kind for kind in screens if desk is None or kind.name in desk.pages]


def start_of(person: object, names: Sequence[str], preferences: Preferences) -> str:
    """The page to open on: the one of the role; for an owner the one chosen, else the last, else the first."""
    desk = _desk(person)
    if desk is not None:
        return stand_in(desk.start, names) or names[0]
    wishes = (preferences.start_page, str(preferences.value(LAST_PAGE, "")))
    return next((wish for wish in wishes if wish in names), names[0])


def stand_in(name: str, names: Collection[str]) -> str:
    """The page of this name, else the one that stands in for it; empty where neither is there."""
    return next((one for one in (name, STAND_INS.get(name, "")) if one in names), "")


def chooses_start(person: object) -> bool:
    """Whether somebody chooses where to start; a role has its own page."""
    return _desk(person) is None


def may(person: object, permission: Permission | None) -> bool:
    """Whether somebody may do something; a store that is not open yet allows what its services will not refuse."""
    role = getattr(person, "role", None)
    return permission is None or role is None or permission in PERMISSIONS[role]


def _desk(person: object) -> Desk | None:
    return DESKS.get(getattr(person, "role", Role.ADMINISTRATOR))
