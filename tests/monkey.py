"""Somebody who presses anything: seeded keys, scans, pastes, resizes and locks, as each role, at a desk."""

from __future__ import annotations

import asyncio
import random
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from textual import events

from db.core.errors import SalonError
from db.core.permissions import Role
from db.sign_in.operations.opening import Archive
from db.sign_in.operations.sign_in import sign_in
from db.text.card_number import card_number
from salon_tui.app.application import SalonApp
from salon_tui.kiosk import incident
from salon_tui.screens.base.blank import BlankScreen
from salon_tui.screens.desk.sign_in import SignInPage
from tests.screens.desks import Sitting

FUNCTION_KEYS = tuple(f"f{number}" for number in range(1, 13) if number != 11)
CONTROL_KEYS = ("ctrl+z", "ctrl+n", "ctrl+r", "ctrl+t", "ctrl+s", "ctrl+g", "ctrl+q", "ctrl+c", "ctrl+p")
MOVES = ("enter", "enter", "down", "up", "tab", "shift+tab", "pagedown", "pageup", "home", "end", "escape", "space")
WORDS = ("王", "oy", "8000", "1 3", "2 5ml #2409A", "1=100", "3@2", "6=300", "19880312", "L1985-01-25", "138 0013 8000")
PASTES = ("", "\x1b[2J\x00", "[bold]李[/]", "=1+1", "a\nb\tc\r\n", "‮右", "张" * 3_000, "0000 0013", "‰½" * 40)
SIZES = ((80, 24), (120, 40), (60, 15), (200, 60), (40, 10))
STUCK_SECONDS = 60.0
"""What no key takes, on whatever machine: a page that has not come to rest by then never will."""


@dataclass
class Trouble:
    """What a monkey has found.

    Attributes:
        seed: Gives the same keys again.
        step: After how many of them.
        what: ``incident`` or ``stuck``.
        told: Which page it was, the last keys, and where in the program.
    """

    seed: int
    step: int
    what: str
    told: str


@dataclass
class Outcome:
    """What a monkey did.

    Attributes:
        steps: Keys and the like.
        found: What went wrong.
    """

    steps: int = 0
    found: list[Trouble] = field(default_factory=list)


class Person:
    """Somebody who can sign in."""

    def __init__(self, id: int, roles: Sequence[str], pin: str) -> None:
        self.id, self.roles, self.pin = id, tuple(roles), pin


async def play(
    archive: Archive,
    folder: Path,
    people: Sequence[Person],
    seed: int,
    goes_on: Callable[[int], bool],
    faults: Sequence[Callable[[], object]] = (),
) -> Outcome:
    """One monkey at the desk, until it has had enough or has ended the program.

    Args:
        archive: An open archive, which is the monkey's to spoil.
        folder: Where the app looks for data and keys.
        people: Who may be at the desk; the seed chooses.
        seed: Gives the same keys again.
        goes_on: Whether it goes on, by the number of the step.
        faults: What may go wrong with the archive for a few keys: context managers.
    """
    draw = random.Random(seed)
    outcome = Outcome()
    recent: list[str] = []
    app = SalonApp(archive, folder / "data", folder / "keys")
    try:
        with _incidents(outcome, seed, recent, lambda: app.screen.name or type(app.screen).__name__):
            async with app.run_test(size=SIZES[0]) as pilot:
                desk = Sitting(app, pilot)
                await desk.settle()
                with ExitStack() as wrong:
                    while goes_on(outcome.steps) and not app._exit:
                        outcome.steps += 1
                        if draw.random() < 0.02 and faults:
                            wrong.enter_context(draw.choice(faults)())  # type: ignore[arg-type]
                        elif draw.random() < 0.2:
                            wrong.close()
                        await _step(desk, draw, people, recent)
                        if not await _rests(desk):
                            where = f"{app.screen.name or type(app.screen).__name__}: {' '.join(recent)}"
                            outcome.found.append(Trouble(seed, outcome.steps, "stuck", where))
                            break
    except Exception as error:
        if not outcome.found:
            outcome.found.append(Trouble(seed, outcome.steps, "incident", _way(error, recent)))
    return outcome


async def _rests(desk: Sitting) -> bool:
    """Whether the page comes to rest, so that the next key would be taken."""
    try:
        async with asyncio.timeout(STUCK_SECONDS):
            await desk.settle()
            _ = desk.text  # painted, as it would be in a terminal
    except TimeoutError:
        return False
    return True


async def _step(desk: Sitting, draw: random.Random, people: Sequence[Person], recent: list[str]) -> None:
    app = desk.app
    if app.desk is None and isinstance(app.screen, SignInPage) and draw.random() < 0.8:
        person = draw.choice(people)
        recent[:] = [f"sign in {person.id}"]
        # by itself, and the archive may fail: what the sign-in page makes of that is another test's
        with suppress(SalonError):
            app.enter(sign_in(app.archive_in_use, person.id, person.pin))
        return
    if isinstance(app.screen, BlankScreen):
        _press(desk, "a", recent)
        return
    chance = draw.random()
    if chance < 0.40:
        _press(desk, draw.choice(MOVES), recent)
    elif chance < 0.62:
        _press(desk, draw.choice(FUNCTION_KEYS), recent)
    elif chance < 0.72:
        _press(desk, draw.choice("0123456789"), recent)
    elif chance < 0.82:
        for character in draw.choice(WORDS):
            _press(desk, character, recent)
    elif chance < 0.88:
        _press(desk, draw.choice(CONTROL_KEYS), recent)
    elif chance < 0.92:
        text = draw.choice(PASTES)
        recent.append(f"paste {text[:8]!r}")
        app.post_message(events.Paste(text))
    elif chance < 0.95:
        for character in card_number(draw.randrange(1, 9)):
            _press(desk, character, recent)
        _press(desk, "enter", recent)
    elif chance < 0.98:
        size = draw.choice(SIZES)
        recent.append(f"{size[0]}x{size[1]}")
        await desk.pilot.resize_terminal(*size)
    else:
        _press(desk, "f11", recent)
    del recent[:-40]


def _press(desk: Sitting, key: str, recent: list[str]) -> None:
    recent.append(key)
    character = key if len(key) == 1 else {"enter": "\r", "space": " "}.get(key)
    desk.app.post_message(events.Key(key, character))


@contextmanager
def _incidents(outcome: Outcome, seed: int, recent: list[str], page: Callable[[], str]) -> Iterator[None]:
    """Takes down what the program would write in its incident log."""
    record = incident.record

    def note(error: BaseException, log: Path | None) -> str:
        outcome.found.append(Trouble(seed, outcome.steps, "incident", f"{page()}: {_way(error, recent)}"))
        return record(error, None)

    incident.record = note
    try:
        yield
    finally:
        incident.record = record


def _way(error: BaseException, recent: Sequence[str]) -> str:
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if "site-packages" not in frame.filename]
    way = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(ours[-6:]))
    return f"{type(error).__name__} {error} at {way} after {' '.join(recent)}"


def one_of_each_role(people: Sequence[Person]) -> list[Person]:
    """The first who has each role."""
    return [next(person for person in people if role.value in person.roles) for role in Role]
