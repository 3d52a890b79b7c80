"""A complaint: taken down, answered, and settled by the client's own word."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.core.errors import Code, Flaw, InvalidFields
from db.core.sql import run
from db.feedback.operations.complaints import (
    answer_complaint,
    hand_complaint,
    open_complaint,
    reopen_complaint,
    settle_complaint,
)
from db.feedback.queries import complaint, complaints
from db.feedback.requests import AnswerComplaint, HandComplaint, OpenComplaint
from tests.db.feedback.samples import RED, answer, complain, hear, say
from tests.db.salon import (
    DESK_WOMAN,
    HAO,
    LI,
    LIN,
    OUYANG,
    OWNER,
    SHEN,
    ZENG,
    Salon,
    entries,
    refused,
    wrong,
)


def test_it_gets_its_number_owner_and_day(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    first, second = complain(salon, at, salon.clients[OUYANG], concerns=salon.staff[LIN]), complain(salon, at, 0)
    assert (first.number, second.number) == (1, 2)
    assert first.client and first.owner and first.concerns
    assert (first.client.label, first.owner.label, first.concerns.label) == (OUYANG, SHEN, LIN)
    assert (first.state, first.heading, first.text) == ("open", "effect", RED)
    assert (second.client, second.last_four) == (None, ""), "who gave no name is heard, too"
    assert [(step.by, step.state, step.text) for step in first.steps] == [(DESK_WOMAN, "open", RED)]
    written = entries(operation="open_complaint")[0]
    assert written["client"] == salon.clients[OUYANG] and RED not in str(written)


def test_the_same_complaint_twice_is_one(salon: Salon) -> None:
    at, today = salon.desk(DESK_WOMAN), salon.clock.today
    asked = OpenComplaint(
        request_id="same", day=today, heading="service", text="等了一小时", owner=salon.staff[OWNER], deadline=today
    )
    assert open_complaint(at, asked) == open_complaint(at, asked)
    assert len(complaints(at)) == 1


def test_what_is_wrong_is_said(salon: Salon) -> None:
    today, day = salon.clock.today, timedelta(days=1)
    with pytest.raises(InvalidFields) as caught:
        complain(
            salon,
            salon.desk(DESK_WOMAN),
            0,
            day=today + day,
            heading="price",
            text=" ",
            concerns=99,
            owner=99,
            deadline=today - day,
        )
    assert caught.value.flaws == {
        "day": Flaw.IN_THE_FUTURE,
        "heading": Flaw.NOT_A_CHOICE,
        "text": Flaw.REQUIRED,
        "concerns": Flaw.NOBODY_CALLED_SO,
        "owner": Flaw.NOBODY_CALLED_SO,
        "deadline": Flaw.TOO_EARLY,
    }


def test_it_is_settled_with_result_outcome_and_the_clients_word(salon: Salon) -> None:
    made = complain(salon, salon.desk(DESK_WOMAN), salon.clients[ZENG])
    manager = salon.desk(OWNER)
    assert wrong(settle_complaint, manager, hear(salon, made)).code is Code.NOT_ANSWERED
    with pytest.raises(InvalidFields) as caught:
        answer_complaint(
            manager, AnswerComplaint(request_id="a", id=made.id, version=made.version, result="", outcome="")
        )
    assert caught.value.flaws == {"result": Flaw.REQUIRED, "outcome": Flaw.REQUIRED}
    answered = answer(salon, manager, made)
    assert (answered.state, answered.outcome) == ("answered", "apology")
    with pytest.raises(InvalidFields) as caught:
        settle_complaint(manager, hear(salon, answered, word=" "))
    assert caught.value.flaws == {"word": Flaw.REQUIRED}
    settled = settle_complaint(manager, hear(salon, answered, word="谢谢，满意"))
    assert (settled.state, settled.word, settled.late) == ("settled", "谢谢，满意", False)
    assert [step.state for step in settled.steps] == ["open", "answered", "settled"]
    assert wrong(settle_complaint, manager, hear(salon, settled)).code is Code.IS_SETTLED


def test_who_is_not_content_is_heard_again(salon: Salon) -> None:
    manager, today = salon.desk(OWNER), salon.clock.today
    answered = answer(salon, manager, complain(salon, manager, salon.clients[ZENG]))
    again = settle_complaint(manager, hear(salon, answered, content=False, word="还是红"))
    assert (again.state, again.deadline, again.word) == ("reopened", today + timedelta(days=3), "")
    assert again.result == "浓度偏高，已道歉", "what was said before stays"
    assert wrong(settle_complaint, manager, hear(salon, again)).code is Code.NOT_ANSWERED
    second = answer(salon, manager, again, "退一次疗程")
    settled = settle_complaint(manager, hear(salon, second, word="好"))
    assert [(step.state, step.text) for step in settled.steps] == [
        ("open", RED),
        ("answered", "浓度偏高，已道歉"),
        ("reopened", "还是红"),
        ("answered", "退一次疗程"),
        ("settled", "好"),
    ]
    at = salon.desk(DESK_WOMAN)
    with pytest.raises(InvalidFields) as caught:
        reopen_complaint(at, hear(salon, settled, content=True))
    assert caught.value.flaws == {"content": Flaw.NOT_A_CHOICE}
    back = reopen_complaint(at, hear(salon, settled, content=False, word="又红了"))
    assert (back.state, back.steps[-1].text, back.steps[-1].by) == ("reopened", "又红了", DESK_WOMAN)
    assert wrong(reopen_complaint, at, hear(salon, back, content=False)).code is Code.NOT_SETTLED_YET


def test_whom_it_is_about_does_not_settle_it(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    made = complain(salon, owner, salon.clients[ZENG], concerns=salon.staff[OWNER])
    asked = hear(salon, answer(salon, owner, made))
    assert refused(settle_complaint, owner, asked) is Code.NOT_ALLOWED
    run("UPDATE staff SET active = ? WHERE id = ?", False, salon.staff[SHEN])
    assert settle_complaint(owner, asked).state == "settled", "where nobody else could"


def test_who_settles_and_who_may_know(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    own, others = complain(salon, desk, salon.clients[OUYANG]), complain(salon, desk, salon.clients[LI])
    assert refused(settle_complaint, desk, hear(salon, answer(salon, desk, own))) is Code.NOT_ALLOWED
    lin = salon.desk(LIN)
    assert [one.id for one in complaints(lin)] == [own.id], "her own client's"
    assert refused(complaint, lin, others.id) is Code.NOT_ALLOWED
    asked = HandComplaint(
        request_id="h", id=others.id, version=others.version, owner=salon.staff[LIN], deadline=others.deadline
    )
    assert hand_complaint(salon.desk(DESK_WOMAN), asked).owner
    lin = salon.desk(LIN)
    assert {one.id for one in complaints(lin)} == {own.id, others.id}
    assert answer(salon, lin, complaint(lin, others.id)).state == "answered", "who has to deal with it may"
    assert complaints(salon.desk(HAO)) == []


def test_the_most_urgent_comes_first_and_is_late_after_its_day(salon: Salon) -> None:
    at, day = salon.desk(OWNER), timedelta(days=1)
    today = salon.clock.today
    later, soon = (complain(salon, at, 0, deadline=today + days * day) for days in (2, 0))
    answered = answer(salon, at, complain(salon, at, 0, deadline=today))
    settled = settle_complaint(at, hear(salon, answer(salon, at, complain(salon, at, 0))))
    assert [one.id for one in complaints(at)] == [soon.id, later.id, answered.id, settled.id]
    assert not any(one.late for one in complaints(at)), "its last day isn't over"
    salon.clock.forward(days=1)
    assert [one.id for one in complaints(salon.desk(OWNER)) if one.late] == [soon.id]


def test_of_an_opinion_one_complaint_comes(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    heard = say(salon, at, salon.clients[LI], rating="1")
    made = complain(salon, at, 0, opinion=heard.id)
    assert made.client and (made.client.label, made.opinion) == (LI, heard.id)
    assert wrong(complain, salon, at, 0, opinion=heard.id).code is Code.CHANGED_MEANWHILE
