"""What a report says, in the user's words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from retail_desktop.domain.catalogue import MAIN_STORE
from retail_desktop.domain.imports import ImportRecord, ImportReport, ItemDoubt, PreviewColumn, Target
from retail_desktop.domain.periods import Period
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.import_answers import DATE_ORDERS, DECIMALS, DELIMITERS, encoding_words
from retail_desktop.gui.screens.import_fields import field_words
from retail_desktop.services import known_formats

TARGETS = {
    Target.SALES: "Sales",
    Target.ITEMS: "Items",
    Target.SUPPLIERS: "Suppliers",
    Target.STOCK: "Stock count",
    Target.ORDERS: "Open orders",
    Target.RECEIPTS: "Deliveries",
    Target.EVENTS: "Holidays and promotions",
}
NOUNS = {
    Target.ITEMS: "item",
    Target.SUPPLIERS: "supplier",
    Target.STOCK: "counted item",
    Target.ORDERS: "order line",
    Target.RECEIPTS: "delivery line",
    Target.EVENTS: "event",
}
AS_WRITTEN = {
    "items": Target.ITEMS,
    "suppliers": Target.SUPPLIERS,
    "stock": Target.STOCK,
    "a stock count": Target.STOCK,
    "sales": Target.SALES,
    "orders": Target.ORDERS,
    "deliveries": Target.RECEIPTS,
    "receipts": Target.RECEIPTS,
}
"""The kinds of file as refusals call them."""
GENERIC = frozenset({"", "generic"})
NAMED = 3
EXAMPLES = 3
_OTHER_KINDS = re.compile(r"import it as ([^.]+)\.", re.IGNORECASE)
_ISO_DAY = re.compile(r"(?<![\w./\\-])\d{4}-\d\d-\d\d(?![\w-]|\.\w)")
"""A day in a sentence, not one in a file's name."""


def is_known(report: ImportReport) -> bool:
    """Whether the file is read as one before it, or is a till's export beyond doubt."""
    certain = report.format not in GENERIC and report.layout.get("score") == 1
    return bool(report.remembered) or certain


def is_plain(report: ImportReport) -> bool:
    """Whether nothing is to be looked at before the import: a known layout, no question, no alarm, no line left out."""
    asks = report.needs or report.alarms or in_doubt(report) or report.rejected
    return is_known(report) and report.status == "ok" and report.accepted > 0 and not asks


def in_doubt(report: ImportReport) -> tuple[ItemDoubt, ...]:
    """The codes that are likely to mean an item of the catalogue; an unknown code that resembles none is just new."""
    return tuple(doubt for doubt in report.doubts if doubt.likely)


def recognised(report: ImportReport) -> str:
    """What the file is: `Square, items detail`."""
    title = known_formats.titles(report.target).get(report.format) or report.format.replace("_", " ")
    return title[:1].upper() + title[1:]


def remembered(report: ImportReport) -> str:
    """Whose answers were used: `read like “Square till” of 12 Nov`."""
    if not report.remembered:
        return ""
    learned = day_of(str(report.layout.get("learned_at", ""))[:10])
    return f"read like “{report.remembered}”" + (f" of {wording.short_day(learned)}" if learned else "")


def facts(report: ImportReport) -> list[tuple[str, str, str]]:
    """What was recognised, as `(name, value, tooltip)`; what the file does not tell is left out."""
    layout = report.layout
    columns = report.preview_columns
    pairs = [
        ("Recognised", recognised(report), ""),
        ("Because", " ".join(layout.get("reasons", ())), ""),
        ("Certainty", _certainty(report), ""),
        ("Remembered", remembered(report).replace("read", "Read", 1), ""),
        ("Dates", _dates(report), ""),
        ("Period", period(report.period), ""),
        ("Stores", named(store_names(report)), ", ".join(store_names(report))),
        ("Numbers", _with_examples(DECIMALS.get(str(layout.get("decimal", "")), ""), _examples(columns, "amount")), ""),
        ("Sheet", str(layout.get("sheet", "") or ""), ""),
        ("Headings", _headings(layout), ""),
        ("Separator", DELIMITERS.get(str(layout.get("delimiter", "")), ""), ""),
        ("Encoding", encoding_words(str(layout.get("encoding", "") or "")), ""),
        ("Columns", _columns(report), ""),
        ("Personal data", _personal(report), ", ".join(personal(report))),
        ("Notes", " ".join(layout.get("notes", ())), ""),
    ]
    return [(name, value, hint) for name, value, hint in pairs if value]


