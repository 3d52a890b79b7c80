"""A desk in the test's own process: keys in, what stands on the screen out."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual import events
from textual._context import visible_screen_stack
from textual._queue import Queue
from textual.keys import _character_to_key as character_to_key
from textual.message import Message
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip

from db.core.errors import SalonError
from db.sign_in.operations.opening import Archive
from salon_tui.app.application import SalonApp
from salon_tui.widgets.secret import PinField
from tests.db.salon import OWNER, PINS, Salon

_ROUNDS = 20
"""How often what can go on is let to, in case that it never ends."""
_CHARACTERS = {"enter": "\r", "tab": "\t", "space": " ", "backspace": "\x7f"}


def key_event(key: str) -> events.Key:
    """What a terminal's key becomes, by its name or its character."""
    return events.Key(character_to_key(key), key) if len(key) == 1 else events.Key(key, _CHARACTERS.get(key))


def _stands(label: str) -> re.Pattern[str]:
    """A line of a list, behind its digit where it has one."""
    return re.compile(rf"(\d+)?  {re.escape(label)}")


def painted(screen: Screen[Any]) -> list[Strip]:
    """A page's lines, over what lies below it."""
    visible_screen_stack.set(screen.app._background_screens if screen is screen.app.screen else [])
    return screen._compositor.render_strips(screen.size)


