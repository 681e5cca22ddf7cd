"""Colours, sizes, icons, fonts and remembered choices."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QLocale, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from retail_desktop import paths
from retail_desktop.domain.replenishment import Status
from retail_desktop.gui import fonts, formats, icons, theme
from retail_desktop.gui.looks import apply_looks
from retail_desktop.gui.preferences import Preferences
from retail_desktop.gui.theme import DARK, LIGHT, Theme
from retail_desktop.reporting import palette


@pytest.fixture
def light_afterwards(qapp: QApplication) -> object:
    yield
    theme.apply(qapp, "light")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [value / 255 for value in QColor(colour).getRgb()[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda one: one.name)
def test_every_text_can_be_read(colours: Theme) -> None:
    for ground in (
        colours.bg,
        colours.nav,
        colours.surface,
        colours.surface_alt,
        colours.table_head,
        colours.selection,
    ):
        assert contrast(colours.text, ground) >= 4.5
        assert contrast(colours.muted, ground) >= 4.5
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.accent, colours.surface) >= 4.5
    assert contrast(colours.edited, colours.edited_fill) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_theme_reaches_palette_and_style(qapp: QApplication, light_afterwards: None, name: str) -> None:
    theme.apply(qapp, name)
    assert theme.current().name == name
    assert qapp.palette().window().color() == theme.colour("bg")
    assert theme.current().accent in qapp.styleSheet()
    assert not re.search(r"@\w+|\dsp\b", qapp.styleSheet())


def test_parts_of_the_window_hear_of_a_change(qtbot: QtBot, qapp: QApplication, light_afterwards: None) -> None:
    with qtbot.waitSignal(theme.signals.changed):
        theme.apply(qapp, "dark")


def test_the_system_decides_when_asked_to(
    qapp: QApplication, light_afterwards: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.apply(qapp, "system")
    assert theme.current() is LIGHT
    monkeypatch.setattr(theme, "_wanted", lambda _: DARK)
    theme._follow(qapp, Qt.ColorScheme.Dark)
    assert theme.current() is DARK
    theme.apply(qapp, "light")
    theme._follow(qapp, Qt.ColorScheme.Dark)


def test_text_grows_up_to_half_as_large_again(qapp: QApplication, light_afterwards: None) -> None:
    theme.apply(qapp, "light", 9.0)
    assert theme.px(20) == 30
    assert qapp.font().pixelSize() == 20
    assert "font-size: 27px" in qapp.styleSheet()


def test_digits_are_equally_wide_in_every_weight(qapp: QApplication) -> None:
    for weight in (fonts.QFont.Weight.Normal, fonts.QFont.Weight.Medium, fonts.QFont.Weight.DemiBold):
        metrics = QFontMetrics(fonts.font(12, weight))
        assert len({metrics.horizontalAdvance(digit * 4) for digit in "0123456789"}) == 1


def test_demi_bold_is_drawn_and_not_only_claimed(qapp: QApplication) -> None:
    normal, heavy = (
        QFontMetrics(fonts.font(40, weight)).horizontalAdvance("Reorder plan")
        for weight in (fonts.QFont.Weight.Normal, fonts.QFont.Weight.DemiBold)
    )
    assert heavy > normal


def test_every_named_icon_exists(qapp: QApplication) -> None:
    for name in icons.NAMES:
        assert not blank(icons.icon(name))
    assert not blank(icons.icon("ph.truck", "muted"))


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_a_sign(qapp: QApplication, status: Status) -> None:
    assert not blank(icons.status_icon(status))
    picture = icons.status_pixmap(status, 14, 2.0)
    assert picture is not None
    assert picture.size() == QSize(28, 28)


def blank(icon: QIcon) -> bool:
    image = icon.pixmap(16, 16).toImage()
    return all(image.pixelColor(x, y).alpha() == 0 for x in range(16) for y in range(16))


def test_an_icon_takes_the_colours_of_the_theme_in_use(qapp: QApplication, light_afterwards: None) -> None:
    sign = icons.icon("home")
    before = sign.pixmap(32, 32).toImage()
    theme.apply(qapp, "dark")
    assert sign.pixmap(32, 32).toImage() != before
    assert sign.pixmap(32, 32, QIcon.Mode.Disabled).toImage() != sign.pixmap(32, 32).toImage()
    assert not blank(QIcon(sign))


def test_choices_return_after_a_restart(tmp_path: Path) -> None:
    first = Preferences(tmp_path / "settings.ini")
    first.theme, first.text_percent = "dark", 125
    first.remember("window/geometry", QByteArray(b"\x01\x02"))
    first.save()
    second = Preferences(tmp_path / "settings.ini")
    assert (second.theme, second.text_percent) == ("dark", 125)
    assert second.bytes("window/geometry") == QByteArray(b"\x01\x02")
    second.forget("looks")
    assert second.theme == "system"


def test_nonsense_in_the_settings_file_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "settings.ini").write_text("[looks]\ntheme=pink\ntext_percent=huge\n")
    found = Preferences(tmp_path / "settings.ini")
    assert (found.theme, found.text_percent) == ("system", 100)
    assert found.bytes("window/geometry").isEmpty()


def test_preferences_without_a_file_last_as_long_as_the_program() -> None:
    made = Preferences()
    made.remember("tables/items/order", "a b")
    made.save()
    made.forget("tables/items")
    assert made.value("tables/items/order", "") == ""


def test_looks_follow_the_preferences(qapp: QApplication, light_afterwards: None, looks: Preferences) -> None:
    looks.theme = "dark"
    apply_looks(looks)
    assert theme.current() is DARK


def test_no_style_names_a_colour_of_its_own() -> None:
    sheet = (paths.RESOURCES / "app.qss").read_text(encoding="utf-8")
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", sheet)) <= {"#1B2126"}  # dark text on the amber of the sample's badge


def test_goods_sold_by_weight_keep_their_decimals_and_whole_ones_have_none(qapp: object) -> None:
    point = QLocale().decimalPoint()
    assert formats.number(Decimal("2.5")) == f"2{point}5"
    assert formats.number(Decimal("2.000")) == "2"
    assert formats.plain(Decimal("0.125"), 0) == f"0{point}125"
    assert formats.number(2.6) == "3"


@pytest.mark.parametrize(("window", "paper"), [(LIGHT, palette.LIGHT), (DARK, palette.DARK)])
def test_charts_and_window_are_painted_from_one_palette(window: Theme, paper: palette.ChartTheme) -> None:
    pairs = {
        "surface": "surface", "head": "table_head", "border": "border", "strong_border": "border_strong",
        "text": "text", "muted": "muted", "accent": "accent", "bar": "chart_bar", "grid": "chart_grid",
        "band_50": "band_50", "band_90": "band_90", "stock_out_shade": "stockout_shade", "out": "out_now",
        "warning": "before_delivery", "today": "order_today", "ok": "ok", "too_much": "too_much",
    }  # fmt: skip
    assert {mine: getattr(paper, mine) for mine in pairs} == {mine: getattr(window, pairs[mine]) for mine in pairs}
