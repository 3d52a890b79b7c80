"""What tells of health in a client's file, and destroying it where the client has taken back that it is kept.

What it is follows from the declarations: fields and kinds of records that ask for this consent, and the tables of
which the client's copy says that they tell of health. Notes of visits since are kept: they were written for these.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from db.clients.conditions.fields import history_field
from db.clients.consent.store import HEALTH, health_ended, is_withheld
from db.clients.fields.client import CLIENT_FIELDS
from db.contacts.store.facts import write_facts
from db.core.row_values import as_moment, local_day, moment_text
from db.core.sql import marks, rows, write
from db.dated.kinds import KINDS
from db.dossier.tables import TOLD
from db.erasing.store import locking
from db.erasing.store.emptying import drop_drafts
from db.fields.declaration import Access, Field, Kind
from db.fields.keeping import stored
from db.salon.store.catalogue import every_own_field
from db.visits.fields import VISIT_FIELDS

PAPERS = ("patch_test", "record", "comparison", "visit")
"""Papers that tell of health and of nothing else for which they would have to stay."""
_KINDS = tuple(code for code, kind in KINDS.items() if kind.consent == HEALTH)
_NOTES = {
    field.name: "NULL" if field.kind is Kind.DATE else "''" for field in VISIT_FIELDS if field.access is Access.HEALTH
}
"""Columns of visits, and what they hold where there is nothing."""
_OF_VISITS = tuple(told.table for told in TOLD if told.is_health and "visit_id" in told.whose)
"""Tables of notes on visits, which go with the visits of before."""


def ended(files: Sequence[int]) -> datetime | None:
    """Since when health isn't kept any more; None where it is."""
    return max(health_ended(files[:1]).values(), default=None)


def visits_of(files: Sequence[int], since: datetime) -> list[int]:
    """The visits whose notes are of the time before."""
    # of the cancelled ones, too: their notes stand in the archive
    found = rows(f"SELECT id, opened_at, closed_at FROM visit WHERE client_id IN ({marks(files)}) ORDER BY id", *files)
    return [id for id, opened, closed in found if is_withheld(since, as_moment(opened), as_moment(closed))]


def treatments_of(files: Sequence[int], since: datetime) -> list[int]:
    """The treatments among them, which a law keeps: see ``locking``."""
    before = set(visits_of(files, since))
    return [visit for visit in locking.treatments(files) if visit in before]


def counts(files: Sequence[int], since: datetime) -> dict[str, int]:
    """How many rows would go, by table."""
    found: dict[str, int] = {}
    for table, where, values in _going(files, since):
        [(count,)] = rows(f'SELECT COUNT(*) FROM "{table}" WHERE {where}', *values)
        if count:
            found[table] = found.get(table, 0) + int(count)
    if noted := _noted(visits_of(files, since)):
        found["visit"] = len(noted)
    return found


def destroy(files: Sequence[int], since: datetime, today: date) -> dict[str, int]:
    """Destroys it.

    Returns:
        How many rows went, by table; of visits how many had notes.
    """
    gone = counts(files, since)
    drop_drafts(files)
    for table in ("question", "condition"):
        column = "dated_id" if table == "question" else "from_dated"
        write(f'UPDATE "{table}" SET "{column}" = NULL WHERE client_id IN ({marks(files)})', *files)
    for table, where, values in _going(files, since):
        write(f'DELETE FROM "{table}" WHERE {where}', *values)
    if noted := _noted(visits_of(files, since)):
        empty = ", ".join(f'"{name}" = {nothing}' for name, nothing in _NOTES.items())
        write(f"UPDATE visit SET {empty}, carried = '' WHERE id IN ({marks(noted)})", *noted)
    write(f"UPDATE client SET version = version + 1 WHERE id IN ({marks(files)})", *files)
    write_facts(list(files), today)
    return gone


def take_back(client: int, now: datetime) -> None:
    """Says once more that it isn't kept, where a restored backup is of a time when it was."""
    write(
        "INSERT INTO consent (client_id, purpose, value, state, text_version, at, by_id) "
        "SELECT client_id, purpose, ?, 'withdrawn', text_version, ?, by_id FROM consent WHERE id = "
        "(SELECT MAX(id) FROM consent WHERE client_id = ? AND purpose = ?) AND state = 'yes'",
        stored(False),
        moment_text(now),
        client,
        HEALTH,
    )


def is_left(files: Sequence[int], since: datetime) -> bool:
    """Whether anything is still kept."""
    return bool(counts(files, since))


def _noted(visits: Sequence[int]) -> list[int]:
    """Those of some visits on which something of health is noted."""
    if not visits:
        return []
    is_noted = " OR ".join(f"\"{name}\" <> ''" for name in _NOTES)
    return [id for (id,) in rows(f"SELECT id FROM visit WHERE id IN ({marks(visits)}) AND ({is_noted})", *visits)]


def _going(files: Sequence[int], since: datetime) -> list[tuple[str, str, list[object]]]:
    """Tables, which rows of them go, and the values of the marks in that; those that refer to others first."""
    hers = f"client_id IN ({marks(files)})"
    known = {field.name: field for field in (*CLIENT_FIELDS, *every_own_field())}
    asks = [field for field in known.values() if field.access is Access.HEALTH]
    fields, boxes = [field.name for field in asks], sorted({field.box[:1] for field in asks})
    visits = visits_of(files, since)
    changed = rows(f"SELECT id, field FROM change WHERE {hers}", *files)
    changes = [id for id, name in changed if _is_health(name, known)]
    asked = [
        id
        for id, at in rows(f"SELECT id, at FROM question WHERE {hers}", *files)
        if is_withheld(since, as_moment(at), as_moment(at))
    ]
    found: list[tuple[str, str, list[object]]] = [
        ("answer", f"{hers} AND field IN ({marks(fields)})", [*files, *fields]),
        ("confirmed", f"{hers} AND box IN ({marks([*boxes, *fields])})", [*files, *boxes, *fields]),
        ("firing", f"{hers} AND day < ?", [*files, local_day(since).isoformat()]),
        ("condition", hers, [*files]),
        ("dated_key", f"{hers} AND kind IN ({marks(_KINDS)})", [*files, *_KINDS]),
        ("dated", f"{hers} AND kind IN ({marks(_KINDS)})", [*files, *_KINDS]),
        (
            "merge_row",
            f"merge_id IN (SELECT id FROM merge WHERE kept_id IN ({marks(files)})) "
            "AND \"of\" IN ('answer', 'condition', 'confirmed', 'change', 'dated', 'dated_key', 'visit', 'question')",
            [*files],
        ),
    ]
    found += [("change", f"id IN ({marks(changes)})", [*changes])] if changes else []
    found += [("question", f"id IN ({marks(asked)})", [*asked])] if asked else []
    found += [(table, f"visit_id IN ({marks(visits)})", [*visits]) for table in (*_OF_VISITS, "seen") if visits]
    return found


def _is_health(name: str, known: Mapping[str, Field]) -> bool:
    """Whether what was changed under a name tells of health."""
    code = name.partition(".")[0]
    if code in KINDS:
        return code in _KINDS
    field = known.get(name) or history_field(name)
    # what nobody knows any more goes, too
    return field is None or field.access is Access.HEALTH
