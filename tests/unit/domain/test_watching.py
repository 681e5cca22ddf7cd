"""Folders that are watched."""

from retail_desktop.domain.imports import ImportOptions
from retail_desktop.domain.watching import WatchedFolder


def test_what_is_settled_for_a_folder_is_settled_for_each_of_its_files() -> None:
    assert WatchedFolder("/till", store="Hill", format="square").options == ImportOptions(store="Hill", format="square")
