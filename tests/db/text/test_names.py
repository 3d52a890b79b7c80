"""."""

from __future__ import annotations

import re
import subprocess
import sys
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.text.data import make_strokes, strokes, surnames
from db.text.names import index_letter, pinyin_key, readings, sort_key, sort_reading, split_name, stroke_key
from db.text.names import strokes as stroke_counts

NAMES = st.text(st.sampled_from("曾单吕欧阳尉迟长孙静安娜莎茜晟𬭎㐂凉\uf979 ·Amyü'<&[é"), max_size=12)


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("任素汐", "Ren Suxi"),
        ("曾轶可", "Zeng Yike"),
        ("单田芳", "Shan Tianfang"),
        ("解晓东", "Xie Xiaodong"),
        ("仇英", "Qiu Ying"),
        ("翟天临", "Zhai Tianlin"),
        ("查良镛", "Zha Liangyong"),
        ("区易嘉", "Ou Yijia"),
        ("朴树", "Piao Shu"),
        ("盖丽丽", "Ge Lili"),
        ("乐嘉", "Yue Jia"),
        ("黑妮", "He Ni"),
        ("不准", "Fou Zhun"),
        ("晟敏", "Cheng Min"),
        ("單立文", "Shan Liwen"),
        ("欧阳静怡", "Ouyang Jingyi"),
        ("歐陽靜怡", "Ouyang Jingyi"),
        ("尉迟恭", "Yuchi Gong"),
        ("万俟卨", "Moqi Xie"),
        ("长孙无忌", "Zhangsun Wuji"),
        ("令狐冲", "Linghu Chong"),
        ("澹台灭明", "Tantai Mieming"),
        ("爱新觉罗溥仪", "Aixinjueluo Puyi"),
        ("欧阳", "Ouyang"),
        ("欧 阳静", "Ou Yangjing"),
        ("吕洋", "Lü Yang"),
        ("王静安", "Wang Jing'an"),
        ("李晟", "Li Sheng"),
        ("𬭎", "Hong"),
        ("\uf979雨", "Liang Yu"),
        ("王㐂", "Wang 㐂"),
        ("阿依古丽·买买提", "Ayiguli Maimaiti"),
        ("Amy 陈", "Chen Amy"),
        ("陈Amy", "Chen Amy"),
        ("Mo Evans", "Mo Evans"),
        ("O'Brien & <b>", "O'Brien & <b>"),
        ("", ""),
    ],
)
def test_sort_reading(name: str, reading: str) -> None:
    assert sort_reading(name) == reading


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("曾轶可", {"zengyike", "cengyike"}),
        ("单田芳", {"shantianfang", "dantianfang", "chantianfang"}),
        ("單田芳", {"shantianfang", "dantianfang", "chantianfang"}),
        ("吕燕", {"luyan"}),
        ("覃辉", {"qinhui", "tanhui", "yanhui"}),
        ("贠晓", {"yunxiao", "yuanxiao"}),
        ("尉迟恭", {"yuchigong", "weichigong"}),
        ("万茜", {"wanqian", "wanxi"}),
        ("王芳", {"wangfang"}),
        ("Mo Evans", {"evansmo"}),
        ("O'Brien & <b>", {"bobrien"}),
        ("Müller Zoë", {"zoemuller", "zoemueller"}),
        ("Łucja Øster", {"osterlucja", "oesterlucja"}),
        ("", set()),
    ],
)
def test_readings(name: str, full: set[str]) -> None:
    assert {reading.full for reading in readings(name)} == full


def test_initials() -> None:
    assert [reading.initials for reading in readings("欧阳静怡")] == ["oyjy"]
    assert {reading.initials for reading in readings("曾轶可")} == {"zyk", "cyk"}
    assert readings("吕燕")[0].initials == "ly"


def test_split_name() -> None:
    assert split_name("诸葛亮") == ("诸葛", "亮")
    assert split_name("王 芳") == ("王", "芳")
    assert split_name("Mo Evans") == ("Evans", "Mo")
    assert split_name("Madonna") == ("Madonna", "")


def test_order_by_pinyin_is_the_dictionary_s() -> None:
    ordered = ["Li Na", "Li Xiang", "Lian Bo", "Lu Xun", "Lü Bu", "Luan Ping", "Wang Jing'an"]
    assert sorted(reversed(ordered), key=sort_key) == ordered


