"""A return to a supplier as files: a note on paper for the driver, or a table."""

from pathlib import Path
from typing import TYPE_CHECKING

from retail_desktop.domain.errors import NotFoundError
from retail_desktop.domain.people import PERMISSIONS, Permission
from retail_desktop.persistence import catalogue, people, supplier_returns
from retail_desktop.services.endings import write_by_ending
from retail_desktop.services.letterhead import letterhead
from retail_desktop.services.report_wish import Paper
from retail_desktop.services.workplace import Workplace

if TYPE_CHECKING:
    from retail_desktop.reporting.return_note import ReturnNote


def write_return(place: Workplace, number: str, out: Path, *, page: Paper | None = None) -> Path:
    """Write a return as .pdf, .xlsx or .csv; costs only for who may see them, the paper the letterhead's by itself.

    Raises:
        NotFoundError: there is no such return.
        RetailError: an unknown kind of file, or the place cannot be written.
    """
    from retail_desktop.reporting import return_note, tables  # noqa: PLC0415 - reportlab is slow to load

    note = _note(place, number)
    write_by_ending(
        out,
        {
            ".pdf": lambda path: return_note.write_pdf(note, path, page),
            ".xlsx": lambda path: tables.write_xlsx(return_note.table(note), path),
            ".csv": lambda path: tables.write_csv(return_note.table(note), path),
        },
    )
    return out


def _note(place: Workplace, number: str) -> "ReturnNote":
    from retail_desktop.reporting.return_note import ReturnedItem, ReturnNote  # noqa: PLC0415 - as above

    with place.database.reading() as work:
        found = supplier_returns.returns(work, number)
        if not found:
            raise NotFoundError(f"There is no return {number}. The list of returns shows their numbers.")
        (value,) = found
        skus = [line.sku for line in value.lines]
        terms = catalogue.all_terms(work)
        codes = {
            sku: next((one.supplier_code for one in terms.get(sku, ()) if one.supplier == value.supplier), "")
            for sku in skus
        }
        return ReturnNote(
            value=value,
            supplier=catalogue.suppliers(work)[value.supplier],
            store_name=next((one.name for one in catalogue.stores(work) if one.code == value.store), value.store),
            currency=catalogue.suppliers(work)[value.supplier].currency or people.read_setting(work, "currency"),
            items={
                sku: ReturnedItem(item.name, item.barcodes[0] if item.barcodes else "", codes[sku])
                for sku, item in catalogue.items(work, skus).items()
            },
            letterhead=letterhead(work),
            with_costs=Permission.VIEW_COST in PERMISSIONS[place.person.role],
        )
