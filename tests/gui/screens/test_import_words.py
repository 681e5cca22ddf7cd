from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from retail_desktop.domain.imports import ImportReport, ItemDoubt, LineIssue, Reason, Target
from retail_desktop.domain.periods import Period
from retail_desktop.gui.screens import import_fields, import_reasons, import_words
from retail_desktop.gui.screens.import_answers import encoding_words
from retail_desktop.importing.formats.unusable import UNUSABLE, Unusable
from retail_desktop.services import known_formats
from tests.gui.screens import import_cases as cases


def test_every_reason_has_words_for_the_user() -> None:
    assert set(import_reasons.REASONS) == set(Reason)
    assert import_reasons.reason_words("bad_date") == "not a date"
    assert import_reasons.reason_words("some_new_reason") == "some new reason"


def test_every_target_has_words_for_the_user() -> None:
    assert set(import_words.TARGETS) == set(Target)
    assert set(import_words.NOUNS) == set(Target) - {Target.SALES}


def test_a_long_list_of_rejected_lines_is_told_by_cause_with_three_examples_and_advice() -> None:
    issues = [LineIssue(line, Reason.BAD_QUANTITY, "Qty", "x") for line in range(2, 40)]
    (cause,) = import_reasons.by_cause([*issues])
    assert (cause.words, cause.count, cause.examples.count("line")) == (
        "not a quantity of at most three decimals",
        38,
        3,
    )
    assert "choose it above the preview" in cause.advice


def test_the_most_frequent_cause_comes_first() -> None:
    issues = [LineIssue(2, Reason.BAD_DATE), LineIssue(3, Reason.BAD_SKU), LineIssue(4, Reason.BAD_SKU)]
    assert [cause.words for cause in import_reasons.by_cause(issues)] == ["not an item code", "not a date"]


def test_a_file_without_days_has_no_period() -> None:
    assert import_words.period(None) == ""
    assert import_words.period(Period(date(2025, 12, 1), date(2025, 12, 31))) == "1 Dec 2025 to 31 Dec 2025"


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        (["2026-09-29", "2026-09-28"], "28–29 Sep"),
        (["2026-09-28", "2026-09-30", "2026-10-01"], "28 Sep, 30 Sep–1 Oct"),
        (["2026-09-28", "some day"], "28 Sep, some day"),
        ([], ""),
    ],
)
def test_days_in_a_row_are_told_as_one(iso: list[str], words: str) -> None:
    assert import_words.days(iso) == words


def test_a_catalogue_import_is_counted_in_its_own_nouns(report: ImportReport) -> None:
    suppliers = replace(report, target=Target.SUPPLIERS, accepted=1, rejected=(), new_items=())
    assert import_words.result(suppliers) == "till-0929.csv is imported: 1 supplier."
    assert import_words.headline(replace(cases.KNOWN, target=Target.ITEMS)) == "1,217 items, 2 of them new"


@pytest.mark.parametrize(
    ("change", "plain"),
    [
        ({}, True),
        ({"format": "generic"}, False),
        ({"format": "generic", "remembered": "Till"}, True),
        ({"layout": {"score": 0.7}}, False),
        ({"rejected": (LineIssue(2, Reason.BAD_DATE),), "status": "partial"}, False),
        ({"alarms": ("Odd.",)}, False),
        ({"doubts": cases.DOUBTS.doubts}, False),
        ({"needs": "decimal", "status": "needs_input"}, False),
        ({"accepted": 0}, False),
        ({"status": "refused"}, False),
    ],
)
def test_only_a_known_layout_without_anything_to_look_at_is_plain(change: dict[str, object], plain: bool) -> None:
    assert import_words.is_plain(replace(cases.KNOWN, **change)) is plain


def test_many_stores_are_counted() -> None:
    assert import_words.named(["A", "B", "C", "D"]) == "A, B, C, D"
    assert import_words.named(["A", "B", "C", "D", "E"]) == "A, B, C and 2 more"


