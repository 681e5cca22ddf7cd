"""The draft of an e-mail with an order's files."""

from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from retail_desktop.domain.letterhead import Letterhead
from retail_desktop.reporting.order_document import OrderDocument
from retail_desktop.reporting.order_mail import write_mail

FILES = [("PO.pdf", b"%PDF-1"), ("PO.csv", b"a,b\n")]


def read(document: OrderDocument, path: Path) -> EmailMessage:
    write_mail(document, path, FILES)
    found = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(found, EmailMessage)
    return found


def test_the_draft_goes_to_the_supplier_with_the_files(document: OrderDocument, tmp_path: Path) -> None:
    mail = read(document, tmp_path / "o.eml")
    assert mail["To"] == "orders@brightwater.example"
    assert mail["Subject"] == "Purchase order PO-2026-0042 from Harbour Street"
    assert mail["X-Unsent"] == "1"
    assert mail["From"] is None
    assert [(part.get_filename(), part.get_content()) for part in mail.iter_attachments()] == [
        ("PO.pdf", b"%PDF-1"),
        ("PO.csv", "a,b\n"),
    ]
    body = mail.get_body()
    assert body is not None
    words = body.get_content()
    assert "Dear Ana Ruiz" in words
    assert "2 lines, 141.60 USD" in words
    assert "Our account no. with you: HS-2291" in words
    assert "revision" not in words


def test_a_revision_says_that_it_replaces_the_order(document: OrderDocument, tmp_path: Path) -> None:
    order = replace(document.order, revision=3)
    head = Letterhead(name="Harbour\nGifts", email="shop@harbour.example")
    plain = replace(document.supplier, email="", account_number="", contact="")
    mail = read(replace(document, order=order, letterhead=head, supplier=plain), tmp_path / "o.eml")
    assert mail["Subject"] == "Purchase order PO-2026-0042, revision 3 from Harbour Gifts"
    assert (mail["From"], mail["To"]) == ("shop@harbour.example", None)
    body = mail.get_body()
    assert body is not None
    assert "This is revision 3 and replaces what we sent before." in body.get_content()
