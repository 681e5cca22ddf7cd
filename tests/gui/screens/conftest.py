"""A small shop for the pages: five suppliers, forty items, orders and imports; services answer from memory."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from retail_desktop.domain.catalogue import Item, ItemStatus, Store, Supplier, SupplyTerms
from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.forecast import Accuracy, ForecastRun, ItemForecast
from retail_desktop.domain.imports import (
    ImportOptions,
    ImportRecord,
    ImportReport,
    ImportState,
    LineIssue,
    Reason,
    Target,
)
from retail_desktop.domain.periods import Period
from retail_desktop.domain.purchasing import OrderLine, OrderStatus, PurchaseOrder, StatusChange
from retail_desktop.domain.replenishment import Position, Suggestion, Terms, suggest
from retail_desktop.domain.setting_aside import SetAside
from retail_desktop.domain.watching import WatchedFolder
from retail_desktop.gui.jobs import Job
from retail_desktop.gui.preferences import Preferences
from retail_desktop.gui.screen import Context
from retail_desktop.services import (
    browse_items,
    change_quantities,
    choose_folders,
    describe_import,
    export_tables,
    forecast_demand,
    import_file,
    import_history,
    import_layouts,
    order_goods,
    recent_days,
    workplace,
)
from retail_desktop.services.browse_items import ItemCard, ItemRow
from retail_desktop.services.choose_folders import Overview
from retail_desktop.services.describe_import import ImportDescription, IssueCount
from retail_desktop.services.plan_replenishment import Plan
from retail_desktop.services.workplace import Freshness
from tests.gui.screens.forecast_cases import AS_OF, Outlook, answer_about_forecasts
from tests.gui.screens.order_cases import answer_about_changes
from tests.gui.screens.plan_cases import answer_about_plans
from tests.gui.screens.report_cases import answer_about_reports
from tests.gui.screens.settings_cases import answer_about_settings
from tests.gui.screens.stock_cases import answer_about_stock

OTHER_STORES = (("Market Square", 41), ("Station Road", 8))
DESCRIPTION = ImportDescription(
    {"encoding": "cp1252", "date_order": "dmy"},
    (IssueCount("rejected", Reason.BAD_DATE, 2), IssueCount("ignored", Reason.TOTAL_ROW, 1)),
)
SPREAD = (-1.6, -0.7, 0.0, 0.7, 0.84, 1.28, 1.64, 1.96, 2.33)
SUPPLIERS = {
    "BRI": Supplier("BRI", "Brightwater Trading", 6, 7, frozenset({2}), Decimal(500), "USD"),
    "ALD": Supplier("ALD", "Alder & Pine", 5, 7, frozenset({2}), Decimal(500), "USD"),
    "COV": Supplier("COV", "Cove Dairy", 2, 3, frozenset(), Decimal(150), "USD"),
    "MOR": Supplier("MOR", "Morrow Foods", 4, 7, frozenset({4}), Decimal(1200), "USD"),
    "OLD": Supplier("OLD", "Old Quay Cards", 10, 14, frozenset({0}), Decimal(250), "USD"),
}
NAMED = (
    ("00422", "Anchor Tea Towel", 0, 1.6, 6, "3.20"),
    ("00388", "Lighthouse Candle 200 g", 0, 2.1, 12, "4.10"),
    ("00417", "Sailor Mug 350 ml", 20, 3.5, 12, "2.95"),
    ("00431", "Harbour Coffee 250 g", 14, 3.1, 8, "4.60"),
    ("00409", "Ginger Biscuits tin 300 g", 9, 1.9, 6, "3.75"),
    ("00440", "Sea Salt Fudge 150 g", 33, 2.9, 12, "1.85"),
    ("00395", "Rope Key Ring", 16, 1.4, 10, "1.20"),
    ("00451", "Gift Wrap sheet, shells", 40, 3.2, 24, "0.55"),
    ("00399", "Postcard set Harbour (8)", 17, 1.5, 10, "2.10"),
    ("00460", "Lemon Curd 320 g", 60, 1.3, 6, "2.40"),
    ("00466", "Wooden Gull, small", 30, 0.5, 4, "5.00"),
    ("00478", "Beach Pebble Soap", 196, 0.7, 12, "1.10"),
)


def forecast_of(sku: str, daily: float, days: int = 56) -> ItemForecast:
    day_line = [max(0.0, daily + step * daily**0.5) for step in SPREAD]
    totals = [[max(0.0, daily * n + step * (daily * n) ** 0.5) for step in SPREAD] for n in range(1, days + 1)]
    return ItemForecast(
        sku=sku, store="main", as_of=AS_OF, method="exponential_smoothing",
        mean=[daily] * days, quantiles=day_line * days,
        total_mean=[daily * n for n in range(1, days + 1)], total_sd=[(daily * n) ** 0.5 for n in range(1, days + 1)],
        total_quantiles=[value for line in totals for value in line],
    )  # fmt: skip


@dataclass
class Shop:
    """What the services answer from."""

    plan: Plan | None
    rows: tuple[ItemRow, ...]
    forecasts: dict[str, ItemForecast]
    orders: list[PurchaseOrder]
    imports: list[ImportRecord]
    sales_through: date = AS_OF
    report: ImportReport | None = None
    folders: Overview = field(default_factory=lambda: Overview((), {}, (), (), may_import=True, may_choose=True))
    reports: dict[str, ImportReport] = field(default_factory=dict)
    days: tuple[tuple[str, date, str], ...] = ()
    aside: tuple[SetAside, ...] = ()
    calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = field(default_factory=list)
    refusal: str = ""
    outlook: Outlook = field(default_factory=Outlook)

    def read(self, target: Target, path: str, options: ImportOptions) -> ImportReport:
        """What the reader says of a file; a stored one gets its number."""
        report = self.reports.get(path.rsplit("/", 1)[-1], self.report)
        assert report is not None
        number = None if options.dry_run or report.status not in {"ok", "partial"} else 40 + len(self.calls)
        return replace(report, target=target, import_id=number)

    def find(self, words: str, most: int) -> tuple[ItemRow, ...]:
        """The items with these words in their name."""
        return tuple(row for row in self.rows if words.casefold() in row.name.casefold())[:most]

    def switch(self, import_id: int, state: ImportState) -> ImportRecord:
        """Give an import another state."""
        place = next(at for at, one in enumerate(self.imports) if one.import_id == import_id)
        self.imports[place] = replace(self.imports[place], state=state)
        return self.imports[place]

    def card(self, sku: str, store: str | None = None) -> ItemCard:
        """The item's card."""
        row = next(one for one in self.rows if one.sku == sku and store in (None, one.store))
        days = tuple(AS_OF - timedelta(days=back) for back in range(119, -1, -1))
        daily = row.daily_forecast or 0.0
        out = tuple(AS_OF - timedelta(days=back) for back in (33, 32, 31)) if sku == "00417" else ()
        units = tuple(0.0 if day in out else _sold(day, daily) for day in days)
        suggestions = self.plan.lines if self.plan else ()
        return ItemCard(
            item=Item(sku, row.name, row.category, price=row.price, unit_cost=row.unit_cost), row=row,
            stores=(row, *(replace(row, store=name, on_hand=Decimal(units)) for name, units in OTHER_STORES)),
            supplier=SUPPLIERS.get(row.supplier), terms=SupplyTerms(sku, row.supplier), next_delivery=None,
            history_days=days, history_units=units, out_of_stock=out, forecast=self.forecasts.get(sku),
            suggestion=next((one for one in suggestions if one.sku == sku), None), due=(),
            accuracy=Accuracy(sku, row.store, "ets", 6, 0.19, 0.8, 0.8, -0.02, 0.4, 0.8, 0.96, 0.27, 0.3),
        )  # fmt: skip


