from collections.abc import Callable, Sequence

import pytest

from retail_desktop.domain.errors import FileRefusedError, NeedsAnswerError
from retail_desktop.importing.encoding import encoding_notes, find_encoding
from retail_desktop.importing.source import Source

Opener = Callable[[bytes], Source]
TEXT = "date,sku,name,qty\n2026-01-05,A,Café crème £5,1\n" * 20
GOODS = {
    "Western": [
        "Crème brûlée",
        "Jalapeño",
        "Größe M",
        "Señorita",
        "Maïs",
        "Brötchen",
        "Pâté",
        "Fløde",
        "£5 off",
        "½ Brot",
    ],
    "Polish": ["Żółty ser", "Śledź w śmietanie", "Mąka pszenna", "Chleb żytni", "Kiełbasa wiejska", "Jabłka", "Łosoś"],
    "Czech": ["Máslo čerstvé", "Špekáčky", "Rohlík tmavý", "Jahodový džem", "Kuřecí řízek", "Třešně", "Víno bílé"],
    "Hungarian": ["Kenyér szeletelt", "Tejföl", "Sárgabarack lekvár", "Túró rudi", "Zöldség", "Bőrápoló", "Fűszer"],
    "Turkish": [
        "Çikolatalı süt",
        "Beyaz peynir",
        "Ayçiçek yağı",
        "Şeker",
        "Kıyma",
        "İçli köfte",
        "Ekmek dilimli büyük",
    ],
    "Latvian": ["Rupjmaize", "Biezpiens ar krējumu", "Āboli", "Ķiploki", "Gaļa cūkas", "Šokolāde", "Zāļu tēja"],
    "Russian": [
        "Хлеб ржаной",
        "Молоко",
        "Сыр твёрдый",
        "Яблоки",
        "Чай чёрный",
        "Колбаса",
        "Масло сливочное",
        "Шоколад",
    ],
    "Greek": ["Ψωμί ολικής", "Γάλα φρέσκο", "Τυρί φέτα", "Ελιές", "Καφές ελληνικός", "Μέλι θυμαρίσιο", "Ούζο"],
    "Hebrew": ["לחם אחיד", "חלב טרי", "גבינה צהובה", "תפוחים", "קפה שחור", "שמן זית", "ביצים"],
    "Arabic": ["خبز عربي", "حليب طازج", "جبنة بيضاء", "تفاح أحمر", "قهوة", "زيت زيتون", "شاي أسود"],
    "Thai": ["ข้าวหอมมะลิ", "น้ำปลา", "นมสด", "ไข่ไก่", "กาแฟ", "ขนมปัง", "น้ำตาลทราย"],
    "Japanese": ["食パン", "牛乳", "卵10個入", "コーヒー豆", "緑茶ペットボトル", "味噌", "りんご", "ﾊﾞﾅﾅ"],
    "Chinese": ["牛奶", "鸡蛋", "苹果", "矿泉水", "方便面", "白砂糖", "洗发水", "日期"],
    "Taiwanese": ["牛奶", "雞蛋", "蘋果", "礦泉水", "泡麵", "砂糖", "洗髮精", "數量"],
    "Korean": ["우유", "계란", "사과", "라면", "커피믹스", "설탕", "샴푸", "신라면 5개입"],
}


def table(names: Sequence[str], encoding: str) -> bytes:
    lines = ["date,sku,name,qty", *(f"2026-01-05,{place},{name},1" for place, name in enumerate(names))]
    return "\n".join(lines).encode(encoding)


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
        (TEXT.encode("utf-32-le"), "utf-32-le"),
        (TEXT.encode("utf-32-be"), "utf-32-be"),
        (table(GOODS["Japanese"] * 50, "utf-16-le"), "utf-16-le"),
        (TEXT.encode("cp1252"), "cp1252"),
        ("Größe, 12½ – “fein” d’été, ÉTÉ, 5 €\n".encode("cp1252"), "cp1252"),
        ("£5.00\n".encode("cp1252"), "cp1252"),
        ("5,00 €\n".encode("cp1252"), "cp1252"),
        (b"date,sku\n2026-01-05,A\x00B\n" + b"2026-01-05,A\n" * 20, "utf-8"),
        (b"date,sku\n2026-01-05,A\x00B\n" + "2026-01-05,Größe\n".encode("cp1252") * 20, "cp1252"),
        (TEXT.encode() * 20 + b"\xff\x81\n", "utf-8"),
        (b"a,b\n" * 200 + b"\x81\x8d\xff\n", "utf-8"),
        (b"a,b\n" * 200 + "Müller,b\n".encode("cp1252"), "cp1252"),
    ],
)
def test_the_bytes_prove_the_encoding(open_text: Opener, content: bytes, encoding: str) -> None:
    assert find_encoding(open_text(content), None) == encoding


