"""Secrecy incidents as records, and their steps."""

from __future__ import annotations

from dataclasses import replace

from db.core.errors import Code, SalonError
from db.core.row_values import records
from db.core.sql import rows
from db.registers.incidents.records import IncidentRecord, IncidentStepLine

_INCIDENTS = (
    "SELECT i.id, i.version, i.number, i.kind, i.noticed, b.name reported_by, i.risk, i.told_clients, "
    "i.told_authority, i.closed, "
    "(SELECT COUNT(DISTINCT t.client_id) FROM incident_step t WHERE t.incident_id = i.id) files "
    "FROM incident i JOIN staff b ON b.id = i.reported_by_id "
)
_STEPS = (
    'SELECT t.at, s.name "by", t.step, t.text, t.risk, t.day, c.id "client.id", c.name "client.label", '
    "c.number client_number FROM incident_step t JOIN staff s ON s.id = t.by_id "
    "LEFT JOIN client c ON c.id = t.client_id WHERE t.incident_id = ? ORDER BY t.seq"
)


def incidents(where: str, *values: object, most: int = 200) -> list[IncidentRecord]:
    """Incidents that fulfil a condition on ``i``, the latest first, without their steps."""
    return records(IncidentRecord, f"{_INCIDENTS} WHERE {where} ORDER BY i.number DESC LIMIT ?", *values, most)


def incident_record(incident: int) -> IncidentRecord:
    """One incident, with its steps.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = incidents("i.id = ?", incident)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return replace(found[0], steps=tuple(records(IncidentStepLine, _STEPS, incident)))


def steps_done(incident: int) -> set[str]:
    """What was done about it so far."""
    return {step for (step,) in rows("SELECT step FROM incident_step WHERE incident_id = ?", incident)}


def open_incidents() -> list[IncidentRecord]:
    """Incidents that aren't closed, the oldest first."""
    return incidents("i.closed IS NULL")[::-1]