def _sold(day: date, daily: float) -> float:
    return float(round(daily * (1 + 0.4 * ((day.toordinal() * 7) % 5 - 2) / 2)))


def _suggestions() -> tuple[tuple[Suggestion, str], ...]:
    lines = []
    codes = list(SUPPLIERS)
    for number in range(40):
        sku, name, stock, daily, pack, cost = NAMED[number % len(NAMED)]
        supplier = SUPPLIERS[codes[0 if number < 12 else 1 + number % 4]]
        if number >= len(NAMED):
            sku, name = f"{500 + number:05}", f"{name}, second choice"
        terms = Terms(
            supplier.code, supplier.lead_time_days, supplier.review_days, supplier.order_weekdays, Decimal(pack),
            unit_cost=Decimal(cost),
        )  # fmt: skip
        due = ((AS_OF + timedelta(days=3), Decimal(12)),) if sku == "00388" else ()
        lines.append((suggest(sku, "main", forecast_of(sku, daily), Position(Decimal(stock), due=due), terms), name))
    return tuple(lines)


def _row(line: Suggestion, name: str) -> ItemRow:
    supplier = SUPPLIERS[line.supplier]
    return ItemRow(
        sku=line.sku, name=name, category="Gifts / Mugs", supplier=supplier.code, supplier_name=supplier.name,
        store=line.store, on_hand=line.on_hand, on_order=line.on_order,
        sold_30_days=Decimal(round(line.daily_demand * 30)),
        daily_forecast=float(line.daily_demand), price=(line.unit_cost or Decimal(1)) * Decimal("2.4"),
        unit_cost=line.unit_cost, last_sale=AS_OF, status=ItemStatus.ACTIVE, pattern="smooth",
    )  # fmt: skip


