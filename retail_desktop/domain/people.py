"""People, their roles and what each role may do."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
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
    SUPPLIERS = "change suppliers and their terms"


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
    """Who acts; a store without accounts has one owner who may do everything.

    `approval_limit` is the highest value of an order that he or she may approve; None stands for any.
    """

    name: str
    role: Role = Role.ADMINISTRATOR
    approval_limit: Decimal | None = None

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

    def require_amount(self, total: Decimal) -> None:
        """Refuse unless an order of this value may be approved.

        Raises:
            NotAllowedError: it is above the person's limit.
        """
        if self.approval_limit is not None and total > self.approval_limit:
            raise NotAllowedError(
                f"{self.name} may approve orders up to {self.approval_limit:,f}; this one is worth {total:,f}. "
                "Ask somebody with a higher limit to approve it."
            )


@dataclass(frozen=True, slots=True)
class Deed:
    """An entry of the audit trail: when (UTC), who, what was done to what, and its detail as JSON."""

    sequence: int
    at: datetime
    person: str
    action: str
    subject: str
    detail: str
