"""The groups of the four indexes: which group a card stands under, and the key to order by (R107–R110).

By strokes, names with equally many strokes in the surname go by its first stroke, 横竖撇点折, as name lists do
(GF 3003-1999). The first strokes are known for the surnames below; all others follow them.
"""

from __future__ import annotations

from datetime import date

from db import names
from db.data import strokes
from db.fields import Term

_CLASSES = (
    Term("horizontal", "横"),
    Term("vertical", "竖"),
    Term("left-falling", "撇"),
    Term("dot", "点"),
    Term("turning", "折"),
)
_SURNAMES = (
    "丁于万王韦云尤厉戈古左石龙平艾邢匡巩成西吉杜李杨严苏苗林范郁欧武郝胡柯查荆封赵荣项柳南革莫秦袁耿桂顾"
    "贾夏原黄萧曹梅戚龚盛辜彭葛董韩蒋蒲斯蓝甄蔡臧樊霍薛戴芦芮花苑茅荀荔莘营萨菅干支元太咸蒙毕覃鞠甘柏裘聂",
    "卜卢史叶田申冉吕曲吴时岑别肖步明易尚罗党晏晁柴虞景喻路鄂墨裴常崔瞿",
    "毛牛仇公化丘白包仝乐付任华向伍仲朱乔伊全危邬何年佟余谷狄邹邱利金岳周季竺侯俞段钟修饶钱徐倪翁殷铁符储"
    "焦程舒鲁傅詹鲍解管黎魏衡穆邸丛佘滕",
    "卞文方计汤许齐米江池闫安祁关宋沈沙汪应冷辛庞郑单宗庄祝施姜洪宫娄闻席唐高凌郎谈涂浦阎梁康章商寇童曾温"
    "游谢窦雍谭廖潘颜糜刘郭冯兰房盖",
    "尹邓孔司皮弘台刁习马阮孙纪牟陈张邵陆陀屈孟居费胥姚骆柔陶桑屠隋隗缪尉贯贺熊",
)
_FIRST = {char: place for place, chars in enumerate(_SURNAMES) for char in chars}
_UNKNOWN = len(_CLASSES)
_NO_STROKES = 99


def by_strokes(name: str, reading: str = "") -> tuple[str, Term]:
    """Return the key and the group of a name in the index by strokes of the surname.

    Args:
        name: The client's name.
        reading: The sort reading, if it was corrected by hand.
    """
    surname = names.split_name(name)[0]
    count = strokes.count(surname[:1]) if surname else 0
    first = _FIRST.get(surname[:1], _UNKNOWN)
    key = f"{count or _NO_STROKES:02d} {first} {names.stroke_key(name, reading)}"
    if not count:
        return key, Term("without strokes", "无笔画")
    if first == _UNKNOWN:
        return key, Term(f"{count} strokes", f"{count} 画")
    stroke = _CLASSES[first]
    return key, Term(f"{count} strokes, {stroke.en}", f"{count} 画 · {stroke.zh}")


def by_pinyin(reading: str) -> tuple[str, Term]:
    """Return the key and the group of a reading in the index by pinyin; what has no letter comes last."""
    letter = names.index_letter(reading)
    return f"{'~' if letter == '#' else letter} {names.sort_key(reading)}", Term(letter, letter)


def by_creation(opened: date, number: str) -> tuple[str, Term]:
    """Return the key and the group of a card in the index by date: a month is a group."""
    month = f"{opened:%Y-%m}"
    return f"{opened:%Y-%m-%d} {number}", Term(month, f"{opened.year} 年 {opened.month} 月")


def by_skin(place: int, condition: Term | None, reading: str) -> tuple[str, Term]:
    """Return the key and the group of a card in the index by skin condition.

    Args:
        place: Where the condition is in its list of choices.
        condition: Its name; None where the skin has not been analysed, which comes last.
        reading: Orders the cards of a group.
    """
    if condition is None:
        return f"99 {names.sort_key(reading)}", Term("not analysed", "未诊断")
    return f"{place:02d} {names.sort_key(reading)}", condition
