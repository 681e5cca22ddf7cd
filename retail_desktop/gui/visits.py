"""The pages visited, for the way back."""

LONGEST = 50

Visit = tuple[str, object]


class Visits:
    """Where the user has been; the last one is where the user is."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []

    def add(self, name: str, subject: object) -> None:
        """Remember a visit; the same place twice in a row counts once."""
        if not self._visits or self._visits[-1] != (name, subject):
            self._visits = [*self._visits[-LONGEST + 1 :], (name, subject)]

    def back(self) -> Visit | None:
        """Forget this visit and give the one before; None at the first."""
        if len(self._visits) < 2:
            return None
        self._visits.pop()
        return self._visits[-1]
