"""Who may bring in what: a file may do no more than the person could do by hand."""

from retail_desktop.domain.imports import Target
from retail_desktop.domain.people import Permission
from retail_desktop.services.workplace import Workplace

_NEEDED = {
    Target.STOCK: Permission.COUNT,
    Target.ORDERS: Permission.CREATE_ORDER,
    Target.RECEIPTS: Permission.RECEIVE,
}


def allow_target(place: Workplace, target: Target) -> None:
    """Refuse unless the person may do by hand what such a file does.

    Raises:
        NotAllowedError: the role does not include it.
    """
    if target in _NEEDED:
        place.allow(_NEEDED[target])
