"""Whose public holidays are kept."""

from collections.abc import Callable

import pytest

from retail_desktop.domain.errors import NotAllowedError, NotFoundError
from retail_desktop.domain.imports import ImportReport
from retail_desktop.domain.people import Person, Role
from retail_desktop.services.choose_holidays import Region, choose_region, chosen_regions, known_regions, list_regions
from retail_desktop.services.plan_replenishment import make_plan
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]


def test_no_country_is_chosen_at_first(shop: Workplace) -> None:
    assert list_regions(shop) == {"": Region(), "MAIN": Region()}


def test_a_store_without_its_own_region_keeps_that_of_all(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, "store,date,sku,quantity\nHill,2026-01-05,1,5\nDock,2026-01-05,1,3\n")
    choose_region(empty_shop, "de", "by")
    choose_region(empty_shop, "AT", store="Hill")
    assert list_regions(empty_shop) == {"": Region("DE", "BY"), "Dock": Region("DE", "BY"), "Hill": Region("AT")}
    choose_region(empty_shop, "", store="Hill")
    assert list_regions(empty_shop)["Hill"] == Region("DE", "BY")


def test_a_region_goes_with_its_country(shop: Workplace) -> None:
    choose_region(shop, "DE", "BY")
    assert choose_region(shop, "", "BY") == Region()
    assert Region("DE", "BY").shown == "DE, BY"


def test_what_a_store_chose_itself_is_told_apart_from_what_all_keep(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, "store,date,sku,quantity\nHill,2026-01-05,1,5\nDock,2026-01-05,1,3\n")
    choose_region(empty_shop, "DE")
    choose_region(empty_shop, "AT", store="Hill")
    assert chosen_regions(empty_shop) == {"": Region("DE"), "Dock": Region(), "Hill": Region("AT")}


def test_every_country_that_is_offered_can_be_chosen_with_each_of_its_regions(shop: Workplace) -> None:
    known = known_regions()
    assert known["DE"]["BY"] == "Bayern"
    assert choose_region(shop, "DE", "augsburg") == Region("DE", "Augsburg")
    assert all(choose_region(shop, "DE", part).part == part for part in known["DE"])


@pytest.mark.parametrize(("country", "part", "store"), [("XX", "", ""), ("DE", "ZZ", ""), ("DE", "BY", "Hill")])
def test_what_is_not_known_is_refused(shop: Workplace, country: str, part: str, store: str) -> None:
    with pytest.raises(NotFoundError):
        choose_region(shop, country, part, store=store)
    assert list_regions(shop)[""] == Region()


def test_a_sales_representative_chooses_no_country(shop: Workplace) -> None:
    with pytest.raises(NotAllowedError):
        choose_region(Workplace(shop.location, Person("Sam", Role.SALES)), "DE")


def test_other_holidays_make_a_forecast_out_of_date(planned: Workplace) -> None:
    before = make_plan(planned).run_id
    choose_region(planned, "DE")
    assert make_plan(planned).run_id != before
