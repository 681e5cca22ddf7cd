"""The command line in process: what it prints, what it gives back, and what it leaves in the store."""

import hashlib
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from retail_desktop.cli import run
from retail_desktop.persistence.database import close_database

SUPPLIERS = "code,name,lead_time_days,review_days,currency\nNORTH,North Trading,5,7,EUR\n"
ITEMS = "sku,name,supplier,unit_cost,price,pack_size\n00101,Green tea,NORTH,1.20,2.50,6\n00102,Mug,NORTH,3.00,7.00,1\n"
STOCK = "sku,on_hand\n00101,4\n00102,0\n"
FIRST = date(2026, 1, 5)


def sales(days: int = 60) -> str:
    lines = [
        f"{FIRST + timedelta(days=day)},{sku},{units},2.50"
        for day in range(days)
        for sku, units in (("00101", 3), ("00102", 1 + day % 2))
    ]
    return "\n".join(["date,sku,quantity,price", *lines, ""])


@dataclass(frozen=True)
class Said:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one object on standard output."""
        assert self.out.count("\n") == 1
        found: dict[str, Any] = json.loads(self.out)
        return found


class Shop:
    """A store file and the folder of its files."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.store = folder / "shop.sqlite"
        self._capsys = capsys

    def file(self, name: str, content: str | bytes) -> str:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def call(self, *words: str) -> Said:
        """Carry out a command on this store."""
        return self.bare("--database", str(self.store), *words)

    def json(self, *words: str) -> Said:
        return self.call("--json", *words)

    def bare(self, *words: str) -> Said:
        """Carry out a command line as it is."""
        self._capsys.readouterr()
        try:
            code = run(list(words))
        except SystemExit as usage:
            code = int(str(usage.code))
        said = self._capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return Said(code, said.out, said.err)

    def digest(self) -> str:
        """The store's bytes, once nobody holds it open."""
        close_database(str(self.store))
        assert not self.store.with_name("shop.sqlite-wal").exists()
        return hashlib.sha256(self.store.read_bytes()).hexdigest()


@pytest.fixture
def shop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Shop]:
    shop = Shop(tmp_path, capsys)
    yield shop
    close_database(str(shop.store))


@pytest.fixture
def filled(shop: Shop) -> Shop:
    """The store with suppliers, items, 60 days of sales and counted stock."""
    for target, content in (("suppliers", SUPPLIERS), ("items", ITEMS), ("sales", sales()), ("stock", STOCK)):
        assert shop.call("import", target, shop.file(f"{target}.csv", content)).code == 0
    return shop


@contextmanager
def own_log() -> Iterator[None]:
    """Let the program set up its log as it does where no test listens."""
    heard, logging.root.handlers = logging.root.handlers, []
    try:
        yield
    finally:
        for handler in logging.root.handlers:
            handler.close()
        logging.root.handlers = heard


@pytest.fixture
def logging_to_file() -> Callable[[], AbstractContextManager[None]]:
    return own_log


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """Make the list of imports fail."""

    def fail_with(error: BaseException) -> None:
        def list_imports(_place: object) -> None:
            raise error

        monkeypatch.setattr("retail_desktop.services.import_history.list_imports", list_imports)

    return fail_with
