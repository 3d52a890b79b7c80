"""Tasks of the small salon, for tests of what is done with them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from db.contacts.operations import tasks
from db.contacts.operations.contacts import log_contact
from db.contacts.operations.making import make_day
from db.contacts.queries.tasks import tasks_of_client
from db.contacts.records.task import TaskRecord
from db.contacts.requests import LogContact
from db.core.desk import Desk
from db.core.sql import rows
from db.printing.letters.operations import print_letters
from db.printing.letters.records import Occasion
from db.printing.operations.jobs import saved
from tests.db.calls import TRIED
from tests.db.printing.test_labels import agree
from tests.db.salon import HAO, OUYANG, OWNER, Salon


def own(salon: Salon, desk: Desk, client: str = "", days: int = 1, **more: Any) -> TaskRecord:
    """A task of somebody's own, so many days ahead."""
    asked = tasks.MakeTask(
        request_id=salon.request(),
        text=more.pop("text", "送样品"),
        due=salon.clock.today + timedelta(days=days),
        client=salon.clients[client] if client else 0,
        **more,
    )
    return tasks.make_task(desk, asked)


def put_off(salon: Salon, desk: Desk, task: TaskRecord, due: date) -> TaskRecord:
    asked = tasks.PutOffTask(request_id=salon.request(), task=task.id, version=task.version, due=due)
    return tasks.put_off_task(desk, asked)


def finish(salon: Salon, desk: Desk, task: TaskRecord) -> TaskRecord:
    return tasks.finish_task(desk, tasks.FinishTask(request_id=salon.request(), task=task.id, version=task.version))


def called(salon: Salon, desk: Desk, client: str, purpose: str, outcome: str = "reached") -> None:
    """Somebody telephones with a client."""
    asked = LogContact(
        request_id=salon.request(),
        client=salon.clients[client],
        purpose=purpose,
        channel="phone",
        direction="out",
        outcome=outcome,
    )
    log_contact(desk, asked)


def write_to(salon: Salon, client: str, occasion: Occasion) -> None:
    """A letter to a client, into a file that somebody prints."""
    agree(salon, client)
    desk = salon.desk(OWNER)
    saved(desk, [letter.paper for letter in print_letters(desk, [salon.clients[client]], occasion).letters])


def make_own(salon: Salon) -> dict[int, TaskRecord]:
    """For every client that is tried, one of somebody who is not tried."""
    owner = salon.desk(OWNER)
    return {salon.clients[name]: own(salon, owner, name, owner=salon.staff[HAO]) for name in TRIED}


def states(client: str, salon: Salon) -> dict[str, str]:
    """How the last task of each rule stands that was made about a client."""
    found = rows("SELECT rule, state FROM task WHERE client_id = ? ORDER BY id", salon.clients[client])
    return dict(found)


def on(salon: Salon, days: int, client: str = OUYANG, rule: str = "") -> list[TaskRecord]:
    """What is to be done about a client so many days from today, after a day was made for each until then."""
    start = salon.clock.now
    salon.clock.now = start + timedelta(days=days)
    desk = salon.desk(OWNER)
    make_day(desk)
    found = [one for one in tasks_of_client(desk, salon.clients[client]) if rule in ("", one.rule)]
    salon.clock.now = start
    return found
