"""What rules are asked about, and what they answer: no table, and nothing of a client but what counts for them.

Days that hold include their last one; "after n days" is the day that is n days later.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple

from db.fields.declaration import Term
from db.rules.items import MINOR


def digest(*facts: object) -> str:
    """What a verdict follows from, in 16 hexadecimal digits."""
    return blake2b("|".join(map(str, facts)).encode(), digest_size=8).hexdigest()


class Certainty(StrEnum):
    """How sure a condition is (as in FHIR's ``verificationStatus``)."""

    TOLD = "told"
    SEEN = "seen"
    CONFIRMED = "confirmed"
    REFUTED = "refuted"


class Gravity(StrEnum):
    """How bad it may get (as FHIR's ``criticality``, which is another thing than how sure it is)."""

    LOW = "low"
    HIGH = "high"
    UNSURE = "unsure"


class Level(IntEnum):
    """How strictly something speaks against a treatment, the mildest first."""

    NOTE = 0
    """To be known; nothing is asked."""
    ASK = 1
    """To be asked at arrival; until it is answered, it counts as before."""
    WARN = 2
    """Shown once a visit, and acknowledged."""
    HOLD = 3
    """Stops until a day, or until a paper is there; a manager may let it through with a reason."""
    STOP = 4
    """Stops whatever is to be done; a manager may let it through with a reason."""
    NEVER = 5
    """Stops, and nobody lets it through."""


STOPS = frozenset({Level.HOLD, Level.STOP, Level.NEVER})
"""What interrupts; everything else is read in passing."""


class Policy(StrEnum):
    """When a service or a product asks for a patch test."""

    NONE = "none"
    FIRST = "first"
    """Once, and again when the test has expired."""
    GAP = "gap"
    """Once, and again after it wasn't used for as long as a test holds."""
    ALWAYS = "always"
    """Each time: a test since the last use."""


class Reason(StrEnum):
    """Why a verdict was given."""

    OPEN = "open"
    RESTING = "resting"
    """Over, but not for as long as it takes."""
    UNDATED = "undated"
    """Nobody has said when it was."""
    INSIDE = "inside"
    OUTSIDE = "outside"
    NO_WORD = "no_word"
    """No doctor's word, or an old one."""
    DOCTORS_WORD = "doctors_word"
    TOLERATED = "tolerated"
    RECHECK = "recheck"
    PAST_UNTIL = "past_until"
    AGE_UNKNOWN = "age_unknown"
    GUARDIAN = "guardian"
    PATCH_POSITIVE = "patch_positive"
    PATCH_MISSING = "patch_missing"
    PATCH_EARLY = "patch_early"
    PATCH_PENDING = "patch_pending"
    PATCH_EXPIRED = "patch_expired"
    PATCH_FORMULA = "patch_formula"
    PATCH_SINCE = "patch_since"
    CONSENT_MISSING = "consent_missing"
    CONSENT_EXPIRED = "consent_expired"
    CONSENT_TEXT = "consent_text"


@dataclass(frozen=True, kw_only=True)
class Condition:
    """Something that a client has or had.

    Attributes:
        item: Its code in the lists of box C.
        began: The day it began, or was done; None where nobody knows.
        ended: The day it was over; None while it lasts.
        until: The day until which it is thought to last, such as 42 days after a child is due.
        areas: Where; empty where that isn't known.
        doctor_day: The day of a doctor's word that allows treatment.
        confirmed_day: When the client was last asked; None where nobody wrote that down.
        told_day: When it was first taken down.
        tolerated: Whether treatment went well in spite of it, and a manager has marked it so.
    """

    item: str
    began: date | None = None
    ended: date | None = None
    until: date | None = None
    certainty: Certainty = Certainty.TOLD
    gravity: Gravity = Gravity.UNSURE
    areas: frozenset[str] = frozenset()
    doctor_day: date | None = None
    confirmed_day: date | None = None
    told_day: date | None = None
    tolerated: bool = False

    @cached_property
    def facts(self) -> str:
        """Digest of what verdicts on it follow from."""
        return digest(
            *(self.item, self.began, self.ended, self.until, self.certainty),
            *(self.gravity, sorted(self.areas), self.doctor_day, self.tolerated),
        )


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A service or a product that is to be used.

    Attributes:
        id: Its id; services and products have their own.
        means: What it does to a body (``MEANS``).
        areas: Where; empty where that isn't said.
        tags: Items that the salon's catalogue says it conflicts with, besides the rules.
        medical: Whether it is medical care 医疗美容.
        patch: When it asks for a patch test, which holds for ``patch_days``.
        consent_text: The version of the text that has to be signed; empty where none has.
        formula: A product's formula now, or the family of its batches (``same_formula``).
        batch: The batch of a product that is to be used; empty where nobody knows it yet.
        last_use: When this client had it last.
    """

    id: int
    name: str
    is_service: bool = True
    means: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    medical: bool = False
    patch: Policy = Policy.NONE
    patch_days: int = 180
    consent_text: str = ""
    consent_days: int = 365
    formula: str = ""
    batch: str = ""
    last_use: date | None = None

    @cached_property
    def facts(self) -> str:
        """Digest of what verdicts on it follow from."""
        return digest(self.is_service, self.id, sorted(self.means), sorted(self.areas))

    @cached_property
    def wants_papers(self) -> bool:
        """Whether a test, a signature or the age may speak against it: a test of a product always may."""
        return (
            not self.is_service
            or self.medical
            or bool(self.consent_text)
            or self.patch is not Policy.NONE
            or MINOR in self.tags
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PatchTest:
    """A patch test of a product: readings are ``negative``, ``positive``, ``pending`` or empty."""

    product: int
    applied: date
    at_24h: str = ""
    at_48h: str = ""
    formula: str = ""
    batch: str = ""

    @property
    def is_positive(self) -> bool:
        """Whether the client reacted."""
        return "positive" in (self.at_24h, self.at_48h)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedConsent:
    """A treatment consent that was signed, by the guardian too where that is written."""

    service: int
    signed: date
    text: str = ""
    has_guardian: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What counts of a client's age: the day of birth, or what was ticked where nobody knows it."""

    born: date | None = None
    told_minor: bool = False


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What an item says of what is done.

    Attributes:
        id: Its number; 0 for what stands in the catalogue's tags.
        version: Which wording of it: a change makes a new one.
        item: Code of the item.
        means: What it is about; empty for every service.
        areas_matter: Whether it holds only where the item is.
        level: How strictly it speaks.
        days_after: For how many days after the item's end it goes on.
        why: The reason that people read.
    """

    id: int
    version: int
    item: str
    means: frozenset[str]
    areas_matter: bool
    level: Level
    days_after: int
    why: Term

    @cached_property
    def wording(self) -> str:
        """What tells it from every other rule about its item, and from how it was before."""
        return f"{self.id}.{self.version}.{self.level:d}"

    def applies(self, asked: Asked) -> bool:
        """Whether it is about a service or a product; what stands in the catalogue is about what has its tag."""
        if not self.id:
            return self.item in asked.tags
        return not self.means.isdisjoint(asked.means) if self.means else asked.is_service


class Verdict(NamedTuple):
    """What speaks against a service or a product on a day; there are dozens for a client who has much.

    Attributes:
        about: Id of the service or product.
        item: Code of the item; ``patch``, ``consent`` or ``age`` where it isn't about one.
        rule: Number of the rule, 0 for tags, tests and papers, with its version.
        facts: Digest of what it follows from: the same until one of these changes.
        earliest: The first day on which this verdict is over by waiting alone; None where waiting doesn't end it.
    """

    level: Level
    about: int
    is_service: bool
    name: str
    item: str
    reason: Reason
    rule: int = 0
    version: int = 0
    facts: str = ""
    earliest: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """A rule as a manager reads it.

    Attributes:
        id: That of its wording; ``number`` is that of the rule.
        level: ``stop``, ``hold``, ``warn`` or ``note``.
        confirmed_by: Who stands for this wording; empty for a proposal.
        fired: How often it spoke in 90 days, once for a client, a day and a treatment.
        overridden: How often it was gone against in 90 days, and how often with a reaction.
        is_doubtful: Whether people mostly go against this wording of it: somebody has to look at it.
    """

    id: int
    number: int
    version: int
    item: str
    means: tuple[str, ...]
    areas_matter: bool
    level: str
    days_after: int
    why_en: str
    why_zh: str
    active: bool
    confirmed_by: str
    confirmed_day: date | None
    fired: int
    overridden: int
    reactions: int
    is_doubtful: bool
