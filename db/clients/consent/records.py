"""What a client has agreed to, as it crosses the boundary of the archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.fields.declaration import Term
from db.text.dates import Birthday, age

CONSENT_FIELDS = ("purpose_explained", "consent_file", "consent_health", "consent_photographs", "consent_contact")
PURPOSES = CONSENT_FIELDS[1:]
"""What is agreed to one by one: a file, health, photographs, being contacted."""
GUARDIAN = ("guardian", "guardian_relation", "guardian_phone")
"""Who agrees for a child: the name, who that is, and where they are reached."""
CHILD = 14
"""Under this age a guardian agrees (PIPL 31)."""


class ConsentState(StrEnum):
    """Where one purpose stands; one that nobody has asked about yet has no line at all."""

    YES = "yes"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """The latest answer to one purpose: on which day, and who took it down."""

    purpose: str
    state: ConsentState
    day: date
    by: str


UNREAD_TERMS = {
    "health_refused": Term("health not agreed to: ask before every service", "未同意记录健康信息：每次服务前须询问"),
    "health_withdrawn": Term("health withdrawn: ask before every service", "健康信息同意已撤回：每次服务前须询问"),
}
"""The alerts that stand where the client doesn't agree to health being kept, by code."""


def lacks_guardian(values: Mapping[str, object], today: date) -> bool:
    """Whether this is a child under 14, by the birth date, of whom no guardian is known."""
    born = values.get("birthday")
    years = age(Birthday.from_store(born), today) if isinstance(born, str) and born else None
    if years is None or years >= CHILD:
        return False
    name, *reached = (values.get(field) for field in GUARDIAN)
    return not (name and any(reached))
