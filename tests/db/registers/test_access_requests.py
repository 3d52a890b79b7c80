"""The log of clients' written requests."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from db.clients.operations.clients import open_client
from db.core.errors import Code, Flaw, InvalidFields
from db.fields.values import Ref
from db.log.names import OPERATIONS
from db.registers.access_requests.fields import ANSWERING
from db.registers.access_requests.operations import (
    AnswerRequest,
    SaveRequest,
    answer_request,
    print_request,
    save_request,
)
from db.registers.access_requests.queries import request_done, requests
from db.registers.disclosures.operations import print_disclosures
from db.salon.operations import change_salon
from db.salon.store.salon import salon_record
from tests.db.registers.samples import request
from tests.db.salon import DENG, DESK_WOMAN, HAO, LI, LIN, OUYANG, OWNER, ZENG, Salon, entries, refused, wrong


def test_a_request_gets_its_number_and_is_due_in_fifteen_days(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    first = request(salon, at, details="给我复印件", identity="身份证")
    second = request(salon, at, ZENG)
    assert (first.number, second.number) == (1, 2)
    assert first.due == salon.clock.today + timedelta(days=15)
    assert first.wishes == ("see", "copy"), "in the order of the paper"
    assert (first.received_by, first.identity_by) == (DESK_WOMAN, Ref(salon.staff[DESK_WOMAN], DESK_WOMAN))
    assert (first.client.label, first.last_four, second.identity_by) == (OUYANG, "8000", None)
    written = entries(operation="save_request")[0]
    assert written["client"] == salon.clients[OUYANG]
    assert "复印件" not in str(written) and "身份证" not in str(written)


def test_the_same_request_twice_is_one(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    wanted = SaveRequest(request_id="same", client=salon.clients[LI], received=salon.clock.today, wishes=("delete",))
    assert save_request(at, wanted) == save_request(at, wanted)
    assert len(requests(at)) == 1
    assert request(salon, at).number == 2, "a number is used once"


@pytest.mark.parametrize(
    ("wanted", "flaws"),
    [
        ({"wishes": ()}, {"wishes": Flaw.REQUIRED}),
        ({"wishes": ("see", "money")}, {"wishes": Flaw.NOT_A_CHOICE}),
        ({"identity_by": 1}, {"identity": Flaw.REQUIRED}),
        ({"identity": "身份证", "identity_by": 99}, {"identity_by": Flaw.NOBODY_CALLED_SO}),
        ({"helper": 99}, {"helper": Flaw.NOBODY_CALLED_SO}),
    ],
)
def test_what_is_wrong_is_said(salon: Salon, wanted: dict[str, Any], flaws: dict[str, Flaw]) -> None:
    with pytest.raises(InvalidFields) as caught:
        request(salon, salon.desk(DESK_WOMAN), **wanted)
    assert caught.value.flaws == flaws
    with pytest.raises(InvalidFields) as caught:
        request(salon, salon.desk(DESK_WOMAN), received=salon.clock.today + timedelta(days=1), **wanted)
    assert set(caught.value.flaws) == {"received", *flaws}


def test_it_is_corrected_until_it_is_answered(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    first = request(salon, at)
    earlier = salon.clock.today - timedelta(days=2)
    wanted = SaveRequest(
        request_id="b",
        client=first.client.id,
        received=earlier,
        wishes=("correct",),
        id=first.id,
        version=first.version,
        details="地址写错",
        identity="本人到店",
        identity_by=0,
    )
    second = save_request(at, wanted)
    assert (second.id, second.number, second.due) == (first.id, first.number, earlier + timedelta(days=15))
    again = SaveRequest(
        request_id="c", client=first.client.id, received=earlier, wishes=("see",), id=first.id, version=first.version
    )
    assert wrong(save_request, at, again).code is Code.CHANGED_MEANWHILE
    keeper = salon.desk(DENG)
    done = answer_request(
        keeper, AnswerRequest(id=second.id, version=second.version, answered=salon.clock.today, result="已更正")
    )
    assert (done.answered, done.answered_by, done.result) == (salon.clock.today, DENG, "已更正")
    again = SaveRequest(
        request_id="d", client=first.client.id, received=earlier, wishes=("see",), id=first.id, version=done.version
    )
    assert wrong(save_request, keeper, again).code is Code.ANSWERED
    twice = AnswerRequest(id=second.id, version=done.version, answered=salon.clock.today, result="别的")
    assert wrong(answer_request, keeper, twice).code is Code.ANSWERED
    assert "已更正" not in str(entries())


def test_nobody_is_answered_before_it_is_known_who_asks(salon: Salon) -> None:
    made = request(salon, salon.desk(DESK_WOMAN))
    keeper = salon.desk(DENG)
    tomorrow = salon.clock.today + timedelta(days=1)
    with pytest.raises(InvalidFields) as caught:
        answer_request(keeper, AnswerRequest(id=made.id, version=made.version, answered=tomorrow, result=" "))
    assert caught.value.flaws == {
        "identity": Flaw.REQUIRED,
        "answered": Flaw.IN_THE_FUTURE,
        "result": Flaw.REQUIRED,
    }
    with pytest.raises(InvalidFields) as caught:
        answer_request(
            keeper,
            AnswerRequest(id=made.id, version=made.version, answered=tomorrow - timedelta(days=9), result="已给"),
        )
    assert caught.value.flaws["answered"] is Flaw.TOO_EARLY


def test_who_helps_stands_on_it_with_the_day_that_the_salon_has_set(salon: Salon) -> None:
    change_salon(salon.desk(OWNER), salon_record()._replace(answer_days=10))
    made = request(salon, salon.desk(DESK_WOMAN), helper=salon.staff[LIN], identity="身份证")
    assert made.helper == Ref(salon.staff[LIN], LIN)
    assert made.due == salon.clock.today + timedelta(days=10)
    assert print_request(salon.desk(DESK_WOMAN), made.id).helper == LIN
    at = salon.desk(OWNER)
    answered = answer_request(
        at,
        AnswerRequest(
            id=made.id, version=made.version, answered=salon.clock.today, result="账单须保存", outcome="part"
        ),
    )
    assert (answered.helper, answered.outcome) == (made.helper, "part")
    assert print_request(at, made.id).outcome == "part"
    mine = request(salon, salon.desk(DESK_WOMAN), LI, identity="本人")
    at = salon.desk(OWNER)
    assert mine.helper == Ref(salon.staff[DESK_WOMAN], DESK_WOMAN), "who takes it in, where nobody else is named"
    with pytest.raises(InvalidFields) as caught:
        answer_request(
            at, AnswerRequest(id=mine.id, version=mine.version, answered=salon.clock.today, result="已给", outcome="")
        )
    assert caught.value.flaws == {"outcome": Flaw.REQUIRED}


def test_the_answer_can_cite_what_was_done_since_it_came_in(salon: Salon) -> None:
    at = salon.desk(DENG)
    salon.change(at, open_client(at, salon.clients[OUYANG]), address="旧地址")
    salon.clock.forward(days=1)
    made = request(salon, at)
    assert request_done(at, made.id) == []
    salon.clock.forward(days=1)
    salon.change(at, open_client(at, salon.clients[OUYANG]), address="新地址")
    salon.change(at, open_client(at, salon.clients[LI]), address="新地址")
    print_disclosures(at, salon.clients[OUYANG])
    assert [(one.by, one.operation) for one in request_done(at, made.id)] == [
        (DENG, "change_client"),
        (DENG, "print_disclosures"),
    ]
    assert {name for name in ANSWERING if name not in OPERATIONS} == set(), "the log has a name for each"


@pytest.mark.parametrize("days", [0, 31])
def test_nobody_waits_for_an_answer_longer_than_thirty_days(salon: Salon, days: int) -> None:
    with pytest.raises(InvalidFields) as caught:
        change_salon(salon.desk(OWNER), salon_record()._replace(answer_days=days))
    assert caught.value.flaws == {"answer_days": Flaw.NOT_A_NUMBER}


def test_who_may_record_and_who_may_answer(salon: Salon) -> None:
    assert refused(request, salon, salon.desk(LIN)) is Code.NOT_ALLOWED
    made = request(salon, salon.desk(DESK_WOMAN), identity="身份证")
    answer = AnswerRequest(id=made.id, version=made.version, answered=salon.clock.today, result="已给")
    assert refused(answer_request, salon.desk(DESK_WOMAN), answer) is Code.NOT_ALLOWED
    assert refused(requests, salon.desk(HAO)) is Code.NOT_ALLOWED


def test_what_waits_comes_first(salon: Salon) -> None:
    at = salon.desk(OWNER)
    late = request(salon, at, received=salon.clock.today - timedelta(days=16))
    answered = request(salon, at, LI, identity="本人")
    new = request(salon, at, ZENG)
    answer_request(
        at, AnswerRequest(id=answered.id, version=answered.version, answered=salon.clock.today, result="已给")
    )
    found = requests(at)
    assert [one.id for one in found] == [late.id, new.id, answered.id]
    assert [one.late for one in found] == [True, False, False]


def test_the_sheet_is_filled_in(salon: Salon) -> None:
    at, details = salon.desk(DESK_WOMAN), "O'Brien & <b> [/]"
    made = request(salon, at, details=details, identity="身份证", identity_by=salon.staff[LIN])
    sheet = print_request(salon.desk(DENG), made.id)
    assert sheet.client is not None and (sheet.client.name, sheet.client.last_four) == (OUYANG, "8000")
    assert (sheet.number, sheet.wishes, sheet.details) == ("1", ("see", "copy"), details)
    assert (sheet.received, sheet.due) == (salon.clock.today, salon.clock.today + timedelta(days=15))
    assert (sheet.received_by, sheet.identity_by, sheet.answered) == (DESK_WOMAN, f"{LIN} · 身份证", None)
    assert entries(operation="print_request")[-1]["client"] == salon.clients[OUYANG]
