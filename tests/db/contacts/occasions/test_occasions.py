"""Festivals, seasons and congratulations: on which day, for whom, and what ends what is to be done for them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from db.clients.operations.clients import open_client
from db.contacts.operations.making import make_day
from db.contacts.queries.occasions import occasions, to_reach
from db.contacts.store.checking import wrong_open
from db.contacts.store.ending import follow_up
from db.core.desk import Desk
from db.core.errors import Code, Flaw, InvalidFields
from db.core.sql import rows
from db.fields.values import Value
from db.printing.letters.operations import print_letters
from db.printing.letters.records import Occasion
from tests.db.contacts.occasions.samples import change, keep, shipped
from tests.db.contacts.tasks.samples import called, write_to
from tests.db.money.desk import pay, sell
from tests.db.salon import CHEN, DENG, DESK_WOMAN, EVANS, LI, LIN, OUYANG, OWNER, ZENG, Salon, refused, wrong


def at_day(salon: Salon, day: date) -> Desk:
    """The owner on another day, for which tasks were made."""
    salon.clock.now = datetime.combine(day, salon.clock.now.timetz())
    desk = salon.desk(OWNER)
    salon.archive.follow_up = follow_up
    make_day(desk)
    return desk


def told(rule: str) -> list[tuple[str, str, str, str]]:
    """Text, due day, day, and state of the tasks of a rule."""
    found = rows("SELECT text, due, day, state FROM task WHERE rule = ? ORDER BY due, id", rule)
    return [(text, due, day, state) for text, due, day, state in found]


def whose(rule: str) -> list[tuple[str, str, str | None]]:
    """Of the tasks of a rule: about whom, how it stands, and whose it is."""
    found = rows(
        "SELECT c.name, t.state, COALESCE(s.name, t.role) FROM task t JOIN client c ON c.id = t.client_id "
        "LEFT JOIN staff s ON s.id = t.owner_id WHERE t.rule = ? ORDER BY t.id",
        rule,
    )
    return [(name, state, who) for name, state, who in found]


def give(salon: Salon, at: Desk, name: str, **values: Value) -> None:
    salon.change(at, open_client(at, salon.clients[name]), **values)


def test_a_salon_begins_with_the_days_that_its_trade_keeps(salon: Salon) -> None:
    """10 March 2026: the lunar ones are where the almanac has them."""
    found = {one.code: (one.kind, one.next, one.active) for one in occasions(salon.desk(LIN))}
    assert found["spring_festival"] == ("festival", date(2027, 2, 6), True)
    assert found["dragon_boat_festival"] == ("festival", date(2026, 6, 19), True)
    assert found["mid_autumn_festival"] == ("festival", date(2026, 9, 25), True)
    assert found["womens_day"] == ("festival", date(2027, 3, 8), True)
    assert found["christmas"] == ("festival", date(2026, 12, 25), False)
    assert found["summer"] == ("season", date(2026, 6, 1), True)
    kept = [one for one in occasions(salon.desk(LIN)) if one.active]
    assert [one.code for one in kept[:3]] == ["summer", "dragon_boat_festival", "autumn"], "the next first"


def test_one_task_with_its_list_until_the_day_is_past(salon: Salon) -> None:
    """25 September 2026, ten days before; it stands in the calendar a fortnight ahead."""
    at_day(salon, date(2026, 8, 31))
    assert told("festival") == []
    at_day(salon, date(2026, 9, 1))
    at_day(salon, date(2026, 9, 2))
    expected = ("mid_autumn_festival", "2026-09-15", "2026-09-25")
    assert told("festival") == [(*expected, "open")], "made once"
    at_day(salon, date(2026, 9, 25))
    assert told("festival") == [(*expected, "open")]
    at_day(salon, date(2026, 9, 26))
    assert told("festival")[0] == (*expected, "expired")
    assert wrong_open() == set()


def test_a_desk_that_was_closed_over_the_day_makes_nothing_of_it(salon: Salon) -> None:
    at_day(salon, date(2026, 8, 1))
    at_day(salon, date(2026, 9, 26))
    assert told("festival") == []


def test_own_tasks_for_core_clients_and_who_bought_last_year(salon: Salon) -> None:
    """The summer begins on 1 June: seven days before, core clients and last summer's buyers each have a word."""
    start = salon.clock.now
    salon.clock.now = start.replace(year=2025, month=6, day=20)
    at = salon.desk(OWNER)
    pay(salon, at, sell(salon, at, salon.clients[ZENG]))
    salon.clock.now = start
    at = salon.desk(OWNER)
    for name in (OUYANG, LI):
        give(salon, at, name, grade="diamond")
    give(salon, at, EVANS, grade="gold")
    give(salon, at, LI, consent_contact=())
    at_day(salon, date(2026, 5, 24))
    assert whose("season_call") == []
    at = at_day(salon, date(2026, 5, 25))
    assert sorted(whose("season_call")) == sorted([(OUYANG, "open", LIN), (ZENG, "open", "顾思远")])
    # somebody speaks with one of them about it, and the other has a letter
    called(salon, at, OUYANG, "birthday")
    assert {state for _, state, _ in whose("season_call")} == {"open"}, "of something else"
    called(salon, at, OUYANG, "season")
    write_to(salon, ZENG, Occasion.SEASON)
    assert {state for _, state, _ in whose("season_call")} == {"done"}
    assert wrong_open() == set()


