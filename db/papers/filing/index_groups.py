"""The groups of the three indexes: which group a card stands under, and the key to order by.

The keys by strokes and by pinyin are those that the archive keeps (:func:`db.text.names.stroke_key`,
:func:`db.text.names.pinyin_key`), so that an index stands in the order of screen and drawers.
"""

from __future__ import annotations

from datetime import date

from db.fields.declaration import Term
from db.text import names

BY_STROKES = Term("by strokes of the surname", "按姓氏笔画")
BY_PINYIN = Term("by pinyin", "按汉语拼音")
BY_CREATION = Term("by date of the card", "按建卡日期")
"""What the three orders are called."""
_CLASSES = (
    Term("horizontal", "横"),
    Term("vertical", "竖"),
    Term("left-falling", "撇"),
    Term("dot", "点"),
    Term("turning", "折"),
)


def by_strokes(name: str, reading: str = "") -> tuple[str, Term]:
    """Return the key and the group of a name in the index by strokes of the surname.

    Args:
        name: The client's name.
        reading: The sort reading, if it was corrected by hand.
    """
    key = names.stroke_key(name, reading)
    count, first = names.surname_strokes(name)
    if not count:
        return key, Term("without strokes", "无笔画")
    if not first:
        return key, Term(f"{count} strokes", f"{count} 画")
    stroke = _CLASSES[first - 1]
    return key, Term(f"{count} strokes, {stroke.en}", f"{count} 画 · {stroke.zh}")


def by_pinyin(reading: str, name: str = "") -> tuple[str, Term]:
    """Return the key and the group of a reading in the index by pinyin; what has no letter comes last."""
    letter = names.index_letter(reading)
    return names.pinyin_key(reading, name), Term(letter, letter)


def by_creation(opened: date, number: str) -> tuple[str, Term]:
    """Return the key and the group of a card in the index by date: a month is a group."""
    month = f"{opened:%Y-%m}"
    return f"{opened:%Y-%m-%d} {number}", Term(month, f"{opened.year} 年 {opened.month} 月")
