"""Occasions as records, and who is reached on one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from db.clients.store.lines import lines
from db.contacts.models.occasion import Occasion
from db.contacts.occasion_fields import PURPOSES
from db.contacts.records.occasion import OccasionRecord, ReachLine
from db.contacts.rules.declaration import MAY_BE_CONTACTED
from db.contacts.rules.occasions import IS_CORE, YEAR, buyers
from db.contacts.store.agreeing import read_ways
from db.core.errors import Code, SalonError
from db.core.sql import rows
from db.fields.choices import CONTACT_WAYS
from db.text.dates import Birthday, next_birthday

MOST = 200
"""Clients of a list: more nobody reaches."""
CONGRATULATION = "congratulation"
_RECORDS = "SELECT id, version, COALESCE(code, ''), kind, name, day, lead_days, text, active FROM occasion"


def occasions(today: date) -> list[OccasionRecord]:
    """Those that are kept, the next first; then the others."""
    found = [_record(today, row) for row in rows(_RECORDS)]
    return sorted(found, key=lambda one: (not one.active, one.next, one.id))


def occasion_record(today: date, occasion: int) -> OccasionRecord:
    """One occasion.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = rows(f"{_RECORDS} WHERE id = ?", occasion)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return _record(today, found[0])


def get_occasion(occasion: int, version: int) -> Occasion:
    """An occasion's row, to be changed.

    Raises:
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``.
    """
    row: Occasion | None = Occasion.get_or_none(Occasion.id == occasion)
    if row is None:
        raise SalonError(Code.NOT_FOUND)
    if row.version != version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    return row


def _record(today: date, row: Sequence[Any]) -> OccasionRecord:
    id, version, code, kind, name, day, lead_days, text, active = row
    return OccasionRecord(
        id=id,
        version=version,
        code=code,
        kind=kind,
        name=name,
        day=day,
        next=next_birthday(Birthday.from_store(day), today),
        lead_days=lead_days,
        text=text,
        active=bool(active),
    )


_CONTACTED = (
    "EXISTS (SELECT 1 FROM contact k WHERE k.client_id = f.client_id AND k.purpose = ? AND k.day >= ? "
    "AND k.outcome NOT IN ('no_answer', 'wrong_number') "
    "AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.corrects_id = k.id))"
)
_WRITTEN = (
    "EXISTS (SELECT 1 FROM sheet s WHERE s.client_id = f.client_id AND s.kind = 'letter' AND s.state = 'given_out' "
    "AND s.occasion = ? AND s.at >= ?)"
)
_ANSWER = (
    "(SELECT s.value FROM consent s WHERE s.client_id = f.client_id AND s.purpose = 'consent_contact' "
    "ORDER BY s.id DESC LIMIT 1)"
)


def to_reach(one: OccasionRecord, today: date) -> list[ReachLine]:
    """Who is reached on an occasion: core clients first, then who bought for it last year, then who came within a year.

    Of each of them those who spend most come first; nobody who doesn't want to be contacted at all. Core clients alone
    are congratulated.
    """
    bought = "f.client_id IN (SELECT client_id FROM buyer)"
    lately = f"'{(today - timedelta(days=YEAR)).isoformat()}'"
    whom = IS_CORE if one.kind == CONGRATULATION else f"{IS_CORE} OR {bought} OR f.last > {lately}"
    begin = one.due.isoformat()
    found = rows(
        # they are asked for twice, and found once
        f"WITH buyer AS MATERIALIZED ({buyers(one.next, one.lead_days)}) "
        f"SELECT f.client_id, {IS_CORE} AS is_core, {bought} AS has_bought, {_ANSWER}, {_CONTACTED} OR {_WRITTEN} "
        f"FROM client_facts f WHERE ({whom}) AND {MAY_BE_CONTACTED} "
        f"ORDER BY is_core DESC, has_bought DESC, f.spend_12m + f.spend_before DESC, f.client_id LIMIT {MOST}",
        PURPOSES[one.kind],
        begin,
        one.kind,
        begin,
    )
    clients = {line.id: line for line in lines([row[0] for row in found])}
    every = tuple(way.code for way in CONTACT_WAYS)
    return [
        ReachLine(
            client=clients[client],
            ways=every if (ways := read_ways(answer)) is None else ways,
            is_core=bool(is_core),
            has_bought=bool(has_bought),
            reached=bool(reached),
        )
        for client, is_core, has_bought, answer, reached in found
    ]
