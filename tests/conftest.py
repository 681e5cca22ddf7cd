"""What every test stands on: no display, no touch of the user's own data, repeatable random examples."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt
os.environ.setdefault("OMP_NUM_THREADS", "1")

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("repeatable", deadline=None, max_examples=50, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=2000)  # pytest --hypothesis-profile explore
settings.load_profile("repeatable")


@pytest.fixture(autouse=True)
def user_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder that stands for the user's data folder during the test."""
    folder = tmp_path / "user data"
    monkeypatch.setenv("RETAIL_DATA_DIR", str(folder))
    monkeypatch.delenv("RETAIL_DATABASE", raising=False)
    return folder
