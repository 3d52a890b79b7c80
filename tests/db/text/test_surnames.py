"""The orders of the cabinet on 504 surnames, against other tables than those that they are made of."""

from __future__ import annotations

import random
import zlib
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from db.papers.filing import index_groups
from db.text import names
from db.text.cleaning import fold
from db.text.data import strokes, surnames
from db.text.data.make_first_strokes import pack, spread
from db.text.names import sort_reading, split_name

STROKES = {"郤": 9, "郕": 8, "蓋": 13, "還": 16, "祕": 9, "祃": 7, "咼": 8, "𥝋": 24, "𨟠": 20}
"""Where Taiwan's standard has a stroke more or less than the mainland's, which the project follows: 阝 艹 辶 礻 冎."""
FIRSTS = {"芈": "横"}
"""The same of the first stroke; where the other table has two, the mainland's is among them."""
READINGS = {
    "蔚": ("yu", "surname Yù in 现代汉语词典; pinyin-pro has the everyday wèi"),
    "黑": ("he", "surname Hè; Unihan has no reading of surnames"),
    "鈄": ("tou", "traditional form of 钭, which pinyin-pro reads tǒu; Unihan has dǒu only"),
}
CLASSES = "横竖撇点折"


class Row(NamedTuple):
    """A surname as the other tables have it."""

    surname: str
    strokes: int
    first: str
    readings: tuple[str, ...]
    is_of_surnames: bool


def read() -> list[Row]:
    found = []
    for line in Path(__file__).with_name("surnames.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            surname, count, _, first, readings, who = line.split("\t")
            found.append(Row(surname, int(count), first, tuple(readings.split(",")), who == "pinyin-pro"))
    return found


ROWS = read()


def reading(surname: str) -> str:
    """How a surname is read, without marks, as it stands in the index."""
    return sort_reading(f"{surname}静").rpartition(" ")[0].replace("'", "").lower()


def shuffled() -> list[str]:
    """Bearers of all surnames, in no order."""
    people = [f"{row.surname}{given}" for row in ROWS for given in ("静", "伟")]
    random.Random(7).shuffle(people)
    return people


def test_the_list_has_what_it_says() -> None:
    assert len({row.surname for row in ROWS}) == len(ROWS) == 504
    assert sum(len(row.surname) > 1 for row in ROWS) >= 40
    assert set(surnames.single()) <= {row.surname for row in ROWS}
    rare = [row.surname for row in ROWS if not row.is_of_surnames and row.surname not in surnames.single()]
    assert len(rare) >= 60 and sum(0x20000 <= ord(char) <= 0x2A6DF for char in rare) >= 8


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.surname)
def test_a_surname_is_counted_and_read_as_the_sources_do(row: Row) -> None:
    assert split_name(f"{row.surname}静")[0] == row.surname
    assert strokes.count(row.surname[0]) == STROKES.get(row.surname, row.strokes)
    first = strokes.first(row.surname[0])
    assert first == 0 or CLASSES[first - 1] in FIRSTS.get(row.surname, row.first)
    said = reading(row.surname)
    expected, _ = READINGS.get(row.surname, ("", ""))
    if expected:
        assert said == expected and said not in row.readings
    elif row.is_of_surnames:
        assert said == row.readings[0].replace(" ", "")
    elif row.surname in surnames.single():
        assert said in row.readings
    else:
        assert said == row.readings[0]


def test_the_first_stroke_is_known_but_of_the_rarest() -> None:
    unknown = {row.surname for row in ROWS if not strokes.first(row.surname[0])}
    assert {char for char in unknown if "\u4e00" <= char <= "\u9fff"} == {"咼", "斄"}


def test_first_strokes_are_told_between_known_neighbours() -> None:
    order = list("甲乙丙丁戊己庚辛")
    # 丁 stands where it can't: among characters of two strokes
    known = {"乙": (2, 1), "丙": (2, 1), "丁": (9, 5), "己": (2, 3), "辛": (2, 3)}
    assert spread(order, known) == {"乙": 1, "丙": 1, "己": 3, "庚": 3, "辛": 3}
    packed = zlib.decompress(pack({"\u4e00": 1, "\u4e03": 1}))
    assert packed[:4] == b"\1\0\0\1" and len(packed) == len(zlib.decompress(strokes.FIRST_FILE.read_bytes()))


def test_by_strokes_goes_by_number_then_by_first_stroke() -> None:
    known = {row.surname: row.strokes for row in ROWS} | STROKES
    people = sorted(shuffled(), key=lambda name: index_groups.by_strokes(name)[0])
    # simplified and traditional forms are one surname, counted in its simplified form
    found = [fold(split_name(name)[0]) for name in people]
    places = [(known.get(one, strokes.count(one[0])), strokes.first(one[0]) or 6) for one in found]
    assert places == sorted(places)
    groups = [index_groups.by_strokes(name)[1].zh for name in people]
    assert groups == [f"{count} 画 · {CLASSES[first - 1]}" if first < 6 else f"{count} 画" for count, first in places]
    runs = [one for one, before in zip(found, ["", *found], strict=False) if one != before]
    assert len(runs) == len(set(runs))


def test_by_pinyin_goes_by_letter_then_by_reading() -> None:
    known = {row.surname: row for row in ROWS}
    people = sorted(shuffled(), key=lambda name: index_groups.by_pinyin(sort_reading(name))[0])
    said = [reading(split_name(name)[0]) for name in people]
    letters = [index_groups.by_pinyin(sort_reading(name))[1].zh for name in people]
    assert letters == sorted(letters) and letters == [one[0].upper() for one in said]
    # dictionaries have Lu, then Lü, then Luan
    assert said == sorted(said, key=lambda one: one.replace("ü", "u'"))
    assert len(letters) == 2 * len(known) and "#" not in letters


def test_by_creation_goes_by_day_then_by_number_under_months() -> None:
    opened = {name: date(2023, 11, 20) + timedelta(days=number // 9) for number, name in enumerate(shuffled())}
    number = {name: f"{place:08d}" for place, name in enumerate(reversed(opened))}
    people = sorted(opened, key=lambda name: index_groups.by_creation(opened[name], number[name])[0])
    assert people == sorted(opened, key=lambda name: (opened[name], number[name]))
    groups = list(dict.fromkeys(index_groups.by_creation(opened[name], "")[1].zh for name in people))
    assert groups[:3] == ["2023 年 11 月", "2023 年 12 月", "2024 年 1 月"]
    assert len(groups) == len({(day.year, day.month) for day in opened.values()})


@pytest.mark.parametrize(
    ("name", "filed"),
    [("铫期", "Yao Qi"), ("銚期", "Yao Qi"), ("铫雪", "Yao Xue"), ("铫子", "Yao Zi"), ("贠晓", "Yun Xiao")],
)
def test_a_rare_surname_is_filed_as_a_surname(name: str, filed: str) -> None:
    """铫 the kettle is read diào, the family Yáo (现代汉语词典); it is found under both."""
    assert sort_reading(name) == filed
    assert {one.surname[0] for one in names.readings("铫雪")} == {"yao", "diao"}
