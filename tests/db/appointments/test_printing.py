"""The papers of a day: what stands on them, in whose language, and who may have them."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from db.appointments import queries
from db.appointments.operations.printing import MOST_SLIPS, print_appointment, print_day_sheet, print_preparation
from db.appointments.operations.states import cancel_appointment
from db.appointments.requests import CancelAppointment
from db.clients.operations.clients import open_client
from db.core.desk import Desk
from db.core.errors import Code
from db.papers.pull_list.operations import print_pre_read
from db.papers.pull_list.queries import cards_of_day
from db.resources.operations import SaveServiceNeeds, save_service_needs
from db.resources.records import Need, ServiceNeeds
from db.salon import operations as catalogue
from db.salon import queries as salon_queries
from db.visits.operations import ProductUsed
from tests.db.appointments.samples import book, part, tomorrow
from tests.db.papers.test_pull_list import come_again
from tests.db.resources.samples import resource
from tests.db.salon import (
    CHEN,
    DENG,
    DESK_WOMAN,
    GU,
    HAO,
    LI,
    LIFT,
    LIN,
    MOISTURE,
    OUYANG,
    OWNER,
    PEEL,
    ZENG,
    Salon,
    entries,
    refused,
    wrong,
)


@pytest.fixture
def desk(salon: Salon) -> Desk:
    return salon.desk(OWNER)


def needing(salon: Salon, desk: Desk, service: str, *kinds: str) -> None:
    """A service that takes one of some kinds of place or instrument."""
    [found] = [one for one in salon_queries.services(desk) if one.name == service]
    needs = ServiceNeeds(needs=tuple(Need(kind, None, 1) for kind in kinds))
    asked = SaveServiceNeeds(request_id=salon.request(), service=found.id, version=found.version, needs=needs)
    save_service_needs(desk, asked)


def in_english(desk: Desk) -> None:
    catalogue.change_salon(desk, salon_queries.salon(desk)._replace(paper="en_zh"))


def test_the_day_sheet_has_who_comes_when_where_and_with_whom(salon: Salon, desk: Desk) -> None:
    resource(salon, desk, "1号床")
    needing(salon, desk, MOISTURE, "bed")
    parts = (part(salon), part(salon, service=PEEL), part(salon, HAO, LIFT))
    book(salon, desk, OUYANG, 600, parts=parts)
    book(salon, desk, "", 540, who=HAO)
    sheet = print_day_sheet(salon.desk(DESK_WOMAN), tomorrow(salon))
    guest, first, second, third = sheet.lines
    assert (guest.time, guest.name, guest.number, guest.beautician) == ("09:00", "王女士", "", HAO)
    assert (first.time, first.name, first.service, first.beautician, first.room) == (
        "10:00",
        OUYANG,
        MOISTURE,
        LIN,
        "1号床",
    )
    assert (second.service, second.room, third.service, third.beautician) == (PEEL, "", LIFT, HAO)
    assert first.caution == "护理前须确认、果酸/水杨酸"
    assert (sheet.day, sheet.room, sheet.stamp.by) == (tomorrow(salon), "", DESK_WOMAN)
    assert any(line.startswith(f"{LIN} ") and "09:00–21:00" in line for line in sheet.people)
    [entry] = entries(operation="print_day_sheet")
    assert json.loads(entry["what"]) == {
        "sheet": "day_sheet",
        "day": f"{tomorrow(salon)}",
        "appointments": 2,
        "one_room": False,
    }


def test_services_of_one_person_in_one_place_are_one_line(salon: Salon, desk: Desk) -> None:
    book(salon, desk, CHEN, 600, parts=(part(salon), part(salon, service=LIFT), part(salon, HAO)))
    first, second = print_day_sheet(desk, tomorrow(salon)).lines
    assert (first.service, second.service, second.name) == (f"{MOISTURE}、{LIFT}", MOISTURE, CHEN)


def test_a_room_has_its_own_day_sheet(salon: Salon, desk: Desk) -> None:
    resource(salon, desk, "1号床")
    resource(salon, desk, "导入仪", kind="instrument")
    needing(salon, desk, MOISTURE, "bed", "instrument")
    book(salon, desk, OUYANG, 600)
    book(salon, desk, CHEN, 720, parts=(part(salon, HAO, LIFT),))
    sheet = print_day_sheet(desk, tomorrow(salon), "1号床")
    assert (sheet.room, [(line.name, line.room) for line in sheet.lines]) == ("1号床", [(OUYANG, "1号床")])
    assert wrong(print_day_sheet, desk, tomorrow(salon), "9号床").code is Code.NOT_FOUND
    assert wrong(print_day_sheet, desk, tomorrow(salon), "导入仪").code is Code.NOT_FOUND
    assert [line.name for line in queries.day_lines(desk, tomorrow(salon))["1号床"]] == [OUYANG]


def test_what_freed_its_time_is_on_no_sheet(salon: Salon, desk: Desk) -> None:
    made = book(salon, desk, OUYANG)
    gone = CancelAppointment(request_id=salon.request(), appointment=made.id, version=made.version, reason="client")
    cancel_appointment(desk, gone)
    assert print_day_sheet(desk, tomorrow(salon)).lines == ()
    assert print_preparation(desk, tomorrow(salon)).rooms == ()
    assert wrong(print_appointment, desk, made.id).code is Code.NOT_LIVE


@pytest.mark.parametrize("who", [LIN, GU])
def test_others_clients_are_time_that_is_taken(salon: Salon, desk: Desk, who: str) -> None:
    """An advisor sees all appointments, and prints own clients as a beautician does."""
    own = {LIN: OUYANG, GU: ZENG}[who]
    book(salon, desk, own, 600, who=HAO)
    book(salon, desk, CHEN, 720, who=HAO)
    at = salon.desk(who)
    sheet = print_day_sheet(at, tomorrow(salon))
    assert [(line.time, line.name, line.service) for line in sheet.lines] == [
        ("10:00", own, MOISTURE),
        ("12:00", "", ""),
    ]
    assert CHEN not in repr(sheet) and sheet.lines == queries.day_lines(at, tomorrow(salon))[""]
    [room] = print_preparation(at, tomorrow(salon)).rooms
    assert [line.name for line in room.lines] == [own]
    assert json.loads(entries(operation="print_preparation")[-1]["what"])["appointments"] == 1


def test_who_has_no_client_on_a_day_prints_nothing_of_it(salon: Salon, desk: Desk) -> None:
    book(salon, desk, CHEN, 720, who=HAO)
    for who in (LIN, GU, DENG):
        for call in (print_day_sheet, print_preparation):
            assert refused(call, salon.desk(who), tomorrow(salon)) is Code.NOT_ALLOWED
    # of a day without anybody the rows for the pen are left
    assert print_day_sheet(salon.desk(LIN), tomorrow(salon) + timedelta(days=1)).lines == ()


def test_what_is_got_ready_room_by_room(salon: Salon, desk: Desk) -> None:
    resource(salon, desk, "1号床")
    resource(salon, desk, "双人房", kind="room", capacity=2)
    resource(salon, desk, "导入仪", kind="instrument")
    needing(salon, desk, MOISTURE, "bed", "room", "instrument")
    needing(salon, desk, PEEL, "bed")
    visit = salon.visit(desk, OUYANG)
    salon.save(desk, visit, products=(ProductUsed("修护精华"), ProductUsed("面膜")))
    record = open_client(desk, salon.clients[OUYANG])
    salon.change(desk, record, pressure="light", manner=("music", "no_talk"))
    book(salon, desk, OUYANG, 720)
    book(salon, desk, "", 600, who=HAO)
    book(salon, desk, CHEN, 840, parts=(part(salon, HAO, PEEL),))
    book(salon, desk, LI, 960, parts=(part(salon, HAO, LIFT),))
    sheet = print_preparation(desk, tomorrow(salon))
    assert [room.name for room in sheet.rooms] == ["双人房", "1号床", ""]
    guest, line = sheet.rooms[0].lines
    assert (guest.time, guest.name, guest.products, guest.manner) == ("10:00", "王女士", "", "")
    assert (line.time, line.name, line.service, line.beautician) == ("12:00", OUYANG, MOISTURE, LIN)
    assert (line.places, line.products) == ("1号床、导入仪", "修护精华、面膜")
    assert (line.manner, line.alerts) == ("力度轻、听音乐、不聊天", "果酸/水杨酸")
    assert [(room.lines[0].name, room.lines[0].places) for room in sheet.rooms[1:]] == [(CHEN, ""), (LI, "")]
    assert queries.prepare(desk, tomorrow(salon)) == sheet.rooms
    in_english(desk)
    line = print_preparation(desk, tomorrow(salon)).rooms[0].lines[1]
    assert (line.manner, line.alerts) == ("light pressure, music, no talk", "AHA or salicylic acid")


def test_a_slip_is_for_the_client_and_has_no_price(salon: Salon, desk: Desk) -> None:
    made = book(salon, desk, OUYANG, 840, parts=(part(salon), part(salon, HAO, LIFT)))
    number = open_client(desk, salon.clients[OUYANG]).number
    [slip] = print_appointment(salon.desk(DESK_WOMAN), made.id).slips
    assert (slip.greeting, slip.number, slip.day, slip.start) == ("尊敬的欧阳女士：", number, made.day, "14:00")
    assert (slip.services, slip.minutes) == ((MOISTURE, LIFT), made.finish - made.start)
    [entry] = entries(operation="print_appointment")
    assert entry["client"] == salon.clients[OUYANG]
    assert json.loads(entry["what"]) == {"sheet": "appointment", "appointments": [made.id]}
    desk = salon.desk(OWNER)
    in_english(desk)
    assert print_appointment(desk, made.id).slips[0].greeting == "Dear Ms Ouyang,"


def test_a_slip_says_what_to_leave_off_before(salon: Salon, desk: Desk) -> None:
    [peel] = [one for one in salon_queries.services(desk) if one.name == PEEL]
    asked = catalogue.SaveService(
        request_id=salon.request(),
        id=peel.id,
        version=peel.version,
        name=peel.name,
        price=peel.price,
        leave_off="前 7 天不刷酸",
    )
    catalogue.save_service(desk, asked)
    made = book(salon, desk, LI, 840, parts=(part(salon), part(salon, HAO, PEEL), part(salon, HAO, PEEL)))
    later = book(salon, desk, LI, day=tomorrow(salon) + timedelta(days=7))
    slips = print_appointment(desk, made.id, 2).slips
    assert [(slip.day, slip.leave_off) for slip in slips] == [(made.day, ("前 7 天不刷酸",)), (later.day, ())]


def test_a_sheet_of_slips_has_the_next_ones_of_the_client(salon: Salon, desk: Desk) -> None:
    days = [tomorrow(salon) + timedelta(days=7 * week) for week in (1, 0, 2, 3, 4, 5)]
    made = {day: book(salon, desk, OUYANG, day=day) for day in days}
    book(salon, desk, CHEN, 720, day=days[0])
    second = made[days[0]]
    assert [slip.day for slip in print_appointment(desk, second.id, 3).slips] == [days[0], days[2], days[3]]
    assert len(print_appointment(desk, second.id, 99).slips) == MOST_SLIPS
    assert [slip.day for slip in print_appointment(desk, second.id).slips] == [days[0]]


def test_a_guest_has_a_slip_without_a_number(salon: Salon, desk: Desk) -> None:
    made = book(salon, desk)
    book(salon, desk, "", 840)
    [slip] = print_appointment(salon.desk(DESK_WOMAN), made.id, 4).slips
    assert (slip.greeting, slip.number) == ("尊敬的王女士：", "")


def test_a_guests_slip_is_printed_by_who_booked_advises_or_treats(salon: Salon, desk: Desk) -> None:
    made = book(salon, desk)
    assert print_appointment(salon.desk(LIN), made.id).slips[0].start == "10:00"
    for other in (HAO, GU, DENG):
        assert refused(print_appointment, salon.desk(other), made.id) is Code.NOT_ALLOWED
    advised = book(salon, salon.desk(OWNER), "", 840, advisor=salon.staff[GU])
    for mine in (advised, book(salon, salon.desk(GU), "", 960)):
        assert len(print_appointment(salon.desk(GU), mine.id).slips) == 1
        assert refused(print_appointment, salon.desk(HAO), mine.id) is Code.NOT_ALLOWED


def test_cards_are_taken_out_for_who_has_an_appointment(salon: Salon, desk: Desk) -> None:
    book(salon, desk, LI, 600, parts=(part(salon, HAO), part(salon, LIN)))
    book(salon, desk, CHEN, 540)
    book(salon, desk, "", 900)
    cards = {card.name: card for card in cards_of_day(desk, tomorrow(salon))}
    assert set(cards) == {LI, CHEN}
    assert [(turn.time, turn.beautician and turn.beautician.label) for turn in cards[LI].turns] == [
        ("10:00", HAO),
        ("11:00", LIN),
    ]


def test_who_was_asked_to_come_and_has_booked_another_day_is_not_expected(salon: Salon) -> None:
    for name in (OUYANG, CHEN):
        come_again(salon, name, tomorrow(salon))
    desk = salon.desk(OWNER)
    book(salon, desk, CHEN, day=tomorrow(salon) + timedelta(days=2))
    assert [card.name for card in cards_of_day(desk, tomorrow(salon))] == [OUYANG]


def test_each_beautician_reads_of_those_whom_they_treat(salon: Salon, desk: Desk) -> None:
    book(salon, desk, OUYANG, 720, parts=(part(salon, HAO), part(salon, LIN, LIFT)))
    book(salon, desk, CHEN, 540)
    clients = [salon.clients[name] for name in (OUYANG, CHEN)]
    read = {
        who: [(line.time, line.name, line.services) for line in sheet.lines]
        for who in (LIN, HAO)
        if (sheet := print_pre_read(desk, tomorrow(salon), salon.staff[who], clients))
    }
    assert read == {
        LIN: [("09:00", CHEN, MOISTURE), ("13:00", OUYANG, LIFT)],
        HAO: [("12:00", OUYANG, MOISTURE)],
    }
    # somebody else has put both into her day, so that she may read of both
    sheet = print_pre_read(salon.desk(LIN), tomorrow(salon), salon.staff[LIN], clients)
    assert [line.name for line in sheet.lines] == [CHEN, OUYANG]
    assert refused(print_pre_read, salon.desk(GU), tomorrow(salon), salon.staff[HAO], clients) is Code.NOT_ALLOWED
