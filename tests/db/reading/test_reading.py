"""Questions and answers, reading before a client comes, and what came of the meeting's plan."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.clients.operations import clients as files
from db.core.errors import Code, Flaw, InvalidFields, Refused, SalonError
from db.core.sql import rows
from db.dated.records import DatedRecord
from db.fields.values import Hidden, Value
from db.reading import operations, queries
from db.reading.records import ToRead
from db.reading.requests import AcknowledgeReading, Ask
from tests.db.appointments.samples import book, tomorrow
from tests.db.dated.samples import correct, revise, save
from tests.db.reading.samples import put, read, reply
from tests.db.salon import CHEN, DENG, DESK_WOMAN, HAO, LIN, OUYANG, OWNER, SHEN, ZENG, Salon


def plan(salon: Salon, client: str, who: str = LIN, **more: Value) -> DatedRecord:
    """A plan of the meeting for tomorrow."""
    values = {"todo": "推荐眼部护理", "who": salon.staff[who], "visit_day": tomorrow(salon), **more}
    return save(salon, salon.desk(OWNER), salon.clients[client], "meeting", values)


def of_tomorrow(salon: Salon, who: str = LIN) -> dict[str, ToRead]:
    return {one.client.label: one for one in queries.to_read(salon.desk(who), tomorrow(salon))}


def test_one_asks_and_another_answers(salon: Salon) -> None:
    asked = put(salon, OWNER, OUYANG)
    assert (asked.by.label, asked.to and asked.to.label, asked.is_open) == (OWNER, LIN, True)
    assert [one.text for one in queries.questions_to_me(salon.desk(LIN))] == ["为什么用舒缓霜？"]
    assert queries.questions_to_me(salon.desk(OWNER)) == []
    salon.clock.now += timedelta(hours=1)
    told = reply(salon, LIN, asked.id, "冬天两颊脱屑\n屏障弱")
    assert (told.answer, told.answered_by, told.is_open) == ("冬天两颊脱屑\n屏障弱", LIN, False)
    assert told.answered_at == salon.clock.now
    assert queries.questions_to_me(salon.desk(LIN)) == []
    assert [one.answer for one in queries.questions_of(salon.desk(OWNER), salon.clients[OUYANG])] == [
        "冬天两颊脱屑\n屏障弱"
    ]


def test_a_second_answer_is_refused_and_the_first_stays(salon: Salon) -> None:
    asked = put(salon, OWNER, OUYANG)
    reply(salon, OWNER, asked.id, "第一")
    with pytest.raises(SalonError) as refused:
        reply(salon, LIN, asked.id, "第二")
    assert refused.value.code is Code.ANSWERED
    assert queries.questions_of(salon.desk(OWNER), salon.clients[OUYANG])[0].answer == "第一"


@pytest.mark.parametrize(
    ("text", "flaw"),
    [("", Flaw.REQUIRED), (" \n\u200b", Flaw.REQUIRED), ("卡号 6222 0212 3456 7894 可以吗", Flaw.CARD_NUMBER)],
)
def test_what_is_no_question_is_refused(salon: Salon, text: str, flaw: Flaw) -> None:
    asked = put(salon, OWNER, OUYANG)
    with pytest.raises(InvalidFields) as refused:
        put(salon, OWNER, OUYANG, text)
    assert refused.value.flaws == {"text": flaw}
    with pytest.raises(InvalidFields) as refused:
        reply(salon, OWNER, asked.id, text)
    assert refused.value.flaws == {"text": flaw}
    assert len(queries.questions_of(salon.desk(OWNER), salon.clients[OUYANG])) == 1


def test_a_question_is_about_a_visit_or_record_of_the_same_client(salon: Salon) -> None:
    [(visit, day)] = rows("SELECT id, day FROM visit WHERE client_id = ? LIMIT 1", salon.clients[OUYANG])
    analysis = save(salon, salon.desk(OWNER), salon.clients[OUYANG])
    about = put(salon, OWNER, OUYANG, visit=visit)
    put(salon, OWNER, OUYANG, "这里为什么是 2？", dated=analysis.id)
    assert (about.visit, str(about.visit_day)) == (visit, day)
    found = queries.questions_of(salon.desk(OWNER), salon.clients[OUYANG], visit)
    assert [one.id for one in found] == [about.id], "only those of the visit"
    for more in ({"visit": visit}, {"dated": analysis.id}):
        with pytest.raises(SalonError) as refused:
            put(salon, OWNER, ZENG, **more)
        assert refused.value.code is Code.NOT_FOUND


def test_the_same_request_asks_once_also_about_a_visit(salon: Salon) -> None:
    [(visit,)] = rows("SELECT id FROM visit WHERE client_id = ? LIMIT 1", salon.clients[OUYANG])
    put(salon, OWNER, OUYANG)
    asked = Ask(request_id="once", client=salon.clients[OUYANG], visit=visit, text="为什么？")
    assert operations.ask(salon.desk(OWNER), asked) == operations.ask(salon.desk(OWNER), asked)
    assert len(queries.questions_of(salon.desk(OWNER), salon.clients[OUYANG])) == 2


def test_guidance_is_given_by_who_looks_over_files(salon: Salon) -> None:
    given = put(salon, OWNER, OUYANG, "眼部护理再约一次", kind="guidance")
    assert given.kind == "guidance"
    with pytest.raises(Refused) as refused:
        put(salon, LIN, OUYANG, "也", OWNER, kind="guidance")
    assert refused.value.code is Code.NOT_ALLOWED


def test_care_notes_of_a_question_are_read_by_who_may(salon: Salon) -> None:
    reply(salon, OWNER, put(salon, OWNER, OUYANG, "为什么？", LIN).id, "因为脱屑")
    put(salon, OWNER, OUYANG, "她付过了吗？", DESK_WOMAN)

    def seen(who: str) -> list[object]:
        return [one.text for one in queries.questions_of(salon.desk(who), salon.clients[OUYANG])]

    assert seen(LIN) == ["她付过了吗？", "为什么？"]
    assert seen(DESK_WOMAN) == ["她付过了吗？", Hidden()], "what one was asked oneself is read"
    assert seen(DENG) == [Hidden(), Hidden()]


def test_withdrawn_consent_takes_back_what_was_asked_before(salon: Salon) -> None:
    reply(salon, OWNER, put(salon, OWNER, OUYANG, "为什么？").id, "因为脱屑")
    salon.clock.now += timedelta(days=1)
    answers = {"consent_health": False}
    files.record_consent(salon.desk(OWNER), files.RecordConsent(salon.request(), salon.clients[OUYANG], answers))
    salon.clock.now += timedelta(minutes=5)
    put(salon, OWNER, OUYANG, "下次约几点？")
    found = queries.questions_of(salon.desk(OWNER), salon.clients[OUYANG])
    assert [(one.text, one.answer) for one in found] == [("下次约几点？", ""), (Hidden(), Hidden())]


def test_my_clients_of_tomorrow_by_time_and_whether_they_were_read(salon: Salon) -> None:
    book(salon, salon.desk(OWNER), CHEN, 780)
    book(salon, salon.desk(OWNER), OUYANG, 600)
    book(salon, salon.desk(OWNER), ZENG, 600, who=HAO)
    book(salon, salon.desk(OWNER), "", 900)
    assert list(of_tomorrow(salon)) == [OUYANG, CHEN], "nobody else's, and no guest without a file"
    assert of_tomorrow(salon)[OUYANG].start == 600
    assert not of_tomorrow(salon)[OUYANG].is_read
    read(salon, LIN, OUYANG, tomorrow(salon))
    found = of_tomorrow(salon)
    assert (found[OUYANG].is_read, found[OUYANG].read_at) == (True, salon.clock.now)
    assert not found[CHEN].is_read
    assert [(one.staff.label, one.read, one.of) for one in queries.read_by(salon.desk(OWNER), tomorrow(salon))] == [
        (LIN, 1, 2),
        (HAO, 0, 1),
    ]


def test_an_alert_that_comes_later_is_new_until_it_is_read(salon: Salon) -> None:
    day = tomorrow(salon)
    book(salon, salon.desk(OWNER), OUYANG)
    assert read(salon, LIN, OUYANG, day).news == frozenset()
    at = salon.desk(OWNER)
    salon.change(at, files.open_client(at, salon.clients[OUYANG]), do_not_treat=("fever",))
    assert of_tomorrow(salon)[OUYANG].has_news and not of_tomorrow(salon)[OUYANG].is_read
    assert queries.before_contact(salon.desk(LIN), salon.clients[OUYANG], day).news == {"alert do_not_treat fever"}
    read(salon, LIN, OUYANG, day)
    assert of_tomorrow(salon)[OUYANG].is_read
    assert queries.before_contact(salon.desk(LIN), salon.clients[OUYANG], day).news == frozenset()


def test_what_came_while_it_was_being_read_stays_new(salon: Salon) -> None:
    """What counts as read is what stood on the page."""
    day = tomorrow(salon)
    book(salon, salon.desk(OWNER), OUYANG)
    known = queries.before_contact(salon.desk(LIN), salon.clients[OUYANG], day)
    asked = put(salon, OWNER, OUYANG)
    facts = (*known.facts.values(), "nothing that was ever there")
    request = AcknowledgeReading(request_id="read", client=salon.clients[OUYANG], day=day, facts=facts)
    assert operations.acknowledge_reading(salon.desk(LIN), request).news == {f"question {asked.id}"}
    # what it kept is no text of anybody's
    [(kept,)] = rows("SELECT facts FROM reading")
    assert "nothing" not in kept and "acids" not in kept


def test_another_day_is_read_anew_and_one_that_is_over_is_refused(salon: Salon) -> None:
    book(salon, salon.desk(OWNER), OUYANG)
    read(salon, LIN, OUYANG, salon.clock.today)
    assert not of_tomorrow(salon)[OUYANG].is_read
    with pytest.raises(InvalidFields) as refused:
        read(salon, LIN, OUYANG, salon.clock.today - timedelta(days=1))
    assert refused.value.flaws == {"day": Flaw.TOO_EARLY}


def test_reading_a_file_is_written_down(salon: Salon) -> None:
    queries.before_contact(salon.desk(LIN), salon.clients[OUYANG], tomorrow(salon))
    [(operation, action, client)] = rows("SELECT operation, action, client FROM audit_entry ORDER BY seq DESC LIMIT 1")
    assert (operation, action, client) == ("before_contact", "R", salon.clients[OUYANG])


def test_the_meetings_plan_is_read_before_and_asked_about_afterwards(salon: Salon) -> None:
    day = tomorrow(salon)
    book(salon, salon.desk(OWNER), OUYANG)
    made = plan(salon, OUYANG)
    plan(salon, ZENG, HAO)
    assert [
        one.values["todo"] for one in queries.before_contact(salon.desk(LIN), salon.clients[OUYANG], day).plans
    ] == ["推荐眼部护理"]
    assert queries.plans_to_say(salon.desk(LIN)) == [], "not before its day"
    salon.clock.now += timedelta(days=1)
    assert [(one.client.label, one.day) for one in queries.plans_to_say(salon.desk(LIN))] == [(OUYANG, day)]
    assert {one.client.label for one in queries.plans_to_say(salon.desk(SHEN))} == {OUYANG, ZENG}
    with pytest.raises(InvalidFields) as refused:
        revise(salon, salon.desk(LIN), made, "结果", outcome="not")
    assert refused.value.flaws == {"why_not": Flaw.REQUIRED}
    revise(salon, salon.desk(LIN), made, "结果", outcome="not", why_not="客人赶时间")
    assert queries.plans_to_say(salon.desk(LIN)) == []
    assert queries.before_contact(salon.desk(LIN), salon.clients[OUYANG], day).plans == ()


def test_its_writer_says_on_the_same_day_what_came_of_it(salon: Salon) -> None:
    made = plan(salon, OUYANG, visit_day=salon.clock.today)
    assert len(queries.plans_to_say(salon.desk(LIN))) == 1
    correct(salon, salon.desk(OWNER), made, outcome="done")
    assert queries.plans_to_say(salon.desk(LIN)) == []
