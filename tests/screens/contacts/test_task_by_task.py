"""Clients are reached task after task: what each is about, and what comes after the one that is done."""

from __future__ import annotations

import pytest

from db.contacts.queries.contacts import contact_history
from db.contacts.queries.tasks import task
from tests.db.salon import CHEN, DESK_WOMAN, LI, OUYANG, ZENG, Salon
from tests.screens.contacts.task_views import due
from tests.screens.desks import Sitting, at_desk, burst


def some(salon: Salon) -> dict[str, int]:
    """Of four clients, one of whom is nobody's to reach; by name."""
    return {
        CHEN: due(salon, "care", CHEN, ahead=-2, day=-2, owner=DESK_WOMAN),
        ZENG: due(salon, "own", ZENG, ahead=-1, text="送样品", owner=DESK_WOMAN),
        "订花": due(salon, "own", ahead=0, text="订花", owner=DESK_WOMAN),
        OUYANG: due(salon, "birthday", OUYANG, text="--03-10", owner=DESK_WOMAN, until=3),
    }


def head(desk: Sitting) -> str:
    return desk.text.splitlines()[0]


async def test_a_call_from_the_list_takes_what_is_typed_and_three_keys(salon: Salon) -> None:
    """F10, the digit of the result, what was said, Enter, month and day, F10; then the next one is there."""
    made = some(salon)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("tasks")
        await desk.press("f10")
        assert CHEN in head(desk) and "care is due · due 03-08, not booked" in head(desk) and "1 of 4" in head(desk)
        await burst(desk, "1")
        await desk.type("周六来")
        await burst(desk, "enter", *"0314", "f10")
        assert "Written down: 陈思敏, phone, reached · next 03-14" in desk.said
        [one] = contact_history(desk.app.desk_in_use, salon.clients[CHEN])
        assert (one.purpose, one.outcome, one.summary, f"{one.next_day}") == (
            "recall",
            "reached",
            "周六来",
            "2026-03-14",
        )
        assert task(desk.app.desk_in_use, made[CHEN]).state == "done"
        # the next one, and then the one after what is about nobody
        assert ZENG in head(desk) and "送样品" in head(desk) and "2 of 4" in head(desk)
        await burst(desk, "2", "f10")
        assert task(desk.app.desk_in_use, made[ZENG]).state == "open", "nobody answered"
        assert OUYANG in head(desk) and "birthday call" in head(desk) and "4 of 4" in head(desk)
        # after the last, the list again, with what is left to do
        await burst(desk, "1", "f10")
        assert desk.app.screen.name == "tasks"
        assert ZENG in desk.text and "订花" in desk.text and "care is due" not in desk.text
        assert "03-14" in desk.line("contact as agreed"), "what was agreed is to be done on its day"


async def test_f7_and_f8_go_along_the_tasks_and_lose_nothing(salon: Salon) -> None:
    some(salon)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("tasks")
        await desk.press("f10")
        await burst(desk, "1")
        await desk.type("说到一半")
        await desk.press("f8")
        assert ZENG in head(desk) and "说到一半" not in desk.text
        await desk.press("f8")
        assert OUYANG in head(desk)
        await desk.press("f8")
        assert OUYANG in head(desk) and "There is no further task in this list." in desk.said
        await desk.press("f7", "f7")
        assert CHEN in head(desk) and "说到一半" in desk.text
        await desk.press("f7")
        assert "There is no further task in this list." in desk.said


@pytest.mark.parametrize("keys", [("f3", "tab", "f10"), ()])
async def test_without_a_list_there_is_nothing_to_go_along(salon: Salon, keys: tuple[str, ...]) -> None:
    """From the card F7 and F8 do nothing; on Home, the tasks of Home are the list."""
    due(salon, "care", LI, owner=DESK_WOMAN)
    due(salon, "care", CHEN, owner=DESK_WOMAN)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press(*keys or ("f2", *"8000", "enter", "f4", "5"))
        assert desk.app.screen.name == "contact"
        await desk.press("f8")
        if keys:
            assert CHEN in head(desk) or LI in head(desk)
            assert "2 of 2" in head(desk)
        else:
            assert OUYANG in head(desk) and "nothing here that this key could do" in desk.said
