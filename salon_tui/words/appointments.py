"""When an appointment is, and with whom, in words."""

from __future__ import annotations

from collections.abc import Iterable

from db.appointments.records import AppointmentRecord, PartRecord
from db.text.clock import format_span
from salon_tui.words.i18n import _
from salon_tui.words.words import weekday


def when(one: AppointmentRecord) -> str:
    """Its day, and from when to when, to be told to the caller: ``2026-03-10 Tue 14:00–15:30``."""
    return f"{one.day} {weekday(one.day)} {format_span(one.start, one.finish)}"


def hands(parts: Iterable[PartRecord]) -> str:
    """Who does the services, each once; empty where nobody has been chosen."""
    return _(", ").join(dict.fromkeys(part.staff_name for part in parts if part.staff_name))
