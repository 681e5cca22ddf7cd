"""Views of the sales under a name, to be opened again.

They lie in the store, not among one user's looks: they name its stores, categories and items, belong to everybody who
works with it, and go with its backups.
"""

import json
from dataclasses import dataclass

from retail_desktop.domain.analysis.question import Question, from_words
from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.persistence import people
from retail_desktop.persistence.database import Work
from retail_desktop.services.workplace import Workplace

SETTING = "sales_views"
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class SavedView:
    """A question under a name; `preset` is the name of its period where that moves along with the sales."""

    name: str
    question: Question
    preset: str = ""


def list_views(place: Workplace) -> tuple[SavedView, ...]:
    """All views by name; those of a newer program that this one cannot read are left out."""
    with place.database.reading() as work:
        return _views(work)


def save_view(place: Workplace, name: str, question: Question, preset: str = "") -> SavedView:
    """Keep a view, in place of one of the same name.

    Raises:
        RetailError: the name is empty or too long.
    """
    name = name.strip()
    if not 1 <= len(name) <= LONGEST_NAME:
        raise RetailError(f"A view needs a name of at most {LONGEST_NAME} letters. Nothing was saved.")
    view = SavedView(name, question, preset)
    with place.database.writing() as work:
        kept = _kept(work)
        kept[name] = {**question.as_words(), "preset": preset}
        people.write_setting(work, SETTING, json.dumps(kept, sort_keys=True))
    return view


def delete_view(place: Workplace, name: str) -> None:
    """Forget a view.

    Raises:
        NotFoundError: there is no such view.
    """
    with place.database.writing() as work:
        kept = _kept(work)
        if kept.pop(name, None) is None:
            raise NotFoundError(f"There is no view named {name}. It may have been deleted already.")
        people.write_setting(work, SETTING, json.dumps(kept, sort_keys=True))


def _views(work: Work) -> tuple[SavedView, ...]:
    found = []
    for name, words in sorted(_kept(work).items(), key=lambda pair: pair[0].casefold()):
        preset = words.pop("preset", "")
        try:
            found.append(SavedView(name, from_words(words), preset))
        except ValueError:
            continue
    return tuple(found)


def _kept(work: Work) -> dict[str, dict[str, str]]:
    kept: dict[str, dict[str, str]] = json.loads(people.read_setting(work, SETTING, "{}"))
    return kept
