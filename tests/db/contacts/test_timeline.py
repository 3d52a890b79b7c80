"""A client's whole history in one list, page by page."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from db.appointments.operations.arrival import check_in
from db.appointments.operations.states import cancel_appointment
from db.appointments.records import AppointmentRecord
from db.appointments.requests import CancelAppointment, CheckIn
from db.contacts.queries.timeline import timeline
from db.contacts.records.timeline import OpinionLine, Part
from db.core.desk import Desk
from db.core.errors import Code
from db.core.sql import rows, write_each
from db.printing.letters.operations import print_letters
from db.printing.letters.records import Occasion
from tests.db.appointments.samples import book, tomorrow
from tests.db.contacts.samples import log
from tests.db.feedback.samples import say
from tests.db.money.desk import sell
from tests.db.salon import CHEN, DENG, DESK_WOMAN, HAO, LIN, OUYANG, OWNER, Salon, refused


@pytest.fixture
def desk(salon: Salon) -> Desk:
    return salon.desk(OWNER)


def shown(desk: Desk, client: int) -> list[tuple[Part, int]]:
    """What stands there, from page to page."""
    found: list[tuple[Part, int]] = []
    before = None
    while page := timeline(desk, client, before):
        found += [(line.part, line.happening.id) for line in page]
        before = page[-1].key
    return found


def test_everything_there_was_with_a_client_stands_in_one_list(salon: Salon, desk: Desk) -> None:
    today, client = salon.clock.today, salon.clients[OUYANG]
    before = [(line.part, line.day) for line in timeline(desk, client)]
    assert before == [(Part.VISIT, today - timedelta(days=10)), (Part.VISIT, today - timedelta(days=30))]
    ahead = book(salon, desk, OUYANG)
    here = book(salon, desk, OUYANG, who=HAO, day=today)
    came = check_in(desk, CheckIn(request_id=salon.request(), appointment=here.id, version=here.version))
    bill = sell(salon, desk, client)
    contact = log(salon, desk, OUYANG, summary="改到周六下午")
    rows("UPDATE client SET address = '朝阳区建国路88号' WHERE id = ?", client)
    print_letters(desk.on_paper(), [client], Occasion.FESTIVAL)
    found = timeline(desk, client)
    letters = rows("SELECT id FROM sheet WHERE kind = 'letter' AND client_id = ?", client)
    # what became a visit stands there as one
    assert [(line.part, line.happening.id) for line in found[:-2]] == [
        (Part.APPOINTMENT, ahead.id),
        (Part.CONTACT, contact.id),
        *([] if bill.visit else [(Part.PURCHASE, bill.id)]),
        (Part.VISIT, came.visit),
        *((Part.LETTER, letter) for (letter,) in letters),
    ]
    assert [line.part for line in found[-2:]] == [Part.VISIT, Part.VISIT]


def test_what_the_client_said_stands_there_for_who_may_keep_it(salon: Salon, desk: Desk) -> None:
    said = say(salon, desk, salon.clients[OUYANG], kind="praise", heading="service", rating="5", text="手法很轻")
    line = timeline(desk, salon.clients[OUYANG])[0]
    assert (line.part, line.day) == (Part.OPINION, salon.clock.today)
    assert line.happening == OpinionLine(
        id=said.id, day=said.day, kind="praise", heading="service", rating="5", text="手法很轻", by=OWNER
    )
    assert Part.OPINION not in {one.part for one in timeline(salon.desk(DENG), salon.clients[OUYANG])}


def test_what_was_cancelled_stays(salon: Salon, desk: Desk) -> None:
    made = book(salon, desk, CHEN)
    asked = CancelAppointment(request_id=salon.request(), appointment=made.id, version=made.version, reason="client")
    cancel_appointment(desk, asked)
    [line] = timeline(desk, salon.clients[CHEN])
    assert isinstance(line.happening, AppointmentRecord)
    assert (line.happening.state, line.day) == ("cancelled", tomorrow(salon))


def test_pages_have_every_line_once_and_in_order(salon: Salon, desk: Desk) -> None:
    """However many of each part fall on a day."""
    client, random_ = salon.clients[CHEN], random.Random(7)
    days = [salon.clock.today - timedelta(days=back) for back in range(12)]
    staff = salon.staff[OWNER]
    write_each(
        "INSERT INTO contact (client_id, day, at, by_id, purpose, channel, direction, outcome, summary, next_place, "
        "next_about) VALUES (?, ?, ?, ?, 'return', 'phone', 'out', 'reached', '', '', '')",
        [(client, random_.choice(days).isoformat(), "2026-03-01 00:00:00", staff) for _ in range(90)],
    )
    write_each(
        "INSERT INTO bill (version, number, client_id, guest_name, guest_phone, day, kind, state, total, paid, by_id) "
        "VALUES (1, ?, ?, '', '', ?, 'retail', 'settled', 0, 0, ?)",
        [(f"t{number}", client, random_.choice(days).isoformat(), staff) for number in range(90)],
    )
    write_each(
        "INSERT INTO sheet (client_id, kind, version, at, by_id, digest, state, since, filed_key, occasion) "
        "VALUES (?, 'letter', ?, ?, ?, '', 'posted', ?, '', 'festival')",
        [
            (client, number, f"{days[11 - number // 8]} 04:00:00", staff, f"{days[11 - number // 8]} 04:00:00")
            for number in range(90)
        ],
    )
    write_each(
        "INSERT INTO opinion (client_id, day, kind, heading, rating, text, at, by_id) "
        "VALUES (?, ?, 'praise', 'service', '5', '', '2026-03-01 00:00:00', ?)",
        [(client, random_.choice(days).isoformat(), staff) for _ in range(90)],
    )
    write_each(
        "INSERT INTO dated (version, client_id, kind, day, at, by_id, number, state, why, form, filled_by, content, "
        "carried) VALUES (1, ?, 'past', ?, '2026-03-01 00:00:00', ?, ?, 'current', '', 1, 'staff', '{}', '{}')",
        [(client, random_.choice(days).isoformat(), staff, number) for number in range(1, 91)],
    )
    found = shown(desk, client)
    assert len(found) == len(set(found)) == 450
    by_part = {part: [id for of, id in found if of is part] for part in Part}
    assert {part: len(ids) for part, ids in by_part.items() if ids} == {
        Part.CONTACT: 90,
        Part.PURCHASE: 90,
        Part.LETTER: 90,
        Part.OPINION: 90,
        Part.DATED: 90,
    }
    keys = []
    before = None
    while page := timeline(desk, client, before):
        keys += [line.key for line in page]
        before = page[-1].key
    assert keys == sorted(keys, reverse=True)


def test_what_was_said_is_for_who_keeps_it(salon: Salon, desk: Desk) -> None:
    """The keeper of the files opens every one of them, and reads no contact; a beautician reads those of her clients.

    Somebody who opens another's file with a reason reads none either.
    """
    client = salon.clients[OUYANG]
    log(salon, desk, OUYANG, summary="家里有事")

    def parts(who: str) -> set[Part]:
        return {line.part for line in timeline(salon.desk(who), client)}

    assert parts(DESK_WOMAN) == parts(LIN) == {Part.VISIT, Part.CONTACT}
    assert parts(DENG) == {Part.VISIT}
    assert refused(timeline, salon.desk(HAO), client) is Code.NEEDS_REASON


@pytest.mark.parametrize("table", ["appointment", "bill"])
def test_what_became_no_visit_is_read_without_reading_the_visits(salon: Salon, table: str) -> None:
    with salon.archive.connected():
        plan = rows(
            f"EXPLAIN QUERY PLAN SELECT id FROM {table} x WHERE x.client_id = ? AND x.visit_id IS NULL "
            "AND x.day >= ? AND (x.day, x.id) < (?, ?) ORDER BY x.day DESC, x.id DESC LIMIT 64",
            1,
            "",
            "9999-12-31",
            1,
        )
    assert [row[3] for row in plan] == [f"SEARCH x USING INDEX {table}_without_visit (client_id=? AND day>? AND day<?)"]
