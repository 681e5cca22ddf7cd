"""A purchase order as the draft of an e-mail with its files; nothing is ever sent from here."""

from collections.abc import Sequence
from datetime import UTC
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

from retail_desktop.reporting.atomic import writing
from retail_desktop.reporting.order_document import OrderDocument
from retail_desktop.reporting.wording import amount, count, day

_TYPES = {
    ".pdf": ("application", "pdf"),
    ".csv": ("text", "csv"),
    ".xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


def write_mail(document: OrderDocument, path: Path, attachments: Sequence[tuple[str, bytes]]) -> None:
    """Write an .eml file that a mail program opens as a draft (X-Unsent), with files as `(name, bytes)`.

    Raises:
        RetailError: the file cannot be written.
    """
    with writing(path) as temporary:
        temporary.write_bytes(mail(document, attachments).as_bytes())


def mail(document: OrderDocument, attachments: Sequence[tuple[str, bytes]]) -> EmailMessage:
    """The draft: to the supplier's address where one is known."""
    order, head, supplier = document.order, document.letterhead, document.supplier
    revision = f", revision {order.revision}" if order.revision > 1 else ""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = _line(f"Purchase order {order.number}{revision} from {document.buyer}")
    if head.email:
        message["From"] = _line(head.email)
    if supplier.email:
        message["To"] = _line(supplier.email)
    message["Date"] = format_datetime(document.written_at.replace(tzinfo=UTC))
    message["X-Unsent"] = "1"
    message.set_content(_words(document))
    for name, content in attachments:
        main, kind = _TYPES[Path(name).suffix.lower()]
        message.add_attachment(content, maintype=main, subtype=kind, filename=name)
    return message


def _words(document: OrderDocument) -> str:
    order, head, supplier = document.order, document.letterhead, document.supplier
    account = f"Our account no. with you: {supplier.account_number}\n" if supplier.account_number else ""
    changed = f"This is revision {order.revision} and replaces what we sent before.\n" if order.revision > 1 else ""
    who = "\n".join(filter(None, (head.contact, document.buyer, head.phone)))
    return (
        f"Dear {supplier.contact or supplier.name},\n\n"
        f"please find attached our purchase order {order.number} of {day(order.created_on)}: "
        f"{count(len(order.lines), 'line')}, {amount(document.total)} {order.currency}.\n"
        f"We ask for delivery on {day(order.expected_on)} to {document.store_name}.\n"
        f"{changed}{account}\nPlease confirm the order.\n\nKind regards\n{who}\n"
    )


def _line(words: str) -> str:
    """Words that fit into one heading."""
    return " ".join(words.split())
