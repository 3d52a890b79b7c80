"""The opening screen: who is here, what is not finished, whose birthday is near."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from db.appointments.store.waiting import count_waiting
from db.backup.store import drill_due, last_backup
from db.clients.fields.client import ALERT_FIELDS
from db.clients.records import ClientLine
from db.clients.store import birthdays
from db.clients.store.alerts import with_alerts
from db.clients.store.lines import lines
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.core.row_values import as_day
from db.core.sql import rows, rows_among
from db.dated.store.waiting import count_waiting as count_forms
from db.home.records import Home, LateLine, OpenIncident, RegisterNews, TrustNews
from db.log.store.head_lines import overdue_since
from db.money.store.days import is_closed, oldest_open_day
from db.notes.store import count_unread, unseen_answers
from db.papers.loans import store as loans
from db.papers.printed.store import reprints
from db.registers.access_requests import store as access_requests
from db.registers.incidents.store import open_incidents
from db.registers.inspections import store as inspections
from db.registers.training.store import due
from db.reviews.store import count_waiting as count_reviews
from db.rules.store.lines import doubtful
from db.visits.records import VisitLine
from db.visits.store import visits

BIRTHDAY_DAYS = 7
MOST_LINES = 60
FEW_LINES = 5
"""Of what can wait: after an import, everybody's record is unfinished."""
_QUESTIONS = ", ".join(f"'{field.name}'" for field in ALERT_FIELDS)
INCOMPLETE = (
    "FROM client c WHERE c.id > (SELECT COALESCE(MAX(id), 0) FROM client WHERE created_at < ?) "
    "AND c.merged_into_id IS NULL AND c.away = '' AND ("
    f"NOT EXISTS (SELECT 1 FROM confirmed f WHERE f.client_id = c.id AND f.box IN ({_QUESTIONS})) OR "
    "NOT EXISTS (SELECT 1 FROM consent s WHERE s.client_id = c.id))"
)
"""Files since a moment that lack something: they are numbered as they are opened, and the newest alone are read."""


@query(Permission.DESK)
def home(work: Work, everything: bool = False) -> Home:
    """What the opening screen shows to this person.

    Args:
        work: The query under way.
        everything: Every record that is not finished, as far as they fit; otherwise a few, and how many more.
    """
    today = work.today
    incomplete, count = _incomplete(today, MOST_LINES if everything else FEW_LINES)
    here, unfinished = _visits(work, "v.closed_at IS NULL", "="), _visits(work, "v.closed_at IS NULL", "<")
    done = _visits(work, "v.closed_at IS NOT NULL AND v.cancelled = ''", "=")
    late = tuple(_late(work)[:MOST_LINES])
    near = tuple(birthdays.near(today, BIRTHDAY_DAYS, MOST_LINES))
    about = [visit.client.id for visit in (*here, *done, *unfinished)] + [line.client for line in late if line.client]
    is_demo = bool(rows("SELECT demo FROM salon")[0][0])
    return Home(
        here=here,
        done=done,
        unfinished=unfinished,
        incomplete=incomplete,
        incomplete_more=count - len(incomplete),
        late=late,
        birthdays=near,
        reprints=reprints.count(work).all,
        waiting=count_waiting(today) if work.grant(Permission.APPOINTMENTS) is Grant.YES else 0,
        is_closed=is_closed(today) if work.grant(Permission.CLOSE_TILL) is Grant.YES else None,
        backup=None if is_demo else last_backup(work.now),
        drill=None if is_demo else _drill_late(work),
        doubtful_rules=doubtful(work) if work.grant(Permission.RULES) is Grant.YES else 0,
        forms=count_forms() if work.grant(Permission.INSPECT) is Grant.YES else 0,
        registers=_registers(work),
        trust=TrustNews(
            reviews=count_reviews() if work.grant(Permission.REVIEW) is Grant.YES else 0,
            log_due=overdue_since(work.now) if work.grant(Permission.AUDIT_LOG) is Grant.YES and not is_demo else None,
        ),
        people=_people([*about, *(line.client.id for line in near), *(line.id for line in incomplete)], today),
    )


def _visits(work: Work, where: str, compared: str) -> tuple[VisitLine, ...]:
    order = "v.day, v.opened_at"
    return tuple(visits.lines(work, f"{where} AND v.day {compared} ?", [work.today.isoformat()], order, MOST_LINES))


def _people(clients: Iterable[int], today: date) -> dict[int, ClientLine]:
    known = with_alerts(lines(list(dict.fromkeys(clients))), today)
    before = dict(
        rows_among(
            "SELECT client_id, MAX(day) FROM visit WHERE day < ? AND client_id IN ({}) AND cancelled = '' "
            "GROUP BY client_id",
            [line.id for line in known],
            today.isoformat(),
        )
    )
    return {line.id: replace(line, latest_visit=as_day(before.get(line.id))) for line in known}


def _incomplete(today: date, most: int) -> tuple[tuple[ClientLine, ...], int]:
    """Files opened lately where nobody has asked about health or consent yet: the newest, and how many there are."""
    since = (today - timedelta(days=30)).isoformat()
    found = rows(f"SELECT c.id {INCOMPLETE} ORDER BY c.id DESC LIMIT ?", since, most)
    # counted only where there are more than are shown
    count = len(found) if len(found) < most else rows(f"SELECT COUNT(*) {INCOMPLETE}", since)[0][0]
    return tuple(lines([client for (client,) in found])), count


def _late(work: Work) -> list[LateLine]:
    found = [
        LateLine(
            kind="loan",
            id=loan.id,
            day=loan.due,
            name=loan.client.label,
            who=loan.borrower.label,
            client=loan.client.id,
        )
        for loan in loans.overdue(work.today)
    ]
    if work.grant(Permission.REQUEST_ERASURE) is Grant.YES:
        found += [
            LateLine(
                kind="request",
                id=one.id,
                day=one.due,
                name=one.client.label,
                who=one.helper.label if one.helper else "",
                client=one.client.id,
            )
            for one in access_requests.late(work.today)
        ]
    if work.grant(Permission.CLOSE_TILL) is Grant.YES:
        day = oldest_open_day(work.today)
        found += [LateLine(kind="till", id=0, day=day)] if day is not None and day < work.today else []
    owner = None if work.grant(Permission.INSPECT) is Grant.YES else work.staff
    found += [
        LateLine(kind="finding", id=one.id, day=one.deadline, text=one.text, who=one.owner.label if one.owner else "")
        for one in inspections.late(work.today, owner)
        if one.deadline is not None
    ]
    return found


def _registers(work: Work) -> RegisterNews:
    inspects = work.grant(Permission.INSPECT) is Grant.YES
    return RegisterNews(
        incidents=tuple(OpenIncident(one.id, one.kind, one.noticed) for one in open_incidents()) if inspects else (),
        due=tuple(due(work.today)) if inspects else (),
        notes=count_unread() if work.grant(Permission.REVIEW) is Grant.YES else 0,
        answers=tuple(unseen_answers(work.staff)),
    )


def _drill_late(work: Work) -> date | None:
    due = drill_due() if work.grant(Permission.BACKUP) is Grant.YES else None
    return due if due is not None and due < work.today else None
