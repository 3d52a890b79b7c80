"""Pages of tasks, with some of every kind."""

from __future__ import annotations

from datetime import date, timedelta

from db.core.sql import rows
from tests.db.salon import CHEN, DESK_WOMAN, EVANS, LI, LIN, OUYANG, ZENG, Salon
from tests.screens.desks import Sitting, burst


def due(
    salon: Salon,
    rule: str,
    client: str = "",
    *,
    ahead: int = 0,
    day: int = 0,
    owner: str = "",
    role: str = "",
    text: str = "",
    until: int | None = None,
    about: str = "",
    about_id: int = 0,
) -> int:
    """A task as a rule makes it, due so many days ahead; gives its id."""
    today: date = salon.clock.today

    def on(days: int) -> str:
        return (today + timedelta(days=days)).isoformat()

    with salon.archive.connected():
        [(made,)] = rows(
            "INSERT INTO task (version, rule, key, client_id, about, about_id, day, due, until, owner_id, role, text, "
            "state, moved, reason, made) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', 0, '', ?) RETURNING id",
            rule,
            f"{client}:{ahead}:{text}",
            salon.clients[client] if client else None,
            about,
            about_id or None,
            on(day),
            on(ahead),
            on(until) if until is not None else None,
            salon.staff[owner] if owner else None,
            role,
            text,
            on(0),
        )
    return int(made)


def some(salon: Salon) -> None:
    """Late ones, those of today, and those to come; of the reception, of a beautician, of nobody in particular."""
    due(salon, "care", CHEN, ahead=-2, day=-2, owner=LIN)
    due(salon, "arrears", ZENG, ahead=-1, day=-9, role="receptionist")
    due(salon, "birthday", OUYANG, ahead=2, day=2, text="--03-12", role="receptionist", until=5)
    due(salon, "birthday", EVANS, ahead=3, day=3, text="L--01-25", owner=DESK_WOMAN, until=6)
    due(salon, "after_care", LI, day=-1, text="补水护理", owner=LIN)
    due(salon, "replenish", CHEN, ahead=4, day=11, text="修护精华 [/]", owner=DESK_WOMAN)
    due(salon, "own", ahead=1, text="订花 O'Brien & <b>", owner=DESK_WOMAN)


async def tasks(desk: Sitting, salon: Salon) -> None:
    """The list of tasks."""
    some(salon)
    await desk.go("tasks")


async def new_task(desk: Sitting, salon: Salon) -> None:
    """Half a task."""
    await desk.go("tasks")
    await desk.press("f6")
    await desk.type("订花")


async def home(desk: Sitting, salon: Salon) -> None:
    """Home with tasks."""
    some(salon)
    await desk.press("f5")


async def dropping(desk: Sitting, salon: Salon) -> None:
    """Why is it not done?"""
    await tasks(desk, salon)
    await desk.press("f4", "2")


async def putting_off(desk: Sitting, salon: Salon) -> None:
    """To which day?"""
    await tasks(desk, salon)
    await desk.press("f4", "1")
    await desk.type("3.12")


async def called(desk: Sitting, salon: Salon) -> None:
    """The client of the task that stands first."""
    await tasks(desk, salon)
    await burst(desk, "f10")
