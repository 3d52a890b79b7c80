"""Questions, and files that were read, to try with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.reading import operations, queries
from db.reading.records import BeforeVisit, QuestionRecord
from db.reading.requests import AcknowledgeReading, Answer, Ask
from tests.db.calls import SECRET, TRIED, Case
from tests.db.salon import LIN, OWNER, Salon


def put(
    salon: Salon, who: str, client: str, text: str = "为什么用舒缓霜？", to: str = LIN, **more: Any
) -> QuestionRecord:
    """Somebody asks about a client."""
    whom = salon.staff[to] if to else 0
    asked = Ask(request_id=salon.request(), client=salon.clients[client], text=text, to=whom, **more)
    return operations.ask(salon.desk(who), asked)


def reply(salon: Salon, who: str, question: int, text: str = "冬天两颊脱屑") -> QuestionRecord:
    """Somebody answers."""
    return operations.answer(salon.desk(who), Answer(request_id=salon.request(), question=question, text=text))


def read(salon: Salon, who: str, client: str, day: date) -> BeforeVisit:
    """Somebody reads a client's file before a day, and says so."""
    at = salon.desk(who)
    known = queries.before_contact(at, salon.clients[client], day)
    facts = tuple(known.facts.values())
    asked = AcknowledgeReading(request_id=salon.request(), client=salon.clients[client], day=day, facts=facts)
    return operations.acknowledge_reading(at, asked)


@dataclass(frozen=True)
class Asked:
    """What was asked about a client."""

    open: QuestionRecord
    answered: QuestionRecord


def make_questions(salon: Salon) -> Mapping[int, Asked]:
    """An open and an answered question about each client that is tried; they say what nobody may read for ever."""
    return {
        salon.clients[name]: Asked(
            put(salon, OWNER, name, f"{SECRET}为什么？"),
            reply(salon, OWNER, put(salon, OWNER, name, f"{SECRET}过敏？").id, f"{SECRET}皮肤薄"),
        )
        for name in TRIED
    }


def asked_of(case: Case) -> Asked:
    """What was asked about the client of a case."""
    return case.of(make_questions)[case.client]
