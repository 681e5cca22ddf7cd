"""Who may do what."""

from decimal import Decimal

import pytest

from retail_desktop.domain.errors import NotAllowedError
from retail_desktop.domain.people import PERMISSIONS, Permission, Person, Role

# import, undo, forecast, plan, create order, approve, receive, count, reserve, see cost, administer, suppliers
MATRIX = {
    Role.STAFF: "x.....x.....",
    Role.SALES: "........x...",
    Role.STORE_MANAGER: "xxxxxxxxxx.x",
    Role.PURCHASING: "xxxxxxx..x.x",
    Role.ANALYST: "..x......x..",
    Role.EXECUTIVE: ".........x..",
    Role.ADMINISTRATOR: "xxxxxxxxxxxx",
}
CELLS = [
    (role, permission, sign == "x")
    for role, row in MATRIX.items()
    for permission, sign in zip(Permission, row, strict=True)
]


@pytest.mark.parametrize(("role", "permission", "allowed"), CELLS)
def test_a_role_may_do_what_the_matrix_says(role: Role, permission: Permission, allowed: bool) -> None:
    person = Person("Maria", role)
    if allowed:
        person.require(permission)
    else:
        with pytest.raises(NotAllowedError):
            person.require(permission)


def test_every_role_has_its_row() -> None:
    assert PERMISSIONS.keys() == set(Role) == MATRIX.keys()


def test_a_refusal_says_who_may_not_do_what_and_whom_to_ask() -> None:
    with pytest.raises(NotAllowedError) as refusal:
        Person("Maria", Role.SALES).require(Permission.COUNT)
    assert str(refusal.value) == (
        "Maria may not change stock: the role sales representative does not include it. "
        "Ask an administrator, or sign in as somebody who may."
    )


def test_the_owner_of_a_store_without_accounts_may_do_everything() -> None:
    for permission in Permission:
        Person("Owner").require(permission)


def test_who_has_a_limit_approves_orders_up_to_it() -> None:
    kim = Person("Kim", Role.PURCHASING, Decimal(500))
    kim.require_amount(Decimal(500))
    Person("Ada").require_amount(Decimal(1_000_000))
    with pytest.raises(NotAllowedError, match=r"up to 500; this one is worth 500.01"):
        kim.require_amount(Decimal("500.01"))


def test_who_changes_suppliers_sees_costs() -> None:
    assert all(Permission.VIEW_COST in held for held in PERMISSIONS.values() if Permission.SUPPLIERS in held)
