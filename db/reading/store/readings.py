"""Whom somebody treats on a day, what is read of each before, and what of it was read already."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter

from db.care.summary import summary_of
from db.clients.records import Alert
from db.clients.store.alerts import alerts_of, with_alerts
from db.clients.store.clients import get_client
from db.clients.store.lines import lines
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import as_day, as_moment
from db.core.sql import rows, rows_among
from db.dated.content import unpacked
from db.dated.kinds.meeting import MEETING
from db.dated.models import DatedRow
from db.dated.store import rows as dated
from db.fields.values import Ref
from db.reading.records import BeforeVisit, PlanOfMeeting, Promise, ReadBy, ToRead
from db.reading.store.questions import questions
from db.visits.models import Visit
from db.visits.records import VisitRecord
from db.visits.store import visits

MOST = 100
"""Clients whom somebody treats on a day, and plans that wait for their outcome."""
COMING = "('booked', 'confirmed', 'arrived')"
"""States of appointments of who is to come or is here."""
_PROMISED = ("agreed", "order", "own")
"""Rules of tasks that keep in mind what a client was promised."""


def to_read(work: Work, day: date, staff: int) -> list[ToRead]:
    """The clients whom somebody treats on a day, by time."""
    found = rows(
        "SELECT a.client_id, p.start, p.name FROM appointment a JOIN appointment_part p ON p.appointment_id = a.id "
        f"WHERE a.day = ? AND a.client_id IS NOT NULL AND a.state IN {COMING} AND p.staff_id = ? "
        "ORDER BY p.start, a.id, p.seq",
        day.isoformat(),
        staff,
    )
    turns: dict[int, list[tuple[int, str]]] = {}
    for client, start, service in found:
        turns.setdefault(client, []).append((start, service))
    known = {line.id: line for line in with_alerts(lines(list(turns)[:MOST]), day)}
    read = {
        client: (as_moment(at), frozenset(json.loads(facts)))
        for client, at, facts in rows(
            "SELECT client_id, at, facts FROM reading WHERE day = ? AND staff_id = ?", day.isoformat(), staff
        )
    }
    clients = []
    for client, some in turns.items():
        if (line := known.get(client)) is None:
            continue
        at, facts = read.get(client, (None, frozenset[str]()))
        digests = _digests(work, client, _alert_texts(line.alerts)) if at is not None and line.alerts else {}
        clients.append(
            ToRead(
                client=Ref(client, line.name),
                number=line.number,
                day=day,
                start=some[0][0],
                services=tuple(dict.fromkeys(service for _start, service in some if service)),
                alerts=line.alerts,
                read_at=at,
                has_news=any(digest not in facts for digest in digests.values()),
            )
        )
    return clients


def before_visit(work: Work, client: int, day: date) -> BeforeVisit:
    """What is read of a client before a day.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    row = get_client(client)
    alerts, care = alerts_of(client, day), summary_of(work, client)
    last, promises = _last_visit(work, client, day), _promises(work, client)
    plans = tuple(dated.record_of(work, plan) for plan in open_plans(client))
    asked = tuple(questions(work, "q.client_id = ? AND q.answered_at IS NULL", [client], "q.id"))
    turn = next((one for one in to_read(work, day, work.staff) if one.client.id == client), None)
    texts = {
        **_alert_texts(alerts),
        "care": f"{care.stage} {care.stages} {care.goal} {care.done} {sorted(care.skin.items(), key=str)}",
        "last": f"{last.id} {last.version}" if last is not None else "",
        **{f"promise {one.rule} {one.due} {one.text}": "" for one in promises},
        **{f"plan {one.id}": str(one.version) for one in plans},
        **{f"question {one.id}": "" for one in asked},
    }
    facts = _digests(work, client, {key: text for key, text in texts.items() if text or key not in ("care", "last")})
    read = rows(
        "SELECT at, facts FROM reading WHERE staff_id = ? AND client_id = ? AND day = ?",
        work.staff,
        client,
        day.isoformat(),
    )
    was = frozenset(json.loads(read[0][1])) if read else frozenset(facts.values())
    return BeforeVisit(
        client=Ref(client, row.name),
        client_number=row.number,
        day=day,
        alerts=alerts,
        care=care,
        last=last,
        promises=promises,
        plans=plans,
        questions=asked,
        start=turn.start if turn is not None else None,
        services=turn.services if turn is not None else (),
        read_at=as_moment(read[0][0]) if read else None,
        facts=facts,
        news=frozenset(key for key, digest in facts.items() if digest not in was),
    )


