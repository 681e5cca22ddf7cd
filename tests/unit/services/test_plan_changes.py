"""What was changed since the newest plan was made."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.domain.overrides import OverrideKind
from retail_desktop.domain.replenishment.policy_choice import PolicyChoice
from retail_desktop.persistence import people
from retail_desktop.services.choose_holidays import choose_region
from retail_desktop.services.choose_policies import choose_policy
from retail_desktop.services.control_stock import adjust
from retail_desktop.services.correct_demand import correct_again, keep_as_sold
from retail_desktop.services.import_history import redo_import, undo_import
from retail_desktop.services.order_goods import create_orders
from retail_desktop.services.override_forecasts import add_override, remove_override
from retail_desktop.services.plan_changes import changes_since_plan, outdated_words
from retail_desktop.services.plan_replenishment import make_plan
from retail_desktop.services.reserve_stock import reserve
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]
DAY = date(2025, 7, 1)
EVENTS = "kind,name,start,end\npromotion,Summer sale,2025-08-01,2025-08-03\n"


def change(place: Workplace) -> int:
    return add_override(place, OverrideKind.PERCENT, Decimal(20), sku="00101").override.override_id


def test_a_plan_holds_until_something_is_changed(empty_shop: Workplace, planned: Workplace) -> None:
    assert changes_since_plan(empty_shop) == ()
    assert changes_since_plan(planned) == ()
    create_orders(planned)
    assert changes_since_plan(planned) == ()


def test_a_forecast_changed_by_hand_puts_the_plan_out_of_date_until_it_is_made_again(planned: Workplace) -> None:
    number = change(planned)
    assert changes_since_plan(planned) == ("a forecast was changed by hand",)
    remove_override(planned, number)
    assert changes_since_plan(planned)[-1] == "a change of a forecast was taken back"
    again = make_plan(planned)
    assert (again.run_id, changes_since_plan(planned)) == (1, ())


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda place: keep_as_sold(place, "00101", "MAIN", DAY), ["a day was set to count as sold"]),
        (lambda place: choose_region(place, "DE"), ["other holidays were chosen"]),
    ],
)
def test_a_change_of_what_the_forecast_learns_from_does_so_too(
    planned: Workplace, act: Callable[[Workplace], Any], said: list[str]
) -> None:
    act(planned)
    assert list(changes_since_plan(planned)) == said
    assert make_plan(planned).run_id == 2
    assert changes_since_plan(planned) == ()


def test_so_do_imports_each_named_once(planned: Workplace, bring: Bring) -> None:
    keep_as_sold(planned, "00101", "MAIN", DAY)
    correct_again(planned, "00101", "MAIN", DAY)
    bring(planned, "sku,on_hand\n00101,3\n", Target.STOCK)
    bring(planned, EVENTS, Target.EVENTS)
    made = bring(planned, "date,sku,quantity,price\n2025-07-25,00101,3,2.5\n", name="more.csv")
    assert made.import_id is not None
    undo_import(planned, made.import_id)
    redo_import(planned, made.import_id)
    undo_import(planned, made.import_id)
    assert changes_since_plan(planned)[2:] == (
        "stock was counted", "holidays or promotions were imported", "sales were imported",
        "an import was undone", "an import was put back",
    )  # fmt: skip


def test_what_happens_while_a_plan_is_made_counts_as_later(planned: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def progress(what: str, done: int, total: int) -> None:
        if what == "Planning" and not told:
            told.append(what)
            change(planned)

    make_plan(planned, progress=progress)
    assert changes_since_plan(planned) == ("a forecast was changed by hand",)


def test_a_plan_of_an_earlier_program_holds_from_its_own_entry_on(planned: Workplace) -> None:
    with planned.database.writing() as work:
        people.note(work, "owner", "holidays", "")
        people.note(work, "owner", "plan", "1", {"lines": 6})
    assert changes_since_plan(planned) == ()
    change(planned)
    assert len(changes_since_plan(planned)) == 1


def test_the_changes_make_one_sentence() -> None:
    assert outdated_words(()) == ""
    assert outdated_words(("sales were imported",)) == (
        "The plan is out of date: since it was made, sales were imported. Make it again before you order."
    )
    assert ", a, b and c. Make" in outdated_words(("a", "b", "c"))


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda place: adjust(place, "00101", Decimal(1), "found", store="MAIN"), "stock was counted or moved"),
        (
            lambda place: reserve(place, "00101", Decimal(1), customer="Mrs Hill", store="MAIN"),
            "goods were kept for customers",
        ),
        (
            lambda place: choose_policy(place, PolicyChoice(level=Decimal("0.9"))),
            "another way of ordering was chosen",
        ),
    ],
)
def test_a_change_of_what_is_decided_on_needs_a_new_plan_but_no_new_forecast(
    planned: Workplace, act: Callable[[Workplace], Any], said: str
) -> None:
    act(planned)
    assert changes_since_plan(planned) == (said,)
    assert (make_plan(planned).run_id, changes_since_plan(planned)) == (1, ())
