"""How to get to the pages of messages."""

from __future__ import annotations

from db.clients.operations.clients import open_client
from tests.db.salon import LIN, MOISTURE, OUYANG, Salon
from tests.screens.appointments.days import booked
from tests.screens.desks import Sitting


def agreed(desk: Sitting, salon: Salon, *ways: str) -> None:
    """How she said to be contacted."""
    at = desk.app.desk_in_use
    salon.change(at, open_client(at, salon.clients[OUYANG]), consent_contact=ways)


async def messages(desk: Sitting, salon: Salon) -> None:
    """Which message."""
    agreed(desk, salon, "message")
    await desk.press("f2", *"8000", "enter")
    await desk.more(_named("Text message"))


async def birthday(desk: Sitting, salon: Salon) -> None:
    """A message as a code."""
    await messages(desk, salon)
    await desk.press("2")


async def reminder(desk: Sitting, salon: Salon) -> None:
    """The code that reminds of an appointment."""
    one = booked(salon, desk.app.desk_in_use, OUYANG, 17 * 60 + 30, MOISTURE, staff=LIN)
    await desk.go("appointment", appointment=one.id)
    await desk.more(_named("Text message"))


async def in_two(desk: Sitting, salon: Salon) -> None:
    """A number and a text that one code has no room for: the text."""
    from db.messages.operations import SaveWordings, save_wordings
    from db.messages.records import MessageOccasion
    from db.salon.operations import change_salon
    from db.salon.queries import salon as salon_of

    at = desk.app.desk_in_use
    text = "祝您生日快乐，天天好心情！{店名}"
    save_wordings(at, SaveWordings(occasion=MessageOccasion.BIRTHDAY, version=0, long_zh=text))
    change_salon(at, salon_of(at)._replace(name="静颜美容美体养生护理中心南京路旗舰店"))
    await birthday(desk, salon)
    await desk.press("f8")


def _named(label: str) -> str:
    from salon_tui.words.i18n import _

    return _(label)
