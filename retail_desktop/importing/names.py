"""What a thing is called in a table: its name together with its variants."""

import html
from collections.abc import Mapping

from retail_desktop.importing.headers import plain_words

VARIANTS = ("variant", "variant_two", "variant_three")
_DULL = frozenset({"default title", "default", "regular", "standard"})


def unescaped(text: str) -> str:
    """The text with HTML entities such as `&amp;` read."""
    return html.unescape(text) if "&" in text else text


def full_name(texts: Mapping[str, str], joints: tuple[str, str] | None) -> str:
    """The name with its variants, joined as the vendor does; a variant that says nothing is left out."""
    name = texts.get("name", "").strip()
    variants = [texts.get(part, "").strip() for part in VARIANTS]
    telling = [variant for variant in variants if variant and plain_words(variant) not in _DULL]
    first, further = joints or (" ", " ")
    return f"{name}{first}{further.join(telling)}" if name and telling else name
