"""Making the tasks of a day: so many as a person can do, and to its end where it was stopped."""

from __future__ import annotations

import pytest

from db.clients.operations.assigning import Assign, assign
from db.contacts.operations.making import make_day
from db.contacts.store import making
from db.contacts.store.making import make_tasks
from db.core.sql import in_transaction, rows, run
from db.handover.operations import HandOver, hand_over
from db.staff.operations.staff import ChangeStaff, change_staff
from db.staff.queries.people import staff
from tests.db.contacts.tasks.samples import on, states
from tests.db.salon import CHEN, GU, HAO, LI, LIN, OUYANG, OWNER, Salon

MANY = 70


def copy_clients(salon: Salon) -> None:
    """Seventy more of 郝晨's clients, whose care is due today; each has spent a yuan more than the one before."""
    columns = [name for _id, name, *_ in rows("PRAGMA table_info(client)") if name not in ("id", "number")]
    names = ", ".join(f'"{name}"' for name in columns)
    for number in range(MANY):
        run(
            f"INSERT INTO client (id, number, {names}) SELECT ?, ?, {names} FROM client WHERE id = ?",
            1000 + number,
            f"{90000000 + number}",
            salon.clients[CHEN],
        )
    kept = ("id", "client_id", "total", "next_date", "day")
    columns = [name for _id, name, *_ in rows("PRAGMA table_info(visit)") if name not in kept]
    names = ", ".join(f'"{name}"' for name in columns)
    for number in range(MANY):
        run(
            f"INSERT INTO visit (client_id, total, next_date, day, {names}) "
            f"SELECT ?, ?, ?, '2026-02-01', {names} FROM visit ORDER BY id LIMIT 1",
            1000 + number,
            100 * number,
            salon.clock.today.isoformat(),
        )


def test_a_person_gets_sixty_a_day_of_who_spends_most_and_the_others_the_day_after(salon: Salon) -> None:
    copy_clients(salon)
    make_day(salon.desk(OWNER))
    found = {client for (client,) in rows("SELECT client_id FROM task WHERE rule = 'care'")}
    assert found == set(range(1000 + MANY - 60, 1000 + MANY))
    salon.clock.forward(days=1)
    make_day(salon.desk(OWNER))
    assert len(rows("SELECT id FROM task WHERE rule = 'care'")) == MANY
    assert rows("SELECT DISTINCT owner_id FROM task WHERE rule = 'care'") == [(salon.staff[HAO],)]


def test_sixty_a_day_are_those_of_all_rules_together(salon: Salon) -> None:
    copy_clients(salon)
    run("UPDATE visit SET day = '2025-11-01', next_date = NULL WHERE client_id BETWEEN 1000 AND 1034")
    made = "SELECT rule, COUNT(*) FROM task WHERE client_id >= 1000 GROUP BY rule ORDER BY rule"
    make_day(salon.desk(OWNER))
    assert rows(made) == [("absence", 25), ("care", 35)]
    salon.clock.forward(days=1)
    make_day(salon.desk(OWNER))
    assert rows(made) == [("absence", 35), ("care", 35)]


class Stopped(Exception):
    """The plug was pulled."""


@pytest.mark.parametrize("after", range(1, 6))
def test_a_day_that_was_stopped_is_made_to_its_end(salon: Salon, after: int, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_clients(salon)
    done: list[None] = []

    def stop() -> None:
        # the desk waits there for whoever types: nobody else is to wait for that
        assert not in_transaction()
        if len(done) == after:
            raise Stopped
        done.append(None)

    monkeypatch.setattr(making, "AT_ONCE", 20)
    with salon.archive.connected(), pytest.raises(Stopped):
        make_tasks(salon.clock.today, 0, stop)
    stopped = len(rows("SELECT id FROM task"))
    make_day(salon.desk(OWNER))
    made = sorted(rows("SELECT rule, key FROM task"))
    assert stopped < len(made) == len({*made})
    assert len([rule for rule, _ in made if rule == "care"]) == 60


def test_what_somebody_had_to_do_who_left_is_the_managers(salon: Salon) -> None:
    make_day(salon.desk(OWNER))
    assert rows("SELECT owner_id FROM task WHERE rule = 'gift' AND client_id = ?", salon.clients[OUYANG]) == [
        (salon.staff[LIN],)
    ]
    desk = salon.desk(OWNER)
    [her] = [one for one in staff(desk) if one.name == LIN]
    change_staff(
        desk, ChangeStaff(request_id=salon.request(), staff=her.id, version=her.version, name=LIN, active=False)
    )
    salon.clock.forward(days=1)
    make_day(salon.desk(OWNER))
    assert rows("SELECT owner_id, role FROM task WHERE rule = 'gift' AND client_id = ?", salon.clients[OUYANG]) == [
        (None, "manager")
    ]


def test_a_client_without_a_word_has_no_tasks(salon: Salon) -> None:
    assert on(salon, 0, LI) == []
    assert states(LI, salon) == {}


def owners(salon: Salon, client: str) -> set[int | None]:
    """Whose the tasks are that the day has made about a client."""
    return {owner for (owner,) in rows("SELECT owner_id FROM task WHERE client_id = ?", salon.clients[client])}


def test_what_is_to_be_done_goes_with_the_client(salon: Salon) -> None:
    make_day(salon.desk(OWNER))
    assert owners(salon, OUYANG) == {salon.staff[LIN]}
    desk = salon.desk(OWNER)
    assign(desk, Assign(salon.request(), salon.clients[OUYANG], salon.staff[HAO]))
    assert owners(salon, OUYANG) == {salon.staff[HAO]}
    asked = HandOver(request_id=salon.request(), staff=salon.staff[HAO], to=salon.staff[GU])
    hand_over(salon.approved(desk, hand_over, asked), asked)
    assert owners(salon, OUYANG) == {salon.staff[GU]}
    assign(salon.desk(OWNER), Assign(salon.request(), salon.clients[OUYANG], 0))
    assert owners(salon, OUYANG) == {None}, "whoever is at the desk"