def test_index_letters() -> None:
    assert [index_letter(reading) for reading in ("Ouyang Jingyi", "Émile", "㐂", "", "9", "<b>")] == list("OE###B")


def test_strokes() -> None:
    assert stroke_counts("任素汐") == (6, 10, 6)
    assert stroke_counts("欧阳静怡") == (8, 6, 14, 8)
    assert stroke_counts("𬭎") == (12,)
    assert stroke_counts("Mo Evans") == ()
    assert strokes.count("\U00033479") == 0


def test_order_by_strokes() -> None:
    ordered = ["丁一", "王", "王一", "王芳", "吕洋", "任素汐", "陈静", "林一", "林静", "欧阳静怡", "曾轶可", "Mo Evans"]
    assert sorted(reversed(ordered), key=stroke_key) == ordered
    assert stroke_key("欧阳静怡") == "081.06 欧阳 14.08 ouyang jingyi"
    assert stroke_key("乐嘉", "Le Jia").endswith("le jia")


def test_equal_strokes_go_by_the_first_stroke() -> None:
    # seven strokes each: 横, 竖, 撇, 点, 折
    ordered = ["李娜", "吴静", "何静", "汪静", "张静"]
    assert sorted(reversed(ordered), key=stroke_key) == ordered


def test_one_surname_stays_together_before_the_next_that_sounds_the_same() -> None:
    ordered = ["于丽", "於丽", "于燕", "余芳", "余静", "俞安", "俞娜"]
    assert sorted(reversed(ordered), key=lambda name: (pinyin_key(sort_reading(name), name), name)) == ordered
    assert pinyin_key("Ouyang Jingyi", "欧阳静怡") == "ouyang 08欧阳 jingyi"


@pytest.mark.parametrize("pair", ["铫銚", "颉頡", "镡鐔", "匮匱", "适適", "张張", "陈陳", "贠貟"])
def test_simplified_and_traditional_forms_of_a_surname_file_together(pair: str) -> None:
    people = [f"{surname}{given}" for given in "安静" for surname in pair]
    for key in (stroke_key, lambda name: pinyin_key(sort_reading(name), name)):
        assert [name[1] for name in sorted(people, key=key)] == ["安", "安", "静", "静"]


def test_names_without_a_letter_come_last() -> None:
    ordered = ["安静", "周静", "Анна", "㐂㐂"]
    assert sorted(reversed(ordered), key=lambda name: pinyin_key(sort_reading(name), name)) == ordered
    assert [index_letter(sort_reading(name)) for name in ordered] == ["A", "Z", "#", "#"]


@settings(max_examples=200, deadline=None)  # pypinyin loads in the first one
@given(NAMES | st.text(max_size=20))
def test_any_name_can_be_found_and_ordered(name: str) -> None:
    found = readings(name)
    assert len(found) == len(set(found)) <= 24
    assert all(" " not in reading.full for reading in found)
    stroke_key(name)
    assert sort_reading(sort_reading(name)) or not name.split()


def test_the_tables_are_well_made() -> None:
    reading = re.compile("[a-zü]+")
    assert surnames.compound()["歐陽"] == ("ou", "yang")
    assert surnames.single()["區"][0] == "ou"
    for forms in (surnames.single(), surnames.given(), surnames.compound()):
        for form, found in forms.items():
            assert found
            assert all(map(reading.fullmatch, found))
            assert forms is not surnames.compound() or len(form) == len(found)
    assert not surnames.plain() & set(surnames.single())


def test_the_stroke_file_is_what_its_maker_makes() -> None:
    counts = make_strokes.read_counts(
        ["#\tkTotalStrokes\n", "U+4E00\tkTotalStrokes\t1\n", "U+4E8C\tkTotalStrokes\t2 3"]
    )
    assert counts == {0x4E00: 1, 0x4E8C: 2}
    assert len(zlib.decompress(make_strokes.pack(counts))) == len(zlib.decompress(strokes.FILE.read_bytes()))
    with pytest.raises(ValueError, match="outside"):
        make_strokes.pack({0x33479: 12})


def test_big_libraries_wait_until_they_are_needed() -> None:
    program = (
        "import sys; from db.text import names, dates, phones, national_id, money, card_number\n"
        "assert not {'pypinyin', 'borax', 'peewee', 'textual'} & set(sys.modules)\n"
        "import os; names.readings('任')\n"
        "assert 'pypinyin.phrases_dict' not in sys.modules and 'PYPINYIN_NO_PHRASES' not in os.environ"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
