"""An answer about sales as a file: its table, or its picture."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from retail_desktop.domain.analysis.answer import Answer
from retail_desktop.domain.errors import RetailError
from retail_desktop.services.endings import write_by_ending
from retail_desktop.services.workplace import Workplace

if TYPE_CHECKING:
    from retail_desktop.reporting.tables import Table

WIDTH, HEIGHT = 1100, 460
DOTS_PER_INCH = 192


def write_answer(place: Workplace, answer: Answer, out: Path) -> Path:  # noqa: ARG001 - every service knows its place
    """Write the rows as .xlsx or .csv, or the chart, on white, as .png, .svg or .pdf.

    Raises:
        RetailError: an unknown kind of file, there is no picture, or the place cannot be written.
    """
    from retail_desktop.reporting import tables  # noqa: PLC0415 - XlsxWriter is slow to load

    picture = partial(_write_picture, answer)
    writers = {
        ".xlsx": partial(tables.write_xlsx, _table(answer)),
        ".csv": partial(tables.write_csv, _table(answer)),
        **{f".{kind}": partial(picture, kind) for kind in ("png", "svg", "pdf")},
    }
    write_by_ending(out, writers)
    return out


def _table(answer: Answer) -> "Table":
    from retail_desktop.reporting.tables import Table, TableColumn  # noqa: PLC0415 - as above

    columns = tuple(
        TableColumn(column.key, " ".join(column.title.replace("-\n", "").split()), column.kind)
        for column in answer.columns
    )
    return Table(answer.title, columns, [line.cells for line in answer.lines])


def _write_picture(answer: Answer, kind: str, out: Path) -> int:
    from retail_desktop.reporting.atomic import writing  # noqa: PLC0415 - as above
    from retail_desktop.reporting.charts import SalesChart, frame  # noqa: PLC0415 - Matplotlib is slow to load

    if answer.picture is None:
        raise RetailError("This view has no picture. Save its table as .xlsx or .csv.")
    figure = frame.empty_figure(WIDTH, HEIGHT)
    SalesChart(figure).show(answer)
    with writing(out) as temporary:
        figure.savefig(temporary, format=kind, dpi=DOTS_PER_INCH)
    return 1
