"""."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.text.cleaning import clean, fold, half_width
from db.text.data.make_simplified import read_pairs, settle
from db.text.data.simplified import FILE, simplified

ANY_TEXT = st.text(st.characters())
NASTY = st.text(
    st.sampled_from(
        "a中é e\u0301\u0327\u200d\ufe0f\ufe0e\U000e0100\u2764\U0001f469\U0001f3fd\U0001f1e8\U0001f1f3"
        "\u3000\t\r\n\x0b\x85\u2028\x1b\x00\u202e\u200b\ufeff\ud83d\uf900\u1100\u1161\u11a8\u3164\ufdd0"
    )
)


@settings(max_examples=300)
@given(ANY_TEXT | NASTY, st.integers(0, 12) | st.just(200), st.booleans())
def test_cleaning_twice_changes_nothing_and_leaves_nothing_unseen(text: str, limit: int, multiline: bool) -> None:
    once = clean(text, limit, multiline=multiline)
    assert clean(once, limit, multiline=multiline) == once
    assert len(once) <= limit
    assert once == once.strip()
    assert "  " not in once
    for char in once:
        assert unicodedata.category(char) not in {"Cc", "Cs"} or (multiline and char == "\n")
        assert unicodedata.bidirectional(char) not in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    once.encode()


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  任素汐\t\n", "任素汐"),
        ("王\u3000芳", "王 芳"),
        ("O'Brien & <b>", "O'Brien & <b>"),
        ("[red]陈[/]\x1b[31m", "[red]陈[/][31m"),
        ("\u202e陈\u2066静\u2069", "陈静"),
        ("\ufeff陈\u200b静\x00\ufffe", "陈静"),
        ("e\u0301", "é"),
        ("𬭎𠅤㐂", "𬭎𠅤㐂"),
        ("凉\uf979﨑\U0002f80a", "凉\uf979﨑\U0002f80a"),
        ("葛\U000e0100", "葛\U000e0100"),
        ("👩\u200d🦰\u200d", "👩\u200d🦰"),
        ("陈\u200d静", "陈静"),
        ("❤\ufe0f\ufe0f", "❤\ufe0f"),
        ("a\ud800b", "ab"),
    ],
)
def test_examples(text: str, cleaned: str) -> None:
    assert clean(text, 40) == cleaned


def test_lines_are_kept_when_asked_for() -> None:
    assert clean(" a \r\n\r\n\r\n b\u2028c\t d ", 40, multiline=True) == "a\n\nb\nc d"


def test_the_cut_goes_through_no_letter() -> None:
    assert clean("abx\u0323", 3) == "ab"
    assert clean("a👩\u200d🦰", 3) == "a"
    assert clean("🇨🇳🇨🇳", 3) == "🇨🇳"
    assert clean("ab cd", 3) == "ab"
    assert clean("x" + "\u0323" * 9, 4) == "x\u0323\u0323\u0323"


def test_a_negative_limit_is_an_error() -> None:
    with pytest.raises(ValueError, match="text_limit"):
        clean("a", -1)


def test_half_width() -> None:
    assert half_width("１３８－ＡＢ　￥①") == "138-AB ￥①"


@settings(max_examples=200)
@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_fold_examples() -> None:
    assert fold("Ｌｉ　Ｎａ") == fold("li-na") == "lina"
    assert fold("José O'Brien") == "joseobrien"
    assert fold("阿依古丽·买买提") == "阿依古丽买买提"
    assert fold("\uf979") == "凉"
    assert fold("葛\U000e0100𬭎") == "葛𬭎"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("歐陽靜怡", "欧阳静怡"),
        ("歐阳靜怡", "欧阳静怡"),
        ("張麗華", "张丽华"),
        ("蕭裡衆眾", "萧里众众"),
        ("鍾鐘", "钟钟"),
        ("銚頡鐔匱適", "铫颉镡匮适"),
        ("電話號碼", "电话号码"),
        ("過敏史／ＰＨＯＮＥ", "过敏史phone"),
        ("Ørsted", "orsted"),
        ("ŁUKASZ", "lukasz"),
        ("Weiß", "WEISS"),
        ("Müller-Đặng", "mullerdang"),
        ("Æsa Œuvre Þór", "aesaoeuvrethor"),
    ],
)
def test_what_is_written_otherwise_is_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_every_simplified_form_is_the_end_of_its_chain() -> None:
    table = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line]
    assert len(table) > 3000
    assert all(len(line) == 2 and simplified(line[0]) == simplified(line[1]) == line[1] for line in table)


def test_table_is_made_of_first_forms_and_chains_end() -> None:
    lines = ["# File", "", "乾\t干 乾", "㑮\t㑮 𫝈", "裡\t裏", "裏\t里"]
    assert settle(read_pairs(lines)) == {"乾": "干", "裡": "里", "裏": "里"}
    with pytest.raises(ValueError, match="back to itself"):
        settle({"甲": "乙", "乙": "甲"})
