"""What happened, from the ledger."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import text

from retail_desktop.domain.imports import Target
from retail_desktop.persistence import catalogue
from retail_desktop.services.replay_past import read_past
from retail_desktop.services.workplace import Workplace

from .conftest import LAST, sold

DAYS = 20
BEGIN = LAST - timedelta(days=DAYS - 1)


def test_evenings_follow_sales_deliveries_waste_and_counts(shop: Workplace, bring: Callable[..., object]) -> None:
    start, later = BEGIN - timedelta(days=1), BEGIN + timedelta(days=10)
    bring(shop, f"sku,on_hand,date\n00101,300,{start}\n", Target.STOCK, name="early.csv")
    bring(shop, f"sku,on_hand,date\n00101,200,{later}\n", Target.STOCK, name="later.csv")
    with shop.database.writing() as work:
        key = catalogue.item_ids(work)["00101"], next(iter(catalogue.store_ids(work).values()))
        for kind, amount, after in (("receipt", 12_000, 2), ("waste", -3_000, 4)):
            work.execute(
                text(
                    "INSERT INTO movement (item_id, store_id, day, kind, quantity, recorded_at, person, note, "
                    "reference) VALUES (:item, :store, :day, :kind, :amount, '', '', '', '')"
                ),
                {
                    "item": key[0], "store": key[1], "day": BEGIN.toordinal() + after, "kind": kind, "amount": amount,
                },
            )  # fmt: skip
        found = read_past(work, [(99, 99), key], BEGIN, DAYS)
    day = 200 - DAYS
    assert (found.rows.tolist(), found.opening.tolist()) == ([1], [300_000])
    assert found.evenings[0, 0] == 300_000 - 1000 * sold(day, 0)
    assert found.arrived[:, 0].tolist() == [0, 0, 12_000, *[0] * 17]
    assert found.wasted[4, 0] == 3_000
    assert found.evenings[5, 0] == 309_000 - 1000 * sum(sold(day + step, 0) for step in range(6))
    assert found.evenings[10, 0] == 200_000
    assert found.evenings[11, 0] == 200_000 - 1000 * sold(day + 11, 0)


def test_without_a_count_nothing_is_known(shop: Workplace) -> None:
    with shop.database.reading() as work:
        store = next(iter(catalogue.store_ids(work).values()))
        found = read_past(work, [(key, store) for key in catalogue.item_ids(work).values()], BEGIN, DAYS)
    assert not len(found.rows)
    assert found.evenings.shape == (DAYS, 0)
