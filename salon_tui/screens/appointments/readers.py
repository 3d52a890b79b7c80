"""How services, people and times of an appointment are typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from db.appointments.requests import PartAsked
from db.core.errors import Flaw
from db.fields.parsing import FieldError, ParseContext
from db.salon.records import ServiceRecord
from db.text.clock import DAY
from salon_tui.screens.visits.offered import Against, offered, one_meant, who_is_meant
from salon_tui.widgets.line_reader import Offer
from salon_tui.words.i18n import _, ngettext

_PART = re.compile(r"(?P<what>[^@=]*)(?:@(?P<who>[^@=]*))?(?:=(?P<minutes>\d{1,3}))?")
_SEVERAL = re.compile(r"\d+(?:[@=][^\s,，]+)*(?:[\s,，]+\d+(?:[@=][^\s,，]+)*)+")


@dataclass(frozen=True, slots=True)
class PartsReader:
    """Reads ``3``, ``bs@林``, ``3=90``: what, by whom, and how long where that is not as usual.

    Attributes:
        catalogue: All services, those that are no longer offered too.
        against: Says what speaks against one of them for the client.
    """

    catalogue: Sequence[ServiceRecord]
    context: Callable[[], ParseContext]
    against: Against

    def read(self, text: str, before: PartAsked | None = None) -> tuple[PartAsked, ...]:
        """One service, or several where only numbers are typed: ``1 4@2``."""
        if _SEVERAL.fullmatch(text.strip()):
            first, *more = re.split(r"[\s,，]+", text.strip())
            return (self._one(first, before), *(self._one(part, None) for part in more))
        return (self._one(text, before),)

    def show(self, value: PartAsked) -> tuple[str, str]:
        """Name and who, and the minutes."""
        record = self._record(value.service)
        who = f" · {self._name(value.staff)}" if value.staff else ""
        minutes = record.minutes if value.minutes is None else value.minutes
        return f"{record.name}{who}", ngettext("{count} min", "{count} min", minutes).format(count=minutes)

    def typed(self, value: PartAsked) -> str:
        """The shortest text that means the same."""
        record = self._record(value.service)
        who = f"@{self._name(value.staff)}" if value.staff else ""
        length = f"={value.minutes}" if value.minutes not in (None, record.minutes) else ""
        return f"{record.code}{who}{length}"

    def offers(self, text: str) -> list[Offer]:
        """The services on offer: how long, and what speaks against them."""
        return [
            Offer(str(one.code), one.name, (str(one.minutes),), self.against(one.id, True))
            for one in offered(self.catalogue, text.split("@")[0])
        ]

    def heads(self) -> tuple[str, ...]:
        """Name and minutes."""
        return _("Service"), _("Minutes")

    def hands(self, value: PartAsked) -> list[tuple[str, str]]:
        """Who works here."""
        return [(str(number), ref.label) for number, ref in self.context().staff.items()]

    def by(self, value: PartAsked, number: str) -> PartAsked:
        """The same, done by somebody else."""
        return replace(value, staff=self.context().staff[int(number)].id)

    def kept(self, value: PartAsked) -> list[Any]:
        """Ids and minutes."""
        return [value.service, value.staff, value.minutes, value.together, value.part]

    def back(self, kept: Sequence[Any]) -> PartAsked:
        """A service of a draft."""
        service, staff, minutes, together, part = kept
        return PartAsked(service=service, staff=staff, minutes=minutes, together=together, part=part)

    def _one(self, text: str, before: PartAsked | None) -> PartAsked:
        found = _PART.fullmatch(text.strip())
        if found is None:
            raise FieldError(Flaw.NOT_A_CHOICE)
        service = one_meant(self.catalogue, found["what"].strip()).id
        staff = who_is_meant(self.context().staff, found["who"].strip()).id if found["who"] else None
        minutes = int(found["minutes"]) if found["minutes"] else None
        if minutes is not None and not 0 < minutes <= DAY:
            raise FieldError(Flaw.NOT_A_NUMBER)
        part = before.part if before is not None else 0
        return PartAsked(service=service, staff=staff, minutes=minutes, part=part)

    def _record(self, service: int) -> ServiceRecord:
        return next(one for one in self.catalogue if one.id == service)

    def _name(self, staff: int) -> str:
        return next((ref.label for ref in self.context().staff.values() if ref.id == staff), "?")
