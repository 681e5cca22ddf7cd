"""The commands of the window itself: moving about, looking, help."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from retail_desktop.gui.commands import Command


class Window(Protocol):
    """What these commands need of the window."""

    def show_page(self, name: str, subject: object = None) -> None:
        """Show a page."""

    def go_back(self) -> None:
        """Go to the page before."""

    def refresh(self) -> None:
        """Read the page again."""

    def search(self) -> None:
        """Go to the search box."""

    def filter_table(self) -> None:
        """Go to the page's filter."""

    def next_pane(self) -> None:
        """Go to the next part of the window."""

    def change_text_size(self, steps: int) -> None:
        """Enlarge or shrink all text."""

    def show_palette(self) -> None:
        """Show all commands."""

    def show_messages(self) -> None:
        """Show what was said."""

    def show_preferences(self) -> None:
        """Show the page of all settings."""

    def show_help(self, topic: str = "") -> None:
        """Show help."""

    def show_about(self) -> None:
        """Show versions and folders."""

    def close(self) -> bool:
        """Leave the program."""


def arranged(window: Window, pages: Sequence[tuple[str, str]], extra: Iterable[Command]) -> list[Command]:
    """Give all commands in the order of the menus: what is done to the store first, then the window's own."""
    return [*extra, *_pages(window, pages), *_own(window)]


def _pages(window: Window, pages: Sequence[tuple[str, str]]) -> list[Command]:
    return [
        Command("view", title, _show(window, name), f"Ctrl+{place}" if place < 10 else "")
        for place, (name, title) in enumerate(pages, 1)
    ]


def _show(window: Window, name: str) -> Callable[[], None]:
    return lambda: window.show_page(name)


def _own(window: Window) -> list[Command]:
    return [
        Command("file", "&Quit", window.close, "Ctrl+Q", group=9, needs_store=False),
        Command("edit", "&Search…", window.search, "Ctrl+F", "search"),
        Command("edit", "&Filter the table", window.filter_table, "F3"),
        Command("view", "&Back", window.go_back, "Alt+Left", "back", group=1),
        Command("view", "&Refresh", window.refresh, "F5", "refresh", group=1),
        Command("view", "&Next part of the window", window.next_pane, "F6", group=1, needs_store=False),
        Command("view", "&Larger text", lambda: window.change_text_size(1), "Ctrl++", group=2, needs_store=False),
        Command("view", "S&maller text", lambda: window.change_text_size(-1), "Ctrl+-", group=2, needs_store=False),
        Command("view", "N&ormal text size", lambda: window.change_text_size(0), "Ctrl+0", group=2, needs_store=False),
        Command("tools", "&Commands…", window.show_palette, "Ctrl+K", needs_store=False),
        Command("tools", "&Messages…", window.show_messages, "Ctrl+M", "messages", needs_store=False),
        Command("tools", "&Preferences…", window.show_preferences, "Ctrl+,", "settings", group=1),
        Command("help", "&Help on this page", window.show_help, "F1", "help", needs_store=False),
        Command("help", "&First steps", lambda: window.show_help("start"), needs_store=False),
        Command("help", "&Keyboard", lambda: window.show_help("keys"), needs_store=False),
        Command("help", "&Glossary", lambda: window.show_help("glossary"), needs_store=False),
        Command("help", "&About Retail Desktop", window.show_about, group=1, needs_store=False),
    ]
