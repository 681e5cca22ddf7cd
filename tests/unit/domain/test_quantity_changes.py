"""What people make of suggested quantities."""

from retail_desktop.domain.quantity_changes import ChangeReason, QuantityWish


def test_a_change_is_a_persons_own_unless_said_otherwise() -> None:
    assert QuantityWish("00417", "MAIN", None).reason is ChangeReason.OWN
