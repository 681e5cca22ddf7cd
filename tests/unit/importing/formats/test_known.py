"""What must hold for every export: how a file is dressed changes nothing in what is read."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retail_desktop.domain.imports import ImportOptions, Target
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.formats.known import KNOWN
from retail_desktop.importing.headers import heading_key
from retail_desktop.importing.source import open_source

SALES = [known for known in KNOWN if known.target is Target.SALES]
OWN = [known for known in SALES if known.anchors]
CELLS = {
    "date": ["2026-05-03", "2026-05-14", "2026-06-01"],
    "sku": ["00417", "C-1", "4006381333931", "NA"],
    "name": ["Mug, blue", "Cup", 'Bowl 12" wide'],
    "quantity": ["1", "2", "-1", "0"],
    "store": ["Harbour St", "Pier"],
    "receipt": ["T-1", "T-2"],
    "time": ["10:15"],
}


def headings(known: Format) -> dict[str, str]:
    """The headings of a file of this export with the fields they stand for (nothing for the anchors)."""
    names = {words[0]: field for field, words in known.synonyms.items() if field in CELLS}
    keys = {heading_key(name) for name in names}
    anchors = {anchor: "" for anchor in known.anchors if heading_key(anchor) not in keys}
    synonyms = {heading_key(word) for field in names.values() for word in known.synonyms[field]}
    return names | {anchor: field for anchor, field in anchors.items() if heading_key(anchor) not in synonyms}


@st.composite
def tables(draw: st.DrawFn) -> tuple[Format, list[str], list[list[str]]]:
    known = draw(st.sampled_from(OWN))
    columns = headings(known)
    decimals = "." + "0" * known.quantity_decimals if known.quantity_decimals else ""
    cells = CELLS | {"quantity": [text + decimals for text in CELLS["quantity"]]}
    row = st.tuples(*(st.sampled_from(cells.get(field, [""])) for field in columns.values()))
    return known, list(columns), [list(one) for one in draw(st.lists(row, min_size=1, max_size=8))]


def written(rows: list[list[str]], quoting: Literal[0, 1] = csv.QUOTE_MINIMAL) -> str:
    text = io.StringIO()
    csv.writer(text, quoting=quoting).writerows(rows)
    return text.getvalue()


def outcome(read_opened: Callable[..., Any], path: Path, text: str, known: Format) -> tuple[Any, ...]:
    path.write_text(text, encoding="utf-8")
    with open_source(path) as source:
        found = read_opened(source, ImportOptions(format=known.name))
    return found.sales, found.reasons, found.columns["stores"], found.columns["receipts"], found.items


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(table=tables(), data=st.data())
def test_order_case_quotes_and_unknown_columns_change_nothing(
    tmp_path: Path,
    read_opened: Callable[..., Any],
    table: tuple[Format, list[str], list[list[str]]],
    data: st.DataObject,
) -> None:
    known, header, rows = table
    path = tmp_path / "sales.csv"
    plain = outcome(read_opened, path, written([header, *rows]), known)
    order = data.draw(st.permutations(range(len(header))))
    shuffled = [[cells[place] for place in order] for cells in [header, *rows]]
    assert outcome(read_opened, path, written(shuffled), known) == plain
    assert outcome(read_opened, path, written([[one.upper() for one in header], *rows]), known) == plain
    assert outcome(read_opened, path, written([[one.lower() for one in header], *rows]), known) == plain
    assert outcome(read_opened, path, written([header, *rows], csv.QUOTE_ALL), known) == plain
    place = data.draw(st.integers(0, len(header)))
    wider = [
        [*cells[:place], extra, *cells[place:]]
        for cells, extra in zip([header, *rows], ["Flibbet", *"zyxwvuts"], strict=False)
    ]
    assert outcome(read_opened, path, written(wider), known) == plain


@pytest.mark.parametrize("known", OWN, ids=lambda known: known.name)
def test_every_export_is_recognised_by_each_set_of_its_headings(known: Format, read: Callable[..., Any]) -> None:
    for anchors in known.anchor_sets:
        keys = set(map(heading_key, anchors))
        sought = [words for field, words in known.synonyms.items() if field in {"date", "sku", "name", "quantity"}]
        missing = [words[0] for words in sought if not keys & set(map(heading_key, words))]
        header = [*anchors, *missing]
        dated = {name for name in header if "dat" in heading_key(name) or name in {"Time", "Created at"}}
        row = ["2026-05-03" if name in dated else str(known.sign) for name in header]
        found = read(written([header, row, row]))
        assert found.layout.format == known.name, anchors
        (reason,) = found.layout.reasons
        assert any(all(anchor in reason for anchor in each) for each in known.anchor_sets)


def test_names_and_aliases_are_different() -> None:
    names = [name for known in SALES for name in (known.name, *known.aliases)]
    assert len(names) == len(set(map(heading_key, names)))


def test_every_rival_exists() -> None:
    assert {known.rival for known in SALES if known.rival} <= {known.name for known in SALES}
