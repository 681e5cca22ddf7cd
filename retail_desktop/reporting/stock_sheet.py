"""Prices, stock and next deliveries for the shop floor: one page that needs no program, no network and no cost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape
from pathlib import Path

from retail_desktop.reporting.atomic import writing
from retail_desktop.reporting.palette import LIGHT
from retail_desktop.reporting.wording import amount, count, day, units

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
"""A browser loads nothing from anywhere, whatever a name of an item tries."""

_LOOKS = f"""
body {{ font: 16px/1.4 Inter, "Segoe UI", "Noto Sans", sans-serif; margin: 0; background: {LIGHT.surface}; }}
body {{ color: {LIGHT.text}; }}
header {{ position: sticky; top: 0; background: {LIGHT.surface}; padding: 12px 16px; }}
header {{ border-bottom: 1px solid {LIGHT.border}; }}
h1 {{ font-size: 22px; margin: 0 0 2px; }} p {{ margin: 0 0 8px; color: {LIGHT.muted}; font-size: 14px; }}
input {{ font: inherit; font-size: 20px; width: 100%; max-width: 640px; box-sizing: border-box; padding: 8px 12px; }}
input {{ border: 1px solid {LIGHT.strong_border}; border-radius: 6px; }}
table {{ border-collapse: collapse; width: 100%; }} td, th {{ padding: 6px 16px; text-align: left; }}
td {{ border-bottom: 1px solid {LIGHT.border}; }} th {{ background: {LIGHT.head}; font-size: 14px; }}
td.n, th.n {{ text-align: right; font-variant-numeric: tabular-nums; }} td.b {{ font-weight: 600; }}
@media print {{ header {{ position: static; }} input {{ display: none; }} }}
"""

_SCRIPT = """
const box = document.querySelector('input'), told = document.getElementById('told');
const rows = Array.from(document.querySelectorAll('tbody tr'));
const texts = rows.map(row => row.textContent.toLowerCase() + ' ' + (row.dataset.find || '').toLowerCase());
box.addEventListener('input', () => {
  const words = box.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  rows.forEach((row, place) => {
    row.hidden = !words.every(word => texts[place].includes(word));
    shown += !row.hidden;
  });
  told.textContent = shown + ' of ' + rows.length;
});
box.focus();
"""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One item: its stock in each store of the sheet, and its next delivery in words."""

    sku: str
    barcodes: tuple[str, ...]
    name: str
    category: str
    price: Decimal | None
    stock: tuple[Decimal | None, ...]
    next_delivery: str


@dataclass(frozen=True, slots=True)
class StockSheet:
    """All items of some stores; `made_at` is the moment in words, `data_through` the last day with sales."""

    store_names: tuple[str, ...]
    currency: str
    made_at: str
    data_through: date | None
    lines: Sequence[SheetLine]


def write_html(sheet: StockSheet, path: Path) -> int:
    """Write the page; returns the number of items.

    Raises:
        RetailError: the file cannot be written.
    """
    with writing(path) as temporary:
        temporary.write_text("\n".join(_page(sheet)), encoding="utf-8", errors="xmlcharrefreplace")
    return len(sheet.lines)


def _page(sheet: StockSheet) -> Iterator[str]:
    only = sheet.store_names if len(sheet.store_names) == 1 else ()
    title = escape(" · ".join(("Stock sheet", *only)))
    yield '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title><style>{_LOOKS}</style></head><body>"
    yield f"<header><h1>{title}</h1><p>{escape(_occasion(sheet))}</p>"
    yield '<input type="search" placeholder="Search a name, a code or a barcode" aria-label="Search">'
    yield f'<p id="told" aria-live="polite">{escape(count(len(sheet.lines), "item"))}</p></header>'
    yield f"<table><thead><tr>{_heads(sheet)}</tr></thead><tbody>"
    yield from (_row(line) for line in sheet.lines)
    yield f"</tbody></table><script>{_SCRIPT}</script></body></html>\n"


def _occasion(sheet: StockSheet) -> str:
    through = f"sales through {day(sheet.data_through)}" if sheet.data_through else "no sales yet"
    money = f"prices in {sheet.currency}" if sheet.currency else ""
    return " · ".join(filter(None, (f"Stock as the program knew it on {sheet.made_at}", through, money)))


def _heads(sheet: StockSheet) -> str:
    several = len(sheet.store_names) > 1
    stock = "".join(f'<th class="n">{escape(name if several else "In stock")}</th>' for name in sheet.store_names)
    names = ("Code", "Item", "Category")
    first = "".join(f"<th>{name}</th>" for name in names)
    return f'{first}<th class="n">Price</th>{stock}<th>Next delivery</th>'


def _row(line: SheetLine) -> str:
    price = "" if line.price is None else amount(line.price)
    stock = "".join(f'<td class="n b">{"–" if one is None else units(one)}</td>' for one in line.stock)
    find = f' data-find="{escape(" ".join(line.barcodes))}"' if line.barcodes else ""
    return (
        f'<tr{find}><td>{escape(line.sku)}</td><td class="b">{escape(line.name)}</td><td>{escape(line.category)}</td>'
        f'<td class="n">{escape(price)}</td>{stock}<td>{escape(line.next_delivery)}</td></tr>'
    )