def _order(number: int, status: OrderStatus) -> PurchaseOrder:
    came = Decimal(status is OrderStatus.PARTIALLY_RECEIVED)
    lines = tuple(
        OrderLine(at, sku, name, f"BW-{sku}", Decimal(pack * 2), came * pack, Decimal(pack), Decimal(cost))
        for at, (sku, name, _, _, pack, cost) in enumerate(NAMED[: 3 + number % 4], start=1)
    )
    history = (StatusChange(OrderStatus.DRAFT, "2026-09-29T08:00:00+00:00", "Maria Keller", "From the plan"),)
    supplier = list(SUPPLIERS.values())[number % 5]
    return PurchaseOrder(
        f"PO-{1040 + number}", supplier.code, supplier.name, "main", status, AS_OF - timedelta(days=number),
        AS_OF + timedelta(days=7 - number), "USD", lines, history,
    )  # fmt: skip


def _import(number: int, state: ImportState = ImportState.COMPLETE) -> ImportRecord:
    day = AS_OF - timedelta(days=number)
    return ImportRecord(
        number, Target.SALES, f"sales-{day:%m%d}.csv", state, f"{day}T20:05:00+00:00", "Tom Adler", "square",
        214, 3, 2, number % 3, 0, Decimal(231), Decimal("2283.40"), Period(day, day), ("main",),
    )  # fmt: skip


@pytest.fixture
def report() -> ImportReport:
    """A dry run with something of everything."""
    return ImportReport(
        status="partial", target=Target.SALES, file_name="till-0929.csv", format="square", accepted=1204, returns=13,
        ignored=(LineIssue(1206, Reason.TOTAL_ROW),),
        rejected=(
            LineIssue(214, Reason.BAD_DATE, "Date", "31/13/2025"), LineIssue(300, Reason.BAD_DATE, "Date", "soon"),
            LineIssue(411, Reason.MISSING_SKU, "SKU"),
        ),
        new_items=("00512", "00513"), warnings=("12 columns with personal data are not imported.",),
        period=Period(date(2025, 12, 1), date(2025, 12, 31)), stores=("main",), units=Decimal(1398),
        net_sales=Decimal("10342.50"), currency="USD",
        layout={"date_order": "dmy", "decimal": ".", "delimiter": ",", "encoding": "utf-8"},
    )  # fmt: skip


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch, report: ImportReport) -> Shop:
    """The shop behind the services."""
    lines = _suggestions()
    names = {line.sku: name for line, name in lines}
    plan = Plan(
        7, AS_OF, "2026-09-30T06:00:00+00:00", 3, tuple(line for line, _ in lines), names,
        SUPPLIERS,
    )  # fmt: skip
    made = Shop(
        plan=plan,
        rows=tuple(_row(line, name) for line, name in lines),
        forecasts={line.sku: forecast_of(line.sku, float(line.daily_demand)) for line, _ in lines},
        orders=[_order(number, status) for number, status in enumerate(OrderStatus)],
        imports=[_import(3), _import(2), _import(1, ImportState.UNDONE)],
        report=report,
    )
    _answer_from(made, monkeypatch)
    return made


