"""People, their roles and what each role may do."""

from dataclasses import dataclass
from enum import StrEnum

from retail_desktop.domain.errors import NotAllowedError


class Permission(StrEnum):
    """An action that can be allowed or not."""

    IMPORT = "import files"
    UNDO_IMPORT = "undo an import"
    FORECAST = "run forecasts"
    PLAN = "change the reorder plan"
    CREATE_ORDER = "create purchase orders"
    APPROVE_ORDER = "approve purchase orders"
    RECEIVE = "receive deliveries"
    COUNT = "change stock"
    RESERVE = "keep goods for customers"
    VIEW_COST = "see costs and margins"
    ADMINISTER = "restore backups and change accounts"


class Role(StrEnum):
    """The desks of a store."""

    STAFF = "staff"
    SALES = "sales representative"
    STORE_MANAGER = "store manager"
    PURCHASING = "purchasing manager"
    ANALYST = "analyst"
    EXECUTIVE = "executive"
    ADMINISTRATOR = "administrator"


_ALL = frozenset(Permission)

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.STAFF: frozenset({Permission.IMPORT, Permission.RECEIVE}),
    Role.SALES: frozenset({Permission.RESERVE}),
    Role.STORE_MANAGER: _ALL - {Permission.ADMINISTER},
    Role.PURCHASING: _ALL - {Permission.ADMINISTER, Permission.COUNT, Permission.RESERVE},
    Role.ANALYST: frozenset({Permission.FORECAST, Permission.VIEW_COST}),
    Role.EXECUTIVE: frozenset({Permission.VIEW_COST}),
    Role.ADMINISTRATOR: _ALL,
}


@dataclass(frozen=True, slots=True)
class Person:
    """Who acts; a store without accounts has one owner who may do everything."""

    name: str
    role: Role = Role.ADMINISTRATOR

    def require(self, permission: Permission) -> None:
        """Refuse unless the role includes `permission`.

        Raises:
            NotAllowedError: the role does not include it.
        """
        if permission not in PERMISSIONS[self.role]:
            raise NotAllowedError(
                f"{self.name} may not {permission.value}: the role {self.role.value} does not include it. "
                "Ask an administrator, or sign in as somebody who may."
            )
