"""Remembered layouts can be seen, renamed, forgotten, and carried to another store."""

from collections.abc import Callable
from pathlib import Path

import pytest

from retail_desktop.domain.errors import NotAllowedError, NotFoundError, RetailError
from retail_desktop.domain.imports import ImportReport
from retail_desktop.domain.people import Person, Role
from retail_desktop.services.import_layouts import (
    export_layout,
    forget_layout,
    import_layout,
    list_layouts,
    rename_layout,
)
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]

SALES = "date,sku,quantity\n0{}/02/2026,00417,2\n"


@pytest.fixture
def taught(empty_shop: Workplace, bring: Bring) -> Workplace:
    bring(empty_shop, SALES.format(1), name="till-1.csv", date_order="dmy")
    bring(empty_shop, "day,code,qty\n01/02/2026,00417,2\n", name="other-1.csv", date_order="mdy")
    return empty_shop


def names(place: Workplace) -> list[str]:
    return [one.name for one in list_layouts(place)]


def test_a_renamed_layout_is_used_under_its_new_name(taught: Workplace, bring: Bring) -> None:
    rename_layout(taught, "TILL", "  Harbour till ")
    assert names(taught) == ["Harbour till", "other"]
    assert bring(taught, SALES.format(2), name="till-2.csv").remembered == "Harbour till"
    rename_layout(taught, "Harbour till", "harbour till")
    assert names(taught) == ["harbour till", "other"]


@pytest.mark.parametrize("new", ["Other", "", "x" * 101])
def test_a_name_that_is_taken_or_none_is_refused(taught: Workplace, new: str) -> None:
    with pytest.raises(RetailError):
        rename_layout(taught, "till", new)
    assert names(taught) == ["other", "till"]


def test_a_forgotten_layout_is_asked_about_again(taught: Workplace, bring: Bring) -> None:
    forget_layout(taught, "till")
    assert names(taught) == ["other"]
    assert bring(taught, SALES.format(3), name="till-2.csv").needs == "date_order"


def test_what_is_not_remembered_cannot_be_found(taught: Workplace, tmp_path: Path) -> None:
    for act in (
        lambda: rename_layout(taught, "nobody", "x"),
        lambda: forget_layout(taught, "nobody"),
        lambda: export_layout(taught, "nobody", tmp_path / "a.json"),
    ):
        with pytest.raises(NotFoundError, match="nobody"):
            act()


def test_a_layout_is_known_in_the_store_that_took_it_in(
    taught: Workplace, opened: Callable[[Path], Workplace], tmp_path: Path, bring: Bring
) -> None:
    file = export_layout(taught, "till", tmp_path / "till.json")
    branch = opened(tmp_path / "branch.sqlite")
    assert import_layout(branch, file).name == "till"
    report = bring(branch, SALES.format(3), name="kasse.csv")
    assert (report.status, report.remembered) == ("ok", "till")


def test_taking_a_layout_in_again_makes_no_second_one(taught: Workplace, tmp_path: Path) -> None:
    file = export_layout(taught, "till", tmp_path / "till.json")
    rename_layout(taught, "till", "mine")
    rename_layout(taught, "other", "till")
    assert import_layout(taught, file).name == "till 2"
    assert names(taught) == ["till", "till 2"]


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe\x00", b'{"kind": "retail-desktop layout", "version": 1}'])
def test_a_file_that_is_no_layout_is_refused(taught: Workplace, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.json").write_bytes(content)
    with pytest.raises(RetailError):
        import_layout(taught, tmp_path / "bad.json")
    assert names(taught) == ["other", "till"]


def test_a_layout_of_a_later_version_is_refused(taught: Workplace, tmp_path: Path) -> None:
    file = export_layout(taught, "till", tmp_path / "till.json")
    file.write_text(file.read_text(encoding="utf-8").replace('"date_order": "dmy"', '"format": "hologram"'))
    with pytest.raises(RetailError, match="Update the program"):
        import_layout(taught, file)


def test_places_that_cannot_be_read_or_written_are_refused(taught: Workplace, tmp_path: Path) -> None:
    with pytest.raises(RetailError, match="cannot be read"):
        import_layout(taught, tmp_path / "none.json")
    with pytest.raises(RetailError, match="cannot be written"):
        export_layout(taught, "till", tmp_path)


def test_who_may_not_import_changes_no_layout(taught: Workplace, tmp_path: Path) -> None:
    analyst = Workplace(taught.location, Person("Ann", Role.ANALYST))
    file = export_layout(analyst, "till", tmp_path / "till.json")
    for act in (
        lambda: rename_layout(analyst, "till", "x"),
        lambda: forget_layout(analyst, "till"),
        lambda: import_layout(analyst, file),
    ):
        with pytest.raises(NotAllowedError):
            act()
