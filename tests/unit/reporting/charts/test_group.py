"""A group's chart is a picture in a file."""

from pathlib import Path

import matplotlib.image
import pytest

from retail_desktop.domain.errors import RetailError
from retail_desktop.reporting.charts import DARK, ItemChartData, group_chart


def test_a_group_is_drawn_at_double_sharpness(item: ItemChartData, tmp_path: Path) -> None:
    summary = group_chart(tmp_path / "dairy.png", "Dairy & 茶, $1", item, size=(600, 240))
    assert summary.startswith("Dairy & 茶, $1, units per week. Sold from Wed 9 Sep 2026")
    assert matplotlib.image.imread(tmp_path / "dairy.png").shape == (480, 1200, 4)


def test_the_same_data_gives_the_same_picture(item: ItemChartData, tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        group_chart(tmp_path / name, "Dairy", item, period="day", theme=DARK)
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_a_picture_that_cannot_be_written_is_refused(item: ItemChartData, tmp_path: Path) -> None:
    with pytest.raises(RetailError, match="does not exist"):
        group_chart(tmp_path / "nowhere" / "dairy.png", "Dairy", item)
