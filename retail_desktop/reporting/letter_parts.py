"""What our letters have in common: who sends them with the logo, addresses, and lines to sign on."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, Image, Spacer, Table

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.letterhead import Letterhead
from retail_desktop.reporting import paper
from retail_desktop.reporting.palette import LIGHT
from retail_desktop.reporting.paper import text

_LOGO_HEIGHT, _LOGO_WIDTH = 44.0, 180.0
_GAP = 16.0


def sender(head: Letterhead, name: str) -> list[Flowable]:
    """Who we are: the logo, our name, and how we are reached.

    Raises:
        RetailError: the logo cannot be drawn.
    """
    reach = "\n".join(filter(None, (head.contact, head.phone, head.email)))
    tax = f"Tax no. {head.tax_number}" if head.tax_number else ""
    return [*_logo(head.logo), text(name, paper.HEADING), *address(head.address, reach, tax)]


def address(*blocks: str) -> list[Flowable]:
    """An address line by line."""
    return [text(line) for block in blocks for line in block.splitlines()]


def signature(parts: Sequence[tuple[str, str]], width: float) -> Table:
    """Lines to sign on, each with its label below and what is known above."""
    wide = (width - (len(parts) - 1) * _GAP) / len(parts)
    above, labels, rules = [], [], []
    for place, (label, known) in enumerate(parts):
        above += [text(known), ""]
        labels += [text(label, paper.NOTE), ""]
        rules.append(("LINEABOVE", (2 * place, 1), (2 * place, 1), 0.6, HexColor(LIGHT.muted)))
    return Table(
        [above[:-1], labels[:-1]],
        colWidths=[wide, *[_GAP, wide] * (len(parts) - 1)],
        rowHeights=[34, 14],
        style=(*paper.BARE, *rules, ("VALIGN", (0, 0), (-1, 0), "BOTTOM"), ("TOPPADDING", (0, 1), (-1, 1), 2)),
    )


def _logo(picture: bytes) -> list[Flowable]:
    if not picture:
        return []
    try:
        wide, high = ImageReader(BytesIO(picture)).getSize()
        scale = min(_LOGO_HEIGHT / high, _LOGO_WIDTH / wide)
        return [Image(BytesIO(picture), wide * scale, high * scale, hAlign="LEFT"), Spacer(0, 6)]
    except (OSError, ValueError, ZeroDivisionError) as error:
        raise RetailError("The logo of the letterhead cannot be drawn. Choose another picture for it.") from error
