"""Who may bring in what."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from retail_desktop.domain.errors import NotAllowedError
from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.domain.people import PERMISSIONS, Permission, Person, Role
from retail_desktop.services.import_history import redo_import, undo_import
from retail_desktop.services.import_rights import allow_target
from retail_desktop.services.workplace import Workplace

COUNT = "sku,on_hand\n00101,7\n"
# sales, items, suppliers, stock, orders, receipts, events
MATRIX = {
    Role.STAFF: "xxx..xx",
    Role.STORE_MANAGER: "xxxxxxx",
    Role.PURCHASING: "xxx.xxx",
    Role.ADMINISTRATOR: "xxxxxxx",
}
CELLS = [(role, target, sign == "x") for role, row in MATRIX.items() for target, sign in zip(Target, row, strict=True)]
Bring = Callable[..., ImportReport]


def as_(place: Workplace, role: Role) -> Workplace:
    return replace(place, person=Person("Pat", role))


@pytest.mark.parametrize(("role", "target", "allowed"), CELLS)
def test_a_file_does_no_more_than_the_person_could_do_by_hand(
    empty_shop: Workplace, role: Role, target: Target, allowed: bool
) -> None:
    place = as_(empty_shop, role)
    if allowed:
        allow_target(place, target)
    else:
        with pytest.raises(NotAllowedError):
            allow_target(place, target)


def test_every_role_that_imports_has_its_row() -> None:
    assert MATRIX.keys() == {role for role, may in PERMISSIONS.items() if Permission.IMPORT in may}


def test_a_file_of_counts_needs_somebody_who_may_count(shop: Workplace, bring: Bring) -> None:
    for role in (Role.STAFF, Role.PURCHASING, Role.SALES):
        with pytest.raises(NotAllowedError):
            bring(as_(shop, role), COUNT, Target.STOCK)
    assert bring(as_(shop, Role.STORE_MANAGER), COUNT, Target.STOCK).accepted == 1


def test_a_count_is_undone_and_redone_only_by_who_may_count(shop: Workplace, bring: Bring) -> None:
    number = bring(shop, COUNT, Target.STOCK).import_id or 0
    with pytest.raises(NotAllowedError, match="may not change stock"):
        undo_import(as_(shop, Role.PURCHASING), number)
    undo_import(as_(shop, Role.STORE_MANAGER), number)
    with pytest.raises(NotAllowedError, match="may not change stock"):
        redo_import(as_(shop, Role.PURCHASING), number)
