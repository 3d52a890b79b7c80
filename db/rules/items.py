"""What a client may have, for the rules: the lists of box C, each item once, with its days.

The days are the software's proposal, to be confirmed by the salon's professional. Sources differ (isotretinoin two to
six months, peels one to four weeks): the longer one stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from db.fields.choices import ALERTS, choices
from db.fields.declaration import Term

MEANS = choices(
    ("electric", "electric current", "电流"),
    ("rf", "radio frequency", "射频"),
    ("ultrasound", "ultrasound", "超声"),
    ("light", "light or laser", "光、激光"),
    ("heat", "heat", "热敷、热疗"),
    ("cold", "cold", "冷敷"),
    ("suction", "suction", "负压吸附"),
    ("massage", "massage", "按摩"),
    ("exfoliate", "exfoliation", "去角质"),
    ("acid", "acid", "刷酸"),
    ("needle", "needles", "针刺"),
    ("wax", "wax", "蜡脱毛"),
    ("dye", "dye", "染色"),
    ("steam", "steam", "喷雾蒸汽"),
    ("tape", "tape or plaster", "胶布、胶贴"),
)
"""What a service does to a body."""

CHRONIC = 365
_RECHECK = {
    "fever": 7,
    "infection": 7,
    "inflammation": 7,
    "drunk": 1,
    "menstruating": 7,
    "broken_skin": 14,
    "bruise": 14,
    "sunburn": 14,
    "pregnancy": 30,
    "surgery": 90,
    "nursing": 90,
    "trying": 90,
}
_RECHECK_MEDICATION = 90
_RESTS = {
    "isotretinoin": 180,
    "retinoids_topical": 7,
    "photosensitisers": 14,
    "filler": 14,
    "laser": 28,
    "peel": 28,
    "microneedling": 28,
    "make_up": 30,
    "threads": 90,
    "scar": 90,
}
_LOCAL_EVENTS = frozenset({"make_up", "scar"})

MINOR = "minor"
"""What is worked out from the birth date, and never told."""
PATCH, CONSENT, AGE = "patch", "consent", "age"
"""What a verdict is about where it is about no item."""
PAPER_TERMS = {
    PATCH: Term("patch test", "皮试"),
    CONSENT: Term("consent to treatment", "知情同意"),
    AGE: Term("age", "年龄"),
}

DOCTOR_DAYS = 180
"""Days for which a doctor's word holds."""
AFTER_BIRTH_DAYS = 42
"""Days after a child is due until which a pregnancy counts without being asked about."""
OF_AGE, CHILD = 18, 14
"""Ages: under the first somebody is a minor, under the second a child."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a client may have.

    Attributes:
        group: The question of box C that asks for it, the stricter one where two do.
        recheck: After how many days the client is asked again; 0 for what is over by itself.
        rest: For how many days it goes on counting after its end, or after the day it was done.
        area_bound: Whether it counts only where it is.
        is_event: Whether it is done on one day and begins to be over then.
    """

    code: str
    term: Term
    group: str
    recheck: int
    rest: int
    area_bound: bool
    is_event: bool


def _item(group: str, code: str, term: Term) -> Item:
    is_event = group == "procedures" or code == "scar"
    usual = _RECHECK_MEDICATION if group == "medication" else CHRONIC
    return Item(
        code=code,
        term=term,
        group=group,
        recheck=0 if is_event else _RECHECK.get(code, usual),
        rest=_RESTS.get(code, 0),
        area_bound=group == "keep_clear" or code in _LOCAL_EVENTS,
        is_event=is_event,
    )


ITEMS: Mapping[str, Item] = {
    code: item
    for code, item in reversed(
        [(entry.code, _item(group, entry.code, entry.term)) for group, entries in ALERTS.items() for entry in entries]
    )
}
"""Every item by its code; the one behind two boxes belongs to the stricter."""
