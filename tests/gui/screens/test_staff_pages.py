"""What staff sees of the pages it works with: deliveries without what they cost, imports without the plan."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from retail_desktop.domain.people import Person, Role
from retail_desktop.domain.purchasing import OrderStatus
from retail_desktop.gui.screen import Context
from retail_desktop.gui.screens import order_work
from retail_desktop.gui.screens.import_screen import ImportScreen
from retail_desktop.gui.screens.orders_screen import OrdersScreen
from retail_desktop.services.workplace import Workplace

Open = Callable[[type[Any]], Any]


@pytest.fixture
def context(context: Context) -> Context:
    return replace(context, place=Workplace("store.sqlite", Person("Tom Adler", Role.STAFF)))


def test_staff_receives_orders_without_seeing_what_they_cost(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, settle: Callable[[], None]
) -> None:
    page = open_page(OrdersScreen)
    page.view.go_to("PO-1042")
    for view, key in ((page.view, "total"), (page.detail.view, "cost")):
        assert view.isColumnHidden(view.table.place_of(key))
    assert page.detail._supplier.text().endswith("units")
    assert not page.detail.print.isVisible()
    asked: list[bool] = []
    real = order_work.ReceiveDialog

    class Declined(real):
        def exec(self) -> int:
            asked.extend(self.view.isColumnHidden(self.model.place_of(key)) for key in ("price", "cost", "margin"))
            return int(real.DialogCode.Rejected)

    monkeypatch.setattr(order_work, "ReceiveDialog", Declined)
    sent = next(order for order in page.model.rows() if order.status is OrderStatus.SENT)
    page.work._receive(sent, {})
    settle()
    assert asked == [True, True, True]


def test_staff_imports_and_is_not_asked_to_plan(open_page: Open, report: Any) -> None:  # noqa: ANN401 - the report of conftest
    page: ImportScreen = open_page(ImportScreen)
    page._show_imported([replace(report, status="ok")])
    assert page.result.undo.isVisible()
    assert not page.result.plan.isVisible()
