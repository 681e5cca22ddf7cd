"""Views under a name."""

from datetime import date

import pytest
from sqlalchemy import text

from retail_desktop.domain.analysis.question import Measure, Question, View
from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.services.saved_views import SavedView, delete_view, list_views, save_view
from retail_desktop.services.workplace import Workplace

TEA = Question(date(2026, 1, 1), date(2026, 3, 31), View.MIX, measure=Measure.UNITS, category="Tea")


def test_a_saved_view_is_there_again(empty_shop: Workplace) -> None:
    assert list_views(empty_shop) == ()
    save_view(empty_shop, " Tea ", TEA, "Last 13 weeks")
    save_view(empty_shop, "all", Question(date(2026, 1, 1), date(2026, 1, 2)))
    assert [view.name for view in list_views(empty_shop)] == ["all", "Tea"]
    assert list_views(empty_shop)[1] == SavedView("Tea", TEA, "Last 13 weeks")


def test_a_view_of_the_same_name_is_replaced(empty_shop: Workplace) -> None:
    save_view(empty_shop, "Tea", TEA)
    save_view(empty_shop, "Tea", Question(date(2026, 1, 1), date(2026, 1, 2)))
    (view,) = list_views(empty_shop)
    assert view.question.view is View.TREND


def test_a_deleted_view_is_gone(empty_shop: Workplace) -> None:
    save_view(empty_shop, "Tea", TEA)
    delete_view(empty_shop, "Tea")
    assert list_views(empty_shop) == ()
    with pytest.raises(NotFoundError, match="no view named Tea"):
        delete_view(empty_shop, "Tea")


@pytest.mark.parametrize("name", ["", "  ", "x" * 61])
def test_a_view_needs_a_name(empty_shop: Workplace, name: str) -> None:
    with pytest.raises(RetailError, match="needs a name"):
        save_view(empty_shop, name, TEA)


def test_a_view_of_a_newer_program_is_left_out(empty_shop: Workplace) -> None:
    save_view(empty_shop, "Tea", TEA)
    with empty_shop.database.writing() as work:
        work.execute(text("UPDATE setting SET value = replace(value, 'mix', 'hologram') WHERE name = 'sales_views'"))
    assert list_views(empty_shop) == ()
