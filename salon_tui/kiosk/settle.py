"""Waits until a widget, a page or the app has handled what it has been sent, with patience for a slow machine."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any, Final

from textual.app import App, ScreenStackError
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget

_TURNS: Final = 40
"""In so many parts the loop waits: one that comes late counts no more than the others."""


@contextlib.asynccontextmanager
async def patience(seconds: float) -> AsyncIterator[None]:
    """As ``asyncio.timeout``, of the time in which the loop turns: a machine that stands still waits for nothing.

    Stopped, swapped out, or in a transaction of seconds, the program would find everything overdue when it goes on,
    before what it waits for has had its turn.
    """
    loop = asyncio.get_running_loop()
    timer: asyncio.TimerHandle

    def turn(left: int) -> None:
        nonlocal timer
        if left:
            timer = loop.call_later(seconds / _TURNS, turn, left - 1)
        else:
            limit.reschedule(loop.time())

    async with asyncio.timeout(None) as limit:
        turn(_TURNS)
        try:
            yield
        finally:
            timer.cancel()


class _Passed(Message, bubble=False, no_dispatch=None):
    """Goes through a widget's queue behind what waits there, and says so when its turn comes.

    A pump looks at ``no_dispatch`` when a message's turn has come, and goes no further if it is set.  ``call_later``
    would do the same for twice the time, and this is done some seven times for each key.
    """

    def __init__(self, done: asyncio.Event) -> None:
        super().__init__()
        self._done = done

    @property
    def no_dispatch(self) -> bool:  # type: ignore[override]
        """True, and the event is set."""
        self._done.set()
        return True


async def settled(node: MessagePump) -> None:
    """Wait until a widget has handled the messages that it has now; not if it is closing."""
    done = asyncio.Event()
    if node.post_message(_Passed(done)):
        await done.wait()


async def app_settled(app: App[Any], most_seconds: float) -> bool:
    """Wait until the last key has had its effect: twice round the same page, with no change of page or focus.

    Returns:
        Whether it has; False where that takes longer than is waited for.
    """
    before: tuple[Screen[Any], Widget | None] | None = None
    with contextlib.suppress(ScreenStackError):
        try:
            async with patience(most_seconds):
                await settled(app)
                while not app._exit:
                    for node in list((app.focused or app.screen).ancestors_with_self):
                        await settled(node)
                    now = (app.screen, app.focused)
                    if now == before and is_page_ready(app):
                        break
                    if before is not None and not is_page_ready(app):
                        await asyncio.sleep(0.001)
                    before = now
        except TimeoutError:
            return False
    return True


def is_page_ready(app: App[Any]) -> bool:
    """Whether the page in front can take a key."""
    try:
        return app.screen.is_mounted and app.screen.is_current
    except ScreenStackError:
        return False
