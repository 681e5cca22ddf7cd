"""A page with every item's price, stock and next delivery, for the shop floor."""

from datetime import date, datetime
from pathlib import Path

from retail_desktop.domain.catalogue import ItemStatus, Store
from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.persistence import catalogue, ledger, people, sales
from retail_desktop.persistence.database import Work
from retail_desktop.persistence.expected_deliveries import ExpectedLine, expected_lines
from retail_desktop.reporting import stock_sheet
from retail_desktop.reporting.stock_sheet import SheetLine, StockSheet
from retail_desktop.reporting.wording import short_date, units
from retail_desktop.services.progress import Progress, silent
from retail_desktop.services.workplace import Workplace, trading_day

SOLD = frozenset({ItemStatus.ACTIVE, ItemStatus.DISCONTINUED})


def write_stock_sheet(place: Workplace, out: Path, *, store: str | None = None, progress: Progress = silent) -> int:
    """Write the page for one store, or with a column for each; gives the number of items. It holds no costs.

    Raises:
        NotFoundError: there is no such store.
        RetailError: the file is no page, or cannot be written.
    """
    if out.suffix.lower() not in {".html", ".htm"}:
        raise RetailError(f"A stock sheet is a web page. Give the file a name like {out.with_suffix('.html').name}.")
    progress("Writing the stock sheet", 0, 0)
    with place.database.reading() as work:
        sheet = _sheet(work, store)
    return stock_sheet.write_html(sheet, out)


def _sheet(work: Work, store: str | None) -> StockSheet:
    stores = [one for one in catalogue.stores(work) if store is None or one.code.casefold() == store.casefold()]
    if store is not None and not stores:
        raise NotFoundError(f"There is no store {store}. Choose one of those there are, or leave it out for all.")
    coming: dict[str, list[ExpectedLine]] = {}
    for line in expected_lines(work):
        if line.store in {one.code for one in stores}:
            coming.setdefault(line.sku, []).append(line)
    return StockSheet(
        store_names=tuple(one.name or one.code for one in stores),
        currency=people.read_setting(work, "currency"),
        made_at=datetime.now().astimezone().strftime("%Y-%m-%d %H:%M"),
        data_through=sales.newest_day(work),
        lines=_lines(work, stores, coming, trading_day(work)),
    )


def _lines(work: Work, stores: list[Store], coming: dict[str, list[ExpectedLine]], today: date) -> list[SheetLine]:
    keys, store_keys, levels = catalogue.item_ids(work), catalogue.store_ids(work), ledger.balances(work)
    found = []
    for item in catalogue.items(work).values():
        held = [levels.get((keys[item.sku], store_keys[one.code])) for one in stores]
        if item.status not in SOLD or (item.status is ItemStatus.DISCONTINUED and not any(held)):
            continue
        stock = tuple(level.on_hand if level and level.counted else None for level in held)
        words = _next(coming.get(item.sku, []), today)
        found.append(SheetLine(item.sku, item.barcodes, item.name, item.category, item.price, stock, words))
    return sorted(found, key=lambda line: (line.name.casefold(), line.sku))


def _next(coming: list[ExpectedLine], today: date) -> str:
    """`48 on 6 Oct 2026, estimated`; the lines come by their day."""
    if not coming:
        return ""
    first = coming[0]
    if first.due < today:
        return f"{units(first.units)} late, were due on {short_date(first.due)}"
    return f"{units(first.units)} on {short_date(first.due)}, {'confirmed' if first.confirmed else 'estimated'}"
