"""The suppliers page: list, terms, deliveries, items."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from retail_desktop.domain.catalogue import SupplyTerms
from retail_desktop.gui.screens.form_field import DaysField, TextField
from retail_desktop.gui.screens.suppliers_screen import SuppliersScreen
from retail_desktop.gui.screens.terms_dialog import TermsDialog
from tests.gui.screens.supplier_cases import BRI, COV, MUG_OF_BRI, MUG_OF_COV

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Said, Shop

Settle = Callable[[], None]


@pytest.fixture
def page(open_page: Callable[[type[Any]], Any]) -> SuppliersScreen:
    return open_page(SuppliersScreen)


def field(page: SuppliersScreen, name: str) -> TextField:
    found = page.detail.form.fields.fields[name]
    assert isinstance(found, TextField)
    return found


def type_into(page: SuppliersScreen, name: str, words: str) -> None:
    line = field(page, name).line
    line.setText(words)
    line.setModified(True)
    line.textEdited.emit(words)


def calls(shop: "Shop", name: str) -> list[tuple[Any, ...]]:
    return [args for one, args, _ in shop.calls if one == name]


def fill_dialog(**typed: str) -> None:
    """Fill in the dialog that opens next and press Save."""

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TermsDialog)
        for name, words in typed.items():
            found = dialog.fields.fields[name]
            assert isinstance(found, TextField)
            found.line.setText(words)
            found.changed.emit()
        dialog.accept()
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, fill)


def test_the_list_names_suppliers_with_their_next_days_and_record(page: SuppliersScreen) -> None:
    row = {column.key: page.model.data(page.model.index(0, place)) for place, column in enumerate(page.model.columns)}
    assert (row["name"], row["items"], row["orders"], row["late"]) == ("Brightwater Trading", "2", "3", "1")
    assert row["cut_off"].endswith("14:30")
    assert (row["lead"], row["minimum"], row["spend"], row["on_time"]) == ("7", "500", "1,240", "83 %")
    tips = [str(column.tooltip(page.model.rows()[0])) for column in page.model.columns if column.tooltip]
    assert any("Learned from 6 deliveries: 7.0 days" in tip for tip in tips)
    assert any("(in 2 days); it arrives" in tip for tip in tips)
    other = [str(column.tooltip(page.model.rows()[1])) for column in page.model.columns if column.tooltip]
    assert any("Learned: nothing yet (0 deliveries)" in tip for tip in other)
    assert any("No order of the last 12 months" in tip for tip in other)


def test_the_models_keep_qt_s_rules(page: SuppliersScreen, qtmodeltester: ModelTester) -> None:
    for model in (page.model, page.detail.items.model, page.detail.deliveries.model):
        qtmodeltester.check(model)


def test_the_first_supplier_s_terms_stand_beside_the_list(page: SuppliersScreen) -> None:
    assert field(page, "name").line.text() == "Brightwater Trading"
    assert field(page, "order_cut_off").line.text() == "14:30"
    assert field(page, "minimum_order_value").line.text() == "500"
    assert field(page, "code").line.isReadOnly()
    days = page.detail.form.fields.fields["order_weekdays"]
    assert isinstance(days, DaysField)
    assert days.read() == {2}
    assert page.detail.form.words.text() == "Nothing to save."
    assert not page.detail.form.save.isEnabled()


def test_changed_terms_are_saved_and_can_be_taken_back(
    page: SuppliersScreen, shop: "Shop", said: "Said", settle: Settle
) -> None:
    type_into(page, "lead_time_days", "9")
    days = page.detail.form.fields.fields["delivery_weekdays"]
    assert isinstance(days, DaysField)
    days.boxes.days[4].click()
    assert page.detail.form.words.text() == "Not saved yet."
    page.detail.form.save.click()
    settle()
    saved, before = calls(shop, "save_supplier")[0]
    assert (saved.lead_time_days, saved.delivery_weekdays, before) == (9, {4}, BRI)
    assert said.told == ["The terms of Brightwater Trading are saved. The next plan follows them."]
    assert page.undo.toolTip() == "Undo terms of Brightwater Trading (Ctrl+Z)"
    page.undo.click()
    settle()
    assert calls(shop, "save_supplier")[1] == (BRI, saved)
    assert field(page, "lead_time_days").line.text() == "6"


@pytest.mark.parametrize(
    ("name", "words", "reason"),
    [
        ("lead_time_days", "soon", "is not a number"),
        ("lead_time_days", "", "This is needed."),
        ("lead_time_days", "1.5", "whole days"),
        ("order_cut_off", "noon", "not a time of the day"),
        ("closed_days", "Christmas", "is not a day"),
        ("currency", "euro", "three letters"),
        ("free_delivery_value", "200", ""),
    ],
)
def test_what_cannot_be_so_is_said_at_its_field_and_not_saved(
    page: SuppliersScreen, name: str, words: str, reason: str
) -> None:
    type_into(page, name, words)
    assert reason in field(page, name).fault
    assert page.detail.form.words.text() == "Mend the marked fields to save."
    assert not page.detail.form.save.isEnabled()
    page.detail.form.discard.click()
    assert (field(page, name).fault, page.detail.form.words.text()) == ("", "Nothing to save.")


def test_unsaved_terms_are_asked_about_before_another_supplier_is_shown(
    page: SuppliersScreen, shop: "Shop", said: "Said", settle: Settle
) -> None:
    type_into(page, "contact", "Nora")
    page.view.setCurrentIndex(page.model.index(1, 0))
    settle()
    assert said.asked == ["The terms of Brightwater Trading were changed and not saved."]
    assert (page.view.currentIndex().row(), field(page, "contact").line.text()) == (0, "Nora")
    assert not page.leave()
    said.choice = "Save"
    page.view.setCurrentIndex(page.model.index(1, 0))
    settle()
    assert calls(shop, "save_supplier")[0][0].contact == "Nora"
    type_into(page, "contact", "Ed")
    said.choice = "Discard"
    assert page.leave()
    assert field(page, "contact").line.text() in {"", "Nora"}


def test_a_supplier_is_added_and_taken_back(page: SuppliersScreen, shop: "Shop", settle: Settle) -> None:
    page.add.click()
    assert page.detail.form.words.text() == "Fields with * are needed."
    assert not page.detail.tabs.isTabEnabled(2)
    type_into(page, "code", "WEST")
    assert not page.detail.form.save.isEnabled()
    type_into(page, "name", "West Import")
    page.detail.form.save.click()
    settle()
    saved, before = calls(shop, "save_supplier")[0]
    assert (saved.code, saved.name, before) == ("WEST", "West Import", None)
    assert field(page, "name").line.text() == "West Import"
    page.undo.click()
    settle()
    assert calls(shop, "remove_supplier") == [("WEST",)]


def test_past_deliveries_show_how_the_lead_time_came_about(page: SuppliersScreen) -> None:
    tab = page.detail.deliveries
    assert tab.words.text().startswith("6 deliveries took 7.0 days on average, from 6 to 9. The plan uses 7 days")
    assert tab.model.rowCount() == 6
    assert "PO-897: ordered" in tab.bars.tip_at(tab.bars.slot(2).center().x())
    assert "3 days late" in tab.bars.tip_at(tab.bars.slot(2).center().x())
    page.detail.tabs.setCurrentWidget(tab)
    assert not page.grab().isNull()


def test_an_item_s_figures_are_typed_into_cells(
    page: SuppliersScreen, shop: "Shop", said: "Said", settle: Settle
) -> None:
    tab = page.detail.items
    assert [one.sku for one in tab.model.rows()] == ["00417", "00422"]
    tab.model.edited.emit(tab.model.rows()[0], "pack_size", "24")
    settle()
    sku, after, before = calls(shop, "save_item_terms")[0]
    assert (sku, [one.pack_size for one in after]) == ("00417", [Decimal(24), Decimal(6)])
    assert before == (MUG_OF_BRI, MUG_OF_COV)
    tab.model.edited.emit(tab.model.rows()[0], "pack_size", "many")
    assert "is not a number" in said.refused[-1]
    page.undo.click()
    settle()
    assert calls(shop, "save_item_terms")[1] == ("00417", before, after)
    tip = tab.model.columns[tab.model.place_of("unit_cost")].tooltip
    assert tip is not None
    assert tip(tab.model.rows()[0]).splitlines() == [
        "Cost 2.9550", "Lead time as the supplier's", "Rounded up to packs", "A store holds at most 120",
        "Price breaks 48:2.80",
    ]  # fmt: skip


def test_an_item_can_be_bought_here_or_left_out(page: SuppliersScreen, shop: "Shop", settle: Settle) -> None:
    page.show_subject("COV")
    settle()
    tab = page.detail.items
    tab.view.setCurrentIndex(tab.model.index(0, 0))
    assert tab.prefer.isEnabled()
    tab.prefer.click()
    settle()
    assert [one.supplier for one in calls(shop, "save_item_terms")[0][1]] == ["COV", "BRI"]
    tab.view.setCurrentIndex(tab.model.index(0, 0))
    assert not tab.prefer.isEnabled()
    tab.remove.click()
    settle()
    assert [one.supplier for one in calls(shop, "save_item_terms")[1][1]] == ["BRI"]


def test_all_terms_of_an_item_are_changed_in_a_form(page: SuppliersScreen, shop: "Shop", settle: Settle) -> None:
    tab = page.detail.items
    tab.view.setCurrentIndex(tab.model.index(0, 0))
    fill_dialog(breaks="48:2.75, 96:2.60", layer_size="60")
    tab.change.click()
    settle()
    changed = calls(shop, "save_item_terms")[0][1][0]
    assert [str(one.unit_cost) for one in changed.breaks] == ["2.75", "2.60"]
    assert changed.layer_size == 60


def test_a_form_with_a_fault_is_not_taken(page: SuppliersScreen, shop: "Shop", settle: Settle) -> None:
    tab = page.detail.items
    tab.view.setCurrentIndex(tab.model.index(0, 0))
    fill_dialog(pack_size="0")
    tab.change.click()
    settle()
    assert calls(shop, "save_item_terms") == []


def test_an_item_is_added_to_a_supplier_once(page: SuppliersScreen, shop: "Shop", said: "Said", settle: Settle) -> None:
    page.show_subject("COV")
    settle()
    tab = page.detail.items
    for sku in ("00422", "00417", "999"):
        fill_dialog(sku=sku, unit_cost="1.10")
        tab.add.click()
        settle()
    ((_, after, _),) = calls(shop, "save_item_terms")
    assert after[1] == SupplyTerms("00422", "COV", unit_cost=Decimal("1.10"))
    assert "sells item 00417 already" in said.refused[0]
    assert "There is no item 999" in said.refused[1]


def test_who_may_not_change_terms_only_looks(page: SuppliersScreen, settle: Settle) -> None:
    card = page.detail.card
    assert card is not None
    page.detail.show_card(replace(card, may_change=False))
    assert page.detail.form.words.text() == "Your role may look, but not change terms."
    assert not page.detail.form.fields.isEnabled()
    assert not page.detail.items.add.isEnabled()


def test_the_page_opens_a_supplier_by_its_code_and_reloads_where_it_was(page: SuppliersScreen, settle: Settle) -> None:
    page.show_subject("COV")
    settle()
    assert page.detail.card is not None
    assert page.detail.card.supplier == COV
    page.set_stale()
    settle()
    assert page.detail.card.supplier == COV


def test_a_refusal_is_shown_as_it_is(page: SuppliersScreen, shop: "Shop", said: "Said", settle: Settle) -> None:
    shop.refusal = "Supplier BRI was changed by somebody else meanwhile."
    type_into(page, "contact", "Nora")
    page.detail.form.save.click()
    settle()
    assert said.refused[-1] == shop.refusal
