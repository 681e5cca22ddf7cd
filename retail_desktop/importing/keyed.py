"""Tables with one record for each thing: an item, a supplier, a counted shelf, a line of an order."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from retail_desktop.domain.imports import LineIssue, Reason
from retail_desktop.importing.codes import read_code
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.headers import plain_words
from retail_desktop.importing.judgement import IGNORED
from retail_desktop.importing.layout import Layout
from retail_desktop.importing.names import VARIANTS, full_name, unescaped
from retail_desktop.importing.progress import Progress, silent
from retail_desktop.importing.records import regular_records
from retail_desktop.importing.source import Source
from retail_desktop.importing.table import read_blocks
from retail_desktop.importing.words import begins_footer, is_total, meanings

Row = TypeVar("Row")
Parser = Callable[[str, Layout], object]


@dataclass(frozen=True, slots=True)
class Rows(Generic[Row]):
    """What a table holds: its rows in order, the lines that were ignored or rejected, and sentences for the user."""

    rows: tuple[Row, ...]
    ignored: tuple[LineIssue, ...] = ()
    rejected: tuple[LineIssue, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """One record: its key (empty where it may be), and the value of every field whose cell is not empty."""

    line: int
    key: str
    fields: Mapping[str, object]
    record: tuple[str, ...]


class Reading:
    """Reads records one after the other, since some leave out what stands on an earlier one.

    With `beside`, a record goes on with the group of the one before only where that field is empty too. Without `keys`
    a record needs no key.
    """

    def __init__(
        self,
        layout: Layout,
        known: Format,
        parsers: Mapping[str, Parser],
        *,
        keys: tuple[tuple[str, ...], ...] | None = None,
        beside: str = "",
        as_key: Callable[[str], str | Reason] = read_code,
    ) -> None:
        self._layout = layout
        self._known = known
        self._parsers = parsers
        self._keys = known.item_keys if keys is None else keys
        self._beside = beside
        self._as_key = as_key
        self._meanings = meanings(known)
        self._no_goods = frozenset(map(plain_words, known.not_product_names))
        self._last: dict[str, str] = {}
        heads = {known.group, *known.fill_down}
        self._own = {*parsers, *VARIANTS, *(name for key in self._keys for name in key)} - heads

    def read(self, source: Source, progress: Progress = silent) -> Iterator[Filled | LineIssue]:
        """Every record of the table, or the issue that stands against it; `progress` may end the reading by raising."""
        yield from self._layout.issues
        for block in read_blocks(source, self._layout.encoding, self._layout.delimiter):
            lines, rows, issues = regular_records(block, self._layout)
            yield from issues
            progress("Reading", source.position(), source.size)
            for line, row in zip(lines, rows, strict=True):
                yield self._judged(line, row)

    def _judged(self, line: int, row: list[str]) -> Filled | LineIssue:
        """A record that is none is told apart before anything in it is read."""
        if not any(cell.strip() for cell in row):
            return LineIssue(line, Reason.NO_VALUE)
        if self._layout.headers and [cell.strip() for cell in row] == list(self._layout.headers):
            return LineIssue(line, Reason.REPEATED_HEADER)
        texts = {name: row[place] for name, place in self._layout.columns.items()}
        if begins_footer(row) and (self._without_key(texts) or sum(bool(cell.strip()) for cell in row) == 1):
            return LineIssue(line, Reason.TOTAL_ROW)
        bare = bool(self._known.fill_down) and not any(texts.get(name, "").strip() for name in self._own)
        self._fill_down(texts)
        kind = self._meanings.get(plain_words(texts.get("type", "").partition(",")[0]), "")
        if bare or kind == "void":
            return LineIssue(line, Reason.NO_VALUE)
        if kind == "other":
            return LineIssue(line, Reason.NOT_A_PRODUCT)
        if self._known.html_text:
            texts = {name: unescaped(text) for name, text in texts.items()}
        texts["name"] = full_name(texts, self._known.joints)
        return self._keyed(line, row, texts)

    def _without_key(self, texts: Mapping[str, str]) -> bool:
        return not any(texts.get(name, "").strip() for key in self._keys for name in key[:1])

    def _fill_down(self, texts: dict[str, str]) -> None:
        """Take what is left out from the first record of the same group."""
        heads = (self._known.group, *self._known.fill_down)
        if not self._known.fill_down:
            return
        own = {name: texts.get(name, "").strip() for name in heads}
        if self._last and self._goes_on(own, texts):
            texts.update({name: self._last[name] for name in heads if not own[name]})
        else:
            self._last = {name: texts.get(name, "") for name in heads}

    def _goes_on(self, own: Mapping[str, str], texts: Mapping[str, str]) -> bool:
        last = {name: text.strip() for name, text in self._last.items()}
        if self._beside and (self._beside not in texts or texts[self._beside].strip()):
            return False
        if own[self._known.group]:
            return own[self._known.group] == last[self._known.group]
        return all(not text or text == last[name] for name, text in own.items())

    def _keyed(self, line: int, row: list[str], texts: Mapping[str, str]) -> Filled | LineIssue:
        key: str | Reason = self._key(texts) if self._keys else ""
        blame = self._keys[0][0] if self._keys else ""
        if isinstance(key, Reason):
            return issue(line, key, blame, row, self._layout)
        if is_total(key):
            return LineIssue(line, Reason.TOTAL_ROW)
        if {plain_words(key), plain_words(texts["name"])} & self._no_goods:
            return LineIssue(line, Reason.NOT_A_PRODUCT)
        fields: dict[str, object] = {}
        for name, parse in self._parsers.items():
            text = texts.get(name, "")
            value = parse(text, self._layout) if text.strip() else None
            if isinstance(value, Reason):
                return issue(line, value, name, row, self._layout)
            if value is not None:
                fields[name] = value
        return Filled(line, key, fields, tuple(row))

    def _key(self, texts: Mapping[str, str]) -> str | Reason:
        """The first key that is filled; a name stands with its variants, as the vendor writes it in sales."""
        found: str | Reason = Reason.MISSING_SKU
        for key in self._keys:
            parts = dict.fromkeys(texts.get(name, "").strip() for name in key)
            whole = self._known.joints is not None and "name" in key
            found = self._as_key(texts["name"] if whole else " ".join(filter(None, parts)))
            if found is not Reason.MISSING_SKU:
                break
        return found


def issue(line: int, reason: Reason, name: str, row: list[str] | tuple[str, ...], layout: Layout) -> LineIssue:
    """The issue of a record, with the heading and the text of the field to blame."""
    if reason in IGNORED:
        return LineIssue(line, reason)
    value = row[layout.columns[name]] if name in layout.columns else ""
    return LineIssue(line, reason, layout.heading(name), value, tuple(row))


def sorted_out(found: Iterator[Filled | LineIssue]) -> tuple[list[Filled], list[LineIssue], list[LineIssue]]:
    """Records, and the lines that were ignored or rejected."""
    rows, ignored, rejected = list[Filled](), list[LineIssue](), list[LineIssue]()
    for one in found:
        if isinstance(one, Filled):
            rows.append(one)
        else:
            (ignored if one.reason in IGNORED else rejected).append(one)
    return rows, ignored, rejected
