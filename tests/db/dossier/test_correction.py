"""What was put right for a client who asked for it: before and after, by whom and when, and nothing of other days."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.clients.operations import clients
from db.core.errors import Code, Refused
from db.dossier.operations import corrections, print_correction
from db.fields.values import Value
from db.registers.access_requests.operations import AnswerRequest, answer_request
from tests.db.registers.samples import request
from tests.db.salon import DESK_WOMAN, OUYANG, OWNER, Salon, wrong


def change(salon: Salon, **values: Value) -> None:
    at = salon.desk(OWNER)
    salon.change(at, clients.open_client(at, salon.clients[OUYANG]), **values)


def test_it_says_what_stood_there_before_and_what_stands_there_now(salon: Salon) -> None:
    change(salon, occupation="旧")
    salon.clock.forward(days=1)
    made = request(salon, salon.desk(OWNER), wishes=("correct",), identity="身份证", details="职业、手机不对")
    salon.clock.forward(days=1)
    change(salon, occupation="老师", phone="13900139009", illness="胃炎")
    salon.clock.forward(days=1)
    answer = AnswerRequest(id=made.id, version=made.version, answered=salon.clock.today, result="已更正")
    answer_request(salon.desk(OWNER), answer)
    salon.clock.forward(days=1)
    change(salon, occupation="会计")
    sheet = print_correction(salon.desk(OWNER), made.id)
    day = salon.clock.today - timedelta(days=2)
    found = {line.label: (line.old, line.new, line.day, line.by) for line in sheet.lines}
    assert found == {
        "职业": ("旧", "老师", day, OWNER),
        "手机": ("138 0013 8000", "139 0013 9009", day, OWNER),
        "其他疾病": ("甲减", "胃炎", day, OWNER),
    }
    assert (sheet.request, sheet.details) == (made.number, "职业、手机不对")


def test_the_screen_shows_what_this_person_may_see_and_paper_all_of_it(salon: Salon) -> None:
    made = request(salon, salon.desk(OWNER), wishes=("correct",))
    change(salon, phone="13900139009", illness="胃炎")
    at = salon.desk(DESK_WOMAN)
    assert "胃炎" not in {line.new for line in corrections(at, made.id, "zh")}
    with pytest.raises(Refused) as caught:
        print_correction(at, made.id)
    assert caught.value.code is Code.PAPER_ONLY
    assert {line.new for line in print_correction(at.on_paper(), made.id).lines} == {"139 0013 9009", "胃炎"}


def test_only_who_asks_for_it_is_given_one(salon: Salon) -> None:
    made = request(salon, salon.desk(OWNER), wishes=("see",))
    assert wrong(print_correction, salon.desk(OWNER), made.id).code is Code.NOT_FOUND
