"""Who is replenished how."""

from decimal import Decimal

import pytest

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.replenishment.policies import PolicyKind
from retail_desktop.domain.replenishment.policy_choice import PolicyChoice, Subject, chosen

MUG = Subject("00417", "MAIN", "BRI", "A", "X")


def test_the_most_specific_choice_wins() -> None:
    everything, store = PolicyChoice(), PolicyChoice(store="MAIN")
    supplier, of_class, item = PolicyChoice(supplier="BRI"), PolicyChoice(abc="A"), PolicyChoice(sku="00417")
    found = [everything, store, supplier, of_class, item]
    for place in range(5, 0, -1):
        assert chosen(found[:place], MUG) is found[place - 1]
    assert chosen([PolicyChoice(sku="00422"), PolicyChoice(abc="A", xyz="Z")], MUG) is None


def test_a_choice_says_what_it_is_for() -> None:
    assert PolicyChoice().scope_in_words == "everything"
    assert PolicyChoice("1", "MAIN", "BRI", "A", "X").scope_in_words == "item 1, class AX, supplier BRI, store MAIN"


@pytest.mark.parametrize(
    "choice",
    [
        PolicyChoice(level=Decimal("0.4")),
        PolicyChoice(abc="D"),
        PolicyChoice(kind=PolicyKind.MIN_MAX),
        PolicyChoice(kind=PolicyKind.MIN_MAX, minimum=Decimal(9), maximum=Decimal(3)),
    ],
)
def test_what_cannot_be_followed_is_refused(choice: PolicyChoice) -> None:
    with pytest.raises(RetailError):
        choice.check()


def test_a_sound_choice_passes() -> None:
    PolicyChoice(level=Decimal("0.9")).check()
    PolicyChoice(kind=PolicyKind.MIN_MAX, minimum=Decimal(3), maximum=Decimal(9)).check()
