"""How likely bytes beyond ASCII mean this or that: each encoding's reading weighed in bits, fewer being likelier.

A reading is weighed by how often its letters occur in the language that suits it best, and by what no writer does:
signs inside words, capitals after small letters, letters of two scripts in one word.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from math import log2

from retail_desktop.importing.alphabets import CHARACTERS, LETTERS

ENCODINGS: Mapping[str, int] = {
    "cp1252": 0, "cp1251": 2, "cp1253": 2, "cp932": 2, "gb18030": 2, "cp949": 2, "cp950": 3, "cp1250": 3, "cp1255": 3,
    "cp1256": 3, "cp874": 3, "iso8859-15": 3, "cp1254": 4, "cp1257": 4, "iso8859-2": 4, "iso8859-7": 4, "koi8-r": 4,
    "euc_jp": 4, "koi8-u": 5, "cp850": 5, "cp437": 5, "cp866": 5, "mac_roman": 5, "cp852": 6, "cp1258": 6,
    "iso8859-5": 7, "cp857": 7, "cp737": 7, "cp862": 7, "mac_cyrillic": 8, "mac_latin2": 8, "iso8859-13": 8, "cp775": 9,
}  # fmt: skip
"""The encodings that exports come in, and how many bits the rarity of each weighs."""

_UNKNOWN_LETTER, _UNKNOWN_CHARACTER, _RARE_CHARACTER = 12.0, 13.0, 18.0
_FORBIDDEN = 40.0
_CURRENCY = frozenset("£€¥¢₤₪₩฿ƒ₽")
_SIGNS = frozenset("’‘“”„«»–—…·•°©®™§ªº¿¡²³½¼¾×±´†\xa0\xad№、。・「」（）％")
_CLOSING = frozenset("’”»")
_JOINING = frozenset("’·´\xad\xa0°ªº・")
_WORD = re.compile(r"[^\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]*[^\x00-\x7f][^\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]*")
_JAPANESE = frozenset({"HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HALFWIDTH"})
_ASIAN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HALFWIDTH", "FULLWIDTH", "HANGUL"})
_LANGUAGES = (*LETTERS, *CHARACTERS)
_OF_ANOTHER_LANGUAGE = 6.0
_BROKEN_AT_MOST = 20  # one line in so many
_ENOUGH = 400  # different words


@dataclass(frozen=True, slots=True)
class Reading:
    """A sample of lines as one encoding reads it.

    `bits` is how unlikely that is, `characters` how many different words' characters beyond ASCII say so; `plausible`
    is whether they look like words of a language at all.
    """

    encoding: str
    bits: float
    text: str
    characters: int
    plausible: bool


def likely_readings(lines: Sequence[bytes]) -> list[Reading]:
    """All readings of some different lines, the likeliest first, each different text once."""
    readings: dict[str, Reading] = {}
    for encoding, rarity in ENCODINGS.items():
        text, broken = _decoded(lines, encoding)
        if broken * _BROKEN_AT_MOST > len(lines):
            continue
        words = list(islice(dict.fromkeys(_WORD.findall(text)), _ENOUGH))
        bits = _FORBIDDEN * broken + _weight(words)
        if text not in readings or readings[text].bits > bits + rarity:
            characters = [one for word in words for one in word if not one.isascii()]
            plausible = bits <= _bearable(characters)
            readings[text] = Reading(encoding, bits + rarity, text, len(characters), plausible)
    return sorted(readings.values(), key=lambda reading: reading.bits)


def _bearable(characters: Sequence[str]) -> float:
    """What these may weigh at most: scripts of thousands of characters have rarer ones."""
    asian = sum(_kind(character)[1] in _ASIAN for character in characters)
    return 6.5 * len(characters) + 4.0 * asian


def _decoded(lines: Sequence[bytes], encoding: str) -> tuple[str, int]:
    """The lines as text, and how many of them are none in this encoding."""
    try:
        return b"\n".join(lines).decode(encoding), 0
    except UnicodeDecodeError:
        found, broken = list[str](), 0
    for line in lines:
        try:
            found.append(line.decode(encoding))
        except UnicodeDecodeError:
            broken += 1
    return "\n".join(found), broken


def _weight(words: Sequence[str]) -> float:
    """The words in the language that suits them best; those of another one weigh more."""
    odd = sum(map(_oddity, words))
    letters = [[one for character in word if (one := _letter(character))] for word in words]
    costs = [[sum(_cost(letter, language) for letter in word) for word in letters] for language in _LANGUAGES]
    foreign: list[float] = [min(word) + _OF_ANOTHER_LANGUAGE for word in zip(*costs, strict=True)]
    own: float = min(sum(map(min, language, foreign)) for language in costs)
    return odd + own


def _letter(character: str) -> str:
    """The small form of a letter beyond ASCII; nothing for another character."""
    if character.isascii() or _kind(character)[0][0] not in "LM" or character in "ªº":
        return ""
    small = character.lower()
    return small if len(small) == 1 else "ı"


def _oddity(word: str) -> float:
    """What is odd about one word, whatever its language."""
    bits, run = 0.0, 0
    for place, character in enumerate(word):
        if character.isascii():
            run = 0
            continue
        before, behind = word[place - 1 : place] if place else "", word[place + 1 : place + 2]
        category, script = _kind(character)
        if _letter(character):
            run += 1
            bits += _beside(category, script, before, behind) + _case(character, word, place)
            bits += 3 * (script == "LATIN" and run > 2)
        else:
            run = 0
            bits += _sign(character, category, before, behind)
    return bits


def _beside(category: str, script: str, before: str, behind: str) -> float:
    """A letter beside those of another script or beside digits."""
    bits = 0.0
    for other in (before, behind):
        if not other or category[0] == "M":
            continue
        if other.isdigit():
            bits += 2 if script == "LATIN" else 1
        elif other.isalpha():
            scripts = {script, _kind(other)[1]}
            bits += 0 if len(scripts - _ASIAN) + bool(scripts & _ASIAN) == 1 else 2 if scripts & _ASIAN else 6
    return bits


def _case(character: str, word: str, place: int) -> float:
    """A capital after a small letter, or a small letter in a word of capitals."""
    before = word[:place]
    if character.isupper():
        return 5.0 if before[-1:].islower() else 0.0
    if not character.islower():
        return 0.0
    bits = 4.0 if len(before) > 1 and before[-2:].isupper() and before[-2:].isalpha() else 0.0
    return bits + 5.0 * word[place + 1 : place + 2].isupper()


def _sign(character: str, category: str, before: str, behind: str) -> float:
    if category in {"Cc", "Cn", "Co", "Cs"}:
        return _FORBIDDEN
    inside = before.isalpha() and behind.isalpha()
    if character in _CURRENCY:
        beside = before.isalpha() + behind.isalpha()
        return 8.0 * beside if beside else 2.0 if character in "£€" else 4.0
    if character in _CLOSING and behind.isalpha() and not before.isalpha():
        return 10.0
    if character in _SIGNS or _kind(character)[1] == "FULLWIDTH":
        return 10.0 if inside and character not in _JOINING else 4.0
    return 16.0 if inside else 12.0


@cache
def _kind(character: str) -> tuple[str, str]:
    """The category of a character and the first word of its name, which for letters is the script."""
    script = unicodedata.name(character, "").partition(" ")[0]
    return unicodedata.category(character), "LATIN" if character.isascii() else script


@cache
def _cost(letter: str, language: str) -> float:
    """How rare a letter is in a language, in bits."""
    if language in LETTERS:
        letters = LETTERS[language]
        rank = letters.find(letter)
        return _UNKNOWN_LETTER if rank < 0 else 0.55 * log2(len(letters)) + 7 * rank / len(letters)
    rank = CHARACTERS[language].find(letter)
    if rank >= 0:
        return 7.0 if rank < 150 else 9.0
    script = _kind(letter)[1]
    if script in _JAPANESE and language == "Japanese":
        return 8.0
    if script not in _ASIAN:
        return _UNKNOWN_LETTER
    return _UNKNOWN_CHARACTER if "\u3000" < letter < "\u3400" or "\u4e00" <= letter < "\ue000" else _RARE_CHARACTER
