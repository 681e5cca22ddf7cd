"""Choosing how items are ordered, with what it does told first."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.replenishment import PolicyKind, Service
from retail_desktop.domain.replenishment.effects import Effect
from retail_desktop.domain.replenishment.policy_choice import PolicyChoice
from retail_desktop.gui.jobs import Job
from retail_desktop.gui.screens.policy_dialog import PolicyDialog, change_words, choice_words, lot_words
from retail_desktop.services.choose_policies import Change, LotAdvice
from retail_desktop.services.worker import Cancelled, Refused, Succeeded

CHANGE = Change(Effect(1200.4, 300.0), Effect(1500.0, 90.6), 42, "EUR")


class Clerk:
    """Jobs that only note what they were asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self.jobs: list[Job] = []

    def read(self, service: Callable[..., object], *args: object) -> Job:
        self.asked.append((service.__name__, *args))
        self.jobs.append(Job("", frozenset()))
        return self.jobs[-1]

    def run(self, _title: str, service: Callable[..., object], *args: object) -> Job:
        return self.read(service, *args)

    def answer(self, value: object) -> None:
        self.jobs[-1].tell(Succeeded(value))


@pytest.fixture
def clerk() -> Clerk:
    return Clerk()


@pytest.fixture
def dialog(qtbot: QtBot, clerk: Clerk) -> Iterator[PolicyDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = PolicyDialog(parent, clerk)  # type: ignore[arg-type]  # stands in for the jobs
    clerk.answer((PolicyChoice(abc="A", level=Decimal("0.98")),))
    made.show()
    yield made
    parent.deleteLater()


def choose(dialog: PolicyDialog, scope: str, code: str = "", kind: PolicyKind = PolicyKind.AUTOMATIC) -> None:
    dialog.scope.setCurrentIndex(dialog.scope.findData(scope))
    dialog.code.setText(code)
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind.value))


def test_nothing_is_kept_that_was_not_tried(dialog: PolicyDialog, clerk: Clerk) -> None:
    choose(dialog, "class", "ax")
    dialog.level.setValue(97.5)
    assert not dialog.keep.isEnabled()
    dialog.attempt.click()
    wanted = PolicyChoice(abc="A", xyz="X", level=Decimal("0.975"))
    assert clerk.asked[-1] == ("try_policy", wanted)
    clerk.answer(CHANGE)
    assert dialog.words.text() == (
        "42 items in stores are ordered otherwise. Money in stock 1,200 → 1,500 EUR; sales lost a year 300 → 91 EUR."
    )
    dialog.keep.click()
    assert clerk.asked[-1] == ("choose_policy", wanted)
    clerk.answer(wanted)
    assert (dialog.words.text(), clerk.asked[-1]) == ("Done. The next plan follows it.", ("list_choices",))


def test_another_choice_must_be_tried_anew(dialog: PolicyDialog, clerk: Clerk) -> None:
    dialog.attempt.click()
    dialog.level.setValue(90)
    clerk.answer(CHANGE)
    assert not dialog.keep.isEnabled()
    dialog.attempt.click()
    clerk.jobs[-1].tell(Cancelled())
    assert dialog.attempt.isEnabled()


def test_only_a_policy_by_hand_has_bounds_and_what_pays_best_has_no_level(dialog: PolicyDialog) -> None:
    assert not dialog.minimum.isEnabled()
    choose(dialog, "item", "00417", PolicyKind.MIN_MAX)
    dialog.minimum.setValue(6)
    dialog.maximum.setValue(24)
    dialog.service.setCurrentIndex(dialog.service.findData(Service.ECONOMIC.value))
    assert not dialog.level.isEnabled()
    assert dialog.choice == PolicyChoice(
        sku="00417", kind=PolicyKind.MIN_MAX, service=Service.ECONOMIC, minimum=Decimal(6), maximum=Decimal(24)
    )


@pytest.mark.parametrize("scope", ["supplier", "store"])
def test_a_code_is_needed_unless_everything_is_meant(dialog: PolicyDialog, scope: str) -> None:
    choose(dialog, scope)
    assert not dialog.attempt.isEnabled()
    choose(dialog, scope, "X")
    assert dialog.attempt.isEnabled()
    assert getattr(dialog.choice, scope) == "X"


def test_a_refusal_is_shown_where_it_arises(dialog: PolicyDialog, clerk: Clerk) -> None:
    dialog.attempt.click()
    clerk.jobs[-1].tell(Refused(RetailError, ("There is no forecast yet.",), {}))
    assert dialog.words.text() == "There is no forecast yet."


def test_a_choice_can_be_dropped(dialog: PolicyDialog, clerk: Clerk) -> None:
    assert dialog.kept.item(0).text() == "Class A: As the costs say · Order cycles without a gap, 98.0 %"
    dialog.kept.setCurrentRow(0)
    dialog.drop.click()
    assert clerk.asked[-1] == ("forget_policy", PolicyChoice(abc="A", level=Decimal("0.98")))
    clerk.jobs[-1].tell(Refused(RetailError, ("Somebody dropped it before.",), {}))
    assert dialog.words.text() == "Somebody dropped it before."


def test_choices_and_changes_in_words() -> None:
    by_hand = PolicyChoice(sku="1", kind=PolicyKind.MIN_MAX, minimum=Decimal(2), maximum=Decimal(9))
    assert choice_words(by_hand) == "Item 1: My own minimum and maximum (2 to 9) · Order cycles without a gap"
    assert change_words(Change(Effect(1, 1), Effect(1, 1), 0, "")).startswith("Nothing is ordered otherwise")


def test_a_lot_that_costs_least_is_said_where_lots_are_asked_for() -> None:
    change = Change(Effect(1, 1), Effect(1, 1), 1, "EUR", LotAdvice(800, Decimal("0.68"), Decimal("978.60")))
    assert lot_words(change) == "A lot of 800 at 0.68 costs least: about 979 EUR a year with its goods."
    assert lot_words(replace(change, lot=None)) == ""
