"""Tables out, with the columns that other programs rely on."""

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from heapq import merge
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from retail_desktop.domain.catalogue import Item, SupplyTerms
from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.forecast_history import OverrideValue, override_value
from retail_desktop.domain.people import Permission
from retail_desktop.domain.quantities import plain
from retail_desktop.domain.replenishment import review_days_from
from retail_desktop.domain.valuation import stock_value
from retail_desktop.persistence import (
    catalogue,
    deliveries,
    events,
    forecast_checks,
    forecasts,
    ledger,
    sales,
    stock_card,
)
from retail_desktop.persistence.database import Work
from retail_desktop.services.browse_items import list_items
from retail_desktop.services.endings import write_by_ending
from retail_desktop.services.order_goods import list_orders
from retail_desktop.services.plan_replenishment import read_plan, resolved_terms
from retail_desktop.services.workplace import Workplace

if TYPE_CHECKING:
    from retail_desktop.reporting.tables import Table

Rows = Iterator[Sequence[object]]
STANDARD_OUTPUT = "-"
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_TOTAL_LEVELS = (0.5, 0.8, 0.9, 0.95, 0.975, 0.99)

# Column, and its kind as `reporting.tables` knows it; the names are part of the command line's contract.
COLUMNS: dict[str, str] = {
    "daily-sales": "date:date store:code sku:code quantity:number net_amount:money price:money",
    "sales-lines": "date:date time:text store:code sku:code quantity:number price:money net_amount:money receipt:code "
    "import_id:number",
    "items": "sku:code barcode:code name:text category:text supplier:code supplier_code:code unit_cost:money "
    "price:money pack_size:number minimum_order:number lead_time_days:number service_level:number "
    "shelf_life_days:number status:text other_barcodes:code price_breaks:code layer_size:number pallet_size:number "
    "maximum_stock:number pack_rounding:text",
    "suppliers": "code:code name:text lead_time_days:number review_days:number order_weekdays:text "
    "minimum_order_value:money currency:text contact:text email:text phone:code address:text account_number:code "
    "order_cut_off:text delivery_weekdays:text closed_days:text free_delivery_value:money delivery_cost:money "
    "line_cost:money",
    "supply-terms": "sku:code supplier:code preferred:text supplier_code:code unit_cost:money pack_size:number "
    "minimum_order:number lead_time_days:number price_breaks:code layer_size:number pallet_size:number "
    "maximum_stock:number pack_rounding:text",
    "stock": "sku:code store:code on_hand:number on_order:number allocated:number unit_cost:money stock_value:money "
    "last_sale:date last_receipt:date date:date",
    "movements": "date:date store:code sku:code kind:text quantity:number reason:text person:text note:text "
    "document:code lot:code expires_on:date action:number taken_back:text",
    "forecasts": "sku:code store:code date:date mean:number q05:number q25:number q50:number q75:number q80:number "
    "q90:number q95:number q975:number q99:number method:text engine_mean:number",
    "lead-time-demand": "sku:code store:code as_of:date days:number mean:number sd:number q50:number q80:number "
    "q90:number q95:number q975:number q99:number",
    "orders": "number:code supplier:code store:code status:text created_on:date expected_on:date line:number sku:code "
    "quantity:number received:number outstanding:number pack_size:number unit_cost:money line_cost:money currency:text "
    "supplier_code:code note:text",
    "receipts": "date:date order:code supplier:code store:code sku:code quantity:number unit_cost:money note:text",
    "events": "kind:text name:text first:date last:date store:code sku:code category:text price:money note:text",
    "accuracy": "sku:code store:code method:text folds:number wape:number mase:number rmsse:number bias:number "
    "pinball:number coverage_80:number coverage_95:number naive_wape:number value_added:number override_totals:number "
    "override_wape:number engine_wape:number override_value_added:number",
}

PLAN = "plan"
TABLES = (*COLUMNS, PLAN)


def export_table(
    place: Workplace,
    kind: str,
    out: Path | str,
    *,
    first: date | None = None,
    last: date | None = None,
    days: Sequence[int] = (),
) -> int:
    """Write a table to a .csv or .xlsx file, or as CSV to standard output (`-`); gives the number of rows.

    `first` and `last` narrow sales to a period; `days` are the totals of `lead-time-demand`, empty meaning each item's
    own protection interval.

    Raises:
        RetailError: no such table, an unknown kind of file, or the place cannot be written.
    """
    from retail_desktop.reporting.tables import write_csv, write_xlsx  # noqa: PLC0415 - XlsxWriter is slow to load

    if kind not in TABLES:
        raise RetailError(f"There is no table {kind}. Known are: {', '.join(TABLES)}.")
    if any(span < 1 for span in days):
        raise RetailError("Totals are taken over one day or more. Name numbers of days like 7,14,28.")
    if kind in {"plan", "orders", "receipts", "supply-terms"}:
        place.allow(Permission.VIEW_COST)
    with place.database.reading() as work:
        if kind == PLAN:
            table = _plan(place)
        else:
            table = _table(kind, _rows(place, work, kind, (first or date.min, last or date.max), days))
        if str(out) == STANDARD_OUTPUT:
            return write_csv(table, sys.stdout)
        makers: dict[str, Callable[[Table, Path], int]] = {".csv": write_csv, ".xlsx": write_xlsx}
        return write_by_ending(Path(out), {ending: partial(make, table) for ending, make in makers.items()})