def record_facts(record: ImportRecord, layout: Mapping[str, object]) -> list[tuple[str, str, str]]:
    """What is known of an import of the history, as `facts` gives it."""
    report = ImportReport(
        "ok", record.target, record.file_name, format=record.format, period=record.period, stores=record.stores,
        layout=layout,
    )  # fmt: skip
    return facts(report) + ([("Read from", record.path, "")] if record.path else [])


def personal(report: ImportReport) -> tuple[str, ...]:
    """Headings of the columns with personal data."""
    marked = tuple(column.heading for column in report.preview_columns if column.personal)
    return marked or tuple(report.layout.get("not_stored", ()))


def period(days: Period | None) -> str:
    """Days as `1 Dec 2025 to 31 Dec 2025`, a single day once."""
    if days is None:
        return ""
    first, last = wording.full_day(days.first), wording.full_day(days.last)
    return first if first == last else f"{first} to {last}"


def days(iso: Iterable[str]) -> str:
    """Days (ISO) as runs: `28–29 Sep, 2 Oct`; what is no day stands as it is."""
    texts = list(iso)
    known = sorted({day for text in texts if (day := day_of(text))})
    runs: list[list[date]] = []
    for day in known:
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join([run(days[0], days[-1]) for days in runs] + [text for text in texts if not day_of(text)])


def run(first: date, last: date) -> str:
    """Days in a row as `28–29 Sep`."""
    if first == last:
        return wording.short_day(first)
    start = f"{first.day}" if (first.year, first.month) == (last.year, last.month) else wording.short_day(first)
    return f"{start}–{wording.short_day(last)}"


def named(names: Sequence[str]) -> str:
    """Some names of a list, and how many more there are."""
    more = f" and {wording.number(len(names) - NAMED)} more" if len(names) > NAMED + 1 else ""
    return ", ".join(names[:NAMED] if more else names) + more


def store_names(report: ImportReport) -> tuple[str, ...]:
    """The stores of a report; the one for files that name none by what the window calls it, not by its code."""
    return tuple(MAIN_STORE.name if code == MAIN_STORE.code else code for code in report.stores)


def other_kinds(report: ImportReport) -> tuple[Target, ...]:
    """What a refused file can be imported as instead, as far as its refusal says so."""
    said = _OTHER_KINDS.search(report.error or "")
    names = re.split(r"(?: or | and |, )(?:as )?", said[1]) if said else []
    kinds = (AS_WRITTEN.get(name.strip()) for name in names)
    return tuple(kind for kind in kinds if kind is not None and kind is not report.target)


def likely_ones(report: ImportReport) -> str:
    """The codes that resemble items of the catalogue, what they resemble, and what comes of them undecided."""
    found = in_doubt(report)
    examples = ", ".join(f"{one.code} like {one.likely[0]}" for one in found[:EXAMPLES])
    more = " and so on" if len(found) > EXAMPLES else ""
    new = frozenset(report.new_items)
    left_out = sum(one.lines for one in found if one.code not in new)
    undecided = f"{wording.plural(left_out, 'line')} left out" if left_out else "they become new items"
    look = "looks" if len(found) == 1 else "look"
    what = "an item" if len(found) == 1 else "items"
    codes = wording.plural(len(found), "code")
    return f"{codes} {look} like {what} you have: {examples}{more}. Until you decide: {undecided}."


def spelled(words: str) -> str:
    """A sentence of the command line, which has ISO days, with days as the window writes them."""
    return _ISO_DAY.sub(lambda found: meaning_words(found[0]), words)


def counted(report: ImportReport) -> str:
    """The lines that will be stored: `1,191 sales, 13 returns`."""
    if report.target is not Target.SALES:
        return wording.plural(report.accepted, NOUNS[report.target])
    sales = wording.plural(report.accepted - report.returns, "sale")
    return f"{sales}, {wording.plural(report.returns, 'return')}" if report.returns else sales


