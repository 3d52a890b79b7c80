"""What was said with a client is written down once, and put right beside what was wrong."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from db.clients.consent.records import ConsentState
from db.clients.operations.clients import RecordConsent, open_client, record_consent
from db.contacts.fields import CHANNELS
from db.contacts.operations.contacts import log_contact
from db.contacts.queries.contacts import before_contact, contact, contact_history
from db.contacts.requests import LogContact
from db.core.desk import Desk
from db.core.errors import Code, Flaw, InvalidFields
from db.core.sql import rows
from tests.db.appointments.samples import book
from tests.db.contacts.samples import CALL, correct, log
from tests.db.contacts.tasks.samples import own
from tests.db.salon import CHEN, DESK_WOMAN, EVANS, HAO, LIN, OUYANG, ZENG, Salon, entries, refused, wrong


@pytest.fixture
def desk(salon: Salon) -> Desk:
    return salon.desk(DESK_WOMAN)


def flaws(salon: Salon, desk: Desk, **said: object) -> dict[str, Flaw]:
    with pytest.raises(InvalidFields) as caught:
        log(salon, desk, OUYANG, **said)
    return caught.value.flaws


def agree(salon: Salon, desk: Desk, client: str, *ways: str) -> None:
    given = {"consent_contact": ways}
    record_consent(desk, RecordConsent(request_id=salon.request(), client=salon.clients[client], values=given))


def test_a_contact_is_read_as_it_was_written(salon: Salon, desk: Desk) -> None:
    later = salon.clock.today + timedelta(days=6)
    made = log(
        salon,
        desk,
        OUYANG,
        purpose="birthday",
        outcome="call_again",
        summary="祝贺生日，\n月底想来做头疗",
        next_day=later,
        next_minute=900,
        next_place=" 电话 ",
        next_about="约头疗",
    )
    found = contact(desk, made.id)
    assert found == made
    assert (found.client.label, found.day, found.by) == (OUYANG, salon.clock.today, DESK_WOMAN)
    assert (found.purpose, found.channel, found.direction, found.outcome) == ("birthday", "phone", "out", "call_again")
    assert found.summary == "祝贺生日，\n月底想来做头疗"
    assert (found.next_day, found.next_minute, found.next_place, found.next_about) == (later, 900, "电话", "约头疗")
    assert before_contact(desk, salon.clients[OUYANG]).last == made


def test_a_contact_says_why_how_and_what_came_of_it(salon: Salon, desk: Desk) -> None:
    assert flaws(salon, desk, purpose="", outcome="") == {"purpose": Flaw.REQUIRED, "outcome": Flaw.REQUIRED}
    assert flaws(salon, desk, channel="", direction="up") == {
        "channel": Flaw.REQUIRED,
        "direction": Flaw.NOT_A_CHOICE,
    }
    assert contact_history(desk, salon.clients[OUYANG]) == []


@pytest.mark.parametrize("said", [{"next_minute": 600}, {"next_place": "店里"}, {"next_about": "头疗"}])
def test_what_is_agreed_for_the_next_time_has_its_day(salon: Salon, desk: Desk, said: dict[str, object]) -> None:
    assert flaws(salon, desk, **said) == {"next_day": Flaw.REQUIRED}


def test_the_next_time_is_not_past_and_not_beyond_400_days(salon: Salon, desk: Desk) -> None:
    today = salon.clock.today
    assert flaws(salon, desk, next_day=today - timedelta(days=1)) == {"next_day": Flaw.TOO_EARLY}
    assert flaws(salon, desk, next_day=today + timedelta(days=401)) == {"next_day": Flaw.TOO_FAR_AHEAD}
    assert flaws(salon, desk, next_day=today, next_minute=1441) == {"next_minute": Flaw.NOT_A_TIME}
    for days, minute in ((0, 0), (400, 1440)):
        made = log(salon, desk, OUYANG, next_day=today + timedelta(days=days), next_minute=minute)
        assert (made.next_day, made.next_minute) == (today + timedelta(days=days), minute)


def test_a_channel_that_was_declined_takes_a_reason_and_is_never_offered(salon: Salon, desk: Desk) -> None:
    assert before_contact(desk, salon.clients[OUYANG]).allowed == tuple(one.code for one in CHANNELS)
    agree(salon, desk, OUYANG, "message")
    known = before_contact(desk, salon.clients[OUYANG])
    assert (known.ways, known.allowed) == (("message",), ("wechat", "text", "email", "in_person"))
    for channel in ("phone", "letter"):
        error = wrong(log, salon, desk, OUYANG, channel=channel)
        assert (error.code, error.facts["channel"]) == (Code.DECLINED, channel)
    for channel in ("wechat", "text", "email", "in_person"):
        log(salon, desk, OUYANG, channel=channel)
    # who calls us, is spoken to
    log(salon, desk, OUYANG, direction="in")
    log(salon, desk.because("预约的美容师病了"), OUYANG)
    assert entries(operation="log_contact", client=salon.clients[OUYANG])[-1]["reason"] == "预约的美容师病了"
    assert len(contact_history(desk, salon.clients[OUYANG])) == 6


def test_who_asks_us_to_stop_has_withdrawn_the_consent_to_be_reached_so(salon: Salon, desk: Desk) -> None:
    agree(salon, desk, OUYANG, "phone", "post")
    log(salon, desk, OUYANG, outcome="stop")
    assert before_contact(desk, salon.clients[OUYANG]).ways == ("post",)
    assert wrong(log, salon, desk, OUYANG).code is Code.DECLINED
    log(salon, desk, OUYANG, channel="letter", outcome="stop")
    agreed = open_client(desk, salon.clients[OUYANG]).consents["consent_contact"]
    assert (agreed.state, agreed.by) == (ConsentState.WITHDRAWN, DESK_WOMAN)
    # where nobody has asked before, nothing is agreed to; face to face there is nothing to agree to
    log(salon, desk, CHEN, channel="in_person", outcome="stop")
    assert before_contact(desk, salon.clients[CHEN]).ways is None
    log(salon, desk, CHEN, channel="wechat", outcome="stop")
    assert before_contact(desk, salon.clients[CHEN]).allowed == ("in_person",)


def test_what_was_wrong_stays_beside_what_is_right(salon: Salon, desk: Desk) -> None:
    made = log(salon, desk, OUYANG, summary="想改到周五")
    salon.clock.now += timedelta(days=1)
    desk = salon.desk(DESK_WOMAN)
    right = correct(salon, desk, made.id, outcome="no_answer", summary="没人接")
    assert (right.corrects, right.day, right.corrected) == (made.id, made.day, False)
    found = contact_history(desk, salon.clients[OUYANG])
    assert [(one.id, one.outcome, one.corrected) for one in found] == [
        (right.id, "no_answer", False),
        (made.id, "reached", True),
    ]
    assert before_contact(desk, salon.clients[OUYANG]).last == right
    # once, and then the one that is right
    assert wrong(correct, salon, desk, made.id).code is Code.CHANGED_MEANWHILE
    last = correct(salon, desk, right.id, outcome="booked")
    assert before_contact(desk, salon.clients[OUYANG]).last == last


def test_the_same_request_is_written_once(salon: Salon, desk: Desk) -> None:
    asked = LogContact(request_id="once", client=salon.clients[OUYANG], **CALL)
    assert log_contact(desk, asked) == log_contact(desk, asked)
    assert rows("SELECT COUNT(*) FROM contact") == [(1,)]


def test_who_was_reached_about_an_appointment_has_been_reminded_of_it(salon: Salon, desk: Desk) -> None:
    ahead = book(salon, desk, OUYANG)

    def events() -> list[str]:
        return [what for (what,) in rows("SELECT what FROM appointment_event WHERE appointment_id = ?", ahead.id)]

    log(salon, desk, OUYANG, purpose="booking", outcome="no_answer", appointment=ahead.id)
    assert events() == ["booked"]
    made = log(salon, desk, OUYANG, purpose="booking", appointment=ahead.id)
    assert (made.appointment, events()) == (ahead.id, ["booked", "reminded"])
    # somebody else's appointment is none to be reminded of
    assert wrong(log, salon, desk, CHEN, appointment=ahead.id).code is Code.NOT_FOUND


@pytest.mark.parametrize(
    ("rule", "outcome", "state"),
    [
        ("own", "reached", "done"),
        ("own", "call_again", "done"),
        ("own", "no_answer", "open"),
        ("own", "wrong_number", "open"),
        ("gift", "reached", "done"),
        ("unsigned", "reached", "open"),
    ],
)
def test_a_task_is_done_by_the_contact_that_it_asks_for(
    salon: Salon, desk: Desk, rule: str, outcome: str, state: str
) -> None:
    made = own(salon, desk, OUYANG)
    # what ends it by itself is another matter: that is the rule's own
    rows("UPDATE task SET rule = ? WHERE id = ?", rule, made.id)
    with_task = log(salon, desk, OUYANG, outcome=outcome, task=made.id)
    [(now, contact)] = rows("SELECT state, contact_id FROM task WHERE id = ?", made.id)
    assert (now, contact) == (state, with_task.id if state == "done" else None)
    # a second contact leaves it as it is
    log(salon, desk, OUYANG, task=made.id)
    assert wrong(log, salon, desk, CHEN, task=made.id).code is Code.NOT_FOUND


def test_beauticians_write_down_what_was_said_with_their_own_clients(salon: Salon) -> None:
    hers = salon.desk(LIN)
    log(salon, hers, OUYANG)
    assert refused(log, salon, hers, ZENG) is Code.NOT_ALLOWED
    assert refused(contact_history, salon.desk(HAO), salon.clients[OUYANG]) is Code.NOT_ALLOWED


def test_what_is_read_before_a_contact(salon: Salon, desk: Desk) -> None:
    salon.change(desk, open_client(desk, salon.clients[OUYANG]), contact_time=("afternoon",))
    known = before_contact(desk, salon.clients[OUYANG])
    assert (known.client.name, known.client.last_four) == (OUYANG, "8000")
    assert [alert.code for alert in known.client.alerts] == ["acids"]
    assert (known.ways, known.times, known.last) == (None, ("afternoon",), None)
    assert known.last_visit is not None
    assert (known.last_visit.day, known.last_visit.services) == (
        salon.clock.today - timedelta(days=10),
        ("补水护理",),
    )
    assert before_contact(desk, salon.clients[EVANS]).last_visit is None
    # the reading is written down
    assert entries(operation="before_contact")[-1]["client"] == salon.clients[EVANS]


def test_pages_of_contacts_go_on_where_the_page_before_ended(salon: Salon, desk: Desk) -> None:
    made = []
    for number in range(70):
        salon.clock.now += timedelta(hours=9)
        if number % 10 == 0:
            desk = salon.desk(DESK_WOMAN)
        made.append(log(salon, desk, OUYANG, summary=str(number)).id)
    first = contact_history(desk, salon.clients[OUYANG])
    last = first[-1]
    rest = contact_history(desk, salon.clients[OUYANG], (last.day.isoformat(), last.id))
    assert [one.id for one in (*first, *rest)] == made[::-1]
    assert len(first) == 64 and isinstance(last.day, date)
