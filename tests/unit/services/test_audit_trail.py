"""The trail of what was done, to read and to write out."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from retail_desktop.domain.errors import NotAllowedError
from retail_desktop.domain.people import Person, Role
from retail_desktop.services.audit_trail import read_trail, write_trail
from retail_desktop.services.workplace import Workplace


def test_the_newest_deed_comes_first(shop: Workplace) -> None:
    found = read_trail(shop)
    assert [one.sequence for one in found] == sorted((one.sequence for one in found), reverse=True)
    assert read_trail(shop, 1) == found[:1]


def test_the_trail_is_written_as_text_and_as_workbook(shop: Workplace, tmp_path: Path) -> None:
    count = len(read_trail(shop))
    assert write_trail(shop, tmp_path / "trail.csv") == count
    rows = list(csv.DictReader((tmp_path / "trail.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == count
    assert rows[0].keys() == {"number", "at_utc", "person", "action", "subject", "detail"}
    assert write_trail(shop, tmp_path / "trail.xlsx", found=read_trail(shop, 1)) == 1
    assert load_workbook(tmp_path / "trail.xlsx").active.max_row == 2


def test_only_an_administrator_reads_the_trail(shop: Workplace) -> None:
    with pytest.raises(NotAllowedError):
        read_trail(Workplace(shop.location, Person("Max", Role.STORE_MANAGER)))
