from collections.abc import Callable

import pytest

from retail_desktop.domain.errors import FileRefusedError, NeedsAnswerError
from retail_desktop.importing.encoding import find_encoding
from retail_desktop.importing.source import Source

Opener = Callable[[bytes], Source]
TEXT = "date,sku,name,qty\n2026-01-05,A,Café crème £5,1\n" * 20


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"date,sku,qty\n", "utf-8"),
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-32"), "utf-32"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("cp1252"), "cp1252"),
        ("Größe, 12½ – “fein” d’été, ÉTÉ, 5 €\n".encode("cp1252"), "cp1252"),
        (b"date,sku\n2026-01-05,A\x00B\n" + b"2026-01-05,A\n" * 20, "utf-8"),
        (TEXT.encode() * 20 + b"\xff\x81\n", "utf-8"),
        (b"a,b\n" * 200 + b"\x81\x8d\xff\n", "utf-8"),
    ],
)
def test_the_bytes_prove_the_encoding(open_text: Opener, content: bytes, encoding: str) -> None:
    assert find_encoding(open_text(content), None) == encoding


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("Хлеб,Молоко\n", "cp1251"), ("żółty łosoś\n", "cp1250"), ("caf\u00e9 gr\u00fcn\n", "cp437")],
)
def test_letters_that_are_not_plainly_western_are_asked_about(open_text: Opener, text: str, encoding: str) -> None:
    with pytest.raises(NeedsAnswerError) as question:
        find_encoding(open_text((text * 3).encode(encoding)), None)
    assert question.value.needs == "encoding"
    assert text.strip()[:5] in question.value.choices[encoding]


def test_a_chosen_encoding_is_taken(open_text: Opener) -> None:
    source = open_text("ж".encode("cp1251"))
    assert find_encoding(source, "CP1251") == "cp1251"
    assert find_encoding(source, "UTF8") == "utf-8-sig"
    with pytest.raises(FileRefusedError, match="not an encoding"):
        find_encoding(source, "klingon")
    with pytest.raises(FileRefusedError, match="not an encoding"):
        find_encoding(source, "base64")


def test_bytes_without_text_are_refused(open_text: Opener) -> None:
    with pytest.raises(FileRefusedError, match="does not hold text"):
        find_encoding(open_text(b"a\x00\x00\x00" * 100), None)
