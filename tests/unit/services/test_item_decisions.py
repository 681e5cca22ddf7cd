"""What a person decided about codes counts from then on, whatever becomes of the import it was made with."""

from collections.abc import Callable
from typing import Any

import pytest

from retail_desktop.domain.errors import NotAllowedError, NotFoundError, RetailError
from retail_desktop.domain.imports import ImportReport, Reason, Target
from retail_desktop.domain.people import Person, Role
from retail_desktop.services.import_history import undo_import
from retail_desktop.services.item_decisions import decide, forget_decision, list_decisions
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]
Ask = Callable[..., list[tuple[Any, ...]]]

ITEMS = "sku,name\n00417,Sailor Mug\n00418,Towel\n"
HEAD = "date,sku,quantity\n"
SOLD = "SELECT i.sku, SUM(d.sold) / 1000.0 FROM sale_day d JOIN item i ON i.id = d.item_id GROUP BY 1 ORDER BY 1"


@pytest.fixture
def mugs(empty_shop: Workplace, bring: Bring) -> Workplace:
    bring(empty_shop, ITEMS, Target.ITEMS)
    return empty_shop


def decided(place: Workplace) -> dict[str, str]:
    return {one.code: one.sku for one in list_decisions(place)}


def test_zeros_that_excel_removed_are_never_made_up_for_in_silence(mugs: Workplace, bring: Bring, ask: Ask) -> None:
    report = bring(mugs, HEAD + "2026-03-02,417,2\n2026-03-02,418,1\n2026-03-02,500,1\n")
    assert (report.status, report.accepted, report.new_items) == ("partial", 1, ("500",))
    assert [(issue.reason, issue.value, issue.record[1]) for issue in report.rejected] == [
        (Reason.SKU_DAMAGED, "417", "417"),
        (Reason.SKU_DAMAGED, "418", "418"),
    ]
    assert [(doubt.code, doubt.likely, doubt.lines, doubt.units) for doubt in report.doubts] == [
        ("417", ("00417",), 1, 2), ("418", ("00418",), 1, 1), ("500", (), 1, 1),
    ]  # fmt: skip
    assert ask(mugs, SOLD) == [("500", 1.0)]


def test_codes_in_scientific_notation_are_offered_the_items_they_may_be(mugs: Workplace, bring: Bring) -> None:
    bring(mugs, "sku,name,barcode\n00419,Pot,4006381333931\n", Target.ITEMS)
    report = bring(mugs, HEAD + "2026-03-02,00417,2\n2026-03-02,4.00638E+12,1\n2026-03-03,4.00638E+12,1\n")
    (doubt,) = report.doubts
    assert (doubt.code, doubt.likely, doubt.lines) == ("4.00638E+12", ("00419",), 2)
    assert len(report.rejected) == 2


def test_a_decision_made_with_an_import_counts_for_it_and_for_the_next_one(
    mugs: Workplace, bring: Bring, ask: Ask
) -> None:
    report = bring(mugs, HEAD + "2026-03-02,417,2\n2026-03-02,TIP,9\n", item_matches={"417": "00417", "TIP": ""})
    assert (report.status, report.accepted, report.doubts) == ("ok", 1, ())
    assert [issue.reason for issue in report.ignored] == [Reason.NOT_A_PRODUCT]
    assert "417 is read as 00417, TIP is never imported" in report.warnings[-1]
    assert bring(mugs, HEAD + "2026-03-03,417,5\n2026-03-03,TIP,9\n").accepted == 1
    assert ask(mugs, SOLD) == [("00417", 7.0)]


def test_a_decision_outlives_the_import_it_was_made_with(mugs: Workplace, bring: Bring) -> None:
    report = bring(mugs, HEAD + "2026-03-02,417,2\n", item_matches={"417": "00417"})
    assert "Taking this import back does not change that" in report.warnings[-1]
    undo_import(mugs, report.import_id or 0)
    assert decided(mugs) == {"417": "00417"}


def test_a_preview_decides_nothing(mugs: Workplace, bring: Bring) -> None:
    assert bring(mugs, HEAD + "2026-03-02,417,2\n", item_matches={"417": "00417"}, dry_run=True).accepted == 1
    assert decided(mugs) == {}


def test_a_damaged_looking_code_may_be_an_item_of_its_own(mugs: Workplace, bring: Bring) -> None:
    report = bring(mugs, HEAD + "2026-03-02,417,2\n", item_matches={"417": "417"})
    assert (report.status, report.new_items, decided(mugs)) == ("ok", ("417",), {})


def test_many_decisions_are_told_in_one_sentence(mugs: Workplace, bring: Bring) -> None:
    report = bring(mugs, HEAD + "2026-03-02,00417,2\n", item_matches={f"T{number}": "" for number in range(5)})
    assert "T2 is never imported and 2 more." in report.warnings[-1]
    again = bring(mugs, HEAD + "2026-03-03,00417,2\n", item_matches={f"T{number}": "" for number in range(5)})
    assert again.warnings == ()


def test_changing_ones_mind_takes_the_earlier_decision_back(mugs: Workplace, bring: Bring) -> None:
    decide(mugs, "417", "00417")
    bring(mugs, HEAD + "2026-03-02,417,2\n", item_matches={"417": "417"})
    assert decided(mugs) == {}


def test_a_match_with_an_item_that_is_not_there_is_refused(mugs: Workplace, bring: Bring) -> None:
    report = bring(mugs, HEAD + "2026-03-02,417,2\n", item_matches={"417": "99999"})
    assert (report.status, report.import_id) == ("refused", None)
    assert "no item 99999" in str(report.error)


def test_decisions_are_made_and_forgotten_without_an_import_too(mugs: Workplace, bring: Bring) -> None:
    decide(mugs, "417", "00417")
    decide(mugs, "TIP", "")
    assert decided(mugs) == {"417": "00417", "TIP": ""}
    forget_decision(mugs, "417")
    assert decided(mugs) == {"TIP": ""}
    assert bring(mugs, HEAD + "2026-03-02,417,2\n").status == "refused"


def test_a_code_that_is_to_mean_itself_becomes_an_item(mugs: Workplace, bring: Bring) -> None:
    decide(mugs, "417", "00417")
    decide(mugs, "417", "417")
    decide(mugs, "417", "417")
    report = bring(mugs, HEAD + "2026-03-02,417,2\n")
    assert (report.status, report.new_items, decided(mugs)) == ("ok", (), {})


@pytest.mark.parametrize(("code", "sku"), [("", "00417"), (" 417", "00417"), ("1.2E+11", ""), ("417", "99999")])
def test_nonsense_is_no_decision(mugs: Workplace, code: str, sku: str) -> None:
    with pytest.raises(RetailError):
        decide(mugs, code, sku)
    assert decided(mugs) == {}


def test_an_item_that_only_an_undone_import_knew_is_none_to_decide_for(mugs: Workplace, bring: Bring) -> None:
    undo_import(mugs, bring(mugs, HEAD + "2026-03-02,GONE,2\n").import_id or 0)
    with pytest.raises(NotFoundError):
        decide(mugs, "417", "GONE")


def test_what_was_not_decided_cannot_be_forgotten(mugs: Workplace) -> None:
    with pytest.raises(NotFoundError):
        forget_decision(mugs, "417")


def test_who_may_not_import_decides_nothing(mugs: Workplace) -> None:
    analyst = Workplace(mugs.location, Person("Ann", Role.ANALYST))
    with pytest.raises(NotAllowedError):
        decide(analyst, "417", "00417")
    with pytest.raises(NotAllowedError):
        forget_decision(analyst, "417")
