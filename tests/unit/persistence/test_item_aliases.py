"""Decisions about codes in the store."""

from sqlalchemy import Connection

from retail_desktop.domain.item_codes import ItemDecision
from retail_desktop.persistence import item_aliases


def test_a_code_means_an_item_or_nothing(work: Connection) -> None:
    item_aliases.decide(work, {"417": "00417", "TIP": ""}, at="now", person="Ann")
    assert item_aliases.decisions(work) == (
        ItemDecision("417", "00417", "Mug", "now", "Ann"),
        ItemDecision("TIP", "", "", "now", "Ann"),
    )


def test_the_latest_decision_counts(work: Connection) -> None:
    item_aliases.decide(work, {"417": "00417"}, at="monday", person="Ann")
    item_aliases.decide(work, {"417": "00422"}, at="tuesday", person="Bob")
    assert item_aliases.decisions(work) == (ItemDecision("417", "00422", "Towel", "tuesday", "Bob"),)


def test_an_item_that_is_not_there_decides_nothing(work: Connection) -> None:
    item_aliases.decide(work, {"417": "99999"}, at="now", person="Ann")
    item_aliases.decide(work, {}, at="now", person="Ann")
    assert item_aliases.decisions(work) == ()


def test_a_decision_can_be_forgotten(work: Connection) -> None:
    item_aliases.decide(work, {"TIP": ""}, at="now", person="Ann")
    assert item_aliases.forget(work, "TIP")
    assert not item_aliases.forget(work, "TIP")
    assert item_aliases.decisions(work) == ()
