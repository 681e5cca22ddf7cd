"""The stock page: movements, counting, what to check first, what is on the way and owed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from retail_desktop.domain.receiving import ReturnLine
from retail_desktop.gui.screens.stock_booking import ADJUST, BACK, OWE, WASTE
from retail_desktop.gui.screens.stock_dialog import Question, StockDialog, Subject, effect
from retail_desktop.gui.screens.stock_screen import StockPart, StockScreen
from retail_desktop.gui.screens.stock_suspects import in_words
from retail_desktop.services import stock_at
from retail_desktop.services.stock_at import StockAt
from tests.gui.screens.stock_cases import CHOICES, DAY, SOON, SUSPECTS, called, press

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Said, Shop

Settle = Callable[[], None]


@pytest.fixture
def page(open_page: Callable[[type[Any]], Any]) -> StockScreen:
    return open_page(StockScreen)


@pytest.fixture
def card(page: StockScreen, settle: Settle) -> StockScreen:
    page.show_subject(("00417", "main"))
    settle()
    return page


def answer_dialog(units: str, *, reason: str = "", who: str = "") -> None:
    """Fill in the dialog that opens next, and press its button."""

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, StockDialog)
        dialog.quantity.setText(units)
        dialog.who.setText(who)
        if reason:
            dialog.reason.setCurrentText(reason)
        dialog.accept()

    QTimer.singleShot(0, fill)


def test_the_card_of_an_item_tells_its_stock_and_every_movement(card: StockScreen) -> None:
    tab = card.movements
    assert tab._title.text() == "00417  Sailor Mug 350 ml in main"
    assert tab._facts.text().startswith("18 on hand · 3 owed to customers, 15 free to sell · counted 29 Sep 2026")
    shown = [tab.model.index(line, tab.model.place_of("balance")).data() for line in range(3)]
    assert shown[2] == "–"  # before the first count nobody knows
    assert tab.model.rowCount() == 4
    assert tab._lots.text() == ("By lot: 6 of A1, until 2 Oct 2026; 9 of until 28 Nov 2026; 3 of no known lot")


def test_nothing_can_be_booked_before_an_item_is_chosen(page: StockScreen) -> None:
    assert not any(one.isEnabled() for one in (*page.movements._needs_item, page.movements._undo))


@pytest.mark.parametrize(
    ("words", "service", "units"),
    [
        ("Correct…", "adjust", "-2"), ("Throw away…", "waste", "2"), ("Move…", "send", "2"),
        ("Send back…", "return_goods", "2"), ("Keep…", "reserve", "2"),
    ],
)  # fmt: skip
def test_a_movement_is_asked_for_and_booked(
    card: StockScreen, shop: "Shop", said: "Said", settle: Settle, words: str, service: str, units: str
) -> None:
    answer_dialog(units, reason="", who="Mrs Bell")
    press(card.movements, words)
    settle()
    ((args, more),) = called(shop, service)
    assert Decimal(units) in args or {"00417": Decimal(units)} in args or [ReturnLine("00417", Decimal(units))] in args
    assert more["day"] == CHOICES.today
    assert said.told


def test_a_refusal_is_shown_as_it_is(card: StockScreen, shop: "Shop", said: "Said", settle: Settle) -> None:
    shop.refusal = "Nothing can be booked on that day."
    answer_dialog("2")
    press(card.movements, "Throw away…")
    settle()
    assert said.refused == ["Nothing can be booked on that day."]


def test_only_what_a_person_did_can_be_taken_back_and_only_on_purpose(
    card: StockScreen, shop: "Shop", said: "Said", settle: Settle
) -> None:
    tab = card.movements
    tab.view.selectRow(1)
    assert not tab._undo.isEnabled()
    tab.view.selectRow(0)
    tab._undo.click()
    assert not called(shop, "take_back")
    said.choice = "Take back"
    tab._undo.click()
    settle()
    assert called(shop, "take_back") == [((3,), {})]


def dialog_for(question: Question, page: StockScreen, **more: Any) -> StockDialog:  # noqa: ANN401 - a subject's fields
    jobs = page.context.jobs
    subject = Subject("00417", "Sailor Mug 350 ml", "main", CHOICES.stores, CHOICES.today, **more)
    return StockDialog(question, subject, lambda store, day: jobs.read(stock_at.stock_at, "00417", store, day), page)


def test_a_dialog_takes_only_what_can_be_booked(card: StockScreen) -> None:
    dialog = dialog_for(WASTE, card)
    for typed in ("", "0", "many", "-2"):
        dialog.quantity.setText(typed)
        assert not dialog._book.isEnabled()
    dialog.quantity.setText("2.5")
    assert (dialog._book.isEnabled(), dialog.units()) == (True, Decimal("2.5"))
    dialog = dialog_for(ADJUST, card)
    dialog.quantity.setText("−2")
    assert (dialog._book.isEnabled(), dialog.units()) == (True, -2)
    dialog = dialog_for(OWE, card)
    dialog.quantity.setText("2")
    assert not dialog._book.isEnabled()
    dialog.who.setText("Mrs Bell")
    assert dialog._book.isEnabled()
    dialog = dialog_for(replace(BACK, suppliers=CHOICES.suppliers), card)
    dialog.quantity.setText("2")
    assert not dialog._book.isEnabled()
    dialog.supplier.setCurrentIndex(1)
    assert dialog._book.isEnabled()


def test_a_dialog_says_what_a_change_does_to_the_stock_of_its_day_and_of_today(
    card: StockScreen, settle: Settle, shop: "Shop"
) -> None:
    dialog = dialog_for(WASTE, card, units=Decimal(6), lot=SOON)
    settle()
    assert dialog._effect.text() == "Stock: 18 → 12."
    assert dialog.chosen_lot() == SOON
    assert [dialog.lot.itemText(at) for at in range(dialog.lot.count())] == [
        "What expires first", "A1, until 2 Oct 2026: 6", "until 28 Nov 2026: 9",
    ]  # fmt: skip
    dialog.day.choose(dialog.day.day - timedelta(days=10))
    settle()
    assert dialog._effect.text() == (
        "Evening of 20 Sep 2026: 20 → 14. Today's stock stays 18, because it was counted on 29 Sep 2026."
    )
    dialog.store.setCurrentText("north")
    settle()
    assert dialog.in_store() == "north"
    shop.refusal = "Nothing can be booked on that day."
    dialog.store.setCurrentText("main")
    settle()
    assert dialog._effect.text() == "Nothing can be booked on that day."


def test_a_past_day_without_a_later_count_changes_both_days() -> None:
    stock = StockAt("main", DAY, Decimal(20), Decimal(18), None)
    assert effect(stock, Decimal(-2), CHOICES.today) == "Evening of 29 Sep 2026: 20 → 18. Today: 18 → 16."
    assert effect(stock, Decimal(0), DAY) == "Stock: 18."
    unknown = replace(stock, evening=None)
    assert effect(unknown, Decimal(-2), CHOICES.today) == "Nobody knows the stock of 29 Sep 2026. Today: 18 → 16."


def test_a_count_is_entered_by_keyboard_and_booked_at_the_end(
    page: StockScreen, shop: "Shop", said: "Said", settle: Settle
) -> None:
    page.tabs.setCurrentWidget(page.counting)
    settle()
    tab = page.counting
    assert tab._sum.text() == "1 of 2 items counted · 1 difference · −5.90 at cost"
    tab._code.setText("00422")
    tab._units.setText("3")
    tab._units.returnPressed.emit()
    settle()
    tab.model.edited.emit(tab.model.rows()[0], "counted", "")
    tab.model.edited.emit(tab.model.rows()[0], "counted", "many")
    settle()
    assert [args for args, _ in called(shop, "enter_count")] == [(4, "00422", Decimal(3)), (4, "00417", None)]
    assert "many" in said.refused[0]
    assert "order" not in said.refused[0]
    press(tab, "Book the count")
    settle()
    assert said.told == ["Booked as action 7."]


def test_a_list_is_made_or_given_up(page: StockScreen, shop: "Shop", said: "Said", settle: Settle) -> None:
    page.tabs.setCurrentWidget(page.counting)
    settle()
    tab = page.counting
    words = [tab._lists.itemText(at) for at in range(tab._lists.count())]
    assert words[0] == "4  By risk · 1 of 2"
    assert words[-2:] == ["New list: without category", "New list: Gifts"]
    for place in (0, 1, len(words) - 1):
        tab._lists.activated.emit(place)
        settle()
    assert [(args[0].value, more["category"]) for args, more in called(shop, "make_list")] == [
        ("risk", ""), ("category", "Gifts"),
    ]  # fmt: skip
    press(tab, "Give up")
    assert not called(shop, "drop_list")
    said.choice = "Give up"
    press(tab, "Give up")
    settle()
    assert called(shop, "drop_list") == [((4,), {})]


def test_why_an_item_is_doubted_is_said_in_words() -> None:
    assert [in_words(one) for one in SUSPECTS] == [
        "The book says 3; no sale for 19 days when 2.0 a week is normal: chance 0.44 %.",
        "The book says 3; no sale for 60 days when 9.0 a week is normal: chance below 0.01 %.",
        "The book says −3; there cannot be fewer than none.",
        "Nobody has counted it; about 4.2 a week are sold.",
    ]


def test_one_click_makes_a_count_list_of_the_suspects(page: StockScreen, shop: "Shop", settle: Settle) -> None:
    page.tabs.setCurrentWidget(page.suspects)
    settle()
    assert page.suspects._sum.text() == "4 items · 32.00 at risk"
    press(page.suspects, "Count these")
    settle()
    ((args, more),) = called(shop, "make_list")
    assert (args[0].value, more) == ("chosen", {"store": "main", "skus": ["00417", "00422", "00388", "00395"]})
    assert page.tabs.currentWidget() is page.counting
    page.suspects.view.activated_row.emit(SUSPECTS[0])
    assert page.tabs.currentWidget() is page.movements


def test_goods_on_the_way_arrive_or_are_lost(page: StockScreen, shop: "Shop", said: "Said", settle: Settle) -> None:
    page.tabs.setCurrentWidget(page.on_the_way)
    settle()
    press(page.on_the_way, "All has arrived")
    press(page.on_the_way, "The rest is lost")
    said.choice = "Write off"
    press(page.on_the_way, "The rest is lost")
    press(page.on_the_way, "Take the sending back")
    settle()
    assert called(shop, "receive") == [((5,), {}), ((5, {}), {"lost": {"00417": Decimal(4)}})]
    assert called(shop, "take_back") == [((5,), {})]


def test_what_a_customer_is_owed_ends_when_he_has_it(
    page: StockScreen, shop: "Shop", said: "Said", settle: Settle
) -> None:
    page.tabs.setCurrentWidget(page.owed)
    settle()
    page.owed.view.selectRow(0)
    press(page.owed, "The customer has it")
    press(page.owed, "Not wanted any more")
    settle()
    assert (len(called(shop, "fulfil")), len(called(shop, "cancel"))) == (1, 1)
    assert said.told[0] == "Reservation 2 for Mrs Bell is fulfilled."


def test_other_pages_lead_to_a_part_of_this_one(page: StockScreen) -> None:
    parts = (page.counting, page.suspects, page.expiring, page.on_the_way, page.returns, page.owed)
    for name, part in zip(StockPart, parts, strict=True):
        page.show_subject(name)
        assert page.tabs.currentWidget() is part


def test_an_item_can_be_asked_for_by_its_code_alone(page: StockScreen, settle: Settle) -> None:
    page.show_subject("00417")
    page.show_subject(None)
    settle()
    assert page.movements.shown is not None
    page.reload()
    settle()
