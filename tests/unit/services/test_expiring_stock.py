"""What expires soon, and what of it is likely to be left."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest

from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.domain.lots import LotName
from retail_desktop.persistence import forecasts
from retail_desktop.services.control_stock import adjust, count, take_back, waste
from retail_desktop.services.expiring_stock import list_expiring
from retail_desktop.services.stock_card import read_card
from retail_desktop.services.workplace import Workplace

from .conftest import LAST

TODAY = LAST + timedelta(days=1)
SOON, LATE = LotName("A1", TODAY + timedelta(days=2)), LotName("", TODAY + timedelta(days=40))
Bring = Callable[..., ImportReport]


@pytest.fixture
def dated(planned: Workplace, bring: Bring) -> Workplace:
    """The shop after a delivery of two lots of green tea, of which ten without a lot lie there."""
    lines = f"00101,30,{TODAY},A1,{SOON.expires_on}\n00101,500,{TODAY},,{LATE.expires_on}\n"
    report = bring(planned, f"sku,quantity,date,lot,expires_on\n{lines}", Target.RECEIPTS)
    assert report.accepted == 2
    return planned


def lots(place: Workplace) -> dict[LotName, Decimal]:
    return {lot.name: lot.units for lot in read_card(place, "00101").lots}


def test_a_lot_that_expires_is_set_against_what_the_forecast_expects_until_then(dated: Workplace) -> None:
    (one,) = list_expiring(dated, 7)
    with dated.database.reading() as work:
        run = forecasts.newest_run(work)
        assert run is not None
        (forecast,) = forecasts.forecasts(work, run[0].run_id, "00101", "MAIN")
    expected = forecast.expected_total(3)
    assert (one.lot_name, one.days_left, one.units) == (SOON, 2, 30)
    assert float(one.likely_sold) == pytest.approx(expected, abs=0.001)
    assert one.likely_wasted == 30 - one.likely_sold
    assert (one.at_risk, one.likely_lost) == (36, (one.likely_wasted * Decimal("1.20")).quantize(Decimal("0.01")))
    soon, late = list_expiring(dated, 60)
    assert (soon, late.lot_name, late.units) == (one, LATE, 500)
    assert float(late.likely_sold) == pytest.approx(forecast.expected_total(41) - expected, abs=0.01)


def test_without_a_forecast_the_last_month_tells_what_sells(shop: Workplace, bring: Bring) -> None:
    bring(shop, f"sku,quantity,date,lot,expires_on\n00106,40,{TODAY},P,{TODAY + timedelta(days=29)}\n", Target.RECEIPTS)
    (one,) = list_expiring(shop, 30, store="MAIN")
    assert (one.sku, one.likely_sold, one.at_risk, one.likely_lost) == ("00106", 3, None, None)


def test_what_has_expired_stands_first_and_sells_no_more(dated: Workplace) -> None:
    adjust(dated, "00102", Decimal(4), "found", lot=LotName("OLD", TODAY - timedelta(days=1)))
    first, *_ = list_expiring(dated, 0)
    assert (first.sku, first.days_left, first.likely_sold, first.likely_wasted) == ("00102", -1, 0, 4)


def test_a_store_or_a_number_of_days_that_cannot_be_is_refused(dated: Workplace) -> None:
    with pytest.raises(NotFoundError, match="no store Nowhere"):
        list_expiring(dated, store="Nowhere")
    with pytest.raises(RetailError, match="-3 is no period"):
        list_expiring(dated, -3)


def test_a_chosen_lot_is_thrown_away_and_comes_back_with_the_action(dated: Workplace) -> None:
    assert lots(dated) == {SOON: 30, LATE: 500, LotName(): 10}
    number = waste(dated, {"00101": Decimal(100)}, "expired", lots={"00101": LotName("", LATE.expires_on)}).number
    assert lots(dated) == {SOON: 30, LATE: 400, LotName(): 10}
    take_back(dated, number)
    assert lots(dated) == {SOON: 30, LATE: 500, LotName(): 10}
    with pytest.raises(RetailError, match="only 30 are left of lot A1"):
        waste(dated, {"00101": Decimal(31)}, "expired", lots={"00101": SOON})
    with pytest.raises(NotFoundError, match="no lot Z on hand"):
        adjust(dated, "00101", Decimal(-1), "theft", lot=LotName("Z"))


def test_goods_thrown_away_without_a_lot_are_those_that_expire_first(dated: Workplace) -> None:
    waste(dated, {"00101": Decimal(31)}, "spoiled")
    assert lots(dated) == {LATE: 499, LotName(): 10}


def test_a_count_takes_what_is_missing_from_what_expires_first(dated: Workplace) -> None:
    count(dated, {"00101": Decimal(505)})
    assert lots(dated) == {LATE: 495, LotName(): 10}
    count(dated, {"00101": Decimal(0)})
    assert lots(dated) == {}
    assert not list_expiring(dated)


def test_sales_between_deliveries_take_from_what_lay_there_then(empty_shop: Workplace, bring: Bring) -> None:
    days = [LAST + timedelta(days=step) for step in range(6)]
    soon, late = days[5], days[5] + timedelta(days=30)
    bring(empty_shop, "date,sku,quantity\n" + "".join(f"{day},A,3\n" for day in days))
    lines = f"A,10,{days[0]},LATE,{late}\nA,10,{days[3]},SOON,{soon}\n"
    bring(empty_shop, f"sku,quantity,date,lot,expires_on\n{lines}", Target.RECEIPTS)
    card = read_card(empty_shop, "A")
    # Sales of a day come before its delivery: 3 were owed, 9 of the late lot went, then 6 of the soon one.
    assert {lot.name.number: lot.units for lot in card.lots} == {"SOON": 2}
    assert card.on_hand == 2
