"""Colours and sizes of the interface, light and dark, and how they get into Qt."""

import re
from dataclasses import asdict, dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from retail_desktop import paths
from retail_desktop.gui import fonts

BODY_PIXELS = 13


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by what they are for, each as #RRGGBB."""

    name: str
    bg: str
    nav: str
    surface: str
    surface_alt: str
    table_head: str
    border: str
    border_strong: str
    text: str
    muted: str
    accent: str
    on_accent: str
    selection: str
    edited: str
    edited_fill: str
    out_now: str
    before_delivery: str
    order_today: str
    ok: str
    too_much: str
    chart_bar: str
    chart_grid: str
    band_50: str
    band_90: str
    stockout_shade: str


LIGHT = Theme(
    name="light",
    bg="#F4F5F6",
    nav="#ECEEF0",
    surface="#FFFFFF",
    surface_alt="#FAFBFB",
    table_head="#F0F2F3",
    border="#DDE1E4",
    border_strong="#C3C9CE",
    text="#1B2126",
    muted="#56616B",
    accent="#0F6577",
    on_accent="#FFFFFF",
    selection="#E3F0F2",
    edited="#0072B2",
    edited_fill="#EAF3FA",
    out_now="#D55E00",
    before_delivery="#E69F00",
    order_today="#0072B2",
    ok="#009E73",
    too_much="#CC79A7",
    chart_bar="#7FA9B1",
    chart_grid="#E8EBED",
    band_50="#9CC7CF",
    band_90="#D5E7EA",
    stockout_shade="#FBE7DA",
)
DARK = Theme(
    name="dark",
    bg="#15181B",
    nav="#181C1F",
    surface="#1C2024",
    surface_alt="#20252A",
    table_head="#252B30",
    border="#333A41",
    border_strong="#56616B",
    text="#E8EBED",
    muted="#A9B3BC",
    accent="#5BB8C9",
    on_accent="#0D1518",
    selection="#1D3A41",
    edited="#56B4E9",
    edited_fill="#1B3040",
    out_now="#F47B36",
    before_delivery="#F0B030",
    order_today="#56B4E9",
    ok="#2FBF94",
    too_much="#DE9CC0",
    chart_bar="#4F8A96",
    chart_grid="#2B3137",
    band_50="#2F6672",
    band_90="#24434B",
    stockout_shade="#46301F",
)


class _Signals(QObject):
    """`changed` follows every change of colours or of the text size."""

    changed = Signal()


@dataclass(slots=True)
class _State:
    theme: Theme = LIGHT
    text_scale: float = 1.0
    wish: str = "light"
    follows: bool = False


signals = _Signals()
_state = _State()


def current() -> Theme:
    """Give the colours in use."""
    return _state.theme


def px(pixels: float) -> int:
    """Give a size that grows with the text, in pixels."""
    return round(pixels * _state.text_scale)


def colour(token: str) -> QColor:
    """Give the colour in use for `token`."""
    return QColor(getattr(_state.theme, token))


def apply(app: QApplication, name: str, text_scale: float = 1.0) -> None:
    """Give the whole program the colours `light`, `dark` or those of the `system`, and a text size from 1.0 to 1.5."""
    fonts.load()
    _state.wish, _state.text_scale = name, min(1.5, max(1.0, text_scale))
    _state.theme = _wanted(app)
    if not _state.follows:
        app.styleHints().colorSchemeChanged.connect(partial(_follow, app))
        _state.follows = True
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setFont(fonts.font(px(BODY_PIXELS)))
    app.setPalette(_palette(_state.theme))
    app.setStyleSheet(_style_sheet(_state.theme))
    signals.changed.emit()


def _wanted(app: QApplication) -> Theme:
    dark_outside = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return DARK if _state.wish == "dark" or (_state.wish == "system" and dark_outside) else LIGHT


def _follow(app: QApplication, _scheme: Qt.ColorScheme) -> None:
    if _state.wish == "system" and _wanted(app) != _state.theme:
        apply(app, "system", _state.text_scale)


def _palette(theme: Theme) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, value in {
        roles.Window: theme.bg,
        roles.WindowText: theme.text,
        roles.Base: theme.surface,
        roles.AlternateBase: theme.surface_alt,
        roles.Text: theme.text,
        roles.Button: theme.surface,
        roles.ButtonText: theme.text,
        roles.BrightText: theme.on_accent,
        roles.Highlight: theme.selection,
        roles.HighlightedText: theme.text,
        roles.Accent: theme.accent,
        roles.Link: theme.accent,
        roles.LinkVisited: theme.accent,
        roles.ToolTipBase: theme.surface,
        roles.ToolTipText: theme.text,
        roles.PlaceholderText: theme.muted,
        roles.Light: theme.surface_alt,
        roles.Midlight: theme.border,
        roles.Mid: theme.border_strong,
        roles.Dark: theme.border_strong,
        roles.Shadow: theme.border_strong,
    }.items():
        palette.setColor(role, QColor(value))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.muted))
    return palette


def _style_sheet(theme: Theme) -> str:
    """Fill the colours (`@accent`) and the sizes that grow with the text (`13sp`) into the style sheet."""
    sheet = (paths.RESOURCES / "app.qss").read_text(encoding="utf-8")
    colours = {token: str(value) for token, value in asdict(theme).items()}
    colours["icons"] = (paths.RESOURCES / "icons").as_posix()
    sheet = re.sub(r"@(\w+)", lambda found: colours.get(found[1], found[0]), sheet)
    return re.sub(r"\b(\d+)sp\b", lambda found: f"{px(int(found[1]))}px", sheet)
