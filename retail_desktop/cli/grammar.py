"""The words of the command line: commands, options and what they mean."""

import argparse
from typing import Any

from retail_desktop import __version__
from retail_desktop.cli import (
    counting,
    figures,
    folders,
    importing,
    item_query,
    keeping,
    looking,
    ordering,
    overrides,
    planning,
    policies,
    replaying,
    reserving,
    set_aside,
    settings,
    stock,
    supplying,
    users,
)
from retail_desktop.cli.answer import day, decimal, period, whole_numbers

GLOBAL_OPTIONS = {"--database": True, "--as-user": True, "--json": False, "--sample": False}
"""Options before the command, and whether a value follows."""


COMMANDS = frozenset({
    "import", "imports", "undo-import", "redo-import", "rejects", "demo", "forecast", "plan", "order", "receive",
    "report", "export", "query", "backup", "restore", "check", "settings", "self-test", "sync", "override", "return",
    "replay", "reserve", "set-aside", "supplier", "users", "trail", *stock.COMMANDS,
})  # fmt: skip
"""Words that are commands even where a file is called so."""


def global_options() -> argparse.ArgumentParser:
    """Options that stand before every command."""
    parser = argparse.ArgumentParser(
        prog="retail-desktop",
        description="Inventory forecasting and reordering for a store's own PC. Without a command the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"Retail Desktop {__version__}")
    parser.add_argument("--database", metavar="PATH", help="the store file (default: the one in your data folder)")
    parser.add_argument("--as-user", metavar="NAME", help="who acts")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--sample", action="store_true", help="open the window on the sample store")
    return parser


def full_parser() -> argparse.ArgumentParser:
    """The whole grammar."""
    parser = global_options()
    commands = parser.add_subparsers(dest="name", metavar="COMMAND", required=True)
    _add_import_words(commands)
    _add_planning_words(commands)
    overrides.add_override_words(commands)
    stock.add_stock_words(commands)
    reserving.add_reserve_words(commands)
    replaying.add_replay_words(commands)
    set_aside.add_set_aside_words(commands)
    supplying.add_supplier_words(commands)
    _add_looking_words(commands)
    folders.add_sync_words(commands)
    _add_settings_words(commands)
    return parser


def _add_import_words(commands: Any) -> None:  # noqa: ANN401 - argparse gives its sub-parsers no public type
    words = commands.add_parser("import", help="bring a file in")
    words.add_argument("target", choices=["sales", "items", "suppliers", "stock", "orders", "receipts", "events"])
    words.add_argument("files", nargs="+", metavar="FILE", help="- reads standard input")
    words.add_argument("--dry-run", action="store_true", help="say what would be stored, store nothing")
    words.add_argument("--strict", action="store_true", help="store nothing if a line cannot be used")
    words.add_argument("--replace", action="store_true", help="replace what other files brought for the same days")
    words.add_argument("--unknown-items", type=str.lower, choices=["create", "reject"], default="create")
    words.add_argument("--date-order", type=str.lower, choices=["dmy", "mdy", "ymd"])
    words.add_argument("--period", type=period, metavar="FROM..TO", help="the period of a file without dates")
    words.add_argument("--map", metavar="HEADER=FIELD,…", help="what the columns mean")
    words.add_argument("--columns", metavar="FIELD,…", help="the fields of a file without headings")
    for option in ("format", "decimal", "encoding", "delimiter", "sheet", "store"):
        words.add_argument(f"--{option}")
    words.set_defaults(command=importing.import_files)
    commands.add_parser("imports", help="what was imported").set_defaults(command=importing.imports)
    for name in ("undo-import", "redo-import"):
        words = commands.add_parser(name, help="take an import back" if name[0] == "u" else "put it back")
        words.add_argument("id", help="its number, or: last")
        words.set_defaults(command=importing.switch_import)
    words = commands.add_parser("rejects", help="write the lines of an import that were not stored")
    words.add_argument("id", type=int)
    words.add_argument("--out", required=True, metavar="FILE")
    words.set_defaults(command=importing.rejects)


def _add_planning_words(commands: Any) -> None:  # noqa: ANN401 - as above
    words = commands.add_parser("demo", help="the main job on the sample store")
    words.add_argument("--out", default="demo", metavar="FOLDER")
    words.set_defaults(command=planning.demo)
    words = commands.add_parser("forecast", help="forecast all items")
    words.add_argument("--as-of", type=day, metavar="DATE", help="use nothing dated later")
    words.add_argument("--horizon", type=int, default=56, metavar="DAYS")
    words.add_argument("--items", nargs="+", metavar="CODE")
    words.add_argument("--store")
    words.add_argument("--workers", type=int, metavar="N")
    words.set_defaults(command=planning.forecast)
    words = commands.add_parser("plan", help="suggest orders")
    words.add_argument("--as-of", type=day, metavar="DATE")
    words.add_argument("--budget", type=decimal, metavar="MONEY", help="suggest no more than this costs")
    words.set_defaults(command=planning.plan)
    ordering.add_order_words(commands)
    ordering.add_delivery_words(commands)


def _add_looking_words(commands: Any) -> None:  # noqa: ANN401 - as above
    words = commands.add_parser("report", help="write a report")
    kinds = ["reorder", "order", "count-sheet", "accuracy", "stock-sheet", figures.EXECUTIVE, *looking.REPORTS]
    words.add_argument("kind", choices=kinds)
    words.add_argument("number", nargs="?", help="of the order, or of the count list (default: the newest)")
    for option in ("store", "category"):
        words.add_argument(f"--{option}", default="", metavar="NAME", help=f"only this {option}")
    words.add_argument("--supplier", metavar="CODE")
    words.add_argument("--as-of", type=day, metavar="DATE", help="stock of this evening")
    words.add_argument(
        "--days",
        type=int,
        metavar="N",
        help="idle: days without a sale; supplier and sales: past; schedule, receiving: ahead",
    )
    words.add_argument("--by", choices=looking.DIVISIONS, default="", help="sales: what they are divided by")
    words.add_argument("--sums", action="store_true", help="stock: sums of categories, without items")
    words.add_argument("--order", choices=counting.SHEET_ORDERS, default="category", help="count-sheet: order of lines")
    words.add_argument("--hide-book", action="store_true", help="count-sheet: without what the book says")
    words.add_argument("--page", choices=looking.PAGES, default="A4", help="size of the paper")
    words.add_argument("--out", metavar="FILE.pdf|.xlsx|.csv|.html", help="an order also as .edi, .edifact or .eml")
    figures.add_period_words(words)
    words.set_defaults(command=looking.report)
    words = commands.add_parser("export", help="write a table")
    words.add_argument("kind", choices=looking.TABLES)
    words.add_argument("--out", required=True, metavar="FILE.csv|.xlsx", help="- writes CSV to standard output")
    figures.add_period_words(words)
    words.add_argument("--days", type=whole_numbers, default=(), metavar="7,14,28", help="totals of lead-time-demand")
    words.set_defaults(command=looking.export)
    words = commands.add_parser("query", help="look something up")
    words.add_argument("kind", choices=["item"])
    words.add_argument("code")
    words.add_argument("--store")
    words.set_defaults(command=item_query.query)
    keeping.add_words(commands)
    users.add_words(commands)
    commands.add_parser("self-test", help="prove that the program works").set_defaults(command=looking.self_test)


def _add_settings_words(commands: Any) -> None:  # noqa: ANN401 - as above
    words = commands.add_parser("settings", help="what is settled for good")
    kinds = words.add_subparsers(dest="kind", metavar="KIND", required=True)
    settings.add_layout_words(kinds)
    settings.add_code_words(kinds)
    settings.add_holiday_words(kinds)
    policies.add_policy_words(kinds)
    ordering.add_letterhead_words(kinds)
    folders.add_folder_words(kinds)
    keeping.add_settings_words(kinds)
