"""What is stored about an import besides its figures."""

from collections.abc import Callable

from retail_desktop.domain.imports import ImportReport, Reason
from retail_desktop.services.describe_import import ImportDescription, IssueCount, describe_import
from retail_desktop.services.workplace import Workplace


def test_an_import_is_described_by_how_it_was_read_and_what_was_left_out(
    empty_shop: Workplace, bring: Callable[..., ImportReport]
) -> None:
    report = bring(empty_shop, "Datum;Artikelnummer;Menge\n31.01.2026;7;1,5\nbald;8;1\n31.02.2026;9;1\n")
    found = describe_import(empty_shop, report.import_id or 0)
    assert found.layout == report.layout
    assert found.causes == (IssueCount("rejected", Reason.BAD_DATE, 2),)


def test_an_import_that_does_not_exist_is_described_by_nothing(empty_shop: Workplace) -> None:
    assert describe_import(empty_shop, 99) == ImportDescription({}, ())
