"""Folders that are watched."""

from retail_desktop.domain.imports import ADD_UP, ImportOptions
from retail_desktop.domain.watching import WatchedFolder


def test_what_is_settled_for_a_folder_is_settled_for_each_of_its_files() -> None:
    options = WatchedFolder("/till", store="Hill", format="square").options
    assert options == ImportOptions(store="Hill", format="square", remember=False)


def test_the_files_of_several_tills_add_up() -> None:
    assert WatchedFolder("/till", adds_up=True).options.duplicates == ADD_UP