def headline(report: ImportReport) -> str:
    """What an import would do, in one line: `1,191 sales, 13 returns, 2 new items`."""
    parts = [counted(report)]
    if report.new_items:
        is_list = report.target is Target.ITEMS
        new = wording.number(len(report.new_items))
        parts.append(f"{new} of them new" if is_list else wording.plural(len(report.new_items), "new item"))
    if in_doubt(report):
        parts.append(f"{wording.plural(len(in_doubt(report)), 'code')} in doubt")
    if report.rejected:
        parts.append(f"{wording.plural(len(report.rejected), 'line')} left out")
    return ", ".join(parts)


def small_print(report: ImportReport) -> str:
    """When, where and how much: `28 Sep 2026 · Harbour St · 1,398 units · $10,342.50`."""
    with_units = report.target in {Target.SALES, Target.STOCK} and report.accepted
    parts = [
        period(report.period),
        named(store_names(report)),
        f"{wording.units(report.units)} {'unit' if report.units == 1 else 'units'}" if with_units else "",
        wording.money(report.net_sales, report.currency) if report.net_sales is not None else "",
    ]
    return " · ".join(part for part in parts if part)


def importing(report: ImportReport) -> str:
    """What is being done while a file is stored: `Importing 1,204 lines…`."""
    return f"Importing {wording.plural(report.accepted, 'line')}…"


def result(report: ImportReport) -> str:
    """What an import did, in one sentence."""
    return f"{report.file_name} is imported: {headline(report)}."


def results(reports: Sequence[ImportReport]) -> str:
    """What the imports of several files did, in one sentence."""
    if len(reports) == 1:
        return result(reports[0])
    returns = sum(one.returns for one in reports)
    lines = sum(one.accepted for one in reports)
    new = len({sku for one in reports for sku in one.new_items})
    parts = [wording.plural(lines - returns, "line")] + ([wording.plural(returns, "return")] if returns else [])
    parts += [wording.plural(new, "new item")] if new else []
    return f"{wording.plural(len(reports), 'file')} are imported: {', '.join(parts)}."


def meaning_words(meaning: str) -> str:
    """What an example means, as the user writes it: `28 Sep 2026` for an ISO day, a number with the user's marks."""
    day = day_of(meaning)
    if day is not None:
        return wording.full_day(day)
    try:
        number = Decimal(meaning)
    except InvalidOperation:
        return meaning
    return wording.number(number, len(meaning.partition(".")[2])) if number.is_finite() else meaning


def day_of(iso: str) -> date | None:
    """The day of an ISO text; None if it is none."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _certainty(report: ImportReport) -> str:
    score = report.layout.get("score")
    if score is None or not report.format:
        return ""
    share = wording.percent(float(score))
    if report.format in GENERIC:
        return f"{share} of its headings are known words"
    return "certain" if score == 1 else f"{share} of its columns are there"


def _dates(report: ImportReport) -> str:
    order = DATE_ORDERS.get(str(report.layout.get("date_order", "")), "")
    return _with_examples(order, _examples(report.preview_columns, "date"))


def _examples(columns: Iterable[PreviewColumn], field: str) -> list[str]:
    pairs = next((column.examples for column in columns if column.field == field), ())
    return [f"{text} = {meaning_words(meaning)}" for text, meaning in pairs[:EXAMPLES]]


def _with_examples(words: str, examples: Sequence[str]) -> str:
    return "\n".join(part for part in (words, *examples) if part)


def _headings(layout: Mapping[str, object]) -> str:
    line = layout.get("header_line")
    if line is None:
        return ""
    return f"in line {wording.number(int(str(line)))}" if line else "none: the columns are known by their values"


def _columns(report: ImportReport) -> str:
    """Which column is what; left out where the preview shows it above each column."""
    columns: Mapping[str, str] = report.layout.get("columns", {})
    if report.preview_columns:
        return ""
    return "; ".join(f"{heading} is {field_words(report.target, name)}" for name, heading in columns.items() if heading)


def _personal(report: ImportReport) -> str:
    count = len(personal(report))
    if not count:
        return ""
    return f"{wording.plural(count, 'column')} with personal data {'is' if count == 1 else 'are'} not imported"
