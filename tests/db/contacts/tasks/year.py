"""A salon's year in leaps: whatever is done in between, no task comes twice, and none is open that is done."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from random import Random
from typing import Any

from db.appointments.operations import booking, changing, states
from db.appointments.operations.waiting import put_on_waiting
from db.appointments.requests import CancelAppointment, MoveAppointment, OfAppointment, PutOnWaiting
from db.contacts.operations.making import make_day
from db.contacts.rules import RULES
from db.contacts.store.checking import wrong_open
from db.contacts.store.facts import wrong_facts
from db.core.desk import Desk
from db.core.errors import SalonError
from db.core.sql import rows, run
from db.money.operations.paying import Pay, take_payment
from db.visits.operations import CancelVisit, cancel_visit
from tests.db.appointments.samples import asked as to_book
from tests.db.money.desk import owe, pay, sell
from tests.db.salon import HAO, MOISTURE, OWNER, PRICE, Salon

LONGEST_GAP = 30
A_DAY = 5
"""What is done on a day on which somebody is there, at most."""


def play(salon: Salon, random: Random, days: int) -> int:
    """Plays so many days; gives how many tasks there were.

    Raises:
        AssertionError: A rule didn't hold.
    """
    first, ended = salon.clock.today, dict[tuple[str, str], str]()
    while salon.clock.today - first < timedelta(days=days):
        salon.clock.forward(days=random.randint(1, LONGEST_GAP))
        if random.random() < 0.2:
            _set_back(salon, random)
        desk = salon.desk(OWNER)
        make_day(desk)
        before = _all()
        make_day(desk)
        run("DELETE FROM task_day WHERE day = ?", salon.clock.today.isoformat())
        make_day(desk)
        assert _all() == before, "a second time there is nothing new, nor where the first was stopped before its end"
        for _ in range(random.randint(1, A_DAY)):
            _do(salon, desk, random)
            assert (wrong_open(), wrong_facts()) == (set(), 0)
        for rule, key, state in rows("SELECT rule, key, state FROM task"):
            assert rule in RULES
            assert ended.get((rule, key), state) == state, "what is over stays so"
            if state != "open":
                ended[rule, key] = state
    return len(rows("SELECT id FROM task"))


def _all() -> list[Any]:
    return [rows(f"SELECT * FROM {table} ORDER BY 1") for table in ("task", "absence", "watch", "client_facts")]


def _set_back(salon: Salon, random: Random) -> None:
    """The clock loses some days: nothing arises a second time."""
    make_day(salon.desk(OWNER))
    before, days = _all(), random.randint(1, 40)
    salon.clock.jump(days=-days)
    make_day(salon.desk(OWNER))
    assert _all() == before
    salon.clock.jump(days=days)


def _do(salon: Salon, desk: Desk, random: Random) -> None:
    random.choice(DEEDS)(salon, desk, random)


def _client(salon: Salon, random: Random) -> str:
    return random.choice(sorted(salon.clients))


def _visit(salon: Salon, desk: Desk, random: Random) -> None:
    visit = salon.visit(desk, _client(salon, random))
    if random.random() < 0.1:
        cancel_visit(desk, CancelVisit(salon.request(), visit.id, visit.version, "开错了"))
        return
    if random.random() < 0.5:
        ahead = salon.clock.today + timedelta(days=random.randint(1, 60))
        visit = salon.save(desk, visit, values={"next_date": ahead})
    salon.end(desk, salon.pay(desk, visit, PRICE))


def _book(salon: Salon, desk: Desk, random: Random) -> None:
    day = salon.clock.today + timedelta(days=random.randint(0, 40))
    start = random.randrange(9 * 60, 20 * 60, 30)
    with suppress(SalonError):
        booking.book(desk, to_book(salon, _client(salon, random), start, HAO, day=day))


def _wait(salon: Salon, desk: Desk, random: Random) -> None:
    first = salon.clock.today + timedelta(days=random.randint(0, 10))
    asked = PutOnWaiting(
        request_id=salon.request(),
        client=salon.clients[_client(salon, random)],
        services=(salon.services[MOISTURE],),
        from_day=first,
        to_day=first + timedelta(days=random.randint(0, 10)),
        beautician=salon.staff[HAO],
        times=tuple(sorted(random.sample(("morning", "afternoon", "evening"), random.randint(0, 2)))),
    )
    put_on_waiting(desk, asked)


def _settle(salon: Salon, desk: Desk, random: Random) -> None:
    """One of those that are to come is moved, confirmed, cancelled, or said to have been missed."""
    found = rows("SELECT id, version, day FROM appointment WHERE state IN ('booked', 'confirmed') ORDER BY id")
    if not found:
        return
    id, version, day = random.choice(found)
    request, late = salon.request(), day < salon.clock.today.isoformat()
    one = OfAppointment(request_id=request, appointment=id, version=version)
    with suppress(SalonError):
        if late:
            states.mark_missed(desk, one)
        elif random.random() < 0.3:
            states.confirm(desk, one)
        elif random.random() < 0.5:
            later = salon.clock.today + timedelta(days=random.randint(1, 30))
            changing.move_appointment(
                desk, MoveAppointment(request_id=request, appointment=id, version=version, day=later, start=600)
            )
        else:
            states.cancel_appointment(
                desk, CancelAppointment(request_id=request, appointment=id, version=version, reason="client")
            )


def _owe(salon: Salon, desk: Desk, random: Random) -> None:
    bill = sell(salon, desk, salon.clients[_client(salon, random)])
    if random.random() < 0.5:
        owe(salon, desk, bill, days=random.randint(1, 20))
    else:
        pay(salon, desk, bill)


def _pay_debt(salon: Salon, desk: Desk, random: Random) -> None:
    for bill, left in rows("SELECT id, total - paid FROM bill WHERE state = 'owing' ORDER BY id LIMIT 1"):
        take_payment(desk, Pay(request_id=salon.request(), bill=bill, method="wechat", amount=left))


DEEDS: tuple[Callable[[Salon, Desk, Random], None], ...] = (
    _visit,
    _visit,
    _book,
    _wait,
    _settle,
    _settle,
    _owe,
    _pay_debt,
)
