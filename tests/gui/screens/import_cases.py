"""Reports as they come from the reader, one for every state of the import page; the shop and its sales are invented."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from retail_desktop.domain.imports import (
    ImportReport,
    ItemDoubt,
    LineIssue,
    PreviewColumn,
    PreviewLine,
    Reason,
    Target,
)
from retail_desktop.domain.periods import Period

HEADINGS = (
    ("Date", "date"), ("Time", "time"), ("Item", "name"), ("Price Point Name", "variant"), ("SKU", "sku"),
    ("Qty", "quantity"), ("Gross Sales", "gross_amount"), ("Net Sales", "amount"), ("Transaction ID", "receipt"),
    ("Location", "store"), ("Customer Name", ""), ("Card Brand", ""), ("Notes", ""),
)  # fmt: skip
PERSONAL = frozenset({"Customer Name", "Card Brand"})
EXAMPLES = {
    "Date": (
        ("28/09/2026", "2026-09-28"), ("29/09/2026", "2026-09-29"), ("30/09/2026", "2026-09-30"),
    ),
    "Net Sales": (("$1,234.50", "1234.50"), ("-$9.00", "-9.00")),
}  # fmt: skip
GOODS = (
    ("Sailor Mug 350 ml", "Regular", "00417", "12.50"), ("Sea Salt Fudge 150 g", "Regular", "00440", "4.80"),
    ("Anchor Tea Towel", "Blue", "00422", "9.00"), ("<b>Bold</b> Ginger Biscuits & more", "Tin", "00409", "7.20"),
    ("Gift Wrap sheet with shells, sea stars and a border of rope", "", "00451", "1.50"),
)  # fmt: skip


def columns() -> tuple[PreviewColumn, ...]:
    return tuple(
        PreviewColumn(heading, field, EXAMPLES.get(heading, ()), heading in PERSONAL) for heading, field in HEADINGS
    )


def lines(count: int = 40) -> tuple[PreviewLine, ...]:
    return tuple(_line(number) for number in range(2, count + 2))


def _line(number: int) -> PreviewLine:
    name, variant, sku, price = GOODS[number % len(GOODS)]
    back = number % 13 == 0
    sign = "-" if back else ""
    cells = (
        "28/09/2026", f"{9 + number % 9:02}:{number * 7 % 60:02}:00", name, variant, sku, f"{sign}1.0",
        f"{sign}${price}", f"{sign}${price}", f"T{8000 + number // 2}", "Harbour St", "Jane Doe", "Visa",
        "changed her mind" if back else "",
    )  # fmt: skip
    if number == 6:
        return PreviewLine(number, "rejected", Reason.BAD_DATE.value, ("31/13/2026", *cells[1:]))
    if number == 9:
        return PreviewLine(number, "ignored", Reason.TOTAL_ROW.value, ("Total", *[""] * 6, "$1,234.50", *[""] * 5))
    if number == 11:
        return PreviewLine(number, "rejected", Reason.MISSING_SKU.value, (*cells[:4], "", *cells[5:]))
    return PreviewLine(number, "stored", "", cells)


LAYOUT = {
    "score": 1.0,
    "reasons": ["It is Square, items detail: it has the columns Price Point Name, Event Type and Itemization Type."],
    "encoding": "utf-8", "delimiter": ",", "decimal": ".", "date_order": "dmy", "header_line": 1,
    "columns": {field: heading for heading, field in HEADINGS if field},
    "not_stored": ["Customer Name", "Card Brand"], "notes": ["Dates are read as day/month/year."], "known_items": 196,
}  # fmt: skip
DAY = date(2026, 9, 28)

KNOWN = ImportReport(
    status="ok", target=Target.SALES, file_name="items-2026-09-28.csv", format="square", accepted=1217, returns=13,
    ignored=(LineIssue(1220, Reason.TOTAL_ROW), *(LineIssue(at, Reason.NOT_A_PRODUCT) for at in (40, 77, 81))),
    new_items=("00512", "00513"), period=Period(DAY, DAY), stores=("Harbour St",), units=Decimal(1398),
    net_sales=Decimal("10342.50"), currency="USD", layout=LAYOUT, preview_columns=columns(),
    preview=tuple(replace(line, outcome="stored", reason="") for line in lines()),
)  # fmt: skip
REMEMBERED = replace(
    KNOWN, format="generic", remembered="Kasse Hafenstraße", replaces=("2026-09-28", "2026-09-29"),
    layout=LAYOUT | {"score": 0.8, "learned_at": "2026-11-12T08:00:00+00:00"},
)  # fmt: skip
FULL = replace(
    KNOWN, status="partial", preview=lines(),
    rejected=(
        LineIssue(6, Reason.BAD_DATE, "Date", "31/13/2026"), LineIssue(214, Reason.BAD_DATE, "Date", "soon"),
        LineIssue(11, Reason.MISSING_SKU, "SKU"),
        *(LineIssue(at, Reason.SKU_DAMAGED, "SKU", "1.23457E+12") for at in range(300, 340)),
    ),
    ignored=(*KNOWN.ignored, LineIssue(9, Reason.TOTAL_ROW)),
    warnings=("3 lines were given away at price 0; they count as sold units.",),
)  # fmt: skip
ALARMS = replace(
    KNOWN,
    alarms=(
        "Saturday's file has 38 % of the lines of a normal Saturday. Is it a part of the day only?",
        "27 Sep is missing for Harbour St: was the shop closed, or is a file missing?",
    ),
)
DOUBTS = replace(
    KNOWN,
    new_items=("5012345678900", "XMAS-HAMPER"),
    doubts=(
        ItemDoubt(
            "417", "Sailor Mug", 31, Decimal(34), ("00417",),
            "417 is not in your catalogue, 00417 Sailor Mug is. Excel removes leading zeros.",
        ),
        ItemDoubt(
            "5012345678900", "Sea Salt Fudge", 4, Decimal(4), ("00440", "00441"), "Its barcode is that of 00440.",
        ),
        ItemDoubt("XMAS-HAMPER", "<i>Christmas</i> hamper", 2, Decimal("2.5")),
    ),
)  # fmt: skip
REFUSED = ImportReport(
    "refused", Target.SALES, "orders-2026-09.csv",
    error="This is Clover's Orders export. It has totals but no items, so stock cannot be updated from it. In Clover "
    "choose Reporting > Line items > Export and drop that file here.",
)  # fmt: skip
UNUSABLE = replace(
    FULL, status="refused", accepted=0, returns=0, new_items=(), period=None, warnings=(),
    error="43 lines cannot be used (40 × sku damaged), the first is line 6. Correct the file and import it again.",
)  # fmt: skip


def asked(needs: str, words: str, choices: dict[str, object], **known: object) -> ImportReport:
    """A report that only asks."""
    return ImportReport(
        "needs_input", Target.SALES, "till-0929.csv", error=words, needs=needs, choices=choices, **known
    )


QUESTIONS = {
    "date_order": asked(
        "date_order",
        "“till-0929.csv” has dates such as 03/04/2026, and nothing in it shows which number is the day. Choose the "
        "reading that is right.",
        {
            "dmy": ["03/04/2026 = 3 April 2026", "05/04/2026 = 5 April 2026", "06/04/2026 = 6 April 2026"],
            "mdy": ["03/04/2026 = 4 March 2026", "05/04/2026 = 4 May 2026", "06/04/2026 = 4 June 2026"],
        },
        preview_columns=columns(), preview=lines(12), layout=LAYOUT,
    ),
    "decimal": asked(
        "decimal", "Is 1.234 a thousand or a bit more than one?",
        {".": ["1.234 = 1.234", "2.500 = 2.5"], ",": ["1.234 = 1234", "2.500 = 2500"]},
    ),
    "delimiter": asked(
        "delimiter", "The columns may be separated in two ways. Choose the separator that looks right.",
        {
            ";": [["2026-09-28", "00417", "2"], ["2026-09-28", "00440", "1"], ["2026-09-28", "00422", "1"]],
            ",": [["2026-09-28;00417;2"], ["2026-09-28;00440;1"]],
        },
    ),
    "encoding": asked(
        "encoding", "The letters beyond A to Z can be read in several ways. Choose the one that looks right.",
        {"cp1252": "Café crème, Müsli", "cp850": "CafÚ crÞme, M³sli", "mac_roman": "CafÈ crËme, M¸sli",
         "cp1250": "Café crčme, Müsli"},
    ),
    "sheet": asked(
        "sheet", "The workbook has two sheets with sales. Which one shall be read?",
        {"September": [["28/09/2026", "00417", "2"]], "Old figures": [["28/09/2025", "00417", "4"]]},
    ),
    "format": asked(
        "format", "The file may come from two systems.",
        {"square": "It has the columns Event Type and Itemization Type.", "loyverse": "It has a Receipt type."},
    ),
    "totals": asked(
        "totals", "Are the lines below single sales or running totals?",
        {"lines": ["09:00 = 12 sold", "10:00 = 20 sold"], "running": ["09:00 = 12 sold", "10:00 = 8 sold"]},
    ),
    "duplicates": asked(
        "duplicates",
        "Sales of 2 days between 2026-09-28 and 2026-09-29 were imported before from another file, and this file says "
        "something different about them. Replace them with this file, or add this file to them?",
        {
            "replace": "Replace what is stored for 28–29 Sep with this file",
            "add": "Keep both: these are sales of another till", "days": ["2026-09-28", "2026-09-29"],
        },
    ),
    "columns": asked(
        "columns", "Several columns of “till-0929.csv” may be the quantity. Choose what each column holds.",
        {"Count": ["1", "2", "12"], "Pieces": ["12", "24", "144"], "Boxes": ["1", "2", "<b>"]},
    ),
    "date": asked("date", "“till-0929.csv” says what was sold, but not when. Give the day of the sales.", {}),
}  # fmt: skip
