"""Which item to look at, among which others, and where to go back to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Visit:
    """An item and store; `among` are the keys one can leaf through, `origin` the page it was opened from."""

    key: tuple[str, str | None]
    among: tuple[tuple[str, str | None], ...] = ()
    origin: str = "items"

    def beside(self, step: int) -> "Visit | None":
        """The visit `step` places further; None at the end of the list."""
        place = self.place
        if place is None or not 0 <= place + step < len(self.among):
            return None
        return Visit(self.among[place + step], self.among, self.origin)

    @property
    def place(self) -> int | None:
        """Where the item stands among the others, from 0."""
        return self.among.index(self.key) if self.key in self.among else None


def as_visit(subject: object) -> Visit:
    """A visit from what another page or the search names: an item's code, or code and store."""
    if isinstance(subject, Visit):
        return subject
    if isinstance(subject, tuple):
        return Visit((str(subject[0]), str(subject[1]) if len(subject) > 1 and subject[1] is not None else None))
    return Visit((str(subject), None))
