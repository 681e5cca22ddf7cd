"""The tables keep what the trade means."""

import pytest
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import IntegrityError

from retail_desktop.persistence.schema import metadata


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO item (sku, name) VALUES ('00417', 'another mug')",
        "INSERT INTO item (sku, name, service_level) VALUES ('x', 'x', 1001)",
        "INSERT INTO supplier (code, name, lead_time_days, review_days) VALUES ('x', 'x', -1, 7)",
        "INSERT INTO supplier (code, name, lead_time_days, review_days) VALUES ('x', 'x', 7, -1)",
        "INSERT INTO supply_term (item_id, supplier_id, pack_size) VALUES (2, 1, 0)",
        "INSERT INTO barcode (code, item_id) VALUES ('4006381333931', 99)",
        "INSERT INTO event (name, first, last) VALUES ('Sale', 2, 1)",
        "INSERT INTO price_break (item_id, supplier_id, from_quantity, unit_cost) VALUES (1, 1, 0, 5)",
    ],
)
def test_what_cannot_be_in_the_trade_cannot_be_in_the_store(work: Connection, statement: str) -> None:
    with pytest.raises(IntegrityError):
        work.execute(text(statement))


def test_every_reference_leads_to_a_table(work: Connection) -> None:
    for table in metadata.tables:
        targets = {key["referred_table"] for key in inspect(work).get_foreign_keys(table)}
        assert targets <= metadata.tables.keys()
