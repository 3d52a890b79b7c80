"""Training, checks and the notice: what was done, and what is due again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from db.core.errors import Code, Flaw, InvalidFields
from db.registers.training.operations import print_training
from db.registers.training.queries import trainings
from db.registers.training.records import Due
from db.registers.training.store import due
from tests.db.registers.samples import trained
from tests.db.salon import DENG, DESK_WOMAN, LIN, OWNER, SHEN, Salon, refused, wrong


def test_who_took_part_stands_there_and_the_sheet_has_a_line_for_each(salon: Salon) -> None:
    made = trained(salon, salon.desk(DENG), result="全部通过")
    assert (made.number, made.topic, made.hours, made.given_by, made.recorded_by) == (
        1,
        "个人信息保护法",
        2,
        "王律师",
        DENG,
    )
    assert {one.label for one in made.people} == {LIN, SHEN}
    assert made.next_due == salon.clock.today + timedelta(days=365)
    sheet = print_training(salon.desk(OWNER), made.id)
    assert (sheet.topic, set(sheet.people), sheet.result) == ("个人信息保护法", {LIN, SHEN}, "全部通过")
    assert refused(trainings, salon.desk(DESK_WOMAN)) is Code.NOT_ALLOWED


def test_the_latest_of_a_kind_says_when_it_is_due_again(salon: Salon) -> None:
    at, today = salon.desk(DENG), salon.clock.today
    last_year = today - timedelta(days=350)
    trained(salon, at, day=last_year, next_due=today + timedelta(days=15))
    trained(salon, at, kind="check", people=(), day=last_year, next_due=today - timedelta(days=1))
    trained(salon, at, kind="notice", people=(), day=last_year, next_due=today + timedelta(days=31))
    assert due(today) == [
        Due("check", today - timedelta(days=1)),
        Due("training", today + timedelta(days=15)),
    ], "from thirty days before"
    assert due(today + timedelta(days=1))[-1].kind == "notice"
    trained(salon, at)
    assert [one.kind for one in due(today)] == ["check"]
    assert [(one.kind, one.is_latest) for one in trainings(at)] == [
        ("training", True),
        ("notice", True),
        ("check", True),
        ("training", False),
    ]


@pytest.mark.parametrize(
    ("wanted", "flaws"),
    [
        ({"kind": "party"}, {"kind": Flaw.NOT_A_CHOICE}),
        ({"people": ()}, {"people": Flaw.REQUIRED}),
        ({"people": (99,)}, {"people": Flaw.NOBODY_CALLED_SO}),
        ({"topic": " ", "given_by": ""}, {"topic": Flaw.REQUIRED, "given_by": Flaw.REQUIRED}),
        ({"hours": 41}, {"hours": Flaw.NOT_A_NUMBER}),
    ],
)
def test_what_is_wrong_is_said(salon: Salon, wanted: dict[str, Any], flaws: dict[str, Flaw]) -> None:
    with pytest.raises(InvalidFields) as caught:
        trained(salon, salon.desk(DENG), **wanted)
    assert caught.value.flaws == flaws


def test_it_is_due_after_the_day_on_which_it_was_done(salon: Salon) -> None:
    today = salon.clock.today
    with pytest.raises(InvalidFields) as caught:
        trained(salon, salon.desk(DENG), next_due=today)
    assert caught.value.flaws == {"next_due": Flaw.TOO_EARLY}
    with pytest.raises(InvalidFields) as caught:
        trained(salon, salon.desk(DENG), day=today + timedelta(days=1))
    assert caught.value.flaws == {"day": Flaw.IN_THE_FUTURE}


def test_what_was_wrong_is_put_right_by_an_entry_beside_it(salon: Salon) -> None:
    at, today = salon.desk(DENG), salon.clock.today
    wrong_one = trained(salon, at, next_due=today + timedelta(days=15))
    with pytest.raises(InvalidFields) as caught:
        trained(salon, at, corrects=wrong_one.id)
    assert caught.value.flaws == {"why": Flaw.REQUIRED}
    right = trained(salon, at, corrects=wrong_one.id, why="日期写错", topic="个人信息保护法（第二版）")
    assert (right.number, right.corrects, right.why, right.corrected_by) == (2, 1, "日期写错", None)
    before = next(one for one in trainings(at) if one.number == 1)
    assert (before.topic, before.corrected_by, before.is_latest) == (wrong_one.topic, 2, False)
    # what was wrong reminds of nothing, and is put right once
    assert due(today) == []
    assert wrong(trained, salon, at, corrects=wrong_one.id, why="再改").code is Code.CHANGED_MEANWHILE
    assert wrong(trained, salon, at, corrects=99, why="没有").code is Code.NOT_FOUND


def test_an_entry_that_puts_right_an_earlier_day_leaves_the_one_before_the_latest(salon: Salon) -> None:
    at, today = salon.desk(DENG), salon.clock.today
    first = trained(salon, at, day=today - timedelta(days=100), next_due=today + timedelta(days=20))
    last = trained(salon, at, next_due=today + timedelta(days=365))
    trained(salon, at, day=today - timedelta(days=200), corrects=last.id, why="登记错日子", next_due=today)
    assert [one.number for one in trainings(at) if one.is_latest] == [first.number]
    assert due(today) == [Due("training", today + timedelta(days=20))]
