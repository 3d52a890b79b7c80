"""Waits until a widget, a page or the app has handled what it has been sent."""

from __future__ import annotations

import asyncio

from textual.message import Message
from textual.message_pump import MessagePump


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