def _answer_from(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(module: object, name: str, make: Callable[..., Any]) -> None:
        def service(_place: object, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - a service takes what its caller gives
            shop.calls.append((name, args, kwargs))
            if shop.refusal:
                raise RetailError(shop.refusal)
            return make(*args, **kwargs)

        monkeypatch.setattr(module, name, service, raising=False)

    def line(sku: str) -> Suggestion:
        assert shop.plan is not None
        return next(one for one in shop.plan.lines if one.sku == sku)

    def status(number: str, wanted: OrderStatus, note: str = "") -> PurchaseOrder:
        place = next(at for at, one in enumerate(shop.orders) if one.number == number)
        shop.orders[place] = replace(shop.orders[place], status=wanted, note=note)
        return shop.orders[place]

    answer(browse_items, "list_items", lambda: shop.rows)
    answer(browse_items, "item_card", shop.card)
    answer(browse_items, "find_items", shop.find)
    answer(
        change_quantities, "change_quantities",
        lambda _plan, wishes: tuple(replace(line(one.sku), ordered_quantity=one.quantity) for one in wishes),
    )  # fmt: skip
    answer_about_plans(shop, answer)
    answer(forecast_demand, "forecast_demand", lambda **_: ForecastRun(3, AS_OF, 56, "", 40, 1.0))
    fresh = AS_OF, AS_OF, AS_OF, 40, False, "Harbour Street"
    answer(workplace, "freshness", lambda: Freshness(shop.sales_through, *fresh))
    answer(order_goods, "create_orders", lambda **_: tuple(shop.orders[:1]))
    answer(order_goods, "change_status", status)
    answer_about_changes(shop, answer)
    answer(import_history, "list_imports", lambda: tuple(shop.imports))
    answer(import_history, "undo_import", lambda import_id: shop.switch(import_id, ImportState.UNDONE))
    answer(import_history, "redo_import", lambda import_id: shop.switch(import_id, ImportState.COMPLETE))
    answer(import_history, "save_rejects", lambda _import_id, _out: 3)
    answer(import_file, "import_file", shop.read)
    answer(import_layouts, "list_layouts", tuple)
    answer(recent_days, "recent_days", lambda: shop.days)
    answer(describe_import, "describe_import", lambda _id: DESCRIPTION)
    _answer_about_folders(shop, answer)
    answer_about_forecasts(shop.outlook, shop.forecasts, answer)
    for answer_about in (answer_about_stock, answer_about_reports, answer_about_settings):
        answer_about(answer)
    answer(export_tables, "export_table", lambda _kind, _out: 40)


def _answer_about_folders(shop: Shop, answer: Callable[[object, str, Callable[..., Any]], None]) -> None:
    answer(choose_folders, "overview", lambda: shop.folders)
    answer(choose_folders, "add_folder", WatchedFolder)
    answer(choose_folders, "set_state", lambda path, state: WatchedFolder(path, state=state))
    answer(choose_folders, "try_again", lambda _entry_id: "a.csv")
    answer(workplace, "choose_stores", lambda: (Store("main", "Harbour Street"),))


class PromptJobs(QObject):
    """Background work done at once, told by the event loop."""

    touched = Signal(frozenset)

    def __init__(self) -> None:
        super().__init__()
        self.titles: list[str] = []
        self._open: set[Job] = set()

    def run(self, title: str, function: Callable[..., Any], *args: object, **kwargs: Any) -> Job:  # noqa: ANN401  each service has its own
        """Do a long job."""
        self.titles.append(title)
        return self._do(Job(title, kwargs.pop("areas", frozenset())), function, args, kwargs)

    def read(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Job:  # noqa: ANN401  as above
        """Do a short read."""
        return self._do(Job("", frozenset()), function, args, kwargs)

    def _do(self, job: Job, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Job:
        self._open.add(job)
        QTimer.singleShot(0, lambda: self._tell(job, function, args, kwargs))
        return job

    def _tell(self, job: Job, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        self._open.discard(job)
        try:
            value = function("place", *args, **kwargs)
        except RetailError as refusal:
            job.refused.emit(str(refusal), refusal)
        else:
            job.succeeded.emit(value)
            if job.areas:
                self.touched.emit(job.areas)


class Said:
    """What a page said and asked; `choice` is the verb that answers the next question."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.refused: list[str] = []
        self.asked: list[str] = []
        self.choice = ""

    def inform(self, text: str) -> None:
        """Remember a message."""
        self.told.append(text)

    warn = inform

    def refuse(self, text: str, *_details: object) -> None:
        """Remember a refusal."""
        self.refused.append(text)

    def ask(self, _title: str, text: str, verbs: tuple[str, ...], *, danger: bool = False) -> str:  # noqa: ARG002  the test answers
        """Answer as the test wants, else with the last, safe verb."""
        self.asked.append(text)
        return self.choice if self.choice in verbs else verbs[-1]


@pytest.fixture
def context(qapp: object, shop: Shop) -> Context:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    return Context("place", PromptJobs(), Said(), Preferences())


@pytest.fixture
def settle(qapp: QApplication) -> Callable[[], None]:
    """Let everything that was asked for arrive."""

    def wait() -> None:
        for _ in range(20):
            qapp.processEvents()

    return wait


@pytest.fixture
def open_page(qtbot: QtBot, context: Context, settle: Callable[[], None]) -> Callable[[type[Any]], Any]:
    """Open a page and let it read."""

    def show(kind: type[Any]) -> Any:  # noqa: ANN401  each test knows its page
        page = kind(context)
        qtbot.addWidget(page)
        page.resize(1166, 636)
        page.visited = []
        page.navigate.connect(lambda name, subject: page.visited.append((name, subject)))
        page.show()
        settle()
        return page

    return show


@pytest.fixture
def said(context: Context) -> Said:
    return context.messages
