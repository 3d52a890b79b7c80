"""Cards that are taken out for a day, in walking order, and what a beautician reads before it."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from db.core.errors import Code
from db.fields.values import Value
from db.papers.printed.states import PaperState
from db.papers.pull_list.operations import MOST_CARDS, print_pre_read, print_pull_list
from db.papers.pull_list.queries import cards_of, cards_of_day
from db.papers.pull_list.records import PullCard
from db.papers.volumes.models import Volume
from db.salon import operations as catalogue
from db.salon import queries as salon_queries
from tests.db.dated.samples import save
from tests.db.papers.shelves import drawer, paper
from tests.db.papers.test_shelf_check import lend
from tests.db.reading.samples import put, reply
from tests.db.salon import (
    CHEN,
    DENG,
    DESK_WOMAN,
    EVANS,
    GU,
    HAO,
    LI,
    LIN,
    OUYANG,
    OWNER,
    ZENG,
    Salon,
    entries,
    refused,
)


def names(found: list[PullCard]) -> list[str]:
    return [card.name for card in found]


def places(found: list[PullCard], language: str = "en") -> list[str]:
    return [card.where(language) for card in found]


def everybody(salon: Salon) -> list[int]:
    return list(salon.clients.values())


def come_again(salon: Salon, client: str, day: date, by: str = LIN) -> None:
    """A visit of today, with a date for the next one."""
    owner = salon.desk(OWNER)
    visit = salon.save(owner, salon.visit(owner, client, by=by), values={"next_date": day})
    salon.end(owner, salon.pay(owner, visit))


@pytest.fixture
def tomorrow(salon: Salon) -> date:
    return salon.clock.today + timedelta(days=1)


def test_cards_come_in_the_order_in_which_the_cabinet_is_walked_along(salon: Salon) -> None:
    # the drawers were made in another order than they stand in
    late, early, other = drawer("A-2", position=2), drawer("A-1", position=1), drawer("B-1", position=1)
    for name, where in ((CHEN, late), (LI, early), (EVANS, late), (OUYANG, other), (ZENG, early)):
        paper(salon, name, where)
    found = cards_of(salon.desk(DESK_WOMAN), everybody(salon))
    assert names(found) == [LI, ZENG, CHEN, EVANS, OUYANG]
    assert places(found) == ["A-1", "A-1", "A-2", "A-2", "B-1"]


def test_cards_that_stand_in_no_drawer_come_last_and_say_why(salon: Salon) -> None:
    made = drawer()
    sheets = {name: paper(salon, name, made) for name in (CHEN, LI)}
    lend(salon, sheets[CHEN], CHEN)
    volume = Volume.create(number=4, bound_at=salon.clock.now, bound_by=salon.staff[OWNER])
    paper(salon, ZENG, state=PaperState.BOUND, volume=volume, page=7)
    paper(salon, EVANS, made, state=PaperState.MISSING)
    found = cards_of(salon.desk(DESK_WOMAN), everybody(salon))
    assert dict(zip(names(found), places(found), strict=True)) == {
        LI: "A-1",
        ZENG: "volume 4, page 7",
        CHEN: f"on loan: {LIN}",
        EVANS: "missing",
        OUYANG: "never printed",
    }
    assert names(found) == [LI, ZENG, CHEN, EVANS, OUYANG]
    assert places(found, "zh")[1:4] == ["第 4 卷第 7 页", f"借出：{LIN}", "找不到"]


def test_of_two_cards_the_one_in_the_drawer_is_taken_out(salon: Salon) -> None:
    paper(salon, LI, drawer())
    paper(salon, LI, version=2)
    paper(salon, CHEN, state=PaperState.DESTROYED)
    paper(salon, CHEN, version=2)
    found = cards_of(salon.desk(DESK_WOMAN), [salon.clients[LI], salon.clients[CHEN], salon.clients[LI]])
    assert places(found) == ["A-1", "at the desk, not put away"]


def test_the_clients_of_a_day(salon: Salon, tomorrow: date) -> None:
    come_again(salon, OUYANG, tomorrow)
    come_again(salon, CHEN, tomorrow + timedelta(days=1))
    come_again(salon, LI, tomorrow)
    at = salon.desk(DESK_WOMAN)
    assert names(cards_of_day(at, tomorrow)) == [LI, OUYANG]
    # everybody who was here today, by when they came
    today = cards_of_day(at, salon.clock.today)
    assert sorted(names(today)) == sorted([OUYANG, CHEN, LI])
    [entry] = entries(operation="cards_of_day")[-1:]
    assert json.loads(entry["what"]) == {"day": f"{salon.clock.today}", "cards": 3}


def test_who_has_been_here_since_is_no_longer_expected(salon: Salon, tomorrow: date) -> None:
    come_again(salon, OUYANG, tomorrow + timedelta(days=3))
    salon.clock.forward(days=2)
    owner = salon.desk(OWNER)
    salon.end(owner, salon.pay(owner, salon.visit(owner, OUYANG)))
    assert cards_of_day(owner, tomorrow + timedelta(days=3)) == []


def test_time_and_beautician_of_an_open_visit(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    salon.visit(owner, EVANS, by=HAO)
    salon.clock.forward(hours=1)
    salon.visit(salon.desk(OWNER), EVANS, by=LIN)
    [card] = cards_of_day(salon.desk(DESK_WOMAN), salon.clock.today)
    began = salon.clock.now - timedelta(hours=1)
    assert card.beautician is not None
    assert (card.time, card.beautician.label) == (f"{began.astimezone():%H:%M}", HAO)


def test_the_sheet_has_the_cards_and_nothing_of_the_client_besides(salon: Salon, tomorrow: date) -> None:
    paper(salon, OUYANG, drawer())
    come_again(salon, OUYANG, tomorrow)
    sheet = print_pull_list(salon.desk(DESK_WOMAN), tomorrow, [salon.clients[OUYANG], salon.clients[LI]])
    assert [(line.place, line.name, line.beautician) for line in sheet.lines] == [
        ("A-1", OUYANG, LIN),
        ("未打印", LI, ""),
    ]
    assert (sheet.day, sheet.stamp.by) == (tomorrow, DESK_WOMAN)
    [entry] = entries(operation="print_pull_list")
    assert json.loads(entry["what"]) == {"sheet": "pull_list", "cards": 2}


def test_a_long_list_needs_a_second_person(salon: Salon) -> None:
    many = list(range(1, MOST_CARDS + 2))
    assert refused(print_pull_list, salon.desk(DESK_WOMAN), None, many) is Code.NOT_ALLOWED
    at = salon.desk(DENG)
    assert refused(print_pull_list, at, None, many) is Code.NEEDS_SECOND
    assert len(print_pull_list(salon.approved(at, print_pull_list, None, many), None, many).lines) == 5


def test_pre_read_has_what_is_known_of_the_client(salon: Salon, tomorrow: date) -> None:
    owner = salon.desk(OWNER)
    visit = salon.visit(owner, OUYANG)
    told = {
        "cautions": "鼻翼避开",
        "felt": "清爽",
        "topics": "女儿上小学",
        "preferences": "薰衣草",
        "next_time": "眼霜",
        "next_date": tomorrow,
    }
    salon.end(owner, salon.pay(owner, salon.save(owner, visit, values=told)))
    sheet = print_pre_read(salon.desk(LIN), tomorrow, salon.staff[LIN], [salon.clients[OUYANG]])
    [line] = sheet.lines
    assert (sheet.beautician, sheet.day) == (LIN, tomorrow)
    assert line.cautions == "果酸/水杨酸 水杨酸后红肿；鼻翼避开"
    assert (line.topics, line.recommend, line.preferences) == ("女儿上小学", "眼霜", "薰衣草")
    assert line.last_visit == f"{salon.clock.today} 补水护理 清爽"


def test_pre_read_says_what_the_meeting_has_planned_for_that_day(salon: Salon, tomorrow: date) -> None:
    owner, client = salon.desk(OWNER), salon.clients[OUYANG]
    plans: list[dict[str, Value]] = [
        {"todo": "介绍修护霜", "visit_day": tomorrow},
        {"todo": "问睡眠"},
        {"todo": "下周再说", "visit_day": tomorrow + timedelta(days=7)},
        {"todo": "做过了", "visit_day": tomorrow, "outcome": "done"},
    ]
    for plan in plans:
        save(salon, owner, client, "meeting", plan)
    [line] = print_pre_read(owner, tomorrow, salon.staff[LIN], [client]).lines
    assert line.meeting == "问睡眠；介绍修护霜"


def test_pre_read_says_what_colleagues_ask(salon: Salon, tomorrow: date) -> None:
    reply(salon, OWNER, put(salon, OWNER, OUYANG, "问过了").id)
    put(salon, OWNER, OUYANG, "为什么用舒缓霜？", DESK_WOMAN)
    lin, client = salon.staff[LIN], salon.clients[OUYANG]
    [line] = print_pre_read(salon.desk(LIN), tomorrow, lin, [client]).lines
    assert line.questions == f"{OWNER}: 为什么用舒缓霜？"
    # whole on paper, and in no file of who may not read care notes
    [same] = print_pre_read(salon.desk(DENG).on_paper(), tomorrow, lin, [client]).lines
    assert same.questions == line.questions
    assert refused(print_pre_read, salon.desk(DENG), tomorrow, lin, [client]) is Code.PAPER_ONLY


def test_what_is_read_before_the_day_is_not_of_that_day(salon: Salon) -> None:
    salon.visit(salon.desk(OWNER), OUYANG)
    today = salon.clock.today
    [line] = print_pre_read(salon.desk(LIN), today, salon.staff[LIN], [salon.clients[OUYANG]]).lines
    assert line.last_visit.startswith(f"{today - timedelta(days=10)}")
    assert line.time


def test_pre_read_is_whole_whoever_prints_it_and_no_file_of_who_may_not_see_it(salon: Salon) -> None:
    someone = [salon.clients[OUYANG]]
    desk = salon.desk(DENG)
    sheet = print_pre_read(desk.on_paper(), None, salon.staff[LIN], someone)
    [line] = sheet.lines
    assert line.cautions == "果酸/水杨酸 水杨酸后红肿；鼻翼避开"
    assert "···" not in repr(line) and sheet.stamp.paper_only
    assert refused(print_pre_read, desk, None, salon.staff[LIN], someone) is Code.PAPER_ONLY
    assert not print_pre_read(salon.desk(OWNER), None, salon.staff[LIN], someone).stamp.paper_only


def test_a_beautician_reads_of_own_clients_only(salon: Salon) -> None:
    at = salon.desk(LIN)
    assert refused(print_pre_read, at, None, salon.staff[HAO], [salon.clients[CHEN]]) is Code.NOT_ALLOWED
    sheet = print_pre_read(at, None, salon.staff[LIN], everybody(salon))
    assert [line.name for line in sheet.lines] == [OUYANG]
    written = entries(operation="print_pre_read", outcome="done")[-1]
    assert json.loads(written["what"])["clients"] == [salon.clients[OUYANG]]


def test_clients_whom_nobody_treats_have_a_sheet_as_well(salon: Salon) -> None:
    sheet = print_pre_read(salon.desk(OWNER), None, 0, everybody(salon))
    assert (sheet.beautician, {line.name for line in sheet.lines}) == ("", {EVANS, LI})
    advisor = print_pre_read(salon.desk(GU), None, salon.staff[GU], everybody(salon))
    assert [line.name for line in advisor.lines] == [ZENG]


def test_the_sheet_is_in_the_language_of_the_paper(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    catalogue.change_salon(owner, salon_queries.salon(owner)._replace(paper="en_zh"))
    [line] = print_pull_list(owner, None, [salon.clients[LI]]).lines
    assert line.place == "never printed"
    [line] = print_pre_read(owner, None, salon.staff[LIN], [salon.clients[OUYANG]]).lines  # type: ignore[assignment]
    assert line.cautions.startswith("AHA")  # type: ignore[attr-defined]
