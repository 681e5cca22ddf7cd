"""Stock movements: any table of sales in which what went out is written with a minus."""

from dataclasses import replace

from retail_desktop.importing.formats.generic import SALES

MOVEMENTS = replace(
    SALES, name="movements", title="a table of movements in which a sale is a negative quantity", sign=-1, rival=""
)
