"""A fortnight of stock against a sheet worked out by hand."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from retail_desktop.domain.imports import ImportOptions, Target
from retail_desktop.persistence.database import close_database
from retail_desktop.services import control_stock, transfer_stock
from retail_desktop.services.import_file import import_file
from retail_desktop.services.keep_store import check
from retail_desktop.services.stock_card import read_card
from retail_desktop.services.workplace import open_workplace

ITEMS = "sku,name,unit_cost,price\n00417,Mug,2.50,6.00\n"
OPENING = "sku,store,on_hand,date\n00417,MAIN,40,2026-11-01\n00417,NORTH,5,2026-11-01\n"
SALES = "date,sku,store,quantity,price\n2026-11-01,00417,MAIN,9,6.00\n2026-11-02,00417,MAIN,6,6.00\n"
SALES += "2026-11-04,00417,MAIN,3,6.00\n2026-11-04,00417,MAIN,-1,6.00\n2026-11-06,00417,NORTH,2,6.00\n"
RECEIPTS = "date,order,sku,store,quantity,unit cost\n2026-11-03,P-1,00417,MAIN,24,2.50\n"
# Day by day in MAIN, by hand: counted 40 on the 1st (its own sales are over), sold 6, delivered 24, sold 3 and one came
# back, 2 broke, 10 went to NORTH of which 7 arrived and 1 was lost, and 41 were counted where the book says 44.
SHEET = [
    (date(2026, 11, 1), "Sale", -9, -9), (date(2026, 11, 1), "Count", 40, 40), (date(2026, 11, 2), "Sale", -6, 34),
    (date(2026, 11, 3), "Receipt", 24, 58), (date(2026, 11, 4), "Sale", -3, 55),
    (date(2026, 11, 4), "Customer return", 1, 56), (date(2026, 11, 5), "Waste", -2, 54),
    (date(2026, 11, 6), "Transfer", -10, 44), (date(2026, 11, 8), "Count", 41, 41),
]  # fmt: skip


@pytest.mark.parametrize("late_sales", [False, True])
def test_the_stock_of_a_fortnight_is_what_was_worked_out_by_hand(tmp_path: Path, *, late_sales: bool) -> None:
    place = open_workplace(str(tmp_path / "shop.sqlite"))

    def bring(target: Target, content: str) -> None:
        file = tmp_path / f"{target}.csv"
        file.write_text(content, encoding="utf-8")
        report = import_file(place, target, str(file), ImportOptions())
        assert (report.status, report.rejected) == ("ok", ()), report

    bring(Target.ITEMS, ITEMS)
    bring(Target.STOCK, OPENING)
    if not late_sales:
        bring(Target.SALES, SALES)
    bring(Target.RECEIPTS, RECEIPTS)
    broken = {"00417": Decimal(2)}
    control_stock.waste(place, broken, "broken", store="MAIN", day=date(2026, 11, 5))
    mistaken = control_stock.waste(place, broken, "broken", store="MAIN", day=date(2026, 11, 5))
    control_stock.take_back(place, mistaken.number, note="Booked twice")
    sent = transfer_stock.send(place, {"00417": Decimal(10)}, "MAIN", "NORTH", day=date(2026, 11, 6))
    lost = {"00417": Decimal(1)}
    transfer_stock.receive(place, sent.number, {"00417": Decimal(7)}, lost=lost, day=date(2026, 11, 7))
    counted = control_stock.count(place, {"00417": Decimal(41)}, store="MAIN", day=date(2026, 11, 8))
    if late_sales:
        bring(Target.SALES, SALES)
    else:
        (line,) = counted.lines
        assert (line.book, line.change, line.value) == (44, -3, Decimal("-7.50"))
    card = read_card(place, "00417", "MAIN")
    told = [(one.day, one.kind.value, one.quantity, one.balance) for one in reversed(card.lines) if not one.taken_back]
    assert told == SHEET
    assert (card.on_hand, sum(one.taken_back for one in card.lines)) == (41, 2)
    # 5 counted, 2 sold, 7 arrived, 1 came on paper and was written off; 2 of the 10 are still on the way.
    assert read_card(place, "00417", "NORTH").on_hand == 10
    (transfer,) = transfer_stock.list_transfers(place, only_open=True)
    assert transfer.on_the_way == 2
    assert check(place).problems == ()
    close_database(place.location)