def test_congratulations_stand_on_the_managers_list(salon: Salon) -> None:
    at = salon.desk(OWNER)
    give(salon, at, OUYANG, grade="diamond")
    give(salon, at, ZENG, grade="gold")
    keep(salon, at, text="谢谢您十年来的陪伴")
    at_day(salon, date(2026, 3, 15))
    assert whose("congratulation") == [(OUYANG, "open", "manager")]
    assert told("congratulation") == [("店庆", "2026-03-15", "2026-03-20", "open")]
    at_day(salon, date(2026, 3, 21))
    assert whose("congratulation") == [(OUYANG, "expired", "manager")]


def test_what_is_not_kept_any_more_or_on_another_day(salon: Salon) -> None:
    at = salon.desk(OWNER)
    give(salon, at, OUYANG, grade="diamond")
    one = keep(salon, at, kind="festival", name="女神节")
    at = at_day(salon, date(2026, 3, 15))
    assert told("festival")[0][2:] == ("2026-03-20", "open")
    one = change(salon, at, one, day="--03-24")
    assert [line[2:] for line in told("festival")] == [("2026-03-20", "expired"), ("2026-03-24", "open")], "at once"
    assert [line[3] for line in told("festival_call")] == ["expired"]
    change(salon, at, one, active=False)
    assert told("festival")[1][3] == "done"
    assert wrong_open() == set()


def test_of_those_that_ship_kind_and_name_stay(salon: Salon) -> None:
    at = salon.desk(OWNER)
    one = change(salon, at, shipped(at, "christmas"), kind="season", name="圣诞", active=True, lead_days=14)
    assert (one.kind, one.name, one.active, one.due) == ("festival", "", True, date(2026, 12, 11))
    assert wrong(change, salon, at, shipped(at, "spring"), version=9).code is Code.CHANGED_MEANWHILE
    assert refused(keep, salon, salon.desk(DESK_WOMAN)) is Code.NOT_ALLOWED


@pytest.mark.parametrize(
    ("asked", "flaws"),
    [
        ({"name": " "}, {"name": Flaw.REQUIRED}),
        ({"kind": ""}, {"kind": Flaw.REQUIRED}),
        ({"kind": "wedding"}, {"kind": Flaw.NOT_A_CHOICE}),
        ({"day": "--02-30"}, {"day": Flaw.NO_SUCH_DAY}),
        ({"day": ""}, {"day": Flaw.NOT_A_DATE}),
        ({"lead_days": 61}, {"lead_days": Flaw.NOT_A_NUMBER}),
    ],
)
def test_what_is_wrong_is_said(salon: Salon, asked: dict[str, Any], flaws: dict[str, Flaw]) -> None:
    with pytest.raises(InvalidFields) as caught:
        keep(salon, salon.desk(OWNER), **asked)
    assert caught.value.flaws == flaws


def test_a_year_is_left_out(salon: Salon) -> None:
    assert keep(salon, salon.desk(OWNER), day="L1988-08-15").day == "L--08-15"


def test_who_is_reached_and_how(salon: Salon) -> None:
    at = at_day(salon, salon.clock.today)
    give(salon, at, LI, grade="diamond", consent_contact=("post",))
    give(salon, at, CHEN, consent_contact=())
    one = keep(salon, at, kind="festival", name="踏青", day="--03-15")
    found = to_reach(at, one.id)
    assert [(line.client.name, line.ways, line.is_core) for line in found.lines] == [
        (LI, ("post",), True),
        (OUYANG, ("phone", "message", "post"), False),
    ], "not who wants nothing, nor who never came"
    called(salon, at, OUYANG, "festival", outcome="no_answer")
    assert [line.reached for line in to_reach(at, one.id).lines] == [False, False]
    called(salon, at, OUYANG, "festival")
    assert [line.reached for line in to_reach(at, one.id).lines] == [False, True]
    congratulated = to_reach(at, keep(salon, at).id)
    assert [line.client.name for line in congratulated.lines] == [LI], "core clients alone"
    assert refused(to_reach, salon.desk(DENG), one.id) is Code.NOT_ALLOWED


def test_a_letter_says_the_words_of_its_occasion(salon: Salon) -> None:
    at = salon.desk(OWNER)
    give(salon, at, OUYANG, consent_contact=("post",), grade="diamond")
    text = "谢谢您十年来的陪伴\n周岚敬上"
    sheet = print_letters(at, [salon.clients[OUYANG]], Occasion.CONGRATULATION, words=text)
    assert (sheet.text, sheet.occasion) == (text, "congratulation")
    assert timedelta(days=5) == keep(salon, at).next - keep(salon, at).due
