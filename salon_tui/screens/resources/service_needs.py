"""What a service asks of the day, as a form."""

from __future__ import annotations

import re
from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.declaration import Field
from db.resources.fields import COUNT_OF, KINDS, need_fields
from db.resources.operations import SaveServiceNeeds, save_service_needs
from db.resources.queries import resources, service_needs
from db.resources.records import Need, ServiceNeeds
from db.salon.queries import services
from db.salon.records import ServiceRecord
from db.staff.queries.people import colleagues
from salon_tui.screens.base.list_form import ListForm
from salon_tui.words.i18n import N_, _

_MINUTES = ("before", "after", "free_from", "free_minutes", "interval_days")


class ServiceNeedsPage(ListForm[ServiceRecord], inherit_bindings=False):
    """What a service asks besides its length: buffers, who has learned it, and what it takes up."""

    TITLE_TEXT = N_("Time, people, beds")
    HELP_TEXT = N_(
        "Booking keeps to this: it leaves time for getting ready and clearing away, offers only those who do the "
        "service, and takes a bed, a room or an instrument along. What is booked already stays as it is."
    )
    FORM = "service_needs"
    NEEDS = Permission.CATALOGUE

    def __init__(self) -> None:
        super().__init__("service_needs")
        self._needs = ServiceNeeds()
        self._fields: tuple[Field, ...] = ()

    @override
    def find(self, desk: Desk, id: int) -> ServiceRecord | None:
        return next((one for one in services(desk, True) if one.id == id), None)

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self._needs = service_needs(desk, (self.about,))[self.about]
        places = [(one.id, one.name) for one in resources(desk)]
        people = [(one.id, one.label) for one in colleagues(desk).values()]
        self._fields = need_fields(places, people)

    @override
    def fields(self) -> tuple[Field, ...]:
        return self._fields

    @override
    def heading(self) -> str:
        return f"{super().heading()} · {_(self.TITLE_TEXT)}"

    @override
    def known(self, record: ServiceRecord | None) -> dict[str, Any]:
        needs = self._needs
        counts = {f"{COUNT_OF}{need.kind}": need.count for need in needs.needs if need.kind}
        named = tuple(str(need.resource) for need in needs.needs if need.resource is not None)
        staff = tuple(str(id) for id in needs.staff)
        minutes = {name: getattr(needs, name) or None for name in _MINUTES}
        follow_days = " ".join(map(str, needs.follow_days)) or None
        return {**minutes, "follow_days": follow_days, **counts, "named": named or None, "staff": staff or None}

    @override
    def save(self) -> None:
        assert self.record is not None
        typed = self.texts()
        counted = [Need(kind.code, None, int(typed[f"{COUNT_OF}{kind.code}"] or 0)) for kind in KINDS]
        named = [Need("", int(id), 1) for id in typed["named"] or ()]
        needs = ServiceNeeds(
            needs=(*(need for need in counted if need.count), *named),
            staff=tuple(int(id) for id in typed["staff"] or ()),
            follow_days=_days(typed["follow_days"]),
            **{name: int(typed[name] or 0) for name in _MINUTES},
        )
        request = SaveServiceNeeds(
            request_id=self.request_id, service=self.record.id, version=self.record.version, needs=needs
        )
        self.perform(lambda desk: save_service_needs(desk, request), self._saved, refused=self.refused)

    def _saved(self, record: ServiceRecord) -> None:
        self.finish(_("{name} is saved.").format(name=record.name))


def _days(typed: str) -> tuple[int, ...]:
    """The numbers of a line; what is none stands as -1, which is no day."""
    return tuple(int(word) if word.isdecimal() else -1 for word in re.split(r"[\s,，、;；/]+", typed) if word)
