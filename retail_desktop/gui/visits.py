"""The pages visited, for the way back, and what was looked at lately, for the way there again."""

from collections.abc import Sequence

from retail_desktop.gui.search_box import Hit

LONGEST = 50
MOST_RECENT = 30

Visit = tuple[str, object]


class Visits:
    """Where the user has been; the last one is where the user is."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []

    def add(self, name: str, subject: object) -> None:
        """Remember a visit; the same place twice in a row counts once."""
        if not self._visits or self._visits[-1] != (name, subject):
            self._visits = [*self._visits[-LONGEST + 1 :], (name, subject)]

    @property
    def has_way_back(self) -> bool:
        """Whether there was a visit before this one."""
        return len(self._visits) > 1

    def back(self) -> Visit | None:
        """Forget this visit and give the one before; None at the first."""
        if not self.has_way_back:
            return None
        self._visits.pop()
        return self._visits[-1]


class Recent:
    """Pages, items, orders and suppliers that were looked at, newest first, each once.

    Who goes through a list looks at each row of it; only the last one counts until `move_on`.
    """

    def __init__(self) -> None:
        self._hits: list[Hit] = []
        self._is_here = False

    def see(self, hit: Hit) -> None:
        """Remember what is shown now."""
        if self._is_here and hit.subject is not None and self._hits[0].subject is not None:
            self._hits = self._hits[1:]
        others = [one for one in self._hits if (one.screen, one.subject) != (hit.screen, hit.subject)]
        self._hits = [hit, *others[: MOST_RECENT - 1]]
        self._is_here = True

    def move_on(self) -> None:
        """Keep what was seen: the user goes elsewhere."""
        self._is_here = False

    def elsewhere(self, page: str) -> Sequence[Hit]:
        """What was looked at before, without the page where the user is and what it shows now."""
        first = 1 if self._is_here and self._hits[0].subject is not None else 0
        return tuple(one for one in self._hits[first:] if (one.screen, one.subject) != (page, None))
