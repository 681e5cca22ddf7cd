import pytest

from retail_desktop.importing.likely_readings import ENCODINGS, likely_readings


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (("Möbel grün", "mac_roman"), "cp1250"),
        (("GRÖSSE", "cp1252"), "mac_roman"),
        (("Größe", "cp1252"), "cp1251"),
        (("crème", "cp1252"), "cp850"),
        (("£5", "cp1252"), "cp1250"),
        (("日期", "gb18030"), "cp949"),
        (("パン", "cp932"), "gb18030"),
    ],
)
def test_words_weigh_less_than_what_nobody_writes(right: tuple[str, str], wrong: str) -> None:
    text, encoding = right
    weights = {reading.text: reading.bits for reading in likely_readings([text.encode(encoding)])}
    assert weights[text] < weights.get(text.encode(encoding).decode(wrong, "replace"), 1_000)


def test_encodings_that_read_the_same_are_one_reading() -> None:
    readings = likely_readings(["Größe".encode("cp1252")])
    assert [reading.encoding for reading in readings if reading.text == "Größe"] == ["cp1252"]


def test_a_rare_unreadable_line_does_not_rule_an_encoding_out() -> None:
    lines = [f"Größe{end}".encode("cp1252") for end in "nabcdefghijklmopqrstuvwxy"] + [b"\x81\x8d"]
    assert likely_readings(lines)[0].encoding == "cp1252"
    assert "cp1252" not in {reading.encoding for reading in likely_readings([b"\x81\x8d"])}


def test_only_words_of_a_language_are_plausible() -> None:
    assert likely_readings(["Brötchen".encode("cp1252")])[0].plausible
    assert not any(reading.plausible for reading in likely_readings([b"\xb3x\xb2y\xb1z\xa6q\xacj\xd7a"]))


def test_every_encoding_is_known_to_the_interpreter() -> None:
    assert all("a".encode(encoding) == b"a" for encoding in ENCODINGS)