@pytest.mark.parametrize(
    ("language", "encodings"),
    [
        ("Western", ["cp1252", "mac_roman", "cp850"]),
        ("Polish", ["cp1250", "iso8859-2", "cp852"]),
        ("Czech", ["cp1250", "iso8859-2", "cp852"]),
        ("Hungarian", ["cp1250", "cp852"]),
        ("Turkish", ["cp1254", "cp857"]),
        ("Latvian", ["cp1257"]),
        ("Russian", ["cp1251", "koi8-r", "cp866", "iso8859-5"]),
        ("Greek", ["cp1253", "iso8859-7", "cp737"]),
        ("Hebrew", ["cp1255", "cp862"]),
        ("Arabic", ["cp1256"]),
        ("Thai", ["cp874"]),
        ("Japanese", ["cp932", "euc_jp"]),
        ("Chinese", ["gb18030", "gb2312"]),
        ("Taiwanese", ["cp950"]),
        ("Korean", ["cp949"]),
    ],
)
def test_a_few_goods_by_name_prove_the_encoding(open_text: Opener, language: str, encodings: list[str]) -> None:
    names = GOODS[language]
    for encoding in encodings:
        kept = [name for name in names if name.encode(encoding, "ignore").decode(encoding) == name]
        found = find_encoding(open_text(table(kept, encoding)), None)
        assert table(kept, encoding).decode(found) == table(kept, "utf-8").decode(), (language, encoding, found)


@pytest.mark.parametrize(
    ("text", "encoding"), [("Хлеб\n", "cp1251"), ("caf\u00e9\n", "cp850"), ("žolė\n", "cp1257"), ("čaj\n", "iso8859-2")]
)
def test_a_single_word_that_may_be_many_is_asked_about_side_by_side(
    open_text: Opener, text: str, encoding: str
) -> None:
    with pytest.raises(NeedsAnswerError) as question:
        find_encoding(open_text((f"A,{text}" * 3).encode(encoding)), None)
    assert question.value.needs == "encoding"
    assert f"A,{text.strip()}" in question.value.choices.values()


def test_lines_of_two_encodings_are_asked_about(open_text: Opener) -> None:
    lines = ["Größe,1\n".encode(), "Brötchen,2\n".encode("cp1252")] * 20
    with pytest.raises(NeedsAnswerError) as question:
        find_encoding(open_text(b"".join(lines)), None)
    assert question.value.choices["cp1252"] == "Brötchen,2"


def test_noise_is_asked_about(open_text: Opener) -> None:
    noise = bytes((7 * place * place + 3 * place) % 128 + 128 for place in range(400))
    with pytest.raises(NeedsAnswerError):
        find_encoding(open_text(b"\n".join(noise[place : place + 20] for place in range(0, 400, 20))), None)


@pytest.mark.parametrize(
    ("wanted", "encoding"),
    [
        ("CP1251", "cp1251"),
        ("windows-1250", "cp1250"),
        ("Win1252", "cp1252"),
        ("1253", "cp1253"),
        ("UTF8", "utf-8-sig"),
        ("utf-8-bom", "utf-8-sig"),
        ("ANSI", "cp1252"),
        ("latin1", "cp1252"),
        ("ISO-8859-1", "cp1252"),
        ("ISO 8859-15", "iso8859-15"),
        ("Shift-JIS", "cp932"),
        ("sjis", "cp932"),
        ("x-windows-949", "cp949"),
        ("GBK", "gb18030"),
        ("Big5", "cp950"),
        ("euc-kr", "cp949"),
        ("koi8r", "koi8-r"),
        ("Macintosh", "mac-roman"),
        ("mac", "mac-roman"),
        ("dos", "cp850"),
        ("utf-16", "utf-16-le"),
        ("unicode", "utf-16-le"),
    ],
)
def test_a_chosen_encoding_is_taken_by_any_of_its_names(open_text: Opener, wanted: str, encoding: str) -> None:
    assert find_encoding(open_text("ж\n".encode("cp1251")), wanted) == encoding


def test_a_chosen_utf_16_is_taken_with_or_without_its_mark(open_text: Opener) -> None:
    assert find_encoding(open_text(TEXT.encode("utf-16")), "UTF-16") == "utf-16"
    assert find_encoding(open_text(TEXT.encode("utf-16-be")), "UTF-16") == "utf-16-be"


def test_an_unknown_encoding_is_refused(open_text: Opener) -> None:
    for name in ("klingon", "base64", "cp4711"):
        with pytest.raises(FileRefusedError, match="not an encoding"):
            find_encoding(open_text(b"a"), name)


def test_bytes_without_text_are_refused(open_text: Opener) -> None:
    for content in (b"a\x00\x00\x00" * 100, b"a\x00b\x00\x00c" * 100):
        with pytest.raises(FileRefusedError, match="does not hold text"):
            find_encoding(open_text(content), None)


def test_letters_damaged_beforehand_are_remarked_on(open_text: Opener) -> None:
    assert encoding_notes(open_text(TEXT.encode()), "utf-8") == ()
    assert encoding_notes(open_text(TEXT.encode("cp1252")), "cp1252") == ()
    damaged = TEXT.encode().decode("cp1252").encode()
    assert "“CafÃ©”" in encoding_notes(open_text(damaged), "utf-8")[0]
