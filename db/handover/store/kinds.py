"""What is somebody's, kind by kind: which rows, and how they become a colleague's."""

from __future__ import annotations

from typing import NamedTuple

from db.core.operation_context import Work
from db.core.row_values import as_day
from db.core.sql import rows, write_each
from db.fields.values import Ref
from db.handover.records import ONE_BY_ONE, TheirGroup, TheirLine, Theirs
from db.text.card_number import spaced

MOST = 100
"""So many of a kind are listed; there may be a thousand clients."""


class _Kind(NamedTuple):
    """Where something stands.

    Attributes:
        table: The table, called ``t`` in ``where``.
        owner: The column that says whose it is.
        where: What makes it something that is still in hand.
        client: The client's column, or ``NULL``.
        day: The column of its day, or ``NULL``.
        text: What it is called.
        also: What else is set when it becomes a colleague's.
        order: By what an index gives the first of them, of which there may be thousands.
    """

    table: str
    owner: str
    where: str = "TRUE"
    client: str = "t.client_id"
    day: str = "NULL"
    text: str = "''"
    also: str = ", version = version + 1"
    order: str = ""


_KINDS = {
    Theirs.APPOINTMENT: _Kind(
        "(SELECT DISTINCT a.id, a.client_id, a.day, a.start, a.state, p.staff_id, a.guest_name FROM appointment a "
        "JOIN appointment_part p ON p.appointment_id = a.id)",
        "staff_id",
        "t.state IN ('booked', 'confirmed', 'arrived') AND t.day >= {today}",
        day="t.day",
        text="t.guest_name",
    ),
    Theirs.VISIT: _Kind(
        "(SELECT DISTINCT v.id, v.client_id, v.day, v.closed_at, s.staff_id FROM visit v "
        "JOIN visit_service s ON s.visit_id = v.id WHERE v.cancelled = '')",
        "staff_id",
        "t.closed_at IS NULL",
        day="t.day",
    ),
    Theirs.LOAN: _Kind("loan", "borrower_id", "t.out_at IS NOT NULL AND t.back_at IS NULL", day="t.due"),
    Theirs.COMPLAINT: _Kind(
        "complaint", "owner_id", "t.state IN ('open', 'reopened')", day="t.deadline", text="t.number"
    ),
    Theirs.CLIENT: _Kind("client", "beautician_id", "t.merged_into_id IS NULL", client="t.id", order="t.number"),
    Theirs.TASK: _Kind("task", "owner_id", "t.state = 'open'", day="t.due", text="t.text"),
    Theirs.QUESTION: _Kind("question", "to_id", "t.answered_at IS NULL", also=""),
    Theirs.WAITING: _Kind("waiting", "staff_id", "t.state = 'waiting'", day="t.from_day", text="t.guest_name"),
    Theirs.ABSENCE: _Kind("absence", "owner_id", "t.state = 'open'", day="t.next"),
    Theirs.WATCH: _Kind("watch", "owner_id", "t.until IS NULL"),
    Theirs.WIN_BACK: _Kind(
        "win_back",
        "owner_id",
        "t.state = 'open'",
        client="(SELECT w.client_id FROM watch w WHERE w.id = t.watch_id)",
        day="t.next",
    ),
    Theirs.IMPROVEMENT: _Kind(
        "improvement", "owner_id", "t.done IS NULL", client="NULL", day="t.deadline", text="t.text"
    ),
    Theirs.FINDING: _Kind("finding", "owner_id", "t.checked IS NULL", client="NULL", day="t.deadline", text="t.text"),
    Theirs.CABINET: _Kind(
        "cabinet", "keeper_id", client="NULL", text="t.mark", also=", keeper_since = {today}, version = version + 1"
    ),
    Theirs.VOLUME: _Kind("volume", "keeper_id", client="NULL", text="t.number"),
    Theirs.DRAFT: _Kind(
        "draft",
        "staff_id",
        client="(SELECT c.id FROM client c WHERE c.id = t.about)",
        day="date(t.kept)",
        text="t.form",
        also="",
    ),
}


def groups(work: Work, staff: int) -> list[TheirGroup]:
    """What is somebody's, by kind; kinds of which there is nothing are left out."""
    found = (_group(work, kind, staff) for kind in Theirs)
    return [group for group in found if group.count]


def hand(work: Work, kind: Theirs, staff: int, to: int, id: int = 0) -> int:
    """Makes a colleague's what is somebody's of a kind, or one of it.

    A draft becomes that of the manager who hands over, and of nobody else: it may say what a colleague may not read.
    Where she has one of the same form herself, it stays.

    Returns:
        How much it was.
    """
    assert kind not in ONE_BY_ONE
    it = _KINDS[kind]
    owner = work.staff if kind is Theirs.DRAFT else to
    where = f"t.{it.owner} = ? AND {it.where} AND ? IN (0, t.id)"
    if kind is Theirs.DRAFT:
        where += (
            " AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.staff_id = ? AND d.form = t.form AND d.about = t.about)"
        )
    chosen = rows(f"SELECT t.id FROM {it.table} t WHERE {where}", staff, id, *([owner] if kind is Theirs.DRAFT else []))
    if kind is Theirs.CLIENT:
        write_each(
            "INSERT INTO change (client_id, field, old, new, at, by_id) VALUES (?, 'beautician', ?, ?, ?, ?)",
            [(client, str(staff), str(to), work.moment, work.staff) for (client,) in chosen],
        )
    also = it.also.format(today=_literal(work))
    write_each(f"UPDATE {it.table} SET {it.owner} = ?{also} WHERE id = ?", [(owner, one) for (one,) in chosen])
    return len(chosen)


def _literal(work: Work) -> str:
    """Today, as SQL."""
    return f"'{work.today.isoformat()}'"


def _group(work: Work, kind: Theirs, staff: int) -> TheirGroup:
    it = _KINDS[kind]
    where = f"FROM {it.table} t WHERE t.{it.owner} = ? AND {it.where.format(today=_literal(work))}"
    [(count,)] = rows(f"SELECT COUNT(*) {where}", staff)
    few = f" ORDER BY {it.order} LIMIT {MOST:d}" if it.order else ""
    listed = rows(
        f"SELECT x.id, x.client, c.name, c.number, x.day, x.text FROM (SELECT t.id, {it.client} client, "
        f"{it.day} day, {it.text} text {where}{few}) x LEFT JOIN client c ON c.id = x.client "
        f"ORDER BY x.day, c.number, x.id LIMIT {MOST:d}",
        staff,
    )
    lines = tuple(
        TheirLine(
            kind=kind,
            id=id,
            client=Ref(client, f"{name} {spaced(number)}") if client else None,
            day=as_day(day) if day else None,
            text=str(text),
        )
        for id, client, name, number, day, text in listed
    )
    return TheirGroup(kind=kind, count=count, lines=lines)
