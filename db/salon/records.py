"""The salon and its lists, as they cross the boundary of the archive.

They are named tuples, since the sign-in page waits for them: a frozen data class takes four times as long to be made,
and types that stand as texts (``from __future__ import annotations``) twice as long.
"""

from typing import NamedTuple


class ServiceRecord(NamedTuple):
    """A service of the catalogue: price in fen, minutes, and the alerts it conflicts with.

    Attributes:
        code: The number that people learn.
        readings: Its name in pinyin and in initials, with blanks between.
        leave_off: What a client leaves off before it, as it stands on the appointment slip.
        goals: The goals of clients that it is for.
        means: What it does to a body, and ``areas`` where.
        medical: Whether it is medical care.
        patch: When it asks for a patch test, which holds for ``patch_days``.
        consent_text: The version of the text that has to be signed before; a signature holds for ``consent_days``.
    """

    id: int
    version: int
    name: str
    category: str
    minutes: int
    price: int
    tags: tuple[str, ...]
    active: bool
    code: int = 0
    readings: str = ""
    leave_off: str = ""
    goals: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    medical: bool = False
    patch: str = "none"
    patch_days: int = 180
    consent_text: str = ""
    consent_days: int = 365


class ProductRecord(NamedTuple):
    """A product of the catalogue: price in fen, unit, and the rest as for a service.

    Attributes:
        lasts: For how many days one person uses a unit; 0 where nobody knows.
        patch: When it asks for a patch test, which holds for ``patch_days``.
        formula: Its formula now: a test of another one doesn't count.
    """

    id: int
    version: int
    name: str
    brand: str
    unit: str
    price: int
    tags: tuple[str, ...]
    active: bool
    code: int = 0
    readings: str = ""
    lasts: int = 0
    patch: str = "none"
    patch_days: int = 180
    formula: str = ""


class SalonRecord(NamedTuple):
    """The salon's own details and settings.

    Attributes:
        discount: How many percent below the list price need no reason.
        answer_days: Within how many days clients' requests are answered.
        has_recovery: Whether the owner has a recovery sheet.
        most_clients: With how many clients, besides those of their own appointments, somebody may have to do on a day
            before a manager is told.
    """

    name: str
    name_latin: str = ""
    address: str = ""
    phone: str = ""
    hours: str = ""
    scale: str = ""
    concept: str = ""
    language: str = "zh"
    paper: str = "zh_en"
    idle_seconds: int = 90
    solo: bool = False
    discount: int = 0
    answer_days: int = 15
    demo: bool = False
    has_recovery: bool = False
    most_clients: int = 80
    version: int = 0

    @property
    def paper_language(self) -> str:
        """The first language of the salon's paper, which values are written in."""
        return "en" if self.paper.startswith("en") else "zh"
