"""Events: whom they suit, who was invited, what they answered, and who came."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from db.clients.operations import clients
from db.contacts.operations.making import make_day
from db.contacts.queries.timeline import timeline
from db.contacts.records.timeline import EventLine
from db.core.desk import Desk
from db.core.errors import Code, Flaw, InvalidFields
from db.core.permissions import Role
from db.core.sql import rows, run
from db.events import operations
from db.events.queries import events, guest_list
from db.events.records import EventRecord
from db.events.requests import AddSuited, CallOff, LeaveOut, SaveEvent
from db.fields.values import Value
from db.filters.store.words import words_of
from db.printing.letters.operations import print_letters
from db.printing.letters.records import Invitation, Occasion
from tests.db.events.samples import TEA, add, plan, say
from tests.db.salon import CHEN, DESK_WOMAN, EVANS, GU, LI, LIN, OUYANG, OWNER, ZENG, Salon, refused, wrong


def suit(salon: Salon, at: Desk, one: EventRecord) -> list[str]:
    """Puts whom it suits on its list, and says who that is."""
    operations.add_suited(at, AddSuited(request_id=salon.request(), event=one.id))
    return sorted(guest.client.name for guest in guest_list(at, one.id).guests)


def change_client(salon: Salon, at: Desk, name: str, **values: Value) -> None:
    salon.change(at, clients.open_client(at, salon.clients[name]), **values)


def test_the_next_stands_first_and_then_what_was(salon: Salon) -> None:
    at, today = salon.desk(DESK_WOMAN), salon.clock.today
    for days in (20, 3, 10):
        plan(salon, at, theme=f"{days}", day=today + timedelta(days=days))
    salon.clock.forward(days=11)
    found = [(one.theme, one.is_past) for one in events(salon.desk(DESK_WOMAN))]
    assert found == [("20", False), ("10", True), ("3", True)]


def test_hobbies_or_themes_and_grade_and_district(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    for name, values in (
        (OUYANG, {"hobbies": "喝茶、旅行", "grade": "gold", "district": "静安区"}),
        (ZENG, {"events": "花艺 Tea", "grade": "gold", "district": "徐汇区"}),
        (LI, {"hobbies": "茶", "grade": "silver", "district": "静安区"}),
        (CHEN, {"hobbies": "瑜伽", "grade": "gold"}),
    ):
        change_client(salon, at, name, **values)
    assert suit(salon, at, plan(salon, at, hobbies="茶，插花", themes="TEA")) == sorted([OUYANG, ZENG, LI])
    assert suit(salon, at, plan(salon, at, hobbies="茶", themes="tea", grades=("gold",))) == sorted([OUYANG, ZENG])
    assert suit(salon, at, plan(salon, at, hobbies="茶", grades=("gold",), district="静安 浦东")) == [OUYANG]
    assert suit(salon, at, plan(salon, at, district="静安")) == sorted([OUYANG, LI])
    assert suit(salon, at, plan(salon, at, hobbies="骑马")) == []
    assert suit(salon, at, plan(salon, at)) == [], "nobody said whom it suits"


def test_nobody_is_added_twice_nor_who_wants_no_contact(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    for name in (OUYANG, LI):
        change_client(salon, at, name, hobbies="茶")
    one = plan(salon, at, hobbies="茶")
    change_client(salon, at, LI, consent_contact=())
    first = add(salon, at, one, salon.clients[OUYANG])
    assert add(salon, at, one, salon.clients[OUYANG]) == first
    assert suit(salon, at, one) == [OUYANG]


def test_only_channels_that_the_client_allows(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    change_client(salon, at, OUYANG, consent_contact=("post",))
    one = plan(salon, at)
    guest = add(salon, at, one, salon.clients[OUYANG])
    assert guest.ways == ("letter", "in_person")
    assert wrong(say, salon, at, guest, invited="phone").code is Code.DECLINED
    guest = say(salon, at, guest, invited="letter")
    assert guest.invited_on == salon.clock.today
    # what is said besides leaves the day
    salon.clock.forward(days=2)
    at = salon.desk(DESK_WOMAN)
    guest = say(salon, at, guest, answer="yes")
    assert (guest.invited, guest.invited_on) == ("letter", salon.clock.today - timedelta(days=2))
    assert add(salon, at, one, salon.clients[ZENG]).ways[0] == "phone", "nobody has asked: every channel"


def test_a_letter_of_invitation_invites(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    one = plan(salon, at)
    guest = add(salon, at, one, salon.clients[OUYANG])
    change_client(salon, at, OUYANG, consent_contact=("post",))
    print_letters(at, [salon.clients[OUYANG]], Occasion.FESTIVAL)
    assert [g.invited for g in guest_list(at, one.id).guests] == [""]
    other = plan(salon, at)
    add(salon, at, other, salon.clients[OUYANG])
    invitation = Invitation(event=one.id, theme=TEA, day=one.day, start=one.start, place="茶室")
    sheet = print_letters(at, [salon.clients[OUYANG]], Occasion.INVITATION, invitation)
    first, what, *_ = sheet.text.split("\n")
    assert first == "我们准备了一次小小的聚会，特地写信邀请您来参加。"
    assert what == "主题：秋茶与润养；时间：2026年3月20日周五 14:00；地点：茶室。"
    found = guest_list(at, one.id)
    assert [g.invited for g in found.guests] == ["letter"] and found.event.invited == 1
    assert guest.invited == ""
    assert [g.invited for g in guest_list(at, other.id).guests] == [""], "it names the event to which it invites"


def test_who_came_is_said_on_the_day_and_stays(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    one = plan(salon, at)
    guest = say(salon, at, add(salon, at, one, salon.clients[OUYANG]), invited="phone", answer="yes")
    with pytest.raises(InvalidFields) as caught:
        say(salon, at, guest, came=True)
    assert caught.value.flaws == {"came": Flaw.IN_THE_FUTURE}
    salon.clock.forward(days=10)
    at = salon.desk(DESK_WOMAN)
    guest = say(salon, at, guest, came=True)
    say(salon, at, add(salon, at, one, salon.clients[LI]), came=False)
    found = guest_list(at, one.id).event
    assert (found.guests, found.invited, found.coming, found.came) == (2, 1, 1, 1)
    # and the client's history has it, not of who stayed away
    line, *others = timeline(at, salon.clients[OUYANG])
    assert isinstance(line.happening, EventLine)
    assert (line.day, line.happening.theme) == (salon.clock.today, TEA)
    assert timeline(at, salon.clients[OUYANG], line.key) == others
    assert not any(isinstance(one.happening, EventLine) for one in timeline(at, salon.clients[LI]))
    leave = LeaveOut(request_id=salon.request(), id=guest.id, version=guest.version)
    with pytest.raises(InvalidFields):
        operations.leave_guest_out(at, leave)
    with pytest.raises(InvalidFields) as caught:
        change(salon, at, found, day=salon.clock.today + timedelta(days=5))
    assert caught.value.flaws == {"day": Flaw.NOT_A_CHOICE}
    assert change(salon, at, found, theme="冬茶").theme == "冬茶", "a day that is over stays"
    # the next event knows who came to the one before
    later = plan(salon, at, day=salon.clock.today + timedelta(days=30))
    assert [add(salon, at, later, salon.clients[name]).events for name in (OUYANG, LI)] == [1, 0]


def change(salon: Salon, at: Desk, one: EventRecord, **more: Any) -> EventRecord:
    """The event with something else in it."""
    names = ("id", "version", "theme", "day", "start", "place", "about", "hobbies", "themes", "grades", "district")
    asked = {name: getattr(one, name) for name in names} | more
    return operations.save_event(at, SaveEvent(request_id=salon.request(), **asked))


def test_left_out_and_called_off(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    one = plan(salon, at)
    guest = add(salon, at, one, salon.clients[EVANS])
    operations.leave_guest_out(at, LeaveOut(request_id=salon.request(), id=guest.id, version=guest.version))
    assert rows("SELECT COUNT(*) FROM event_guest") == [(0,)]
    off = operations.call_off_event(at, CallOff(request_id=salon.request(), id=one.id, version=one.version))
    assert off.cancelled
    assert wrong(change, salon, at, one).code is Code.CHANGED_MEANWHILE


@pytest.mark.parametrize(
    ("asked", "flaws"),
    [
        ({"theme": " \u200b"}, {"theme": Flaw.REQUIRED}),
        ({"start": 1441}, {"start": Flaw.NOT_A_TIME}),
        ({"grades": ("platinum",)}, {"grades": Flaw.NOT_A_CHOICE}),
    ],
)
def test_what_is_wrong_is_said(salon: Salon, asked: dict[str, Any], flaws: dict[str, Flaw]) -> None:
    at = salon.desk(DESK_WOMAN)
    with pytest.raises(InvalidFields) as caught:
        plan(salon, at, day=salon.clock.today - timedelta(days=1), **asked)
    assert caught.value.flaws == {"day": Flaw.TOO_EARLY, **flaws}


def test_a_beautician_sees_her_own_clients_alone(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    one = plan(salon, at)
    mine, others = (add(salon, at, one, salon.clients[name]) for name in (OUYANG, CHEN))
    lin = salon.desk(LIN)
    assert [guest.client.name for guest in guest_list(lin, one.id).guests] == [OUYANG]
    assert [found.guests for found in events(lin)] == [2]
    assert say(salon, lin, mine, answer="maybe").answer == "maybe"
    assert refused(say, salon, lin, others, answer="yes") is Code.NOT_ALLOWED
    assert refused(plan, salon, lin) is Code.NOT_ALLOWED
    assert refused(operations.print_event_list, lin, one.id) is Code.NOT_ALLOWED
    assert refused(plan, salon, salon.desk(Role.KEEPER)) is Code.NOT_ALLOWED
    assert plan(salon, salon.desk(GU)).theme == TEA, "an advisor speaks with everybody"


def test_the_list_on_paper(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    one = plan(salon, at, place="茶室", about="三款秋茶")
    say(salon, at, add(salon, at, one, salon.clients[ZENG]), answer="no", note="出差")
    add(salon, at, one, salon.clients[CHEN])
    sheet = operations.print_event_list(at, one.id)
    assert (sheet.theme, sheet.day, sheet.start, sheet.place, sheet.about) == (
        TEA,
        one.day,
        "14:00",
        "茶室",
        "三款秋茶",
    )
    assert [(line.name, line.answer, line.came, line.note) for line in sheet.lines] == [
        (CHEN, "", None, ""),
        (ZENG, "no", None, "出差"),
    ]


def test_words_are_told_apart_by_whatever_stands_between() -> None:
    assert words_of(" 茶、 瑜伽，Yoga ; tea/花藝 ") == ("茶", "瑜伽", "yoga", "tea", "花艺")


def test_where_not_all_fit_on_the_list_those_come_who_spend_most(salon: Salon, monkeypatch: pytest.MonkeyPatch) -> None:
    at = salon.desk(OWNER)
    make_day(at)
    for name, spent in ((LI, 30_000), (ZENG, 90_000), (CHEN, 60_000)):
        change_client(salon, at, name, hobbies="茶")
        run("UPDATE client_facts SET spend_12m = ? WHERE client_id = ?", spent, salon.clients[name])
    monkeypatch.setattr(operations, "MOST_AT_ONCE", 2)
    one = plan(salon, at, hobbies="茶")
    assert suit(salon, at, one) == sorted([ZENG, CHEN])
    assert suit(salon, at, one) == sorted([ZENG, CHEN, LI]), "the others with the next F10"
