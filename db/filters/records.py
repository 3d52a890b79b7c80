"""What is asked of filters, and what they leave."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from db.clients.records import ClientLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Whom to look for: every filter that says something has to fit.

    Attributes:
        grades: Codes, as of every list here; none is any.
        age_from, age_to: Completed years; who has said no year of birth has no age.
        months: Months by number, in which the birthday is kept the next time.
        district, occupation: Words of which one has to be in the text.
        hobbies, themes: Words of which one has to be in what the client likes; either of them is enough.
        beautician: Id of whose client it is; 0 for anybody's.
        reachable: The way by which the client may be reached, or was never asked.
        service: Id of a service that was done, on a day from ``service_since`` to ``service_until``; without a service,
            any visit on those days.
        last_since, last_until: Between which the last visit was.
        skin_types, concerns: What the skin analysis that counts says.
        spend_from, spend_to: What the visits of 365 days came to, in fen.
    """

    grades: tuple[str, ...] = ()
    sexes: tuple[str, ...] = ()
    age_from: int | None = None
    age_to: int | None = None
    months: tuple[str, ...] = ()
    district: str = ""
    occupation: str = ""
    hobbies: str = ""
    themes: str = ""
    sources: tuple[str, ...] = ()
    beautician: int = 0
    reachable: str = ""
    service: int = 0
    service_since: date | None = None
    service_until: date | None = None
    last_since: date | None = None
    last_until: date | None = None
    skin_types: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
    spend_from: int | None = None
    spend_to: int | None = None

    @property
    def said(self) -> tuple[str, ...]:
        """Names of the filters that say something."""
        return tuple(field.name for field in fields(self) if getattr(self, field.name) != field.default)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilteredPage:
    """A page of whom filters leave.

    Attributes:
        lines: In the order of the alphabet.
        count: How many there are in all.
        is_own: Whether only this person's own clients were looked at, as they may know of no other's.
    """

    lines: tuple[ClientLine, ...]
    count: int
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SkinCount:
    """How many clients have a skin type or a concern.

    Attributes:
        field: The filter that asks for it: ``skin_types`` or ``concerns``.
        code: Of the filter's choices.
    """

    field: str
    code: str
    count: int
