"""Letters on paper: Inter first, other scripts from fonts that have them, markup characters shown as they are."""

import re
from functools import cache
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

import matplotlib as mpl
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import getFont, registerFont
from reportlab.pdfbase.ttfonts import TTFont

from retail_desktop.paths import RESOURCES

REGULAR = "InterTabular-Regular"
SEMIBOLD = "InterTabular-SemiBold"
_OTHER_ALPHABETS = "DejaVuSans"
_UNKNOWN = "□"
_SPACES = re.compile(r"[ \t\r\n\v\f]+")  # a no-break space stays one
_ASIAN = (
    ((0x3040, 0x30FF), "HeiseiKakuGo-W5"),  # kana
    ((0xAC00, 0xD7A3), "HYGothic-Medium"),  # hangul
    ((0x3000, 0x9FFF), "STSong-Light"),  # CJK signs and ideographs
    ((0xFF00, 0xFFEF), "STSong-Light"),  # full-width forms
)


@cache
def load_fonts() -> None:
    """Make the typefaces of the pages known to reportlab; embedded as subsets of what a page uses."""
    for name in (REGULAR, SEMIBOLD):
        registerFont(TTFont(name, str(RESOURCES / "fonts" / f"{name}.ttf")))


def paper_text(text: str) -> str:
    """Any text as paragraph markup that prints literally, with a font for each script and □ for unknown signs."""
    load_fonts()
    tidy = _SPACES.sub(" ", text).strip()
    return "".join(_run(font, "".join(letters)) for font, letters in groupby(tidy, _font_of))


def plain_text(text: str) -> str:
    """Any text for places that know one font only; other scripts become □."""
    load_fonts()
    return "".join(letter if _font_of(letter) == REGULAR else _UNKNOWN for letter in _SPACES.sub(" ", text))


def _run(font: str, letters: str) -> str:
    if font == REGULAR:
        return escape(letters)
    return f'<font name="{font}">{escape(letters)}</font>' if font else _UNKNOWN * len(letters)


@cache
def _font_of(letter: str) -> str:
    """The first font that has the letter, loaded when first needed; empty if none has."""
    code = ord(letter)
    if code in getFont(REGULAR).face.charToGlyph:
        return REGULAR
    for (first, last), font in _ASIAN:
        if first <= code <= last:
            registerFont(UnicodeCIDFont(font))
            return font
    return _OTHER_ALPHABETS if code in _other_alphabets().face.charToGlyph else ""


@cache
def _other_alphabets() -> TTFont:
    path = Path(mpl.get_data_path(), "fonts", "ttf", f"{_OTHER_ALPHABETS}.ttf")
    registerFont(TTFont(_OTHER_ALPHABETS, str(path)))
    return getFont(_OTHER_ALPHABETS)
