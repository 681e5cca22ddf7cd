"""Who is replenished how: choices for items, classes, suppliers and stores; the most specific one wins."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.replenishment.policies import PolicyKind, Service


@dataclass(frozen=True, slots=True)
class Subject:
    """What a choice may be made for: an item in a store, its supplier and its classes."""

    sku: str
    store: str
    supplier: str = ""
    abc: str = ""
    xyz: str = ""


@dataclass(frozen=True, slots=True)
class PolicyChoice:
    """A policy and a service level for everything that its filled fields name; an empty field means any.

    `level` None keeps the level of the item or the usual one; `minimum` and `maximum` are of a policy by hand.
    """

    sku: str = ""
    store: str = ""
    supplier: str = ""
    abc: str = ""
    xyz: str = ""
    kind: PolicyKind = PolicyKind.AUTOMATIC
    service: Service = Service.CYCLE
    level: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None

    @property
    def scope(self) -> tuple[str, str, str, str, str]:
        """What the choice is for; there is one choice for each."""
        return self.sku, self.abc, self.xyz, self.supplier, self.store

    @property
    def scope_in_words(self) -> str:
        """What the choice is for, as people say it."""
        parts = [f"item {self.sku}"] if self.sku else []
        if self.abc or self.xyz:
            parts.append(f"class {self.abc}{self.xyz}")
        parts += [f"supplier {self.supplier}"] if self.supplier else []
        parts += [f"store {self.store}"] if self.store else []
        return ", ".join(parts) or "everything"

    def covers(self, subject: Subject) -> bool:
        """Whether the choice is for this one."""
        own = subject.sku, subject.abc, subject.xyz, subject.supplier, subject.store
        return all(not wanted or wanted == found for wanted, found in zip(self.scope, own, strict=True))

    def check(self) -> None:
        """Refuse a choice that cannot be followed.

        Raises:
            RetailError: a level, a class or the two bounds of a policy by hand are impossible.
        """
        if self.level is not None and not Decimal("0.5") <= self.level <= Decimal("0.999"):
            raise RetailError(f"A service level of {self.level} cannot be planned for. Choose one from 50 to 99.9 %.")
        if self.abc not in {"", *"ABC"} or self.xyz not in {"", *"XYZ"}:
            raise RetailError("Classes are A, B or C by sales and X, Y or Z by steadiness, such as AX.")
        if self.kind is PolicyKind.MIN_MAX:
            low, high = self.minimum, self.maximum
            if low is None or high is None or not 0 <= low <= high:
                raise RetailError("A policy by hand needs a minimum, and a maximum that is not below it.")


def chosen(choices: Iterable[PolicyChoice], subject: Subject) -> PolicyChoice | None:
    """The choice that holds for a subject: an item's before a class's, then a supplier's, then a store's."""
    found = [one for one in choices if one.covers(subject)]
    return max(found, key=lambda one: tuple(bool(part) for part in one.scope), default=None)
