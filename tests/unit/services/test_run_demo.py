"""The main job from end to end on the shipped sample."""

from pathlib import Path

from retail_desktop.persistence.database import close_database
from retail_desktop.services.keep_store import check
from retail_desktop.services.run_demo import run_demo
from retail_desktop.services.sample_store import open_sample


def test_the_demo_writes_its_report_and_a_chart_per_group(tmp_path: Path) -> None:
    made = run_demo(tmp_path / "demo")
    try:
        names = {file.name for file in made.files}
        assert {"reorder-report.pdf", "reorder-report.xlsx", "reorder-report.csv"} <= names
        assert sum(name.startswith("chart-") for name in names) >= 3
        assert all(file.stat().st_size > 500 for file in made.files)
        assert made.report.rejected == ()
        assert (made.report.status, made.report.currency) == ("ok", "GBP")
        assert made.report.accepted > 50_000
        assert any(line.quantity > 0 for line in made.plan.lines)
        assert check(made.place).problems == ()
        assert open_sample(tmp_path / "demo") == made.place
    finally:
        close_database(made.place.location)
