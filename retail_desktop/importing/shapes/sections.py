"""Reports in sections: headings of a department, store or day between the records, headings again, sub-totals."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice, pairwise

from retail_desktop.domain.imports import LineIssue, Reason, Target
from retail_desktop.importing.amounts import is_number
from retail_desktop.importing.shapes.fields import Fields, fields_of
from retail_desktop.importing.shapes.grid import Arrangement, Grid, Records, fresh_heading
from retail_desktop.importing.shapes.reports import Kind, Line, Report
from retail_desktop.importing.shapes.statements import Statement, statement
from retail_desktop.importing.shapes.titles import told_period
from retail_desktop.importing.words import is_total

_SAMPLE = 1_000
_COLUMNS = {"store": "Store", "date": "Date", "category": "Category"}
_KINDS = {"store": "store", "date": "dates", "category": "category"}
_NUMBERS = ("quantity", "on_hand", "amount", "gross_amount", "price")
_REASONS = {
    Kind.BLANK: Reason.NO_VALUE,
    Kind.HEADING: Reason.REPEATED_HEADER,
    Kind.TOTAL: Reason.TOTAL_ROW,
    Kind.SECTION: Reason.NO_VALUE,
    Kind.REMARK: Reason.NO_VALUE,
}


def flatten_sections(arrangement: Arrangement, target: Target) -> Arrangement:
    """The table with what the headings of its sections say in columns of their own, and without its totals."""
    if target not in {Target.SALES, Target.STOCK}:
        return arrangement
    fields, above = _of_records(fields_of(arrangement, target))
    if not fields.items():
        return arrangement
    report = Report(arrangement.grid, fields, above)
    lines = [one for one in islice(report.lines(), _SAMPLE) if isinstance(one, Line)]
    if not _is_sectioned(lines, dated=fields.dated()):
        undated = target is Target.STOCK or not fields.dated()
        return _without_totals(arrangement, report) if undated else arrangement
    carried = _carried(arrangement, fields, lines)
    arrangement = _with_period(arrangement, fields, lines)
    grid = arrangement.grid
    first = _first(grid, lines)
    columns = [fresh_heading(_COLUMNS[name], grid.headers, "above") for name in carried]
    mapping = {**arrangement.options.mapping, **dict(zip(columns, carried, strict=True))}
    turned = replace(grid, headers=(*grid.headers, *columns), records=lambda: _records(report, carried, first))
    note = "The file is a report in sections" + (
        f"; what stands above each section is read as the {' and the '.join(carried)}." if carried else "."
    )
    return replace(arrangement, options=replace(arrangement.options, mapping=mapping)).turned(turned, note)


def _of_records(fields: Fields) -> tuple[Fields, dict[int, str]]:
    """The fields as far as records fill them, and the kinds of the columns that only headings of sections fill."""
    places = {place for name in _NUMBERS for place in fields.columns.get(name, [])}
    rows = [row for row in fields.sample if any(is_number(row[place]) for place in places)]
    if not rows:
        return fields, {}
    told = Fields(fields.headers, rows, fields.columns)
    above = {place: _KINDS[name] for name in _KINDS for place in fields.columns.get(name, []) if not told.texts(place)}
    kept = {
        name: [place for place in found if place not in above or name not in _KINDS]
        for name, found in fields.columns.items()
    }
    return Fields(fields.headers, rows, {name: found for name, found in kept.items() if found}), above


def _is_sectioned(lines: Sequence[Line], *, dated: bool) -> bool:
    """Whether lines of words between the records are headings of sections rather than damaged records.

    Lines that are merely short are headings only where no record has a date, as in a report.
    """
    kinds = Counter(line.kind for line in lines)
    sections = [line for line in lines if line.kind is Kind.SECTION]
    labelled = [line for line in sections if line.said and line.said.kind in {"store", "category", "dates"}]
    named = any(line.named for line in lines)
    if not sections:
        return False
    short = not dated and len(sections) > 1 and all(line.short for line in sections)
    whole = not any(line.short for line in lines if line.kind is Kind.RECORD)
    return bool(labelled) or named or kinds[Kind.HEADING] > 0 or kinds[Kind.TOTAL] > 1 or (short and whole)


def _carried(arrangement: Arrangement, fields: Fields, lines: Sequence[Line]) -> tuple[str, ...]:
    """The fields that the sections tell and the columns do not."""
    told = {name for line in lines if line.kind is Kind.SECTION and line.said for name in _told(line.said)}
    known = {
        "store": fields.has("store") or bool(arrangement.options.store),
        "date": fields.dated() or bool(arrangement.options.period),
        "category": fields.has("category"),
    }
    return tuple(name for name in _COLUMNS if name in told and not known[name])


def _told(said: Statement) -> dict[str, str]:
    """What the heading of a section says, by field."""
    day = {"date": said.dates[0]} if said.dates and len(set(said.dates)) == 1 else {}
    if said.kind == "store":
        return {"store": said.value, **day} if said.value else day
    if said.kind == "dates":
        return day
    return {"category": said.value} if said.kind in {"bare", "category"} and said.value else {}


def _with_period(arrangement: Arrangement, fields: Fields, lines: Sequence[Line]) -> Arrangement:
    """The table with the period that all sections name."""
    spans = [line.said for line in lines if line.kind is Kind.SECTION and line.said and len(set(line.said.dates)) > 1]
    if not spans or fields.dated() or arrangement.options.period:
        return arrangement
    period = told_period(spans, arrangement.options)
    if period is None:
        return arrangement
    note = f"The sections give the time of the sales: {period.first} to {period.last}."
    return arrangement.told(replace(arrangement.options, period=period), note)


def _first(grid: Grid, lines: Sequence[Line]) -> dict[str, str]:
    """What the title says for the first section: its store and day, and a category right above repeated headings."""
    said = [statement(cells) for _, cells in grid.titles]
    told = {name: text for one in said if one.kind in {"store", "dates"} for name, text in _told(one).items()}
    repeats = any(before.kind is Kind.SECTION and after.kind is Kind.HEADING for before, after in pairwise(lines))
    return told | (_told(said[-1]) if said and repeats and said[-1].kind in {"bare", "category"} else {})


def _records(report: Report, carried: Sequence[str], first: dict[str, str]) -> Records:
    current = dict(first)
    for line in report.lines():
        if isinstance(line, LineIssue):
            yield line
            continue
        if line.kind is Kind.SECTION and line.said:
            told = _told(line.said)
            if "store" in told:
                current.pop("category", None)
            current.update(told)
        if line.kind is Kind.RECORD:
            one = report.grid.mended(line.number, line.cells)
            said = [current.get(name, "") for name in carried]
            yield one if isinstance(one, LineIssue) else (one[0], [*one[1], *said])
        else:
            yield LineIssue(line.number, _REASONS[line.kind])


def _without_totals(arrangement: Arrangement, report: Report) -> Arrangement:
    """The table without totals that would be taken for items, where there are some."""
    if not any(_may_be_total(one[1]) for one in arrangement.grid.records() if not isinstance(one, LineIssue)):
        return arrangement
    lines = (one for one in report.lines() if isinstance(one, Line) and one.kind is Kind.TOTAL)
    if next(lines, None) is None:
        return arrangement
    return arrangement.turned(replace(arrangement.grid, records=lambda: _untotalled(report)))


def _may_be_total(cells: Sequence[str]) -> bool:
    """Whether the first words of a record hold those of a total, so that a closer look is worth while."""
    words = next((cell for cell in cells if cell.strip()), "").split()
    return any(map(_says_total, {" ".join(words[:2]), *words[:1], *words[-1:]}))


@lru_cache(maxsize=20_000)
def _says_total(words: str) -> bool:
    return is_total(words)


def _untotalled(report: Report) -> Records:
    for line in report.lines():
        if isinstance(line, LineIssue):
            yield line
        elif line.kind is Kind.TOTAL:
            yield LineIssue(line.number, Reason.TOTAL_ROW)
        else:
            yield line.number, line.cells
