import importlib
import os
from pathlib import Path

import pytest

from retail_desktop import paths


def test_the_data_folder_is_the_one_the_environment_names(user_data: Path) -> None:
    assert paths.data_folder() == user_data
    assert user_data.is_dir()


def test_a_tilde_in_its_name_means_the_users_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("RETAIL_DATA_DIR", "~/store")
    assert paths.data_folder() == tmp_path / "store"


def test_without_a_choice_the_data_is_in_the_platforms_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RETAIL_DATA_DIR")
    monkeypatch.setattr(paths, "user_data_path", lambda name, appauthor: tmp_path / name)  # noqa: ARG005 - its signature
    assert paths.data_folder() == tmp_path / "retail-desktop"


def test_new_folders_are_readable_by_their_owner_alone(user_data: Path) -> None:
    folders = [paths.data_folder(), paths.backups_folder(user_data / "corner shop.sqlite")]
    private = 0o777 if os.name == "nt" else 0o700  # Windows keeps its rights elsewhere
    assert [folder.stat().st_mode & 0o777 for folder in folders] == [private, private]


def test_an_existing_folder_keeps_the_rights_its_owner_gave_it(user_data: Path) -> None:
    user_data.mkdir(mode=0o755)
    before = user_data.stat().st_mode
    assert paths.data_folder().stat().st_mode == before


def test_everything_of_the_user_is_in_one_folder(user_data: Path) -> None:
    files = [paths.default_database(), paths.log_file(), paths.settings_file()]
    assert {file.parent for file in files} == {user_data}
    assert len(set(files)) == len(files)


def test_backups_lie_beside_their_database(tmp_path: Path) -> None:
    folder = paths.backups_folder(tmp_path / "corner shop.sqlite")
    assert folder == tmp_path / "corner shop-backups"
    assert folder.is_dir()


def test_the_source_tree_holds_the_resources_beside_the_package() -> None:
    assert Path(paths.__file__).parents[1] / "resources" == paths.RESOURCES


def test_the_built_application_holds_its_own_resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as built:
        built.setattr("sys._MEIPASS", str(tmp_path), raising=False)
        assert tmp_path / "resources" == importlib.reload(paths).RESOURCES
    importlib.reload(paths)
