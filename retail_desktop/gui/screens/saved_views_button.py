"""The button with the views that were saved: open one, save this one, delete one."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton

from retail_desktop.domain.analysis.question import Question
from retail_desktop.gui.screen import Screen
from retail_desktop.services import saved_views
from retail_desktop.services.saved_views import SavedView

AREAS = frozenset({"views"})


class SavedViewsButton(QPushButton):
    """`current()` gives what is to be saved, `load(view)` shows one that was."""

    def __init__(
        self, page: Screen, current: Callable[[], tuple[Question, str] | None], load: Callable[[SavedView], object]
    ) -> None:
        super().__init__("&Saved views")
        self._page, self._current, self._load = page, current, load
        self.setMenu(QMenu(self))
        self.show_views(())

    def reload(self) -> None:
        """Read the names again."""
        job = self._page.context.jobs.read(saved_views.list_views)
        job.succeeded.connect(self.show_views)

    def show_views(self, views: Sequence[SavedView]) -> None:
        """Offer these views."""
        menu = self.menu()
        menu.clear()
        for view in views:
            menu.addAction(view.name, self._loader(view))
        if views:
            menu.addSeparator()
        menu.addAction("&Save this view…", self._save)
        if views:
            deleting = menu.addMenu("&Delete a view")
            for view in views:
                deleting.addAction(view.name, self._deleter(view.name))

    def _loader(self, view: SavedView) -> Callable[[], object]:
        return lambda: self._load(view)

    def _deleter(self, name: str) -> Callable[[], object]:
        return lambda: self._delete(name)

    def _save(self) -> None:
        current = self._current()
        if current is None:
            return
        name, chosen = QInputDialog.getText(self, "Save this view", "Name of the view")
        if chosen:
            self._run("Saving the view", saved_views.save_view, name, *current)

    def _delete(self, name: str) -> None:
        words = f"The saved view {name} will be gone for everybody who works with this store. Sales stay as they are."
        if (
            self._page.context.messages.ask("Delete a view", words, ("Delete it", "Keep it"), danger=True)
            == "Delete it"
        ):
            self._run("Deleting the view", saved_views.delete_view, name)

    def _run(self, title: str, service: Callable[..., object], *args: object) -> None:
        job = self._page.context.jobs.run(title, service, *args, areas=AREAS)
        job.succeeded.connect(lambda _: self.reload())
        job.refused.connect(lambda words, _: self._page.context.messages.refuse(words))