def _table(kind: str, rows: Rows) -> "Table":
    from retail_desktop.reporting.tables import Table, TableColumn  # noqa: PLC0415 - XlsxWriter is slow to load

    pairs = [part.split(":") for part in COLUMNS[kind].split()]
    columns = tuple(TableColumn(name, name, cast("Any", shape)) for name, shape in pairs)
    return Table(kind, columns, cast("Any", rows))


def _plan(place: Workplace) -> "Table":
    from retail_desktop.reporting.reorder_report import plan_table  # noqa: PLC0415 - reportlab is slow to load

    plan = read_plan(place)
    return plan_table(plan.lines, plan.names)


def _rows(place: Workplace, work: Work, kind: str, period: tuple[date, date], days: Sequence[int]) -> Rows:
    makers: dict[str, Callable[[], Rows]] = {
        "daily-sales": lambda: _daily_sales(work, period),
        "sales-lines": lambda: _sales_lines(work, period),
        "items": lambda: _items(work),
        "suppliers": lambda: _suppliers(work),
        "supply-terms": lambda: _supply_terms(work),
        "stock": lambda: _stock(place, work),
        "movements": lambda: _movements(work, period),
        "forecasts": lambda: _forecasts(work),
        "lead-time-demand": lambda: _lead_time_demand(work, days),
        "orders": lambda: _orders(place),
        "receipts": lambda: _receipts(work),
        "events": lambda: _events(work),
        "accuracy": lambda: _accuracy(work),
    }
    return makers[kind]()


def _daily_sales(work: Work, period: tuple[date, date]) -> Rows:
    for row in sales.day_totals(work, *period):
        net = row.sold + row.returned
        price = (row.net_amount / net).quantize(Decimal("0.0001")) if net > 0 and row.net_amount > 0 else row.price
        known = row.net_amount or row.price is not None
        yield row.day, row.code, row.sku, net, row.net_amount if known else None, price


def _sales_lines(work: Work, period: tuple[date, date]) -> Rows:
    for row in sales.lines(work, *period):
        time = "" if row.minute is None else f"{row.minute // 60:02}:{row.minute % 60:02}"
        yield row.day, time, row.code, row.sku, row.quantity, row.price, row.net_amount, row.receipt, row.import_id


def _items(work: Work) -> Rows:
    terms = catalogue.terms(work)
    for item in catalogue.items(work).values():
        own = terms.get(item.sku)
        yield (
            item.sku,
            item.barcodes[0] if item.barcodes else "",
            item.name,
            item.category,
            own.supplier if own else "",
            own.supplier_code if own else "",
            own.unit_cost if own and own.unit_cost is not None else item.unit_cost,
            item.price,
            own.pack_size if own else None,
            own.minimum_order if own else None,
            own.lead_time_days if own else None,
            item.service_level,
            item.shelf_life_days,
            item.status.value,
            "|".join(item.barcodes[1:]),
            _breaks(own) if own else "",
            own.layer_size if own else None,
            own.pallet_size if own else None,
            own.maximum_stock if own else None,
            ("nearest" if own.nearest_pack else "up") if own else "",
        )


def _breaks(terms: SupplyTerms) -> str:
    return "|".join(f"{plain(one.from_quantity)}:{one.unit_cost:f}" for one in terms.breaks)


def _supply_terms(work: Work) -> Rows:
    """Every item with every supplier that sells it; `import items` reads the same columns."""
    known = catalogue.items(work)
    for sku, found in sorted(catalogue.all_terms(work).items()):
        for place, one in enumerate(found if sku in known else ()):
            yield (
                sku, one.supplier, "no" if place else "yes", one.supplier_code, one.unit_cost, one.pack_size,
                one.minimum_order, one.lead_time_days, _breaks(one), one.layer_size, one.pallet_size,
                one.maximum_stock, "nearest" if one.nearest_pack else "up",
            )  # fmt: skip


