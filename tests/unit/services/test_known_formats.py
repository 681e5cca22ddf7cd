"""What the window may offer: exports by their titles, fields that a column can be."""

import pytest

from retail_desktop.domain.imports import Target
from retail_desktop.services import known_formats


def test_exports_are_known_by_name_and_title() -> None:
    assert known_formats.titles(Target.SALES)["square"] == "Square, items detail"
    assert "square" not in known_formats.titles(Target.SUPPLIERS)


@pytest.mark.parametrize("target", [Target.SALES, Target.ITEMS, Target.STOCK])
def test_every_kind_of_file_about_items_may_bring_their_code(target: Target) -> None:
    assert "sku" in known_formats.fields(target)


def test_a_field_belongs_to_its_kind_of_file() -> None:
    assert "on_hand" in known_formats.fields(Target.STOCK)
    assert "on_hand" not in known_formats.fields(Target.SALES)
