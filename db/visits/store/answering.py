"""What is answered about verdicts of a visit: a warning was read, and how something came out that was let through."""

from __future__ import annotations

from collections.abc import Collection

from db.clients.conditions.reacting import note_strong_reaction
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.operation_context import Work
from db.core.sql import rows
from db.visits.fields import OUTCOMES
from db.visits.models import Override, Seen, Visit
from db.visits.store.firing import note_fired
from db.visits.store.lines import look_at


def note_read(work: Work, visit: Visit, facts: Collection[str]) -> None:
    """Keeps which warnings of a visit were read; what is none of them, or was read before, is passed over."""
    found = [one for one in look_at(visit).conflicts if one.warns and one.facts in facts]
    note_fired(work, visit.client_id, visit.day, found)
    warnings = {one.facts: one.alert.code for one in found}
    for digest in sorted(warnings):
        Seen.create(visit=visit, facts=digest, item=warnings[digest], by=work.staff, at=work.now)
    work.what["read"] = sorted(set(warnings.values()))


def is_to_rate(visit: int) -> bool:
    """Whether something was let through on a visit, and nobody has said yet how it came out."""
    return bool(rows("SELECT 1 FROM override WHERE visit_id = ? AND outcome = '' AND facts <> '' LIMIT 1", visit))


def rate(work: Work, visit: Visit, outcome: str) -> None:
    """Keeps how it came out; a strong reaction is a condition of the client from then on.

    Raises:
        InvalidFields: For what is no outcome.
        SalonError: ``NOT_FOUND`` where nothing was let through, or it was said already.
    """
    if outcome not in {choice.code for choice in OUTCOMES}:
        raise InvalidFields({"outcome": Flaw.NOT_A_CHOICE})
    there = Override.visit == visit, Override.outcome == "", Override.facts != ""
    alerts = [one.alert for one in Override.select(Override.alert).where(*there)]
    if not Override.update(outcome=outcome).where(*there).execute():
        raise SalonError(Code.NOT_FOUND)
    work.what["outcome"] = outcome
    if outcome == "strong":
        note_strong_reaction(work, visit.client_id, alerts)