def open_plans(client: int) -> list[DatedRow]:
    """The plans of meetings of which nobody has said what came of them, the latest first."""
    return [row for row in dated.current_rows(client, MEETING) if not unpacked(MEETING, row.content).get("outcome")]


def plans_to_say(work: Work, *, everybodys: bool) -> list[PlanOfMeeting]:
    """Plans whose day has come, and of which nobody has said what came of them: one's own, or everybody's."""
    found = rows(
        "SELECT d.id, c.id, c.name, c.number, d.due, d.content, d.by_id FROM dated d "
        "JOIN client c ON c.id = d.client_id WHERE d.kind = 'meeting' AND d.state = 'current' "
        "AND d.due IS NOT NULL AND d.due <= ? ORDER BY d.due, d.id "
        f"LIMIT {MOST:d}",
        work.today.isoformat(),
    )
    return [
        PlanOfMeeting(id=id, client=Ref(client, name), number=number, day=as_day(due))
        for id, client, name, number, due, content, by in found
        if everybodys or work.staff in (unpacked(MEETING, content).get("who") or by, by)
    ]


def plans_of(work: Work, client: int) -> list[PlanOfMeeting]:
    """Those for one client."""
    found = rows(
        "SELECT d.id, c.name, c.number, d.due FROM dated d JOIN client c ON c.id = d.client_id "
        "WHERE d.client_id = ? AND d.kind = 'meeting' AND d.state = 'current' AND d.due IS NOT NULL AND d.due <= ? "
        f"ORDER BY d.due, d.id LIMIT {MOST:d}",
        client,
        work.today.isoformat(),
    )
    return [PlanOfMeeting(id, Ref(client, name), number, as_day(due)) for id, name, number, due in found]


def read_by(day: date) -> list[ReadBy]:
    """How many of their clients of a day each person has read, by who has most left."""
    found = rows(
        "SELECT s.id, s.name, COUNT(r.id), COUNT(*) FROM (SELECT DISTINCT a.client_id client, p.staff_id staff "
        "FROM appointment a JOIN appointment_part p ON p.appointment_id = a.id WHERE a.day = ? "
        f"AND a.client_id IS NOT NULL AND p.staff_id IS NOT NULL AND a.state IN {COMING}) t "
        "JOIN staff s ON s.id = t.staff "
        "LEFT JOIN reading r ON r.client_id = t.client AND r.staff_id = t.staff AND r.day = ? "
        "GROUP BY s.id, s.name ORDER BY COUNT(*) - COUNT(r.id) DESC, s.id",
        day.isoformat(),
        day.isoformat(),
    )
    return [ReadBy(Ref(staff, name), read, of) for staff, name, read, of in found]


def keep_reading(work: Work, client: int, day: date, facts: Iterable[str]) -> int:
    """Keeps that this person has read it, with what was read; gives the row's id."""
    [(kept,)] = rows(
        "INSERT INTO reading (staff_id, client_id, day, facts, at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (staff_id, client_id, day) DO UPDATE SET facts = excluded.facts, at = excluded.at RETURNING id",
        work.staff,
        client,
        day.isoformat(),
        json.dumps(sorted(facts)),
        work.moment,
    )
    return int(kept)


def _alert_texts(alerts: Sequence[Alert]) -> dict[str, str]:
    return {f"alert {alert.rule} {alert.code}": "" for alert in alerts}


def _digests(work: Work, client: int, texts: Mapping[str, str]) -> dict[str, str]:
    """A digest of each fact under the client's own salt, which tells nobody what it was."""
    return work.digests(client, {key: f"{key}\n{text}" for key, text in texts.items()})


def _last_visit(work: Work, client: int, day: date) -> VisitRecord | None:
    chosen = Visit.select().where(Visit.client == client, Visit.day < day, Visit.cancelled == "")
    latest = chosen.order_by(Visit.day.desc(), Visit.id.desc()).first()
    return visits.record_of(work, latest) if latest is not None else None


def _promises(work: Work, client: int) -> tuple[Promise, ...]:
    """What the client was promised, as far as this person may know of what is to be done about them."""
    if not work.may(Permission.APPOINTMENTS, client):
        return ()
    found = rows_among(
        "SELECT rule, due, text, id FROM task WHERE client_id = ? AND state = 'open' AND rule IN ({})",
        _PROMISED,
        client,
    )
    return tuple(Promise(rule, as_day(due), text) for rule, due, text, _id in sorted(found, key=itemgetter(1, 3)))
