"""What is typed in a line of a visit, and what the program understands: name, who, price; or why it doesn't.

The catalogue and the staff are those of ``tests/widgets/test_lines.py``.
"""

from __future__ import annotations

from db.core.errors import Flaw

SERVICES: dict[str, str | Flaw] = {
    # by number, name, beginning, pinyin and initials, a part of the name
    "1": "补水护理 · 林小雨 | 268.00",
    "补水护理": "补水护理 · 林小雨 | 268.00",
    "bshl": "补水护理 · 林小雨 | 268.00",
    "BuShuiHu": "补水护理 · 林小雨 | 268.00",
    "深层": "深层清洁 · 林小雨 | 180.00",
    "eye": "Eye care · 林小雨 | 120.00",
    "CARE": "Eye care · 林小雨 | 120.00",
    # who, by number in the list, by name, by part of it
    "1@2": "补水护理 · 郝晨 | 268.00",
    "1 @郝": "补水护理 · 郝晨 | 268.00",
    "1@林小雨": "补水护理 · 林小雨 | 268.00",
    # price, before or after who
    "1=300": "补水护理 · 林小雨 | 300.00",
    "1@2=99.5": "补水护理 · 郝晨\nlist price 268.00 | 99.50",
    "1=99.5@2": "补水护理 · 郝晨\nlist price 268.00 | 99.50",
    "1 = 0": "补水护理 · 林小雨\nlist price 268.00 | 0.00",
    # several numbers are several lines
    "1 2@2=200": "补水护理 · 林小雨 | 268.00 / 深层清洁 · 郝晨 | 200.00",
    "1，2": "补水护理 · 林小雨 | 268.00 / 深层清洁 · 林小雨 | 180.00",
    # not understood
    "0": Flaw.NOT_A_CHOICE,
    "99": Flaw.NOT_A_CHOICE,
    "4": Flaw.NO_LONGER_OFFERED,
    "旧项目": Flaw.NOT_A_CHOICE,
    "护理仪": Flaw.NOT_A_CHOICE,
    "bs": Flaw.SEVERAL,
    "补水": Flaw.SEVERAL,
    "1@9": Flaw.NOBODY_CALLED_SO,
    "1@赵": Flaw.NOBODY_CALLED_SO,
    "1@": Flaw.NOBODY_CALLED_SO,
    "1=": Flaw.NOT_AN_AMOUNT,
    "1=x": Flaw.NOT_AN_AMOUNT,
    "1==3": Flaw.NOT_A_CHOICE,
    "@2": Flaw.NOT_A_CHOICE,
    "=300": Flaw.NOT_A_CHOICE,
}

PRODUCTS: dict[str, str | Flaw] = {
    "2 5ml #2409A": "修护精华 #2409A | 5ml",
    "xhjh 5 ml": "修护精华 | 5 ml",
    "修护 2g": "修护精华 | 2g",
    "1 5 ml #2409A": "Enzyme cleanser #2409A | 5 ml",
    "1, 2 3g": "Enzyme cleanser |  / 修护精华 | 3g",
    "own cream 2g": "own cream | 2g",
    "纱布": "纱布 | ",
    '"修护" 2g': "修护 | 2g",
    "9": Flaw.NOT_A_CHOICE,
    "3": Flaw.NO_LONGER_OFFERED,
    "#2409A": Flaw.REQUIRED,
}
