"""What is taken down of a condition."""

from __future__ import annotations

from db.clients.fields.client import ALERT_FIELDS
from db.fields.choices import AREAS, choices
from db.fields.declaration import Access, Choice, Field, Kind, Term, When
from db.rules.items import ITEMS

MINOR = "minor"
"""Worked out from the birth date, never told as a condition; where that isn't known, the form's tick counts."""

CERTAINTY = choices(
    ("told", "the client says so", "本人自述"),
    ("seen", "seen", "店内所见"),
    ("confirmed", "a doctor says so", "医生确认"),
)
REFUTED = Choice("refuted", Term("never was so", "已排除"))
GRAVITY = choices(("low", "mild", "轻"), ("high", "severe", "重"), ("unsure", "not sure", "不确定"))

_ITEMS = tuple(
    entry
    for field in ALERT_FIELDS
    for entry in field.choices
    if ITEMS[entry.code].group == field.name and entry.code != MINOR
)
"""Each item once, in the form's order."""


def _field(name: str, en: str, zh: str, kind: Kind, **more: object) -> Field:
    return Field(name, "", Term(en, zh), kind, access=Access.HEALTH, **more)  # type: ignore[arg-type]  # as declared


CONDITION_FIELDS = (
    _field("item", "What", "禁忌", Kind.CHOICE, choices=_ITEMS, required=True),
    _field("began", "Since", "起于", Kind.DATE, when=When.PAST),
    _field("ended", "Over since", "止于", Kind.DATE, when=When.PAST),
    _field("until", "Probably until", "预计到", Kind.DATE, when=When.FUTURE),
    _field("due", "Child due on", "预产期", Kind.DATE, when=When.FUTURE),
    _field("areas", "Where", "部位", Kind.CHOICES, choices=AREAS),
    _field("certainty", "How sure", "确定程度", Kind.CHOICE, choices=CERTAINTY),
    _field("gravity", "How bad", "轻重", Kind.CHOICE, choices=GRAVITY),
    _field("doctor_day", "Doctor agreed on", "医生同意日期", Kind.DATE, when=When.PAST),
    _field("detail", "More on it", "说明", Kind.NOTE, limit=400),
)
"""``item`` is chosen once; the rest is put right as more is known. ``due``, of a pregnancy, is kept as ``until``."""
KEPT_FIELDS = tuple(field for field in CONDITION_FIELDS if field.name != "due")
"""What stands in the archive."""

_KEPT = {field.name: field for field in KEPT_FIELDS} | {
    "certainty": _field("certainty", "How sure", "确定程度", Kind.CHOICE, choices=(*CERTAINTY, REFUTED)),
    "confirmed_day": _field("confirmed_day", "Last confirmed", "上次核实", Kind.DATE),
    "tolerated": _field("tolerated", "Does no harm since", "可耐受自", Kind.DATE),
}
_PREFIX = "condition."


def history_name(item: str, field: str) -> str:
    """What a changed value of a condition is called in a client's history."""
    return f"{_PREFIX}{item}.{field}"


ON_CARD = ("began", "ended", "until")
"""The days of a condition that the client card shows."""
DAYS_ON_CARD = frozenset(
    history_name(code, field) for code, item in ITEMS.items() for field in ON_CARD if field != "ended" or item.rest
)
"""Their names in a client's history; what is over is on the card only where it counts for a while yet."""


def history_field(name: str) -> Field | None:
    """The field that :func:`history_name` made a name of, labelled with its item; None for another name."""
    item, _, field = name.removeprefix(_PREFIX).partition(".")
    kept, known = _KEPT.get(field), ITEMS.get(item)
    if not name.startswith(_PREFIX) or kept is None or known is None:
        return None
    label = Term(f"{known.term.en}, {kept.label.en.lower()}", f"{known.term.zh} {kept.label.zh}")
    return Field(name, "", label, kept.kind, kept.choices, kept.access, limit=kept.limit)
