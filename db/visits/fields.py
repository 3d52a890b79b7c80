"""The fields of a visit record, in the order in which a treatment runs."""

from __future__ import annotations

from db.fields import choices as lists
from db.fields.declaration import Access, Choice, Field, Kind, Term, When
from db.visits.phrases import PHRASES


def _care(
    box: str,
    name: str,
    en: str,
    zh: str,
    kind: Kind = Kind.NOTE,
    entries: tuple[Choice, ...] = (),
    short: Term | None = None,
) -> Field:
    label = Term(en, zh)
    return Field(
        name,
        box,
        label,
        kind,
        entries,
        Access.HEALTH,
        limit=4000,
        when=When.FUTURE,
        short=short,
        phrases=PHRASES.get(name, ()),
    )


VISIT_FIELDS = (
    _care("2", "skin_before", "Skin before", "护理前皮肤"),
    _care("4", "steps", "Steps", "护理步骤"),
    _care("5", "settings", "Instrument, settings", "仪器与参数", short=Term("Device, settings", "仪器与参数")),
    _care("6", "cautions", "Cautions", "注意事项"),
    _care("7", "effect", "Effect", "效果", Kind.CHOICE, lists.RATING),
    _care("8", "felt", "Client felt", "顾客感受"),
    _care(
        "9",
        "confirmed",
        "Before/after confirmed",
        "前后对比确认",
        Kind.YES_NO,
        short=Term("Change confirmed", "前后对比"),
    ),
    _care("10", "introduced", "Introduced", "本次介绍"),
    _care("11", "next_time", "Recommend next time", "下次主推", short=Term("For next time", "下次主推")),
    _care("12", "topics", "Topics", "话题"),
    _care("13", "preferences", "Preferences noted", "喜好", short=Term("Preferences", "喜好")),
    _care("14", "satisfaction", "Satisfaction", "满意度", Kind.CHOICE, lists.RATING),
    _care("15", "next_date", "Come again", "建议下次", Kind.DATE),
)
"""Boxes 1 and 3 are the lines of services and of products, which are rows of their own."""
VISIT_FIELDS_BY_NAME = {field.name: field for field in VISIT_FIELDS}

LEDGERS = lists.choices(("package", "package of sessions", "次卡"), ("prepaid", "prepaid balance", "储值"))
"""What a client buys ahead."""

OUTCOMES = lists.choices(
    ("none", "no reaction", "无反应"), ("mild", "mild reaction", "轻微反应"), ("strong", "strong reaction", "强烈反应")
)
"""How it came out what was let through although something spoke against it."""
