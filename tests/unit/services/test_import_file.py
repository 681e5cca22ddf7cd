"""One door for every kind of file."""

from pathlib import Path

import pytest

from retail_desktop.domain.errors import NotAllowedError, RetailError
from retail_desktop.domain.imports import ImportOptions, Target
from retail_desktop.domain.people import Person, Role
from retail_desktop.services.import_file import import_file
from retail_desktop.services.workplace import Workplace


@pytest.mark.parametrize(
    ("target", "content"),
    [
        (Target.SALES, "date,sku,quantity\n2026-03-02,1,2\n"),
        (Target.ITEMS, "sku,name\n1,Tea\n"),
        (Target.SUPPLIERS, "code,name\nS,South\n"),
        (Target.STOCK, "sku,on_hand\n1,5\n"),
    ],
)
def test_each_kind_of_file_is_stored(empty_shop: Workplace, tmp_path: Path, target: Target, content: str) -> None:
    (tmp_path / "file.csv").write_text(content, encoding="utf-8")
    report = import_file(empty_shop, target, str(tmp_path / "file.csv"), ImportOptions())
    assert (report.status, report.target, report.accepted, report.import_id) == ("ok", target, 1, 1)
    assert report.layout["columns"]


def test_a_question_is_part_of_the_report(empty_shop: Workplace, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("date,sku,quantity\n01/02/2026,1,2\n03/04/2026,1,2\n", encoding="utf-8")
    report = import_file(empty_shop, Target.SALES, str(tmp_path / "a.csv"), ImportOptions())
    assert (report.status, report.needs, report.file_name) == ("needs_input", "date_order", "a.csv")
    answered = import_file(empty_shop, Target.SALES, str(tmp_path / "a.csv"), ImportOptions(date_order="dmy"))
    assert answered.period is not None
    assert answered.period.first.month == 2


def test_a_file_that_is_not_there_is_a_refusal(empty_shop: Workplace) -> None:
    report = import_file(empty_shop, Target.SALES, r"C:\exports\none.csv", ImportOptions())
    assert (report.status, report.file_name) == ("refused", "none.csv")


def test_who_may_not_import_is_refused_before_the_file_is_read(empty_shop: Workplace) -> None:
    with pytest.raises(NotAllowedError):
        import_file(
            Workplace(empty_shop.location, Person("Ann", Role.ANALYST)), Target.SALES, "none.csv", ImportOptions()
        )


def test_an_import_stands_although_its_answers_could_not_be_kept(
    empty_shop: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RetailError("The disk is full.")

    monkeypatch.setattr("retail_desktop.services.import_memory.keep_answers", fail)
    (tmp_path / "a.csv").write_text("date,sku,quantity\n2026-03-02,1,2\n", encoding="utf-8")
    report = import_file(empty_shop, Target.SALES, str(tmp_path / "a.csv"), ImportOptions(date_order="ymd"))
    assert (report.status, report.import_id) == ("ok", 1)
    assert report.warnings == ("The file is imported, but your answers are not remembered: The disk is full.",)


def test_the_very_same_file_is_refused_with_the_number_of_its_import(empty_shop: Workplace, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("date,sku,quantity\n2026-03-02,1,2\n", encoding="utf-8")
    first = import_file(empty_shop, Target.SALES, str(tmp_path / "a.csv"), ImportOptions())
    again = import_file(empty_shop, Target.SALES, str(tmp_path / "a.csv"), ImportOptions())
    assert (first.known_as, again.status, again.known_as) == (None, "refused", first.import_id)
