"""Every character of a name prints and can be read, searched and copied; nothing is left out silently."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pytest

from printouts.drawing import fonts
from printouts.drawing.embedded_font import PrintedFont, to_unicode
from printouts.drawing.kit import Paper
from printouts.errors import PaperCode, PaperError
from tests.printouts import reading

# Surnames and given names that font packages of offices are known to lack: GB 2312 and beyond, extensions A to E.
RARE = (
    "琍䶮㛃𬭎喆堃昇曾祎玥珺玺甯逯覃仝佟邰郜郗郄鄢缪麴亓尉迟"
    "万俟亓官翀頔燚垚犇骉羴鱻晟旻昉昕暐镕喆淼湉姃㑇㐱䒟𠅤𬀩𬍛𬘡𬬮𫍯𫖮𫘧𬶋"
)
LATIN = "Zoë Ðurić Nguyễn Thị Ýên Łukasz ǎěǐǒǔǚ Çağlar"


def sheet(*lines: str, bold: bool = False) -> bytes:
    to = io.BytesIO()
    paper = Paper(to, (210, 148), title="test", invariant=True)
    for number, line in enumerate(lines):
        paper.text(20, 20 + 8 * number, line, 12, bold=bold, width=180)
    paper.page()
    paper.save()
    return to.getvalue()


@pytest.mark.parametrize("bold", [False, True])
def test_rare_characters_are_read_back(bold: bool) -> None:
    pdf = sheet(RARE[:30], RARE[30:], bold=bold)
    assert reading.text(pdf) == RARE
    assert fonts.STAND_IN not in "".join(fonts.glyph(char, bold).char for char in RARE)


@reading.needs_poppler
def test_poppler_reads_them_too() -> None:
    assert reading.poppler_text(sheet(RARE[:30], RARE[30:], LATIN)) == RARE + LATIN.replace(" ", "")


def test_accents_that_are_typed_apart_are_put_together() -> None:
    assert reading.text(sheet(unicodedata.normalize("NFD", LATIN))) == LATIN.replace(" ", "")


def test_compatibility_ideographs_stay_as_the_identity_card_has_them() -> None:
    assert fonts.clean("\uf9dc\ufa10") == "\uf9dc\ufa10"
    assert reading.text(sheet("\uf9dc")) == "\uf9dc"


def test_what_no_face_has_is_a_visible_mark() -> None:
    assert reading.text(sheet("张😀김𓀀")) == "张〓〓〓"


def test_faces_have_names_of_their_own_and_are_embedded() -> None:
    pdf = sheet("静琍𬭎") + sheet("静琍", bold=True)
    for name in ("SalonSansSC-Regular", "SalonSansSCRest-Regular", "SalonSansSC-Bold", "SalonSansSCRest-Bold"):
        assert f"+{name}".encode() in pdf
    assert b"STSong" not in pdf and b"Helvetica" not in pdf


def test_the_rest_is_read_only_when_a_character_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    loaded: dict[str, PrintedFont] = {}
    monkeypatch.setattr(fonts, "_loaded", lambda: loaded)
    real = fonts._read

    def reads(name: str) -> PrintedFont:
        read.append(name)
        return real(name)

    monkeypatch.setattr(fonts, "_read", reads)
    fonts._widths.cache_clear()
    fonts.width("静颜美容", 9)
    assert read == ["SalonSansSC-Regular"]
    fonts.width("琍", 9)
    assert read == ["SalonSansSC-Regular", "SalonSansSCRest-Regular"]
    fonts._widths.cache_clear()


def test_missing_files_say_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    loaded: dict[str, PrintedFont] = {}
    monkeypatch.setattr(fonts, "_loaded", lambda: loaded)
    with pytest.raises(PaperError) as caught:
        fonts.load()
    assert caught.value.code is PaperCode.FONTS_MISSING
    assert caught.value.facts == {"file": "SalonSansSC-Regular.ttf"}


def test_the_table_for_readers_is_utf16_in_blocks_of_100() -> None:
    table = to_unicode("X", [0, *range(0x4E00, 0x4E00 + 150), 0x2CB4E])
    assert "<97> <D872DF4E>" in table
    assert "100 beginbfchar" in table and "51 beginbfchar" in table
    assert "<00> <" not in table.replace("<00> <FF>", "")


def test_text_shrinks_and_then_is_cut_visibly() -> None:
    assert fonts.fit("静颜美容", 10, 100) == ("静颜美容", 10, False)
    shrunk = fonts.fit("静颜美容中心", 10, 50)
    assert not shrunk.cut and 7.2 <= shrunk.size < 10
    cut = fonts.fit("静颜美容中心欢迎您", 10, 40)
    assert cut.cut and cut.text.endswith("…") and cut.size == pytest.approx(7.2)
    assert fonts.width(cut.text, cut.size) <= 40.01


def test_lines_break_between_words_and_not_before_closing_marks() -> None:
    lines = fonts.wrap("Zoë Nguyễn likes lavender very much indeed", 8, 90, 3)
    assert [line.text for line in lines] == ["Zoë Nguyễn likes", "lavender very much", "indeed"]
    cut = fonts.wrap("Zoë Nguyễn likes lavender extraordinarily much", 8, 64, 2, least=1.0)
    assert [line.text for line in cut] == ["Zoë Nguyễn likes", "lavender extra…"]
    lines = fonts.wrap("深层补水护理，舒缓", 10, 60, 2)
    assert [line.text for line in lines] == ["深层补水护", "理，舒缓"]
