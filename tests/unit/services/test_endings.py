from pathlib import Path

import pytest

from retail_desktop.domain.errors import RetailError
from retail_desktop.services.endings import write_by_ending


def test_the_ending_chooses_the_writer_in_any_case_of_letters() -> None:
    assert write_by_ending(Path("report.PDF"), {".pdf": lambda out: out.name, ".csv": lambda _: ""}) == "report.PDF"


def test_an_ending_that_nobody_writes_is_refused_with_those_that_are() -> None:
    with pytest.raises(RetailError, match=r"report.docx: this is written as \.pdf or \.csv"):
        write_by_ending(Path("report.docx"), {".pdf": str, ".csv": str})
