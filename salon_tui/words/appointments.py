"""When an appointment is, and with whom, in words."""

from __future__ import annotations

from collections.abc import Iterable

from db.appointments.records import AppointmentRecord, PartRecord
from db.text.clock import format_span
from salon_tui.words.i18n import _


def when(one: AppointmentRecord) -> str:
    """Its day, and from when to when: ``03-10 14:00–15:30``."""
    return f"{one.day:%m-%d} {format_span(one.start, one.finish)}"


def hands(parts: Iterable[PartRecord]) -> str:
    """Who does the services, each once; empty where nobody has been chosen."""
    return _(", ").join(dict.fromkeys(part.staff_name for part in parts if part.staff_name))