class Sitting:
    """Somebody at the keyboard."""

    def __init__(self, app: SalonApp, pilot: Pilot[int]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        """Presses keys, and waits until they have had their effect."""
        for key in keys:
            self.app.post_message(key_event(key))
            await self.settle()

    async def more(self, *labels: str) -> None:
        """Chooses what has no key of its own from the list of F4, and from the list that a line of it leads to."""
        await self.press("f4")
        if not _stands(labels[0]).search(self.text):
            await self.press("f4")
        for label in labels:
            await self._choose(label)

    async def _choose(self, label: str) -> None:
        """Chooses a line by its digit, or by the mark where digits are out."""
        found = _stands(label).search(self.text)
        assert found, self.text
        if found[1]:
            await self.press(*found[1])
            return
        while not re.search(rf"▸\s+{re.escape(label)}", self.text):
            await self.press("down")
        await self.press("enter")

    async def type(self, text: str) -> None:
        """Puts a text where the focus is."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def fill(self, *texts: str) -> None:
        """Types into field after field of a form; an empty text leaves a field as it is."""
        for text in texts:
            if text:
                await self.type(text)
            await self.press("down")

    async def pin(self, *pins: str) -> None:
        """Types PINs where nobody sees them, with Enter where a PIN needs it; their digits are not what is tested."""
        for pin in pins:
            field = self.app.focused
            assert isinstance(field, PinField)
            field.pin = pin[:-1]
            await self.press(pin[-1])
            if field is self.app.focused and field.pin:
                await self.press("enter")

    async def settle(self) -> None:
        """Waits until nothing is left to do: no key on its way, no worker, no message, nothing to be laid out.

        Textual's own pilot sends every widget a message and waits for the last, and then until the processor has been
        idle for a while, after each key three times.
        """
        ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
        quiet = 0
        while quiet < 2:
            # to ask every widget takes longer than to let go on what can, most of which are messages
            for _round in range(_ROUNDS):
                if not ready:
                    break
                await asyncio.sleep(0)
            if self.app._exception is not None:
                raise self.app._exception
            if not self._has_messages():
                # what would be painted at the next tick is painted now: first the page under a question, then that
                for screen in self._in_view():
                    # one below that was painted waits for the question to be painted over it, and says so for ever
                    if screen is self.app.screen or screen._layout_required or not screen._repaint_required:
                        screen._on_timer_update()
            busy = self._is_busy()
            # a worker's last word is a message, which may begin the next worker
            quiet = 0 if busy else quiet + 1
            await asyncio.sleep(0.001 if busy and self._has_workers() else 0)

    def _in_view(self) -> list[Screen[Any]]:
        """The question in front and the page that is seen below it, the lowest first."""
        return [screen for screen in self.app.screen_stack if screen.is_current]

    def _is_busy(self) -> bool:
        app = self.app
        if app._exit:
            return False
        if not app.key_queue.is_empty or self._has_workers() or self._has_messages():
            return True
        # Textual tells screens of another size some milliseconds later, in case there is yet another
        if app._resize_event is not None:
            return True
        if any(not screen.is_mounted or screen._layout_required or screen._callbacks for screen in self._in_view()):
            return True
        return bool(app.screen._dirty_widgets)

    def _has_workers(self) -> bool:
        return any(not worker.is_finished for worker in self.app.workers)

    def _has_messages(self) -> bool:
        nodes = (node for screen in self.app.screen_stack for node in screen.walk_children(with_self=True))
        return any(not _is_at_rest(node) for node in (self.app, *nodes))

    async def go(self, name: str, **target: object) -> None:
        """Opens a page by its name."""
        self.app.show_page(name, **target)
        await self.settle()

    @property
    def text(self) -> str:
        """What stands on the screen in front, without the blanks at the ends of the lines."""
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in painted(self.app.screen))

    @property
    def asked(self) -> str:
        """What stands in the frame of the question in front, its lines joined."""
        inside = self.app.screen.query_one("#dialog").content_region
        rows = painted(self.app.screen)[inside.y : inside.bottom]
        texts = ["".join(segment.text for segment in row.crop(inside.x, inside.right)) for row in rows]
        return " ".join([str(self.app.screen.query_one("#dialog").border_title), *(text.strip() for text in texts)])

    @property
    def said(self) -> str:
        """What stands in the message line, and in front of and behind it, its lines joined."""
        line = self.app.screen.query_one("#message").region
        return " ".join(row.strip() for row in self.text.splitlines()[line.y : line.bottom])

    def line(self, part: str) -> str:
        """The first line that has something in it."""
        return next((line for line in self.text.splitlines() if part in line), "")


def _is_at_rest(node: MessagePump) -> bool:
    """Whether a widget waits for its next message, with nothing half done; one that is closed has no next one."""
    queue: Queue[Message | None] = node._message_queue
    waits = any(not waiter.done() for waiter in queue.ready_event._waiters)
    return queue.empty() and not node._next_callbacks and (waits or not node._running)


@asynccontextmanager
async def at_desk(
    salon: Salon, who: str | None = OWNER, language: str = "en", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Sitting]:
    """The desk with somebody signed in, or with nobody."""
    async with opened(salon.archive, salon.folder, size) as sitting:
        if who is not None:
            from db.staff.operations.session import set_own_look

            desk = salon.desk(who)
            set_own_look(desk, language, "calm")
            sitting.app.enter(desk)
            await sitting.settle()
        yield sitting


@asynccontextmanager
async def opened(
    archive: Archive | None, folder: Path, size: tuple[int, int] = (80, 24), broken: SalonError | None = None
) -> AsyncIterator[Sitting]:
    """The program with an archive, or with none yet, or with one that can't be opened."""
    app = SalonApp(archive, folder / "data", folder / "keys", broken=broken)
    app.key_queue.pause_scale = 0  # keys are pressed one by one here, so that none need be waited for
    async with app.run_test(size=size) as pilot:
        sitting = Sitting(app, pilot)
        await sitting.settle()
        yield sitting


__all__ = ["OWNER", "PINS", "Sitting", "at_desk", "opened", "painted"]


async def burst(desk: Sitting, *keys: str) -> None:
    """Presses keys, all at once: the queue hands them on one by one."""
    for key in keys:
        character = key if len(key) == 1 else "\r" if key == "enter" else None
        desk.app.post_message(events.Key(character_to_key(key) if len(key) == 1 else key, character))
    await desk.settle()
