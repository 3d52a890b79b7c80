"""Standard tasks with the book: a caller, a move, a colleague, a cancellation, who did not come, who comes."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tests.db.salon import CHEN, DESK_WOMAN, HAO, LI, LIN, OUYANG, ZENG
from tests.journeys.salon import Seat
from tests.journeys.standard.task import Task, go_home


def _tomorrow() -> date:
    return date.today() + timedelta(days=1)


def _book(seat: Seat, tail: str, day: date, time: str) -> None:
    """By telephone: the end of the number; the service, the beautician, the day and the time."""
    seat.press("f2")
    seat.type(tail)
    seat.press("enter", "f4", "2")
    seat.type("2")
    seat.press("down")
    seat.type(f"3{day:%m%d}{time}")
    seat.press("f10")
    seat.wait(_booked(seat), lambda text: f"{day}" in text and f" {time[:2]}:{time[2:]}–" in text)


def _booked(seat: Seat) -> str:
    return seat.said("Booked: {name}, {when}, {who}").partition("{")[0]


def _desk(seat: Seat) -> None:
    seat.lock()
    seat.sign_in(DESK_WOMAN)


def _book_a_caller(seat: Seat) -> None:
    _book(seat, "9001", _tomorrow(), "1400")


def _card(seat: Seat) -> None:
    seat.open_card("8000", OUYANG)


def _book_next(seat: Seat) -> None:
    seat.press("f4", "1", "f10")
    seat.wait(_booked(seat))


def _grid(seat: Seat, day: date, time: str, name: str) -> None:
    """The mark stands on an appointment with the first beautician."""
    seat.press("f2")
    seat.type("day")
    seat.press("enter")
    seat.wait_head(seat.said("Appointments"))
    if day > date.today():
        seat.press("f8")
        seat.wait_head(f"{day}")
    seat.wait(name)
    seat.press("left", "left")
    # 0 would go back
    seat.type(time.removeprefix("0"))


def _on_the_grid(seat: Seat) -> None:
    _grid(seat, _tomorrow(), "1400", CHEN)


def _move(seat: Seat) -> None:
    seat.press("enter")
    seat.type("1600")
    seat.press("f10")
    seat.wait_head(CHEN, "16:00–17:00")


def _back_to_the_grid(seat: Seat) -> None:
    seat.press("f12")
    seat.wait_head(seat.said("Appointments"))
    seat.type("1600")


def _to_colleague(seat: Seat) -> None:
    seat.press("enter", "f4", "7", "4")
    seat.wait(lambda text: HAO in text and LIN not in text)


def _at_the_colleague(seat: Seat) -> None:
    _back_to_the_grid(seat)
    seat.press("right")


def _cancel(seat: Seat) -> None:
    seat.press("enter", "f4", "4", "1")
    seat.wait_said("The appointment of {name} is cancelled; its time is free.", name=CHEN)


def _late(seat: Seat) -> None:
    _book(seat, "6004", date.today(), "0900")
    _grid(seat, date.today(), "0900", LI)


def _missed(seat: Seat) -> None:
    seat.press("enter", "f4", "3")
    seat.wait_said("{name} did not come; the time is free.", name=LI)


def _expected(seat: Seat) -> None:
    _book(seat, "9001", date.today(), "1700")


def _check_in(seat: Seat) -> None:
    """From any page: Home, the digit of the line, here."""
    seat.press("f3")
    seat.wait_head(f"{DESK_WOMAN} · ")
    found = re.search(rf"(\d) +○ +17:00 +{CHEN}", seat.text)
    assert found, seat.text
    seat.press(found[1], "f10")
    seat.wait_said("{name} is here.", name=CHEN)


def _card_of_who_walks_in(seat: Seat) -> None:
    go_home(seat)
    seat.open_card("7002", ZENG)


def _walk_in(seat: Seat) -> None:
    seat.press("f6")
    seat.type("2")
    seat.press("f10")
    seat.wait_said("The visit is open.")


BOOK = (
    Task("Book a caller, by the end of the phone number", 6, _book_a_caller, _desk, "what is typed"),
    Task("Book the next appointment, from the card", 4, _book_next, _card),
    Task("Move an appointment", 2, _move, _on_the_grid, "the new time"),
    Task("Give an appointment to a colleague", 4, _to_colleague, _back_to_the_grid),
    Task("Cancel an appointment, with the reason", 5, _cancel, _at_the_colleague),
    Task("Say that a client did not come", 4, _missed, _late),
    Task("Check in today's appointment, from any page", 3, _check_in, _expected),
    Task("Open a visit for who walks in, from the card", 2, _walk_in, _card_of_who_walks_in, "the services"),
)
"""In this order: each goes on from where the one before it ends."""
