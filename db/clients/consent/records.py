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


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentLine:
    """The latest answer to one purpose: on which day, and who took it down.

    Attributes:
        text_version: The version of the words in which it was asked.
        sheet_version: The version of the intake form that the desk has printed, on which it was signed; 0 for none.
        paper_day: The day of another paper on which it was signed; None for none.
    """

    purpose: str
    state: ConsentState
    day: date
    by: str
    text_version: str = ""
    sheet_version: int = 0
    paper_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentText:
    """A version of the words in which clients are asked what they agree to, as the intake form has them.

    Attributes:
        id: 0 for the one that the program comes with.
        since: From which day on it is printed; None for the one that the program comes with.
        by: Who has put it in force.
        asks: The purposes about which those who agreed in older words are asked again.
        is_in_force: Whether it is the one that is printed today.
    """

    id: int
    version: str
    words: Term
    since: date | None = None
    by: str = ""
    asks: tuple[str, ...] = ()
    is_in_force: bool = False


SHIPPED = ConsentText(
    id=0,
    version="2026-11",
    words=Term(
        "This form is there to treat you safely and to keep a record of your care. You may refuse any item, and leave"
        " blank what you would rather not say. What you tell us is kept for 3 years after your last visit; you may see,"
        " copy, correct or delete it, and withdraw your consent, at any time. Under 14: a guardian fills it in and"
        " signs.",
        "填写本表是为了安全地为您护理并保存护理记录。每一项都可以拒绝，不愿说的请留空。资料在最后一次到店后保存 3 年；"
        "您可以随时查阅、复制、更正、删除，也可以随时撤回同意。未满 14 岁由监护人填写并签字。",
    ),
)
"""The words that the program comes with, until the salon has its own."""


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
