"""A replay as a file."""

from pathlib import Path

import pytest

from retail_desktop.domain.errors import RetailError
from retail_desktop.services.report_replay import write_replay
from retail_desktop.services.workplace import Workplace
from tests.unit.domain.replay_cases import FOUR_WEEKS, OURS, replay_of


@pytest.mark.parametrize("ending", ["pdf", "xlsx", "csv"])
def test_the_ending_says_what_is_written(shop: Workplace, tmp_path: Path, ending: str) -> None:
    out = write_replay(shop, replay_of(OURS, FOUR_WEEKS), tmp_path / f"replay.{ending}")
    assert out.stat().st_size > 100


def test_another_ending_is_refused(shop: Workplace, tmp_path: Path) -> None:
    with pytest.raises(RetailError, match="written as"):
        write_replay(shop, replay_of(OURS, FOUR_WEEKS), tmp_path / "replay.txt")
