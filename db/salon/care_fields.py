"""What a service is for, does to a body and asks for before, and what a product does: what care goes by."""

from __future__ import annotations

from typing import Any

from db.fields.choices import AREAS, GOALS, choices
from db.fields.declaration import Field, Kind, Term
from db.rules.items import MEANS
from db.rules.records import Policy

POLICIES = choices(
    (Policy.NONE.value, "none", "不要求"),
    (Policy.FIRST.value, "before the first time", "首次前"),
    (Policy.GAP.value, "first time, and after a gap", "首次及间隔过久后"),
    (Policy.ALWAYS.value, "each time", "每次前"),
)
LONGEST_TEXT = 40
MOST_DAYS = 3650


def _patch() -> tuple[Field, ...]:
    return (
        Field("patch", "", Term("Patch test", "皮试"), Kind.CHOICE, POLICIES, required=True),
        Field(
            "patch_days",
            "",
            Term("Test, days", "皮试天数"),
            Kind.NUMBER,
            required=True,
            limit=4,
            hint=Term(
                "How long a test holds: 180 is usual; the salon's professional confirms it",
                "皮试多少天内有效：一般 180，由本店专业人员确认",
            ),
        ),
    )


SERVICE_CARE = (
    Field(
        "goals",
        "",
        Term("For goals", "适合目标"),
        Kind.CHOICES,
        GOALS,
        limit=120,
        hint=Term("F4: the list. It is suggested to who has one of them.", "F4 打开列表；有这些目标的顾客会得到建议"),
    ),
    Field(
        "means",
        "",
        Term("What it does", "作用方式"),
        Kind.CHOICES,
        MEANS,
        limit=200,
        hint=Term("F4: the list. Rules of health go by it.", "F4 打开列表；健康规则据此判断"),
    ),
    Field(
        "areas",
        "",
        Term("Areas", "部位"),
        Kind.CHOICES,
        AREAS,
        limit=120,
        hint=Term("Empty: anywhere", "留空表示不限部位"),
    ),
    Field(
        "medical",
        "",
        Term("Medical care", "医疗美容"),
        Kind.YES_NO,
        required=True,
        hint=Term("1 yes: never without a signed consent", "1 是：没有签署同意书一律不得进行"),
    ),
    *_patch(),
    Field(
        "consent_text",
        "",
        Term("Consent, text", "同意书文本"),
        limit=LONGEST_TEXT,
        hint=Term("The version that is signed before; empty: none", "做前须签的文本版本；留空为不需要"),
    ),
    Field(
        "consent_days",
        "",
        Term("Consent, days", "同意天数"),
        Kind.NUMBER,
        required=True,
        limit=4,
        hint=Term(
            "How long it holds: 365 is usual; the salon's professional confirms it",
            "签署后多少天内有效：一般 365，由本店专业人员确认",
        ),
    ),
)

PRODUCT_CARE = (
    *_patch(),
    Field(
        "formula",
        "",
        Term("Formula", "配方"),
        limit=LONGEST_TEXT,
        hint=Term(
            "Formula, or batches that begin alike: 24*. A changed one is tested again",
            "配方，或批号开头相同的批次系列，如 24*；变更后须重新皮试",
        ),
    ),
)


def unsaid(record: Any) -> frozenset[str]:
    """The fields of a service or a product that say nothing: no means, no test, no consent, and the days of none."""
    names = {
        name
        for name in ("goals", "means", "areas", "medical", "consent_text", "formula")
        if not getattr(record, name, "")
    }
    if record.patch == Policy.NONE.value:
        names |= {"patch", "patch_days"}
    if not getattr(record, "medical", False) and "consent_text" in names:
        names.add("consent_days")
    return frozenset(names)
