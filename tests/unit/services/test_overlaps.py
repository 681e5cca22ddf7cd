"""Any sequence of imports and undos of overlapping files ends where a simple model ends.

The model keeps for each day a multiset of lines. Complete imports are taken in their order: a file that replaces a day
sets it, one that adds to it adds, any other raises each line's count to its own at least.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from retail_desktop.domain.errors import WrongStateError
from retail_desktop.domain.imports import ImportOptions, ImportReport, Target
from retail_desktop.persistence import proofs
from retail_desktop.persistence.database import close_database
from retail_desktop.services.import_file import import_file
from retail_desktop.services.import_history import redo_import, undo_import
from retail_desktop.services.workplace import Workplace, open_workplace

FEBRUARY_28 = date(2026, 2, 28).toordinal()
Line = tuple[int, str, int]  # day of March 2026, item, units
LINES = st.lists(st.tuples(st.integers(1, 3), st.sampled_from("AB"), st.integers(1, 2)), min_size=1, max_size=6)
STEPS = st.lists(
    st.tuples(st.sampled_from(["import", "replace", "add"]), LINES) | st.tuples(st.just("switch"), st.integers(0, 5)),
    max_size=9,
)


@dataclass
class Known:
    """An import as the model knows it; `replaced` are the days on which it stands in for earlier files."""

    number: int
    lines: Counter[Line]
    adds: bool
    replaced: set[int]
    complete: bool = True


def expected(known: list[Known]) -> Counter[Line]:
    """What counts, from first principles."""
    counting: Counter[Line] = Counter()
    for one in known:
        if not one.complete:
            continue
        for line in [line for line in counting if line[0] in one.replaced]:
            del counting[line]
        counting = counting + one.lines if one.adds else counting | one.lines
    return counting


def stored(place: Workplace) -> Counter[Line]:
    with place.database.reading() as work:
        rows = work.execute(
            text(
                "SELECT l.day, i.sku, l.quantity / 1000, COUNT(*) FROM counted_line l JOIN item i ON i.id = l.item_id "
                "GROUP BY 1, 2, 3"
            )
        )
        return Counter({(day - FEBRUARY_28, sku, units): count for day, sku, units, count in rows})


def bring(place: Workplace, folder: Path, number: int, kind: str, lines: list[Line]) -> ImportReport:
    file = folder / f"{number} till.csv"
    body = "".join(f"2026-03-0{day},{sku},{units},1.00\n" for day, sku, units in lines)
    file.write_text(f"date,sku,quantity,price\n{body}", encoding="utf-8")
    options = ImportOptions(duplicates=None if kind == "import" else kind)
    report = import_file(place, Target.SALES, str(file), options)
    if report.status == "ok":
        assert report.accepted + len(report.ignored) + len(report.rejected) == len(lines)
    return report


def switch(place: Workplace, one: Known) -> None:
    """Undo or redo an import; a redo that would count days twice is refused."""
    try:
        (undo_import if one.complete else redo_import)(place, one.number)
    except WrongStateError:
        assert not one.complete
    else:
        one.complete = not one.complete


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(steps=STEPS)
def test_what_counts_is_what_the_model_says(
    steps: list[tuple[str, list[Line] | int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("steps")
    place = open_workplace(str(folder / "store.sqlite"))
    known: list[Known] = []
    for number, (kind, subject) in enumerate(steps):
        if isinstance(subject, int):
            if known:
                switch(place, known[subject % len(known)])
        else:
            report = bring(place, folder, number, kind, subject)
            if report.import_id is not None:
                days = {line[0] for line in subject}
                replaced = days if kind == "replace" else {int(day[-1]) for day in report.replaces}
                known.append(Known(report.import_id, Counter(subject), kind == "add", replaced))
        assert stored(place) == expected(known)
        with place.database.reading() as work:
            assert proofs.balances(work) == proofs.wrong_imports(work) == proofs.wrong_days(work) == []
    close_database(place.location)


Bring = Callable[..., ImportReport]
HEAD = "date,receipt,sku,quantity,price\n"


def test_after_undoing_the_first_of_two_overlapping_files_the_second_counts_whole(
    empty_shop: Workplace, bring: Bring
) -> None:
    bring(empty_shop, HEAD + "2026-03-01,R1,A,1,2.00\n2026-03-02,R2,A,1,2.00\n")
    second = bring(empty_shop, HEAD + "2026-03-02,R2,A,1,2.00\n2026-03-03,R3,A,1,2.00\n")
    assert (second.accepted, len(second.ignored)) == (1, 1)
    undo_import(empty_shop, 1)
    assert stored(empty_shop) == {(2, "A", 1): 1, (3, "A", 1): 1}
    redo_import(empty_shop, 1)
    assert stored(empty_shop) == {(1, "A", 1): 1, (2, "A", 1): 1, (3, "A", 1): 1}


def test_a_receipt_put_right_replaces_its_day_and_says_so(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, HEAD + "2026-03-01,R1,A,1,2.00\n2026-03-01,R2,A,1,2.00\n2026-03-02,R3,A,1,2.00\n")
    report = bring(empty_shop, HEAD + "2026-03-01,R1,A,1,2.00\n2026-03-01,R2,A,2,2.00\n2026-03-02,R3,A,1,2.00\n")
    assert report.replaces == ("2026-03-01",)
    assert not any("replaces" in warning for warning in report.warnings)
    assert stored(empty_shop) == {(1, "A", 1): 1, (1, "A", 2): 1, (2, "A", 1): 1}
    undo_import(empty_shop, 2)
    assert stored(empty_shop) == {(1, "A", 1): 2, (2, "A", 1): 1}


def test_a_file_of_the_same_name_marked_as_corrected_replaces_its_days(empty_shop: Workplace, bring: Bring) -> None:
    head = "date,sku,quantity,price\n"
    bring(empty_shop, head + "2026-03-01,A,1,2.00\n2026-03-01,B,1,2.00\n", name="till.csv")
    corrected = head + "2026-03-01,A,2,2.00\n2026-03-01,B,1,2.00\n"
    assert bring(empty_shop, corrected, name="other till.csv").needs == "duplicates"
    assert bring(empty_shop, corrected, name="till_corrected (2).csv").replaces == ("2026-03-01",)
    assert stored(empty_shop) == {(1, "A", 2): 1, (1, "B", 1): 1}
