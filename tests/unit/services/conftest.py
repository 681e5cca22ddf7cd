"""A small shop, opened anew for every test: two suppliers, six items, 200 days of sales, counted stock."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from retail_desktop.domain.imports import ImportOptions, ImportReport, Target
from retail_desktop.persistence.database import close_database
from retail_desktop.services.browse_items import list_items
from retail_desktop.services.choose_folders import add_folder
from retail_desktop.services.import_file import import_file
from retail_desktop.services.plan_replenishment import make_plan
from retail_desktop.services.workplace import Workplace, open_workplace

from .tills import Till

FIRST = date(2025, 1, 6)  # a Monday
DAYS = 200
LAST = FIRST + timedelta(days=DAYS - 1)
SKUS = ("00101", "00102", "00103", "00104", "00105", "00106")

SUPPLIERS = """code,name,lead_time_days,review_days,order_weekdays,minimum_order_value,currency
NORTH,North Trading,5,7,,0,EUR
SOUTH,South Foods,2,7,"Mon,Thu",50,
"""
ITEMS = """sku,barcode,name,category,supplier,supplier_code,unit_cost,price,pack_size,moq,lead_time_days,service_level
00101,5000070000004,Green tea,Tea,NORTH,N-1,1.20,2.50,6,,,
00102,5000070000011,Black tea,Tea,NORTH,N-2,1.10,2.40,12,24,,0.9
00103,,Oat biscuits,Biscuits,SOUTH,S-3,0.80,1.90,1,,,
00104,,Ginger biscuits,Biscuits,SOUTH,S-4,0.85,1.95,10,,3,
00105,,Honey,Jars,SOUTH,,3.10,6.50,1,,,
00106,,Tea pot,Pots,,,,18.00,,,,
"""
STOCK = "sku,on_hand\n" + "".join(f"{sku},{units}\n" for sku, units in zip(SKUS, (10, 8, 5, 0, 80, 3), strict=True))


def sold(day: int, item: int) -> int:
    """Units of the item sold on the day; the tea pot sells once in ten days."""
    if item == 5:
        return int(day % 10 == 0)
    return 1 + (day * (item + 2) + day // 7) % (item + 3)


def sales_csv(days: int = DAYS) -> str:
    lines = [
        f"{FIRST + timedelta(days=day)},{sku},{sold(day, item)},{2 + item}.50"
        for day in range(days)
        for item, sku in enumerate(SKUS)
        if sold(day, item)
    ]
    return "\n".join(["date,sku,quantity,price", *lines, ""])


@pytest.fixture
def bring(tmp_path: Path) -> Callable[..., ImportReport]:
    """Import a text as a file of a given name."""

    def run(place: Workplace, content: str, target: Target = Target.SALES, **options: Any) -> ImportReport:  # noqa: ANN401 - whatever an import can be asked
        file = tmp_path / options.pop("name", f"{target}.csv")
        file.write_text(content, encoding="utf-8")
        return import_file(place, target, str(file), ImportOptions(**options))

    return run


@pytest.fixture
def opened() -> Iterator[Callable[[Path], Workplace]]:
    """Open stores that are let go of after the test."""
    locations: list[str] = []

    def at(path: Path) -> Workplace:
        locations.append(str(path))
        return open_workplace(str(path))

    yield at
    for location in locations:
        close_database(location)


@pytest.fixture
def empty_shop(tmp_path: Path, opened: Callable[[Path], Workplace]) -> Workplace:
    return opened(tmp_path / "empty.sqlite")


@pytest.fixture(scope="session")
def stocked_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shop with suppliers, items, sales and stock, as a closed file."""
    folder = tmp_path_factory.mktemp("shop")
    location = str(folder / "shop.sqlite")
    place = open_workplace(location)
    contents = (
        (Target.SUPPLIERS, SUPPLIERS), (Target.ITEMS, ITEMS), (Target.SALES, sales_csv()), (Target.STOCK, STOCK),
    )  # fmt: skip
    for target, content in contents:
        file = folder / f"{target}.csv"
        file.write_text(content, encoding="utf-8")
        report = import_file(place, target, str(file), ImportOptions())
        assert (report.status, report.rejected) == ("ok", ())
    place.database.settle()
    close_database(location)
    return Path(location)


@pytest.fixture(scope="session")
def planned_file(stocked_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same shop with a forecast and a reorder plan."""
    location = shutil.copy(stocked_file, tmp_path_factory.mktemp("planned") / "shop.sqlite")
    place = open_workplace(str(location))
    make_plan(place)
    place.database.settle()
    close_database(str(location))
    return Path(location)


@pytest.fixture
def shop(stocked_file: Path, tmp_path: Path, opened: Callable[[Path], Workplace]) -> Workplace:
    return opened(Path(shutil.copy(stocked_file, tmp_path / "shop.sqlite")))


@pytest.fixture
def planned(planned_file: Path, tmp_path: Path, opened: Callable[[Path], Workplace]) -> Workplace:
    return opened(Path(shutil.copy(planned_file, tmp_path / "planned.sqlite")))


@pytest.fixture
def ask() -> Callable[..., list[tuple[Any, ...]]]:
    """What a statement finds in the store."""

    def run(place: Workplace, statement: str, **values: object) -> list[tuple[Any, ...]]:
        with place.database.reading() as work:
            return [tuple(row) for row in work.execute(text(statement), values)]

    return run


@pytest.fixture
def everything() -> Callable[[Workplace], dict[str, list[tuple[Any, ...]]]]:
    """All rows of all tables."""

    def dump(place: Workplace) -> dict[str, list[tuple[Any, ...]]]:
        with place.database.reading() as work:
            names = work.scalars(text("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")).all()
            return {
                name: sorted(map(tuple, work.execute(text(f'SELECT * FROM "{name}"'))), key=repr)  # noqa: S608 - names come from the schema
                for name in names
            }

    return dump


@pytest.fixture
def stock() -> Callable[[Workplace], dict[str, Decimal]]:
    """Units on hand by item code."""
    return lambda place: {row.sku: row.on_hand for row in list_items(place)}


@pytest.fixture
def till(empty_shop: Workplace, tmp_path: Path) -> Till:
    """A watched folder of an empty shop."""
    (tmp_path / "till").mkdir()
    return Till(empty_shop, add_folder(empty_shop, str(tmp_path / "till")), tmp_path / "till")
