"""Who takes back that they may be contacted is out of every list of whom to reach, at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from db.clients.operations.clients import RecordConsent, record_consent
from db.contacts.operations.making import make_day
from db.contacts.rules import RULES
from db.core.desk import Desk
from db.core.errors import Code, SalonError
from db.core.sql import rows, run
from db.filters.operations import print_filtered
from db.filters.records import Filters
from db.messages.queries import message
from db.messages.records import MessageOccasion
from db.printing.labels.queries import address_lines
from db.printing.letters.queries import suggested
from db.printing.letters.records import Occasion
from tests.db.salon import ADDRESS, OUYANG, OWNER, Salon

TOLD_ANYWAY = {
    "remind": "it is booked",
    "settle": "what became of an appointment",
    "uncovered": "an appointment has nobody",
    "agreed": "it was promised to the client",
    "waiting": "the client waits for a time",
    "complaint": "the client waits for an answer",
    "improvement": "it is about the salon",
    "order": "the client waits for a product",
    "arrears": "it is owed",
    "package_low": "it is the client's own money",
    "package_out": "it is the client's own money",
    "expiring": "it is the client's own money",
    "lapsing": "it is the client's own money",
    "unsigned": "a paper is to be signed",
    "analysis": "it is looked at when the client comes",
    "patch_read": "a test waits on the client's skin",
    "absence": "it is about the client, and not said to her",
    "growing": "the salon thinks about it, and calls nobody",
    "lost": "the salon thinks about it, and calls nobody",
    "risk": "the salon thinks about it, and calls nobody",
    "festival": "a list, that leaves out who doesn't agree",
    "season": "a list, that leaves out who doesn't agree",
}
"""Rules by which who doesn't agree to be contacted is still told, or nobody is, and why."""


def agree(salon: Salon, *ways: str) -> None:
    told = RecordConsent(salon.request(), salon.clients[OUYANG], {"consent_contact": ways})
    record_consent(salon.desk(OWNER), told)


def test_every_rule_says_whether_it_asks_for_consent() -> None:
    offered = {name for name, rule in RULES.items() if rule.is_offered}
    assert offered | set(TOLD_ANYWAY) == set(RULES) and not offered & set(TOLD_ANYWAY)
    assert {"birthday", "gift", "care", "absence_next", "replenish"} <= offered


def test_what_was_only_offered_ends_when_it_is_taken_back(salon: Salon) -> None:
    """And doesn't arise again on any day of the next two months."""
    client, today = salon.clients[OUYANG], salon.clock.today.isoformat()
    agree(salon, "phone", "message", "post")
    make_day(salon.desk(OWNER))
    run("DELETE FROM task")
    for at, name in enumerate(RULES):
        run(
            "INSERT INTO task (version, rule, key, client_id, about, day, due, role, text, state, moved, reason, made) "
            "VALUES (1, ?, ?, ?, '', ?, ?, 'receptionist', '', 'open', 0, '', ?)",
            name,
            f"x{at}",
            client,
            today,
            today,
            today,
        )
    agree(salon)
    open_still = {name for (name,) in rows("SELECT rule FROM task WHERE state = 'open'")}
    dropped = {name for (name,) in rows("SELECT rule FROM task WHERE state = 'dropped' AND reason = 'not_wanted'")}
    offered = {name for name, rule in RULES.items() if rule.is_offered}
    assert not open_still & offered
    assert dropped <= offered and dropped >= {"birthday", "gift"}
    run("DELETE FROM task")
    for _ in range(9):
        salon.clock.forward(days=7)
        make_day(salon.desk(OWNER))
    arisen = {name for (name,) in rows("SELECT rule FROM task WHERE client_id = ?", client)}
    assert not arisen & offered


def _messages(at: Desk, client: int) -> set[int]:
    try:
        return {message(at, MessageOccasion.BIRTHDAY, client).client}
    except SalonError as refusal:
        assert refusal.code is Code.MESSAGES_DECLINED
        return set()


LISTS: dict[str, Callable[[Desk, int], set[int]]] = {
    "text messages": _messages,
    "letters": lambda at, client: set(suggested(at, Occasion.FESTIVAL)),
    "addresses": lambda at, client: {line.id for line in address_lines(at, [client]) if not line.why},
    "phones of a printed list": lambda at, client: {
        client for entry in print_filtered(at, Filters(), phones=True).entries if entry.name == OUYANG and entry.phone
    },
}


@pytest.mark.parametrize("name", LISTS)
def test_nobody_is_on_a_list_who_has_taken_it_back(salon: Salon, name: str) -> None:
    client = salon.clients[OUYANG]
    run("UPDATE client SET address = ?, district = '' WHERE id = ?", ADDRESS, client)
    agree(salon, "phone", "message", "post")
    assert client in LISTS[name](salon.desk(OWNER), client)
    salon.clock.forward(days=1)
    agree(salon)
    assert client not in LISTS[name](salon.desk(OWNER), client)
