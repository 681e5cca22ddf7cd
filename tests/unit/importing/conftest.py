"""A file of sales in a line: write it, recognise it, read it, and gather what came out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from retail_desktop.domain.imports import ImportOptions, LineIssue, Target
from retail_desktop.domain.sales import SeenItem
from retail_desktop.importing.layout import Layout, recognise
from retail_desktop.importing.sales import read_sales
from retail_desktop.importing.sales_lines import NO_PRICE, UNKNOWN
from retail_desktop.importing.source import Source, open_source

TODAY = date(2026, 6, 30)


@dataclass(frozen=True)
class Outcome:
    """All chunks of a reading as one: `sales` are (line, day, sku, thousandths, price, net amount)."""

    layout: Layout
    columns: dict[str, list[Any]]
    ignored: list[LineIssue]
    rejected: list[LineIssue]
    items: dict[str, SeenItem]
    returns: int
    free: int

    @property
    def sales(self) -> list[tuple[Any, ...]]:
        names = ("lines", "days", "skus", "quantities", "prices", "net_amounts")
        line, day, *rest = (self.columns[name] for name in names)
        return list(zip(line, map(date.fromordinal, day), *rest, strict=True))

    @property
    def reasons(self) -> dict[int, str]:
        """The reason for every line that was not stored."""
        return {issue.line: issue.reason.value for issue in chain(self.ignored, self.rejected)}


Opener = Callable[[str | bytes], Source]


@pytest.fixture
def open_text(tmp_path: Path, request: pytest.FixtureRequest) -> Opener:
    def write_and_open(content: str | bytes, name: str = "sales.csv") -> Source:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        source = open_source(path)
        request.addfinalizer(lambda: source.__exit__(None, None, None))
        return source

    return write_and_open


@pytest.fixture
def read_opened() -> Callable[..., Outcome]:
    return read_source


def read_source(source: Source, options: ImportOptions, today: date = TODAY) -> Outcome:
    layout = recognise(source, Target.SALES, options)
    found = read_sales(source, layout, options, today=today, progress=lambda *_: None)
    lines = found.lines
    count = len(lines)
    known = {
        name: [None if one in (UNKNOWN, NO_PRICE) else one for one in column.tolist()]
        for name, column in (("prices", lines.price), ("net_amounts", lines.amounts()))
    }
    columns = {
        "lines": lines.line.tolist(),
        "days": lines.day.tolist(),
        "minutes": lines.minute.tolist() if len(lines.minute) else [-1] * count,
        "skus": [found.skus[item] for item in lines.item.tolist()],
        "stores": [found.stores[store] for store in lines.store.tolist()],
        "quantities": lines.quantity.tolist(),
        "receipts": [found.receipts[one] for one in lines.receipt.tolist()] if len(lines.receipt) else [""] * count,
        **known,
    }
    return Outcome(
        layout=layout,
        columns=columns,
        ignored=found.ignored,
        rejected=found.rejected,
        items=found.items,
        returns=int((lines.quantity < 0).sum()),
        free=int((lines.amounts() == 0).sum()),
    )


@pytest.fixture
def read(open_text: Opener) -> Callable[..., Outcome]:
    def read_text(content: str | bytes, **options: object) -> Outcome:
        return read_source(open_text(content), ImportOptions(**options))  # type: ignore[arg-type] # any option by its name

    return read_text
