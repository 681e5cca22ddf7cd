"""The colours can be told apart and read, in light and dark."""

import pytest

from retail_desktop.reporting.palette import DARK, LIGHT, ChartTheme


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_words_stand_out_from_what_they_are_written_on(theme: ChartTheme) -> None:
    assert all(contrast(words, theme.surface) >= 4.5 for words in (theme.text, theme.muted))
    assert contrast(theme.muted, theme.head) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_lines_and_signs_stand_out_from_the_page(theme: ChartTheme) -> None:
    assert all(contrast(line, theme.surface) >= 3 for line in (theme.accent, theme.out, theme.today))
    assert contrast(theme.accent, theme.band_50) > 2
