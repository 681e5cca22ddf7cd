from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from retail_desktop.gui.formats import MINUS, NOTHING
from retail_desktop.gui.table_model import Column, TableModel
from tests.gui.conftest import Line

Role = Qt.ItemDataRole


def shown(model: TableModel, key: str) -> list[str]:
    place = model.place_of(key)
    return [model.data(model.index(at, place)) for at in range(model.rowCount())]


def skus(model: TableModel) -> list[str]:
    return shown(model, "sku")


def test_many_changed_rows_are_shown_at_once(model: TableModel, lines: list[Line], qtbot: QtBot) -> None:
    name = model.place_of("quantity")
    before = [model.index(row, name).data() for row in range(model.rowCount())]
    for line in lines:
        line.quantity += 1
    with qtbot.waitSignals([model.dataChanged]):
        model.refresh_all()
    assert [model.index(row, name).data() for row in range(model.rowCount())] != before
    model.set_rows([])
    model.refresh_all()


def test_the_model_keeps_the_rules_of_qt(model: TableModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.sort(2)
    model.set_filter("a")
    qtmodeltester.check(model)


def test_a_dash_stands_for_nothing_and_the_minus_is_a_true_one(model: TableModel) -> None:
    assert shown(model, "cost") == ["141.60", "96.00", NOTHING, "98.40", NOTHING]
    assert shown(model, "on_hand") == ["20", "0", f"{MINUS}3", "0", "12,960"]


def test_dates_name_their_year_only_if_it_is_another_one(model: TableModel) -> None:
    assert shown(model, "due") == ["30 Sep", "30 Sep", NOTHING, "2 Oct", "14 Feb 2027"]


def test_shares_are_shown_as_per_cent(model: TableModel) -> None:
    assert shown(model, "margin") == ["62.7 %", "50.0 %", NOTHING, "41.0 %", "30.0 %"]


def test_figures_stand_at_the_right_and_words_at_the_left(model: TableModel) -> None:
    right, left = (model.data(model.index(0, place), Role.TextAlignmentRole) for place in (4, 3))
    assert right & Qt.AlignmentFlag.AlignRight
    assert left & Qt.AlignmentFlag.AlignLeft
    assert model.headerData(4, Qt.Orientation.Horizontal, Role.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_the_most_urgent_status_sorts_first(model: TableModel) -> None:
    model.sort(model.place_of("status"))
    assert shown(model, "status")[:3] == ["Out now", "Out now", "Runs out before delivery"]


@pytest.mark.parametrize("order", list(Qt.SortOrder))
def test_nothing_comes_last_whichever_way_one_sorts(model: TableModel, order: Qt.SortOrder) -> None:
    model.sort(model.place_of("cost"), order)
    assert shown(model, "cost")[3:] == [NOTHING, NOTHING]


def test_figures_sort_as_figures(model: TableModel) -> None:
    model.sort(model.place_of("on_hand"), Qt.SortOrder.DescendingOrder)
    assert shown(model, "on_hand") == ["12,960", "20", "0", "0", f"{MINUS}3"]


def test_a_second_column_decides_among_equals(model: TableModel) -> None:
    model.sort_by([("status", False), ("quantity", True)])
    assert skus(model)[:2] == ["00422", "00388"]
    model.sort_by([("status", False), ("quantity", False)])
    assert skus(model)[:2] == ["00388", "00422"]


def test_without_sort_columns_the_given_order_returns(model: TableModel) -> None:
    before = skus(model)
    model.sort(3)
    model.sort_by([])
    assert skus(model) == before


def test_a_filter_wants_every_word_in_code_name_or_status(model: TableModel) -> None:
    model.set_filter("OUT tow")
    assert skus(model) == ["00422"]
    model.set_filter("0041")
    assert skus(model) == ["00417"]


def test_a_filter_tells_how_many_rows_are_left(qtbot: QtBot, model: TableModel) -> None:
    with qtbot.waitSignal(model.filtered) as heard:
        model.set_filter("out now")
    assert heard.args == [2, 5]


def test_a_condition_and_a_filter_hold_together(model: TableModel) -> None:
    model.set_predicate(lambda line: line.quantity > 0)
    model.set_filter("candle")
    assert skus(model) == ["00388"]
    model.clear_filter()
    assert model.rowCount() == model.total == 5


def test_new_rows_keep_sorting_and_filter(model: TableModel, lines: list[Any]) -> None:
    model.sort(2)
    model.set_filter("out")
    model.set_rows(list(reversed(lines)))
    assert skus(model) == ["00388", "00417", "00422"]


def test_an_edit_is_told_and_shown_once_the_owner_took_it(qtbot: QtBot, model: TableModel, lines: list[Any]) -> None:
    cell = model.index(0, model.place_of("quantity"))
    assert model.data(cell, Role.EditRole) == "48"
    with qtbot.waitSignal(model.edited) as heard:
        assert model.setData(cell, "60")
    assert heard.args == [lines[0], "quantity", "60"]
    assert shown(model, "quantity")[0] == "48"
    lines[0].quantity, lines[0].edited = 60, True
    with qtbot.waitSignal(model.dataChanged):
        model.refresh(lines[0])
    assert shown(model, "quantity")[0] == "60"
    assert model.data(cell, Role.ToolTipRole) == "Suggested: 24"


def test_the_same_value_again_is_no_edit(qtbot: QtBot, model: TableModel) -> None:
    with qtbot.assertNotEmitted(model.edited):
        assert not model.setData(model.index(0, model.place_of("quantity")), "48")
        assert not model.setData(model.index(0, 0), "x", Role.DisplayRole)


def test_a_tick_is_told_as_yes_or_no(qtbot: QtBot, model: TableModel, lines: list[Any]) -> None:
    with qtbot.waitSignal(model.edited) as heard:
        model.setData(model.index(1, 0), Qt.CheckState.Checked.value, Role.CheckStateRole)
    assert heard.args == [lines[1], "ticked", True]
    assert model.data(model.index(1, 0), Role.CheckStateRole) == Qt.CheckState.Unchecked


def test_only_cells_that_may_change_can_be_edited(model: TableModel) -> None:
    place = model.place_of("quantity")
    assert model.flags(model.index(0, place)) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(2, place)) & Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsUserCheckable
    assert not model.flags(QModelIndex()) & Qt.ItemFlag.ItemIsEditable


def test_a_screen_reader_hears_column_and_value(model: TableModel) -> None:
    assert model.data(model.index(0, 4), Role.AccessibleTextRole) == "On hand: 20"
    assert model.headerData(6, Qt.Orientation.Horizontal, Role.AccessibleTextRole) == "Line cost"


def test_a_heading_reads_in_one_line() -> None:
    titles = [Column("x", title, "number", lambda _: 0).heading for title in ("Sug-\ngested", "Fcst\n/day", "On\nhand")]
    assert titles == ["Suggested", "Fcst/day", "On hand"]


def test_a_marked_row_is_bold(model: TableModel) -> None:
    assert (
        model.data(model.index(0, 3), Role.FontRole).bold()
        or model.data(model.index(0, 3), Role.FontRole).weight() > 400
    )
    assert model.data(model.index(0, 4), Role.FontRole) is None


def test_a_row_is_found_by_its_key(lines: list[Any]) -> None:
    model = TableModel([Column("sku", "SKU", "code", lambda line: line.sku)], key=lambda line: line.sku)
    model.set_rows(lines)
    model.sort(0)
    assert model.row_at(model.index(model.find_row("00422"), 0)).sku == "00422"
    assert model.find_row("none") == -1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.none(), st.integers(-5, 5)), max_size=30), st.booleans())
def test_sorting_is_stable_and_keeps_every_row(looks: object, values: list[int | None], descending: bool) -> None:
    model = TableModel([Column("value", "Value", "number", lambda row: row[0])])
    model.set_rows([(value, place) for place, value in enumerate(values)])
    model.sort_by([("value", descending)])
    known = sorted((row for row in model.rows() if row[0] is not None), key=lambda row: row[1])
    known.sort(key=lambda row: row[0], reverse=descending)
    unknown = [(None, place) for place, value in enumerate(values) if value is None]
    if descending:
        known = sorted(known, key=lambda row: (-row[0], row[1]))
    assert model.rows() == known + unknown


def test_many_rows_are_formatted_only_as_far_as_they_are_looked_at(looks: object) -> None:
    asked = []
    model = TableModel([Column("n", "N", "number", lambda row: asked.append(row) or row)])
    model.set_rows(range(100_000))
    assert not asked
    order = [at * 7919 % 100_000 for at in range(3000)]
    assert [model.data(model.index(at, 0)) for at in order[:2]] == [f"{at:,}" for at in order[:2]]
    for at in order:
        model.data(model.index(at, 0))
    assert len(model._texts) <= 2000
