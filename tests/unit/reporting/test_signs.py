"""Every status has its own shape."""

from reportlab.graphics import renderPDF
from reportlab.pdfgen.canvas import Canvas

from retail_desktop.domain.replenishment import Status
from retail_desktop.reporting.signs import SIZE, status_sign, status_word, tick_box


def drawn(status: Status) -> bytes:
    """Give the drawing without its colours, as a copier sees it."""
    canvas = Canvas("unused.pdf", pageCompression=0, invariant=1)
    renderPDF.draw(status_sign(status), canvas, 0, 0)
    return "\n".join(line for line in canvas._code if not line.endswith((" rg", " RG"))).encode()


def test_signs_differ_by_shape_on_a_grey_copy() -> None:
    shapes = {drawn(status) for status in Status if status is not Status.ORDER_SOON}
    assert len(shapes) == len(Status) - 1


def test_order_soon_is_the_clock_of_order_today_in_outline() -> None:
    soon, today = status_sign(Status.ORDER_SOON).contents[0], status_sign(Status.ORDER_TODAY).contents[0]
    assert soon.fillColor.hexval() == "0xffffff"
    assert today.fillColor == today.strokeColor


def test_a_word_fits_its_column() -> None:
    assert status_word(Status.BEFORE_DELIVERY) == "Before delivery"
    assert all(len(status_word(status)) <= 15 for status in Status)


def test_a_tick_box_is_as_big_as_a_sign() -> None:
    assert (tick_box().width, tick_box().height) == (SIZE, SIZE)
