"""The envelopes of a message, one inside the other, and whether what is in them is all there."""

from retail_desktop.domain.errors import FileRefusedError


class Envelope:
    """Holds the counts that a message gives of itself against what arrived; any disagreement refuses the file."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._open: list[tuple[str, str, int]] = []

    def begin(self, kind: str, reference: str) -> None:
        """An envelope begins; it is one of those counted in the one around it."""
        if self._open:
            outer, outer_reference, held = self._open[-1]
            self._open[-1] = outer, outer_reference, held + 1
        self._open.append((kind, reference, 0))

    def end(self, kind: str, reference: str, told: str, counted: int | None = None) -> None:
        """An envelope ends and says how many it holds; `counted` where these are no envelopes themselves."""
        begun, begun_reference, held = self._open.pop() if self._open else ("", "", 0)
        if begun != kind or begun_reference.lstrip("0") != reference.lstrip("0"):
            raise self.cut(f"the end of {kind} {reference} has no beginning")
        found = held if counted is None else counted
        if not told.isdecimal() or int(told) != found:
            raise self.cut(f"{kind} {reference} says that it holds {told or 'nothing'}, and {found} arrived")

    def check(self, told: str, counted: int, what: str) -> None:
        """A count inside a message."""
        if told.isdecimal() and int(told) != counted:
            raise self.cut(f"it says that it has {told} {what}, and {counted} arrived")

    def close(self) -> None:
        """The end of the file."""
        if self._open:
            raise self.cut("its end is missing")

    def cut(self, what: str) -> FileRefusedError:
        """The refusal of a message that is not whole."""
        return FileRefusedError(
            f"“{self._name}” is cut short or damaged: {what}. Nothing of it can be trusted; "
            "ask for it to be sent again."
        )
