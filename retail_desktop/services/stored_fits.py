"""Fitted smoothing in the store: saved while a run goes on, found again by the next."""

from collections.abc import Mapping, Sequence

from retail_desktop.domain.errors import StoreFileError
from retail_desktop.persistence import smoothing_fits
from retail_desktop.persistence.database import Work
from retail_desktop.services.workplace import Workplace


class StoredFits:
    """The fits that one run finds and adds; a small transaction each time, so that nobody waits for it."""

    def __init__(self, place: Workplace, run_id: int) -> None:
        self._place, self._run_id = place, run_id
        self._were_asked_for = False
        self._found: dict[bytes, tuple[float, float]] = {}
        self._waiting: dict[bytes, tuple[float, float]] = {}

    def get(self, keys: Sequence[bytes]) -> Mapping[bytes, tuple[float, float]]:
        """The fits that earlier runs left."""
        self._were_asked_for = True
        with self._place.database.reading() as work:
            self._found = smoothing_fits.kept(work, keys)
        return self._found

    def put(self, fits: Mapping[bytes, tuple[float, float]]) -> None:
        """Save fits; while another program holds the store they wait, since they can be fitted again."""
        self._waiting.update(fits)
        try:
            with self._place.database.writing() as work:
                smoothing_fits.keep(work, self._waiting, self._run_id)
        except StoreFileError:
            return
        self._waiting = {}

    def finish(self, work: Work) -> None:
        """Mark what was found as used by this run, save what still waits, and drop what nobody used lately.

        A run that needed no fits, having found all that was learned from them, says nothing of their use.
        """
        if not self._were_asked_for:
            return
        smoothing_fits.keep(work, self._found | self._waiting, self._run_id)
        smoothing_fits.drop_unused(work)
