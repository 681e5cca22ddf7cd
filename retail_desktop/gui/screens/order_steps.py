"""The states of a purchase order as the user reads them, and the actions each state offers."""

from dataclasses import dataclass

from retail_desktop.domain.purchasing import OrderStatus

WORDS = {
    OrderStatus.DRAFT: "Draft",
    OrderStatus.APPROVED: "Approved",
    OrderStatus.SENT: "Sent",
    OrderStatus.PARTIALLY_RECEIVED: "Part received",
    OrderStatus.RECEIVED: "Received",
    OrderStatus.CLOSED: "Closed",
    OrderStatus.CANCELLED: "Cancelled",
}
PATH = tuple(one for one in OrderStatus if one is not OrderStatus.CANCELLED)


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done with an order; `becomes` None opens the delivery dialog."""

    words: str
    icon: str
    becomes: OrderStatus | None = None
    question: str = ""


APPROVE = Action("&Approve", "ph.check", OrderStatus.APPROVED)
SEND = Action("Mark as &sent", "ph.paper-plane-tilt", OrderStatus.SENT)
RECEIVE = Action("&Receive…", "deliveries")
CLOSE = Action(
    "C&lose", "ph.check", OrderStatus.CLOSED,
    "Nothing more will arrive on it: what is outstanding no longer counts as on order.",
)  # fmt: skip
CANCEL = Action(
    "&Cancel order", "close", OrderStatus.CANCELLED,
    "Its units no longer count as on order. This cannot be taken back.",
)  # fmt: skip
ACTIONS = {
    OrderStatus.DRAFT: (APPROVE, CANCEL),
    OrderStatus.APPROVED: (SEND, CANCEL),
    OrderStatus.SENT: (RECEIVE, CLOSE, CANCEL),
    OrderStatus.PARTIALLY_RECEIVED: (RECEIVE, CLOSE),
    OrderStatus.RECEIVED: (CLOSE,),
    OrderStatus.CLOSED: (),
    OrderStatus.CANCELLED: (),
}


def steps(status: OrderStatus) -> list[tuple[str, bool]]:
    """The way of an order as `(word, reached)`; a cancelled one has only its end."""
    if status is OrderStatus.CANCELLED:
        return [(WORDS[status], True)]
    path = [one for one in PATH if one is not OrderStatus.PARTIALLY_RECEIVED or one is status]
    return [(WORDS[one], place <= path.index(status)) for place, one in enumerate(path)]
