"""What is coming to an item is called by the names that the engine knows."""

from collections.abc import Callable
from datetime import date

from retail_desktop.domain.imports import Target
from retail_desktop.services.choose_holidays import choose_region
from retail_desktop.services.coming_events import AFTERMATH, coming_events
from retail_desktop.services.workplace import Workplace

AS_OF = date(2025, 12, 22)


def test_a_day_is_named_by_its_holiday_and_the_items_own_promotion(
    shop: Workplace, bring: Callable[..., object]
) -> None:
    choose_region(shop, "DE")
    bring(shop, "kind,name,first,last,sku\npromotion,Tea week,2025-12-25,2025-12-31,00101\n", Target.EVENTS)
    with shop.database.reading() as work:
        found = list(coming_events(work, "00101", "MAIN", AS_OF, (1.0, 1.4, 1.5, 1.0)))
        other = list(coming_events(work, "00102", "MAIN", AS_OF, (1.0, 1.4, 1.5, 1.0)))
    assert [(one.day.day, one.factor) for one in found] == [(24, 1.4), (25, 1.5)]
    assert found[0].names == ("Christmas Day, 1 day before",)
    assert "Tea week" in found[1].names
    assert "Tea week" not in other[1].names


def test_a_changed_day_without_a_name_follows_a_promotion(shop: Workplace) -> None:
    with shop.database.reading() as work:
        (found,) = coming_events(work, "00101", "MAIN", AS_OF, (0.8,))
        assert list(coming_events(work, "00101", "MAIN", AS_OF, (1.0, 1.0))) == []
    assert found.names == (AFTERMATH,)
