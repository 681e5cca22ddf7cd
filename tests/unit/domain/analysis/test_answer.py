"""What there is to choose from."""

from datetime import date

from retail_desktop.domain.analysis.answer import Choices
from retail_desktop.domain.analysis.question import Slice


def test_stores_and_suppliers_are_shown_by_name() -> None:
    day = date(2026, 9, 30)
    choices = Choices((("main", "Harbour"), ("x", "")), ("Tea",), (("N", "North"),), day, day, sees_cost=True)
    assert choices.name_of(Slice.STORE, "main") == "Harbour"
    assert choices.name_of(Slice.STORE, "x") == "x"
    assert choices.name_of(Slice.SUPPLIER, "N") == "North"
    assert choices.name_of(Slice.CATEGORY, "Tea") == "Tea"
