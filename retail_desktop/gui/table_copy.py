"""Rows as text for the clipboard, so that a spreadsheet takes them as they are."""

from collections.abc import Sequence
from typing import Any

from retail_desktop.gui import formats
from retail_desktop.gui.table_model import Column, Row

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_text(columns: Sequence[Column], rows: Sequence[Row]) -> str:
    """Tab-separated lines under a line of titles; codes keep their zeros, and no text is taken for a formula."""
    lines = [[column.heading for column in columns]]
    lines += [[_cell(column, column.value(row)) for column in columns] for row in rows]
    return "\n".join("\t".join(line) for line in lines)


def _cell(column: Column, value: Any) -> str:  # noqa: ANN401 - cells hold values of any kind
    if value is None:
        return ""
    if column.kind == "date":
        return str(value.isoformat())
    if column.kind == "percent":
        return formats.plain(float(value) * 100, column.decimals) + " %"
    text = " ".join(formats.plain(value, column.decimals).split())
    if column.is_figure:
        return text
    if column.kind == "code" and text[:1].isdecimal():
        return f'="{text}"'
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text
