"""Looks: colours, text size, the page to start on, the columns of tables; every choice shows at once."""

from retail_desktop.gui import desks, theme
from retail_desktop.gui.looks import apply_looks
from retail_desktop.gui.preferences import TEXT_SIZES, THEMES
from retail_desktop.gui.screen import Context, Screen
from retail_desktop.gui.screens.card import button
from retail_desktop.gui.screens.choice_box import ChoiceBox
from retail_desktop.gui.screens.setting_group import SettingGroup, SettingRow
from retail_desktop.gui.table_view import TableView

WHERE_LEFT = "Where I left off"


class LooksGroup(SettingGroup):
    """What each person of this computer chooses for himself or herself; nothing of it changes a figure."""

    def __init__(self, page: Screen) -> None:
        super().__init__("Looks", also="appearance theme dark light mode font zoom language")
        self._page = page
        self.colours, self.sizes, self.start = ChoiceBox("Colours"), ChoiceBox("Text size"), ChoiceBox("Start page")
        for name, words in THEMES.items():
            self.colours.addItem(words, name)
        self.columns = button("First layout of a&ll tables", self._forget_columns)
        self._colours_row = SettingRow(
            "&Colours", "Of the window and the charts. Pages that are printed stay white.", self.colours,
            THEMES["system"], lambda: self._reset("looks/theme"),
        )  # fmt: skip
        self._sizes_row = SettingRow(
            "Te&xt size", "Enlarges tables and dialogs too.", self.sizes,
            "100 %", lambda: self._reset("looks/text_percent"),
        )  # fmt: skip
        self._start_row = SettingRow(
            "&Start page", "The page that the window opens on.", self.start,
            WHERE_LEFT, lambda: self._reset("window/start"),
        )  # fmt: skip
        self._columns_row = SettingRow(
            "Columns of tables", "Width, order and hidden columns, as you left them in each table.", self.columns,
            "as first shown",
        )  # fmt: skip
        for one in (self._colours_row, self._sizes_row, self._start_row, self._columns_row):
            self.add(one)
        for box in (self.colours, self.sizes, self.start):
            box.activated.connect(lambda _: self._take())
        theme.signals.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        """Show what the keys for larger and smaller text have chosen."""
        self.show_context(self._page.context)

    def show_context(self, context: Context) -> None:
        """Show what is chosen; only who has no page of a role chooses the one to start on."""
        chosen, pages = context.preferences, context.pages
        if [self.start.itemData(at) for at in range(1, self.start.count())] != [name for name, _ in pages]:
            self.start.clear()
            for name, title in (("", WHERE_LEFT), *pages):
                self.start.addItem(title, name)
        self._start_row.allowed = bool(pages) and desks.chooses_start(getattr(context.place, "person", None))
        self.colours.setCurrentIndex(self.colours.findData(chosen.theme))
        self.sizes.clear()
        for percent in sorted({*TEXT_SIZES, chosen.text_percent}):  # the keys go in smaller steps than the box
            self.sizes.addItem(f"{percent} %", percent)
        self.sizes.setCurrentIndex(self.sizes.findData(chosen.text_percent))
        self.start.setCurrentIndex(max(0, self.start.findData(chosen.start_page)))
        self._colours_row.show_state(changed=chosen.theme != "system")
        self._sizes_row.show_state(changed=chosen.text_percent != 100)
        self._start_row.show_state(changed=self.start.currentIndex() > 0)

    def _take(self) -> None:
        chosen = self._page.context.preferences
        chosen.theme = self.colours.currentData()
        chosen.text_percent = self.sizes.currentData()
        if self._start_row.allowed:
            chosen.start_page = self.start.currentData()
        self._apply()

    def _reset(self, key: str) -> None:
        self._page.context.preferences.forget(key)
        self._apply()

    def _apply(self) -> None:
        apply_looks(self._page.context.preferences)
        self._follow()

    def _forget_columns(self) -> None:
        """Also in the tables that are open."""
        self._page.context.preferences.forget("tables")
        for view in self._page.window().findChildren(TableView):
            view.reset_columns()
        self._page.context.messages.inform("Every table shows its first columns again.")
