"""The demo's contacts: whom the reception called, an event of the coming fortnight, and an anniversary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from db.contacts.operations.contacts import log_contact
from db.contacts.operations.occasions import SaveOccasion, save_occasion
from db.contacts.requests import LogContact
from db.core.desk import Desk
from db.events.operations import add_guest, add_suited, save_event, save_guest
from db.events.queries import guest_list
from db.events.records import EventRecord, GuestRecord
from db.events.requests import AddGuest, AddSuited, SaveEvent, SaveGuest

_AHEAD = 10
"""Days until the event."""
_ANSWERS = ("yes", "yes", "maybe", "", "no")
_NOTES = ("带一位朋友", "", "", "", "出差")
_SAID = (
    ("after_care", "reached", "做完第二天不红了，说这次力度正好"),
    ("booking", "call_again", "想改到下周，等她看排班"),
)


def plan_event(desk: Desk, clients: Sequence[int], now: datetime, request: Callable[[], str]) -> None:
    """Invites to an event those whom it suits, with whom somebody has spoken since.

    Args:
        desk: The reception's.
        clients: Ids of clients.
        now: Now, in the salon's own time zone.
        request: Gives the next request id.
    """
    asked = SaveEvent(
        request_id=request(),
        theme="冬季茶会：喝茶与养肤",
        day=now.date() + timedelta(days=_AHEAD),
        start=14 * 60,
        place="二楼茶室",
        about="三款冬茶，半小时护肤小讲座；可以带一位朋友。",
        hobbies="瑜伽、养花、读书会",
        themes="茶会",
    )
    one = save_event(desk, asked)
    add_suited(desk, AddSuited(request_id=request(), event=one.id))
    for client in clients[: len(_ANSWERS)]:
        add_guest(desk, AddGuest(request_id=request(), event=one.id, client=client))
    guests = guest_list(desk, one.id).guests
    for guest, answer, note in zip(guests, _ANSWERS, _NOTES, strict=False):
        _invite(desk, guest, answer, note, request)
    _speak(desk, guests, one, now, request)


def _invite(desk: Desk, guest: GuestRecord, answer: str, note: str, request: Callable[[], str]) -> None:
    asked = SaveGuest(
        request_id=request(), id=guest.id, version=guest.version, invited=guest.ways[0], answer=answer, note=note
    )
    save_guest(desk, asked)


def _speak(
    desk: Desk, guests: Sequence[GuestRecord], event: EventRecord, now: datetime, request: Callable[[], str]
) -> None:
    """Somebody called two of them, or wrote a message: as they allow."""
    called = [guest for guest in guests if guest.ways[0] != "in_person"]
    for guest, (purpose, outcome, summary) in zip(called, _SAID, strict=False):
        asked = LogContact(
            request_id=request(),
            client=guest.client.id,
            purpose=purpose,
            channel=guest.ways[0],
            direction="out",
            outcome=outcome,
            summary=f"{summary}；顺便说了{event.theme}",
            next_day=now.date() + timedelta(days=2) if outcome == "call_again" else None,
        )
        log_contact(desk, asked)


def keep_anniversary(desk: Desk, now: datetime, request: Callable[[], str]) -> None:
    """Core clients are congratulated on the day of the salon's own.

    Args:
        desk: A manager's.
        now: Now, in the salon's own time zone.
        request: Gives the next request id.
    """
    day = now.date() + timedelta(days=_AHEAD + 15)
    asked = SaveOccasion(
        request_id=request(),
        kind="congratulation",
        name="店庆十周年",
        day=f"--{day:%m-%d}",
        lead_days=7,
        text="静颜开业十周年，感谢您一路相伴。\n特别的日子，祝您和家人安康喜乐。",
    )
    save_occasion(desk, asked)
