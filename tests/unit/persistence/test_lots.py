"""Lots on hand, from the ledger."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retail_desktop.domain.catalogue import Item
from retail_desktop.domain.ledger import MovementKind
from retail_desktop.domain.lots import LotName
from retail_desktop.domain.stock_control import ActionKind
from retail_desktop.persistence import catalogue, ledger, stock_actions
from retail_desktop.persistence.database import Database
from retail_desktop.persistence.lots import lots_on_hand

DAY = date(2026, 3, 2)
NAMES = st.sampled_from([LotName(), LotName("A", DAY + timedelta(days=9)), LotName("", DAY), LotName("B")])
MOVES = st.lists(
    st.tuples(
        st.sampled_from(list(MovementKind)), st.integers(0, 4), st.integers(-9, 20), NAMES, st.booleans()
    ),
    min_size=1, max_size=15,
)  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(MOVES)
def test_lots_add_up_to_the_balance_whatever_was_booked(
    database: Database, moves: list[tuple[MovementKind, int, int, LotName, bool]]
) -> None:
    with database.writing() as work:
        sku = str(len(catalogue.item_ids(work)))  # the ledger forgets nothing, so every example has an item of its own
        catalogue.save_items(work, [Item(sku, "Apple")])
        store = catalogue.add_stores(work, ["main"])["main"]
        key = catalogue.item_ids(work)[sku], store
        for kind, days, units, name, by_hand in moves:
            action = stock_actions.add_action(work, ActionKind.ADJUSTMENT, "Ann", "") if by_hand else None
            amount = Decimal(abs(units) if kind is MovementKind.COUNT else units)
            more = {"action_id": action, "lot": name.number, "expires_on": name.expires_on}
            ledger.add_movements(work, [ledger.movement_row(*key, DAY + timedelta(days=days), kind, amount, **more)])
        ledger.refresh_balances(work)
        balance = ledger.balances(work).get(key)
        level = balance.on_hand if balance else Decimal(0)
        lots = lots_on_hand(work, key).get(key, ())
        assert sum(lot.units for lot in lots) == max(Decimal(0), level)
        assert lots_on_hand(work).get(key, lots) == lots