def test_what_was_recognised_by_its_headings_says_how_many() -> None:
    shown = dict(name_and_value(replace(cases.KNOWN, format="generic", layout=cases.LAYOUT | {"score": 0.63})))
    assert shown["Certainty"] == "63 % of its headings are known words"
    assert shown["Recognised"] == "A table of sales"
    unsure = dict(name_and_value(replace(cases.KNOWN, layout=cases.LAYOUT | {"score": 0.9, "header_line": 0})))
    assert unsure["Certainty"] == "90 % of its columns are there"
    assert unsure["Headings"] == "none: the columns are known by their values"


def test_columns_are_named_where_no_preview_shows_them() -> None:
    shown = dict(name_and_value(replace(cases.KNOWN, preview_columns=())))
    assert "SKU is Item code; Qty is Quantity" in shown["Columns"]
    assert shown["Personal data"] == "2 columns with personal data are not imported"


def name_and_value(report: ImportReport) -> list[tuple[str, str]]:
    return [(name, value) for name, value, _ in import_words.facts(report)]


def test_fields_are_offered_by_their_names_the_most_used_first() -> None:
    offered = import_fields.field_choices(Target.SALES)
    assert list(offered.values())[:2] == ["Not imported", "Date"]
    assert set(offered) == {"ignore", *known_formats.fields(Target.SALES)}
    assert import_fields.field_words(Target.SUPPLIERS, "name") == "Supplier's name"
    assert import_fields.field_words(Target.SALES, "some_new_field") == "Some new field"
    assert import_fields.field_words(Target.SALES, "") == "Not imported"


@pytest.mark.parametrize(
    ("meaning", "words"),
    [
        ("2026-09-28", "28 Sep 2026"),
        ("1234.50", "1,234.50"),
        ("-9", "−9"),
        ("a thousand", "a thousand"),
        ("NaN", "NaN"),
    ],
)
def test_an_example_means_what_the_user_would_write(meaning: str, words: str) -> None:
    assert import_words.meaning_words(meaning) == words


def test_encodings_have_names() -> None:
    assert encoding_words("cp1252") == "Western European (Windows)"
    assert encoding_words("UTF-8-SIG") == "UTF-8"
    assert encoding_words("koi8_r") == "koi8_r"


def test_days_in_a_sentence_are_written_as_in_the_window_but_not_those_in_a_file_s_name() -> None:
    said = "“till-2026-06-11.csv” replaces what was imported before for 2026-06-11."
    assert import_words.spelled(said) == "“till-2026-06-11.csv” replaces what was imported before for 11 Jun 2026."


def test_the_store_of_files_that_name_none_is_called_by_its_name(report: ImportReport) -> None:
    assert "Main store" in import_words.small_print(replace(report, stores=("MAIN",)))


def test_what_did_not_happen_is_not_counted(report: ImportReport) -> None:
    assert import_words.counted(replace(report, accepted=24, returns=0)) == "24 sales"
    assert "1 unit ·" in import_words.small_print(replace(report, units=Decimal(1)))


@pytest.mark.parametrize("unusable", [one for one in UNUSABLE if "mport it as" in one.advice])
def test_an_export_of_something_else_can_be_imported_as_what_it_is(unusable: Unusable) -> None:
    refused = ImportReport("refused", Target.SALES, "export.csv", error=unusable.advice)
    assert import_words.other_kinds(refused)


def test_a_list_of_items_is_offered_as_items_and_a_broken_file_as_nothing_else() -> None:
    words = "It holds items and stock, not sales. Import it as items or as a stock count. For sales choose another."
    assert import_words.other_kinds(ImportReport("refused", Target.SALES, "a.csv", error=words)) == (
        Target.ITEMS, Target.STOCK,
    )  # fmt: skip
    assert import_words.other_kinds(ImportReport("refused", Target.SALES, "a.csv", error="It is empty.")) == ()


def test_one_code_that_resembles_an_item_is_spoken_of_alone(report: ImportReport) -> None:
    doubt = ItemDoubt("417", "Sailor Mug", 14, Decimal(43), ("00417",), "Item 417 is not in your catalogue.")
    assert import_words.likely_ones(replace(report, doubts=(doubt,), new_items=())) == (
        "1 code looks like an item you have: 417 like 00417. Until you decide: 14 lines left out."
    )
    assert "they become new items" in import_words.likely_ones(replace(report, doubts=(doubt,), new_items=("417",)))
