"""Every text prints literally, in whatever script."""

from reportlab.platypus import Paragraph

from retail_desktop.reporting.lettering import paper_text, plain_text
from retail_desktop.reporting.paper import CELL


def test_markup_is_text() -> None:
    assert paper_text("<b>x</b> & %s{0}") == "&lt;b&gt;x&lt;/b&gt; &amp; %s{0}"


def test_common_signs_need_no_other_font() -> None:
    assert paper_text("Café € 4 × 12 − Ελλάδα") == "Café € 4 × 12 − Ελλάδα"


def test_other_scripts_get_a_font_that_has_them() -> None:
    marked = paper_text("茶 カ 한 ա")
    assert 'name="STSong-Light">茶' in marked
    assert 'name="HeiseiKakuGo-W5">カ' in marked
    assert 'name="HYGothic-Medium">한' in marked
    assert 'name="DejaVuSans">ա' in marked
    assert Paragraph(marked, CELL).wrap(500, 100)[1] < 20


def test_a_sign_that_no_font_has_is_an_empty_square() -> None:
    assert paper_text("a\U0001f9ff\x07b") == "a□□b"
    assert plain_text("茶\nx") == "□ x"


def test_line_breaks_become_spaces_and_a_no_break_space_stays() -> None:
    assert paper_text(" a\r\n b\u00a0c ") == "a b\u00a0c"
