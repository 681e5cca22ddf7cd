"""Remembered layouts in the store."""

from dataclasses import replace

from sqlalchemy import Connection

from retail_desktop.domain.import_layouts import RememberedLayout
from retail_desktop.domain.imports import ImportReport, ImportState, Target
from retail_desktop.persistence import import_layouts, imports

TILL = RememberedLayout(
    Target.SALES, "aa", "till", ("Tag", "Ding"), {"mapping": {"Ding": "sku"}}, {"a.csv": {"store": "Harbour"}},
    "2026-09-28T08:00:00+00:00", "2026-09-29T08:00:00+00:00", "Ann",
)  # fmt: skip


def test_a_layout_is_there_as_it_was_kept(work: Connection) -> None:
    import_layouts.save_layout(work, TILL)
    assert import_layouts.layouts(work) == (TILL,)
    assert import_layouts.layouts(work, Target.SALES) == (TILL,)
    assert import_layouts.layouts(work, Target.STOCK) == ()


def test_a_layout_takes_the_place_of_the_one_with_its_name_or_its_former_name(work: Connection) -> None:
    import_layouts.save_layout(work, TILL)
    import_layouts.save_layout(work, replace(TILL, answers={"decimal": ","}))
    import_layouts.save_layout(work, replace(TILL, name="till 2"), instead_of="till")
    assert [(one.name, one.answers) for one in import_layouts.layouts(work)] == [("till 2", TILL.answers)]


def test_a_layout_learnt_from_an_import_knows_when_that_is_taken_back(work: Connection) -> None:
    report = ImportReport("ok", Target.SALES, "a.csv")
    number = imports.add_import(work, report, file_hash="x", headers=(), at="now", person="Ann")
    import_layouts.save_layout(work, replace(TILL, import_id=number))
    assert [one.taken_back for one in import_layouts.layouts(work)] == [False]
    imports.set_state(work, number, ImportState.UNDONE)
    assert [one.taken_back for one in import_layouts.layouts(work)] == [True]


def test_a_forgotten_layout_is_gone(work: Connection) -> None:
    import_layouts.save_layout(work, TILL)
    assert import_layouts.remove_layout(work, "till")
    assert not import_layouts.remove_layout(work, "till")
    assert import_layouts.layouts(work) == ()
