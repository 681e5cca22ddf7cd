"""What the log of a watched folder says."""

from decimal import Decimal

from retail_desktop.domain.imports import ImportReport, LineIssue, Reason, Target
from retail_desktop.domain.watching import WatchedFolder, WatchEntry, WatchOutcome
from retail_desktop.services.folder_words import imported, problem_note


def test_an_import_is_told_in_one_sentence() -> None:
    report = ImportReport(
        "partial", Target.SALES, "a.csv", accepted=1217, returns=13, new_items=("1", "2"), units=Decimal(1),
        rejected=(LineIssue(3, Reason.BAD_DATE),),
    )  # fmt: skip
    assert imported(report) == "1,204 sales, 13 returns, 2 new items imported; 1 line left out."


def test_other_files_than_sales_have_their_own_words() -> None:
    assert imported(ImportReport("ok", Target.STOCK, "a.csv", accepted=1)) == "1 counted item imported."
    items = ImportReport("ok", Target.ITEMS, "a.csv", accepted=2, new_items=("1", "2"))
    assert imported(items) == "2 items imported."


def test_what_is_odd_about_an_import_is_told() -> None:
    report = ImportReport(
        "ok", Target.SALES, "a.csv", accepted=2, replaces=("2026-03-02", "2026-03-03"),
        alarms=("Saturday has 38 % of a normal Saturday.",),
    )  # fmt: skip
    assert imported(report) == (
        "2 sales imported. It replaces what was imported before for 2026-03-02, 2026-03-03. "
        "Saturday has 38 % of a normal Saturday."
    )


def test_a_file_with_nothing_new_says_so() -> None:
    known = ImportReport(
        "ok",
        Target.SALES,
        "a.csv",
        ignored=(LineIssue(2, Reason.DUPLICATE),),
        warnings=("1 line was imported before.",),
    )
    assert imported(known) == "1 line was imported before."
    assert imported(ImportReport("ok", Target.SALES, "a.csv")) == "The file holds nothing to store."


def test_the_note_beside_a_refused_file_says_what_happened_why_and_what_to_do() -> None:
    entry = WatchEntry(1, "a.csv", WatchOutcome.REFUSED, "2026-03-02T20:00:00+00:00", "It is a picture.")
    note = problem_note(WatchedFolder("/till"), entry)
    assert "a.csv was not imported; nothing of it was stored." in note
    assert "It is a picture." in note
    assert "put it back into /till" in note
    assert problem_note(WatchedFolder("/till"), entry, "Traceback").endswith("the program:\nTraceback\n")
