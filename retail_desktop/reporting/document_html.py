"""A report of lists as one page of HTML: for the browser, for mail, and for the preview in the window."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from retail_desktop.reporting.atomic import writing
from retail_desktop.reporting.document import Column, Document, Listing, Section, heading_facts, shown
from retail_desktop.reporting.palette import LIGHT
from retail_desktop.reporting.tables import Cell
from retail_desktop.reporting.wording import count

_LOOKS = f"""
body {{ font-family: Inter, "Segoe UI", sans-serif; font-size: 13px; background: {LIGHT.surface}; }}
body {{ color: {LIGHT.text}; }}
h1 {{ font-size: 22px; margin: 0; }} h2 {{ font-size: 16px; }} h3 {{ font-size: 14px; margin: 14px 0 2px; }}
p {{ margin: 2px 0; }} .quiet {{ color: {LIGHT.muted}; }}
table {{ border-collapse: collapse; margin: 4px 0 12px; }}
th {{ background: {LIGHT.head}; text-align: left; vertical-align: bottom; }}
th, td {{ padding: 3px 8px; border-bottom: 1px solid {LIGHT.border}; }}
td.n, th.n {{ text-align: right; }} tr.sum td {{ font-weight: 600; border-top: 1px solid {LIGHT.strong_border}; }}
@media print {{ thead {{ display: table-header-group; }} tr {{ page-break-inside: avoid; }} }}
"""


def write_html(document: Document, path: Path) -> int:
    """Write the report as one page; returns the number of lines.

    Raises:
        RetailError: the file cannot be written.
    """
    with writing(path) as temporary:
        temporary.write_text(html(document), encoding="utf-8", errors="xmlcharrefreplace")
    return document.count


def html(document: Document, most: int | None = None) -> str:
    """The page; `most` shortens every listing to so many lines, and says so."""
    body = "\n".join(_body(document, most))
    title = escape(document.title)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_LOOKS}</style></head><body>\n{body}\n</body></html>\n"
    )


def _body(document: Document, most: int | None) -> Iterator[str]:
    yield f"<h1>{escape(document.title)}</h1><p><b>{escape(document.occasion.store_name)}</b></p>"
    yield "".join(f'<p class="quiet">{escape(words)}</p>' for words in heading_facts(document.occasion))
    yield "".join(f"<p>{escape(label)}: <b>{escape(value)}</b></p>" for label, value in document.figures)
    if not document.count:
        yield f"<p>{escape(document.empty)}</p>"
        return
    for listing in document.listings:
        yield from _listing(listing, most)
    yield "".join(f'<p class="quiet">{escape(note)}</p>' for note in document.notes)
    made = f"Printed {document.occasion.printed_at} by {document.occasion.printed_by}"
    yield f'<p class="quiet">{escape(made)}</p>'


def _listing(listing: Listing, most: int | None) -> Iterator[str]:
    if listing.title:
        yield f"<h2>{escape(listing.title)}</h2>"
    lines = sum(len(section.rows) for section in listing.sections)
    left = lines if most is None else most
    for section in listing.sections:
        if left > 0:
            yield _section(listing, section, left)
        left -= len(section.rows)
    if left < 0:
        said = f"The first {count(most or 0, 'line')} of {lines:,}. What is printed or saved holds all of them."
        yield f'<p class="quiet">{said}</p>'
    if listing.total:
        yield f"<table>{_heads(listing)}{_sum(listing, listing.total_words, listing.total)}</table>"


def _section(listing: Listing, section: Section, most: int) -> str:
    rows = "".join(_row(listing, row) for row in section.rows[:most])
    whole = section.total and len(section.rows) <= most
    total = _sum(listing, section.total_words, section.total) if whole else ""
    heading = f"<h3>{escape(section.heading)}</h3>" if section.heading else ""
    facts = f'<p class="quiet">{escape(section.facts)}</p>' if section.facts else ""
    return f"{heading}{facts}<table>{_heads(listing)}<tbody>{rows}{total}</tbody></table>"


def _heads(listing: Listing) -> str:
    columns = (listing.columns[place] for place in listing.on_paper)
    return f"<thead><tr>{''.join(f'<th{_side(one)}>{escape(one.heading)}</th>' for one in columns)}</tr></thead>"


def _row(listing: Listing, row: tuple[Cell, ...]) -> str:
    cells = ((listing.columns[place], row[place]) for place in listing.on_paper)
    return f"<tr>{''.join(f'<td{_side(column)}>{_words(column, cell)}</td>' for column, cell in cells)}</tr>"


def _words(column: Column, cell: Cell) -> str:
    if column.is_box:
        return "☐" if column.shape == "tick" else "&nbsp;" * 10
    return escape(shown(column, cell))


def _sum(listing: Listing, words: str, total: tuple[Cell, ...]) -> str:
    places = listing.on_paper
    first = next((at for at, place in enumerate(places) if total[place] != ""), len(places))
    said = f'<td colspan="{max(1, first)}">{escape(words)}</td>'
    cells = ((listing.columns[place], total[place]) for place in places[max(1, first) :])
    sums = "".join(f"<td{_side(column)}>{escape(shown(column, cell))}</td>" for column, cell in cells)
    return f'<tr class="sum">{said}{sums}</tr>'


def _side(column: Column) -> str:
    return ' class="n"' if column.is_number else ""
