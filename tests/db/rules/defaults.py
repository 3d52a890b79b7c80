"""The rules that a salon begins with, as the lists and the literature have them; its archive keeps them from the first.

Where a list of the form says what speaks against a treatment, the rules follow the list; where the literature differs
on days, the longer one stands here, and the professional may shorten it.
"""

from __future__ import annotations

from db.fields.choices import DO_NOT_TREAT, DOCTOR_FIRST, KEEP_CLEAR, NO_INSTRUMENTS
from db.fields.declaration import Term
from db.rules.items import ITEMS
from db.rules.records import Level, Rule

_INSTRUMENTS = "electric rf ultrasound"
_STRAINING = "acid exfoliate light needle wax heat rf"
_STOP = Term("do not treat until it is over", "未痊愈前一律不做护理")
_NO_CURRENT = Term("no electric, RF or ultrasound instruments", "不用电流、射频、超声类仪器")
_WORD = Term("a doctor's word first, not older than 180 days", "先要医生意见，180天内有效")
_CLEAR = Term("keep clear of it", "避开该部位")
_SKIN = Term("the skin has not recovered yet", "皮肤尚未恢复")
_ITSELF = Term("it would be used itself", "项目本身就用到它")


def _defaults() -> list[tuple[str, str, Level, Term]]:
    return [
        *((entry.code, "", Level.STOP, _STOP) for entry in DO_NOT_TREAT),
        *((entry.code, _INSTRUMENTS, Level.HOLD, _NO_CURRENT) for entry in NO_INSTRUMENTS),
        *((entry.code, "", Level.WARN, _WORD) for entry in DOCTOR_FIRST),
        *((entry.code, "", Level.WARN, _CLEAR) for entry in KEEP_CLEAR if entry.code != "scar"),
        ("scar", "", Level.HOLD, Term("a new scar is left alone", "新疤痕不碰")),
        (
            "isotretinoin",
            "acid light needle wax",
            Level.HOLD,
            Term("thin skin, which scars easily", "皮肤变薄，易损伤留疤"),
        ),
        ("isotretinoin", "", Level.WARN, Term("dry, thin skin: be gentle", "皮肤干薄，手法放轻")),
        ("retinoids_topical", "acid exfoliate light needle wax", Level.HOLD, _SKIN),
        ("photosensitisers", "light", Level.HOLD, Term("light may burn", "光照易灼伤")),
        ("filler", "massage heat rf", Level.HOLD, Term("it may shift or dissolve", "易移位或加速代谢")),
        *((code, _STRAINING, Level.HOLD, _SKIN) for code in ("laser", "peel", "microneedling")),
        ("make_up", "", Level.HOLD, Term("the colour has not settled", "色料未稳定")),
        ("threads", "massage heat rf suction ultrasound", Level.HOLD, Term("threads may loosen", "线材易松动")),
        ("acids", "acid", Level.HOLD, _ITSELF),
        ("ppd", "dye", Level.HOLD, _ITSELF),
        ("plaster", "tape", Level.HOLD, _ITSELF),
    ]


DEFAULTS: tuple[Rule, ...] = tuple(
    Rule(
        id=number,
        version=1,
        item=item,
        means=frozenset(means.split()),
        areas_matter=ITEMS[item].area_bound,
        level=level,
        days_after=ITEMS[item].rest,
        why=why,
    )
    for number, (item, means, level, why) in enumerate(_defaults(), 1)
)
