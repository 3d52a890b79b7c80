"""Printing the pull list, and what a beautician reads before the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from db.clients.fields.client import CLIENT_FIELDS
from db.clients.records import ClientRecord
from db.clients.store import clients as store
from db.core.audit import Action
from db.core.errors import Code, Refused
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.dated.kinds.meeting import MEETING
from db.dated.store import on_paper
from db.dated.store import rows as dated
from db.fields.showing import show
from db.fields.values import Hidden
from db.papers.printed.store.digests import stamp
from db.papers.pull_list.records import PullCard
from db.papers.pull_list.store import cards, coming
from db.reading.records import QuestionRecord
from db.reading.store import questions
from db.salon.store.salon import salon_record
from db.sheets.day import PreReadLine, PreReadSheet
from db.sheets.papers import PullLine, PullList
from db.staff.store.people import staff_ref
from db.visits.fields import VISIT_FIELDS
from db.visits.models import Visit
from db.visits.store import visits

MOST_CARDS = 100
"""Cards of a day; more of them are a list of the archive, which a second person agrees to."""
_PREFERENCES = tuple(field for field in CLIENT_FIELDS if field.name in ("pressure", "manner", "likes", "dislikes"))
_TOPICS = next(field for field in CLIENT_FIELDS if field.name == "topics")
_PRE_READ = frozenset({"allergy_detail", "topics", *(field.name for field in _PREFERENCES)})
_VISIT = {field.name: field for field in VISIT_FIELDS}


@operation(Permission.DESK, Action.EXECUTE)
def print_pull_list(work: Work, day: date | None, clients: Sequence[int]) -> PullList:
    """The cards of a day, or of clients picked by hand, in the order in which the cabinet is walked along.

    Raises:
        Refused: ``NEEDS_SECOND`` or ``NOT_ALLOWED`` for more than :data:`MOST_CARDS`.
    """
    found = _wanted(work, day, clients)
    salon = salon_record()
    language = salon.paper_language
    lines = tuple(
        PullLine(
            place=card.where(language),
            number=card.number,
            name=card.name,
            time=card.time,
            beautician=card.beautician.label if card.beautician else "",
        )
        for card in found
    )
    work.what |= {"sheet": "pull_list", "cards": len(lines)}
    return PullList(salon=salon, stamp=stamp(work), day=day, lines=lines)


@operation(Permission.PRINT, Action.EXECUTE)
def print_pre_read(work: Work, day: date | None, beautician: int, clients: Sequence[int]) -> PreReadSheet:
    """What a beautician should know of the day's clients, whoever prints it; whom this person may not open is left out.

    Args:
        work: The operation under way.
        day: The day; None for clients picked by hand.
        beautician: Who treats the clients; 0 for those that nobody is named for.
        clients: The clients; those whom somebody else treats are left out.

    Raises:
        Refused: ``NOT_ALLOWED`` where none of them is this person's client, and this person's role has only own ones;
            ``PAPER_ONLY`` for a file of somebody who may not see all of it.
    """
    treated = [(turn.time, card) for card in _wanted(work, day, clients) if (turn := card.turn_of(beautician))]
    mine = [(time, card) for time, card in treated if all(work.may(right, card.id) for right in _RIGHTS)]
    if treated and not mine:
        raise Refused(Code.NOT_ALLOWED, permission=Permission.PRINT.value)
    for _, card in mine:
        work.about(card.id, Permission.OPEN_RECORD)
    work.client = None
    salon = salon_record()
    language = salon.paper_language
    mine.sort(key=lambda one: (not one[0], one[0]))
    lines = tuple(
        replace(
            _pre_read(work, time, card, day or date.max, language),
            services=_listed(card.services_of(beautician), language),
        )
        for time, card in mine
    )
    work.what |= {"sheet": "pre_read", "clients": [card.id for _, card in mine], "for": beautician}
    reader = staff_ref(beautician)
    return PreReadSheet(salon=salon, stamp=stamp(work), beautician=reader.label if reader else "", day=day, lines=lines)


_RIGHTS = (Permission.PRINT, Permission.OPEN_RECORD)


def _wanted(work: Work, day: date | None, clients: Sequence[int]) -> list[PullCard]:
    if len(clients) > MOST_CARDS:
        work.require(Permission.LIST_MANY_CONTACTS)
    return cards(clients, coming(day) if day else {})


def _pre_read(work: Work, time: str, card: PullCard, day: date, language: str) -> PreReadLine:
    record = store.record_of(work, store.get_client(card.id), sheet=_PRE_READ)
    before = Visit.select().where(Visit.client == card.id, Visit.day < day, Visit.cancelled == "")
    latest = before.order_by(Visit.day.desc(), Visit.id.desc()).first()
    visit = visits.record_of(work, latest, sheet=visits.OnSheet.CARE) if latest else None

    def noted(name: str) -> list[str]:
        value = visit.values.get(name) if visit else None
        return [] if isinstance(value, Hidden) else [show(_VISIT[name], value, language)]

    done = [str(visit.day), _listed([line.name for line in visit.services], language)] if visit else []
    return PreReadLine(
        time=time,
        number=card.number,
        name=card.name,
        cautions=_joined([*_alerts(record, language), *noted("cautions")], language),
        preferences=_joined(
            [*(show(field, record.values.get(field.name), language) for field in _PREFERENCES), *noted("preferences")],
            language,
        ),
        topics=_joined([show(_TOPICS, record.values.get("topics"), language), *noted("topics")], language),
        last_visit=" ".join(part for part in [*done, *noted("felt")] if part),
        recommend=_joined(noted("next_time"), language),
        meeting=_joined(_planned(work, card.id, day), language),
        questions=_joined([_asked(one) for one in questions.for_sheet(work, card.id)], language),
    )


def _planned(work: Work, client: int, day: date) -> list[str]:
    """What the meeting has planned for a client and nobody has said the outcome of: for that day, or for none."""
    plans = (on_paper.told(work, row, sheet=True) for row in dated.current_rows(client, MEETING))
    open_ones = [plan.values for plan in plans if plan is not None and "outcome" not in plan.values]
    return [str(values["todo"]) for values in open_ones if day == date.max or values.get("visit_day") in (None, day)]


def _asked(one: QuestionRecord) -> str:
    """Who asks what."""
    return f"{one.by.label}: {one.text}" if not isinstance(one.text, Hidden) else ""


def _alerts(record: ClientRecord, language: str) -> list[str]:
    return [f"{alert.term.text(language)} {alert.detail}".strip() for alert in record.alerts]


def _joined(parts: Sequence[str], language: str) -> str:
    return ("；" if language == "zh" else "; ").join(dict.fromkeys(part for part in parts if part))


def _listed(names: Sequence[str], language: str) -> str:
    return ("、" if language == "zh" else ", ").join(names)
