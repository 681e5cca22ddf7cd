from dataclasses import replace

from retail_desktop.domain.imports import ImportReport, LineIssue, Reason, Target
from retail_desktop.gui.screens import import_words


def test_every_reason_has_words_for_the_user() -> None:
    assert set(import_words.REASONS) == set(Reason)


def test_a_long_list_of_rejected_lines_is_told_by_cause_with_three_examples() -> None:
    issues = [LineIssue(line, Reason.BAD_QUANTITY, "Qty", "x") for line in range(2, 40)]
    ((words, count, examples),) = import_words.left_out(issues)
    assert (words, count, examples.count("line")) == ("not a quantity", 38, 3)


def test_a_file_without_days_has_no_period() -> None:
    assert import_words.period(None) == ""


def test_a_catalogue_import_is_counted_in_its_own_nouns(report: ImportReport) -> None:
    suppliers = replace(report, target=Target.SUPPLIERS, accepted=1, rejected=(), new_items=())
    assert import_words.result(suppliers) == "till-0929.csv: 1 supplier imported."


def test_examples_are_lines_of_text() -> None:
    assert import_words.examples_of([["a", "b"], "c"]) == "a = b\nc"
    assert import_words.examples_of("Café") == "Café"
