"""The states of a purchase order as the user reads them, and the actions each state offers."""

from dataclasses import dataclass

from retail_desktop.domain.purchasing import OrderStatus, PurchaseOrder

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
    """Something that can be done with an order; `does` names it, `becomes` is the state it leads to, if it is a step.

    `undo` says that Ctrl+Z takes it back.
    """

    words: str
    icon: str
    does: str
    becomes: OrderStatus | None = None
    question: str = ""
    undo: bool = False


APPROVE = Action("&Approve", "ph.check", "step", OrderStatus.APPROVED, undo=True)
SEND = Action("Mark as &sent", "ph.paper-plane-tilt", "step", OrderStatus.SENT)
RECEIVE = Action("&Receive…", "deliveries", "receive")
CLOSE = Action(
    "C&lose", "ph.check", "step", OrderStatus.CLOSED,
    "Nothing more will arrive on it: what is outstanding no longer counts as on order.",
)  # fmt: skip
CANCEL_DRAFT = Action(
    "&Cancel order", "close", "step", OrderStatus.CANCELLED,
    "Its units no longer count as on order. It can be reopened as long as its items were not ordered again.", undo=True,
)  # fmt: skip
CANCEL = Action(
    "&Cancel order", "close", "step", OrderStatus.CANCELLED,
    "The supplier has it: tell them. Its units no longer count as on order. This cannot be taken back.",
)  # fmt: skip
EDIT = Action("&Edit…", "ph.pencil-simple", "edit")
REVISE = Action("Re&vise…", "ph.pencil-simple", "edit")
REOPEN = Action("Re&open", "undo", "reopen")
UNAPPROVE = Action("Take approval &back", "undo", "reopen")
RETURN = Action("Send &goods back…", "undo", "return")
DUPLICATE = Action("&Duplicate", "ph.copy", "duplicate", undo=True)
ACTIONS = {
    OrderStatus.DRAFT: (APPROVE, EDIT, CANCEL_DRAFT),
    OrderStatus.APPROVED: (SEND, UNAPPROVE, CANCEL_DRAFT),
    OrderStatus.SENT: (RECEIVE, REVISE, CLOSE, CANCEL),
    OrderStatus.PARTIALLY_RECEIVED: (RECEIVE, REVISE, CLOSE),
    OrderStatus.RECEIVED: (CLOSE, RETURN),
    OrderStatus.CLOSED: (RETURN,),
    OrderStatus.CANCELLED: (),
}


def actions(order: PurchaseOrder) -> tuple[Action, ...]:
    """What can be done with an order, the likeliest first."""
    found = ACTIONS[order.status]
    if order.is_short or (order.status is OrderStatus.CANCELLED and not order.was_sent):
        found = (REOPEN, *found)
    if order.status is OrderStatus.PARTIALLY_RECEIVED:
        found = (*found, RETURN)
    return (*found, DUPLICATE)


def state_words(order: PurchaseOrder) -> str:
    """An order's state in a word or two."""
    return "Closed short" if order.is_short else WORDS[order.status]


def steps(status: OrderStatus) -> list[tuple[str, bool]]:
    """The way of an order as `(word, reached)`; a cancelled one has only its end."""
    if status is OrderStatus.CANCELLED:
        return [(WORDS[status], True)]
    path = [one for one in PATH if one is not OrderStatus.PARTIALLY_RECEIVED or one is status]
    return [(WORDS[one], place <= path.index(status)) for place, one in enumerate(path)]
