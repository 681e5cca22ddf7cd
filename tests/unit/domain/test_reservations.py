"""What customers are owed."""

from decimal import Decimal

from retail_desktop.domain.reservations import free_to_sell


def test_what_others_are_owed_is_not_free_to_sell() -> None:
    assert free_to_sell(Decimal(12), Decimal(3)) == 9


def test_more_owed_than_on_hand_leaves_nothing_to_sell() -> None:
    assert free_to_sell(Decimal(2), Decimal(3)) == 0
