"""What was recognised of a file, as plain values for the report, the history and the screen."""

from typing import Any

from retail_desktop.importing.layout import Layout


def layout_facts(layout: Layout) -> dict[str, Any]:
    """The layout without its working parts; columns by heading."""
    return {
        "score": layout.score,
        "reasons": list(layout.reasons),
        "encoding": layout.encoding,
        "delimiter": layout.delimiter,
        "decimal": layout.decimal,
        "date_order": layout.date_order,
        "header_line": layout.header_line,
        "columns": {name: layout.heading(name) for name in layout.columns},
        "not_stored": list(layout.personal),
        "notes": list(layout.notes),
        "learned_at": layout.recalled.known.learned_at if layout.recalled.known else "",
    }