def _suppliers(work: Work) -> Rows:
    for one in catalogue.suppliers(work).values():
        yield (
            one.code, one.name, one.lead_time_days, one.review_days,
            ",".join(_WEEKDAYS[day] for day in sorted(one.order_weekdays)), one.minimum_order_value, one.currency,
            one.contact, one.email, one.phone, one.address, one.account_number,
            "" if one.order_cut_off is None else f"{one.order_cut_off:%H:%M}",
            ",".join(_WEEKDAYS[day] for day in sorted(one.delivery_weekdays)),
            "|".join(f"{away.first}..{away.last}" for away in one.closed_days),
            one.free_delivery_value, one.delivery_cost, one.line_cost,
        )  # fmt: skip


def _stock(place: Workplace, work: Work) -> Rows:
    as_of = ledger.newest_day(work)
    for row in list_items(place):
        value = stock_value(row.on_hand, row.unit_cost)
        yield (
            row.sku, row.store, row.on_hand, row.on_order, row.allocated, row.unit_cost, value, row.last_sale,
            row.last_receipt, as_of,
        )  # fmt: skip


def _movements(work: Work, period: tuple[date, date]) -> Rows:
    """Sales of each day, and all that moved stock besides, day by day."""
    moved = merge(stock_card.sold(work, *period), stock_card.movements(work, *period), key=lambda one: one.line.day)
    for one in moved:
        line = one.line
        yield (
            line.day, one.store, one.sku, line.kind.value.lower(), line.quantity, line.reason, line.person, line.note,
            line.document, line.lot, line.expires_on, line.action, "yes" if line.taken_back else "",
        )  # fmt: skip


def _forecasts(work: Work) -> Rows:
    run = forecasts.newest_run(work, whole=False)
    for forecast in forecasts.forecasts(work, run[0].run_id) if run else ():
        for ahead in range(1, forecast.horizon_days + 1):
            numbers = map(_rounded, forecast.day_quantiles(ahead))
            mean = _rounded(forecast.mean[ahead - 1])
            own = _rounded(forecast.engine.mean[ahead - 1]) if forecast.engine else None
            yield forecast.sku, forecast.store, forecast.day(ahead), mean, *numbers, forecast.method, own


def _lead_time_demand(work: Work, days: Sequence[int]) -> Rows:
    run = forecasts.newest_run(work, whole=False)
    items, terms, suppliers = catalogue.items(work), catalogue.terms(work), catalogue.suppliers(work)
    for forecast in forecasts.forecasts(work, run[0].run_id) if run else ():
        own = resolved_terms(items.get(forecast.sku, Item(forecast.sku, forecast.sku)), terms, suppliers)
        for span in days or (own.lead_time_days + review_days_from(forecast.day(1), own),):
            reach = min(span, forecast.horizon_days)
            deviation = forecast.total_sd[reach - 1] * (span / reach) ** 0.5
            numbers = [_rounded(forecast.total_quantile(span, level)) for level in _TOTAL_LEVELS]
            mean = _rounded(forecast.expected_total(span))
            yield forecast.sku, forecast.store, forecast.as_of, span, mean, _rounded(deviation), *numbers


def _orders(place: Workplace) -> Rows:
    for order in list_orders(place):
        head = order.number, order.supplier, order.store, order.status.value, order.created_on, order.expected_on
        for line in order.lines:
            yield (
                *head, line.number, line.sku, line.quantity, line.received, line.outstanding, line.pack_size,
                line.unit_cost, line.line_cost, order.currency, line.supplier_code, order.note,
            )  # fmt: skip


def _receipts(work: Work) -> Rows:
    for one in deliveries.deliveries(work):
        yield one.day, one.order, one.supplier, one.store, one.sku, one.quantity, one.unit_cost, one.note


def _events(work: Work) -> Rows:
    for one in events.events(work):
        yield (
            one.kind.value, one.name, one.first, one.last, one.store, one.sku, one.category, one.price, one.note,
        )  # fmt: skip


def _accuracy(work: Work) -> Rows:
    run = forecasts.newest_run(work, whole=False)
    checks = groupby(forecast_checks.checks(work), key=lambda check: (check.sku, check.store))
    worth = {pair: override_value(own) for pair, own in checks}
    for score in forecasts.accuracies(work, run[0].run_id) if run else ():
        changed = worth.get((score.sku, score.store), OverrideValue(0, None, None))
        measures = (
            score.wape, score.mase, score.rmsse, score.bias, score.pinball, score.coverage_80, score.coverage_95,
            score.naive_wape, score.value_added,
        )  # fmt: skip
        of_changes = changed.override_wape, changed.engine_wape, changed.value_added
        yield (
            score.sku, score.store, score.method, score.folds, *map(_measure, measures), changed.totals,
            *map(_measure, of_changes),
        )  # fmt: skip


def _measure(value: float | None) -> float | None:
    return None if value is None else _rounded(value)


def _rounded(value: float) -> float:
    """Four decimals are finer than any forecast."""
    return round(float(value), 4)
