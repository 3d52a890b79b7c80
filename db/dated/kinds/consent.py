"""Consent to a treatment 知情同意: what it is for, what speaks against it, what may happen, and the signature.

The days are the software's proposal, to be confirmed by the salon's professional.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from db.core.errors import Flaw
from db.dated.declaration import Chapter, Dated, Derived, Part, Values
from db.dated.fields import asked
from db.fields.choices import choices
from db.fields.declaration import Kind, Term

VALID_DAYS = 365
"""Days for which a signature holds."""
RISKS = choices(("low", "low", "低"), ("medium", "medium", "中"), ("high", "high", "高"))
MARKS = choices(
    ("unsigned", "not signed", "未签"),
    ("valid", "valid", "有效"),
    ("expired", "sign again", "过期，重签"),
    ("withdrawn", "taken back", "已撤回"),
)


def derive(values: Values, taken: date, today: date) -> Derived:
    """A signed consent holds for a year, unless it is taken back."""
    if not values.get("signed"):
        return Derived(mark="withdrawn" if values.get("withdrawn") else "unsigned")
    until = taken + timedelta(days=VALID_DAYS)
    return Derived(until=until, mark="valid" if today <= until else "expired")


def checks(values: Values) -> Mapping[str, Flaw]:
    """A risk above the low one has its reason; nobody signs what they were not told, or take back."""
    flaws: dict[str, Flaw] = {}
    if values.get("risk") in ("medium", "high") and not values.get("risk_why"):
        flaws["risk_why"] = Flaw.REQUIRED
    if values.get("signed") and not values.get("risks_told"):
        flaws["risks_told"] = Flaw.REQUIRED
    if values.get("signed") and values.get("withdrawn"):
        flaws["withdrawn"] = Flaw.SIGNED_ANEW
    return flaws


CONSENT = Dated(
    code="consent",
    box="J",
    label=Term("Consent to treatment", "知情同意"),
    chapter=Chapter.HEALTH,
    parts=(
        Part(
            "treatment",
            Term("Treatment", "项目"),
            (
                asked("service", "Service", "项目", Kind.SERVICE, required=True),
                asked("indications", "What it is for", "适应症"),
                asked("against", "Contraindications checked", "禁忌核对"),
                asked("risk", "Risk", "风险", Kind.CHOICE, RISKS, required=True, scale=True),
                asked("risk_why", "Why", "风险依据", Kind.TEXT, limit=200),
                asked("risks_told", "Risks told", "已告知风险", Kind.YES_NO),
                asked("options", "Other options", "其他选择"),
            ),
        ),
        Part(
            "signature",
            Term("Signature", "签署"),
            (
                asked(
                    "text_version",
                    "Text, version",
                    "文本版本",
                    Kind.TEXT,
                    limit=40,
                    hint=Term("Empty: the one that the service asks for", "空白：按项目要求的版本"),
                ),
                asked("signed", "Signed", "已签", Kind.YES_NO),
                asked("guardian", "Guardian", "监护人", Kind.TEXT, limit=120),
                asked("withdrawn", "Taken back", "已撤回", Kind.YES_NO),
            ),
        ),
    ),
    chain=True,
    chain_by="service",
    headline=("service", "risk"),
    marks=MARKS,
    alarms=frozenset({"unsigned", "expired", "withdrawn"}),
    due_label=Term("Holds until", "有效至"),
    derive=derive,
    checks=checks,
    takes=(("text_version", "service", "consent_text"),),
)
