"""What a command says, and what all commands need: the store and a progress bar."""

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from retail_desktop import paths
from retail_desktop.domain.errors import RetailError, StoreFileError
from retail_desktop.domain.periods import Period

if TYPE_CHECKING:
    from retail_desktop.services.workplace import Workplace

DONE, REFUSED, BUG, NEEDS_ANSWER, CANCELLED = 0, 1, 3, 4, 130


def day(text: str) -> date:
    """A day as the command line writes it: 2026-09-29."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day like 2026-09-29") from error


def period(text: str) -> Period:
    """A period as the command line writes it: 2026-09-01..2026-09-30, or one day."""
    first, _, last = text.partition("..")
    try:
        return Period(day(first), day(last or first))
    except RetailError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def whole_numbers(text: str) -> list[int]:
    """Whole numbers as the command line writes them: 7,14,28."""
    try:
        return [int(part) for part in text.split(",")]
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a list of numbers like 7,14,28") from error


def decimal(text: str) -> Decimal:
    """An exact number of at least zero with a point, such as 0.95."""
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number like 0.95") from error
    if not (number.is_finite() and 0 <= number <= 1_000_000_000):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to a thousand million")
    return number


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command has to say: to a person, and to a program."""

    text: str
    data: dict[str, Any] = field(default_factory=dict)
    code: int = DONE


def place_of(given: argparse.Namespace) -> "Workplace":
    """The store that the command line names, or the default one."""
    from retail_desktop.services.workplace import open_workplace  # noqa: PLC0415 - SQLAlchemy is slow to load

    return open_workplace(location_of(given), given.as_user, _password)


def _password() -> str:
    """What RETAIL_PASSWORD says, else what is typed; a command line would show it to everybody at this computer."""
    said = os.environ.get("RETAIL_PASSWORD")
    return getpass.getpass("Password: ") if said is None and sys.stdin.isatty() else said or ""


def location_of(given: argparse.Namespace) -> str:
    """Where the store lies that the command line names, or the default one."""
    try:
        return given.database or str(paths.default_database())
    except OSError as error:
        raise StoreFileError(
            f"Your data folder cannot be used: {error}. Name a store with --database, or correct RETAIL_DATA_DIR."
        ) from error


@contextmanager
def progress_bar() -> Iterator[Callable[[str, int, int], None]]:
    """A bar on a terminal, nothing when piped."""
    from tqdm import tqdm  # noqa: PLC0415 - only long commands need it

    with tqdm(total=1, disable=not sys.stderr.isatty(), file=sys.stderr, leave=False, unit_scale=True) as bar:
        stage: list[str] = []

        def show(text: str, done: int, total: int) -> None:
            if text not in stage:
                bar.reset()  # the time left is that of this stage, reckoned from its own speed
                stage[:] = [text]
            bar.set_description(text, refresh=False)
            bar.total = total or None
            bar.n = done
            bar.refresh()

        yield show


def age(as_of: date) -> str:
    """A sentence when the figures are older than yesterday."""
    days = (date.today() - as_of).days  # noqa: DTZ011 - a trading day has no zone
    return f" The newest sales used are {days} days old." if days > 1 else ""
