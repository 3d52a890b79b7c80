"""Takes keys one at a time, so that typing ahead of the screen loses nothing.

Textual forwards a key to the widget that is focused when the app reads it, not when the keys before it have had their
effect: F2 and a name in one burst typed the name into the page that F2 was leaving.

Two ways were tried.  Waiting inside ``on_event`` for the focused widget to drain is short, but the app's queue stands
still meanwhile, and that is the queue a key comes back to for the bindings that have no priority: of ``ab⌫c`` in one
burst it made ``ab``.  So keys wait in a queue of their own and are handed to the app singly, each when the last has
been all the way: app, focused widget, its ancestors and the app again.  The app goes on with its other messages, and a
dialog awaited in a worker gets its keys like any page.  A task does the waiting, and every wait is bounded, by
``patience``, so that a slow machine alone never ends it: whatever a page does, a key that is pressed when
``SETTLE_SECONDS`` are over comes through.  Those typed ahead are thrown away, with what follows them without a rest,
and that is said: their page may not be there yet, and the one before would take them for something else.

A scan's characters go into a field that takes text as typed, since telling them from a person's needs their end; if
they were a card's, the fields are set back to what they were, and otherwise they stay.  Where a character is a command
(a menu) or counts (a PIN) they wait until it is clear that they are not scanned: ``ScannerPace.pause``, 100 ms.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from textual import events
from textual.app import App

from salon_tui.kiosk.bursts import END_KEYS, Run
from salon_tui.kiosk.curtain import Curtain
from salon_tui.kiosk.hold import HOLD_SECONDS, Hold
from salon_tui.kiosk.lock import IdleWatch
from salon_tui.kiosk.messages import BurstRefused, CardScanned, KeysDropped
from salon_tui.kiosk.scanner import NoScans, ScannerPace, Scans
from salon_tui.kiosk.settle import app_settled, is_page_ready, patience

SETTLE_SECONDS = 20.0
HABIT_SECONDS = 1.5
MOST_WAITING = 1_000
REST_SECONDS = 0.5
"""Keys nearer to one that was thrown away belong to it: half a PIN or a word would be taken for something else."""


class KeyQueue:
    """Every key comes to the app when the key before it has had its effect.

    Args:
        app: Whose keys they are.
        curtain: What is closed before the screen until a key that locks has had its effect.
    """

    def __init__(self, app: App[Any], curtain: Curtain) -> None:
        self.pause_scale = 1.0
        """What waiting for the end of a run is multiplied with; tests whose keys have times of their own set 0."""
        self.scans: Scans = NoScans()
        self._app, self._curtain = app, curtain
        self._waiting: deque[events.Key | events.Paste] = deque()
        self._dropped = 0
        self._is_lost = False
        """Whether the keys in hand were thrown away with those that wait."""
        self._lost_until = self._refused_at = 0.0
        self._task: asyncio.Task[None] | None = None
        self._news = asyncio.Event()
        self._holds: dict[Hold, float] = {}
        self._pace = ScannerPace()
        self._run = Run(self._pace)
        self._ended: tuple[str, float, bool] | None = None
        self._habit_until = 0.0
        self._idle_watch: IdleWatch | None = None
        self._last_touch = time.monotonic()

    @property
    def quiet_seconds(self) -> float:
        """How long nobody has pressed a key."""
        return time.monotonic() - self._last_touch

    @property
    def is_empty(self) -> bool:
        """Whether every key has had its effect."""
        return self._task is None

    def swallow_enter(self) -> None:
        """A PIN was right with its last digit: one Enter that follows out of habit means nothing."""
        self._habit_until = time.monotonic() + HABIT_SECONDS

    def watch_idle(self, seconds: float, on_idle: Callable[[], None]) -> None:
        """Calls back when no key has come for so many seconds."""
        self.watch_idle_no_longer()
        self._idle_watch = IdleWatch.started(seconds, on_idle)

    def watch_idle_no_longer(self) -> None:
        """Nobody is there who could be gone."""
        if self._idle_watch is not None:
            self._idle_watch.stop()

    def touch(self) -> bool:
        """Notes that somebody is there, or that work goes on.

        Returns:
            Whether that came in time; if not, the desk has just been found idle.
        """
        self._last_touch = time.monotonic()
        return self._idle_watch is None or self._idle_watch.touch()

    def set_scanner(self, pace: ScannerPace) -> None:
        """Say how fast the scanner of this desk types."""
        self._pace = pace
        self._run = Run(pace)

    def hold(self, seconds: float = HOLD_SECONDS) -> Hold:
        """Hold back the keys that follow until what is given is released: work under way decides what they mean.

        Take it in the action that starts the work, and release it when the page has changed or stays. Keys held for
        longer are thrown away and ``KeysDropped`` tells how many: nobody can say what they mean.

        Args:
            seconds: How long a key waits at most; see ``patience``.
        """
        hold = Hold(self._release_hold)
        self._holds[hold] = seconds
        return hold

    def _release_hold(self, hold: Hold) -> None:
        if threading.get_ident() != self._app._thread_id and self._app._loop is not None:
            self._app._loop.call_soon_threadsafe(self._release_hold, hold)
        else:
            self._holds.pop(hold, None)
            self._news.set()

    def takes(self, event: events.Event) -> bool:
        """Takes keys and pastes; leaves the rest to Textual, and the keys that come back up from a widget."""
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            return False
        self._take(event)
        return True

    def _take(self, event: events.Key | events.Paste) -> None:
        if not self.touch():
            self._curtain.open()  # found idle, the desk has just been locked
            return
        if Curtain.is_for(event):
            self._curtain.take()
            self._waiting.append(event)
        elif event.time < self._lost_until or len(self._waiting) >= MOST_WAITING:
            self._dropped += 1
            self._lost_until = event.time + REST_SECONDS
        else:
            self._waiting.append(event)
        self._news.set()
        if self._task is None:
            self._task = asyncio.create_task(self._pass_on(), name="key queue")

    async def _pass_on(self) -> None:
        """Deliver what waits, until nothing does."""
        try:
            while not self._app._exit and (self._waiting or self._run.waiting or self._run.may_be_card()):
                if self._waiting:
                    self._is_lost = False
                    if await self._holds_released():
                        await self._pass_one(self._waiting.popleft())
                elif not await self._news_within(self._run.pace.pause * self.pause_scale):
                    await self._end_run()
            if self._dropped:
                self._app.post_message(KeysDropped(self._dropped))
                self._dropped = 0
            self._curtain.rest()
        except Exception as error:
            if not self._app._exit:  # pages that are being closed are no failure
                self._app._handle_exception(error)
        finally:
            self._task = None

    async def _news_within(self, seconds: float) -> bool:
        self._news.clear()
        with contextlib.suppress(TimeoutError):
            async with patience(seconds):
                await self._news.wait()
        return self._news.is_set()

    async def _holds_released(self) -> bool:
        """Wait until nothing holds the keys, and for the page that is there then; say whether there are keys left."""
        if not self._holds:
            return True
        try:
            while held := set(self._holds):
                async with patience(min(self._holds.values())):
                    while held & self._holds.keys():
                        self._news.clear()
                        await self._news.wait()
        except TimeoutError:
            self._holds.clear()
            self._throw_away()
        else:
            await self._settled()
        return not self._is_lost

    async def _settled(self) -> None:
        """Wait for the effect of the last key; where it doesn't come in time, the keys behind it are thrown away."""
        if not await app_settled(self._app, SETTLE_SECONDS):
            self._throw_away()

    def _throw_away(self) -> None:
        """Nobody can say what the keys that wait mean, nor the one in hand."""
        self._is_lost = True
        if self._waiting:
            self._lost_until = self._waiting[-1].time + REST_SECONDS
        self._dropped += len(self._waiting) + len(self._run.waiting)
        self._waiting.clear()
        self._run = Run(self._pace)

    async def _pass_one(self, event: events.Key | events.Paste) -> None:
        if event.time <= self._refused_at and not Curtain.is_for(event):
            return
        if isinstance(event, events.Key):
            if Run.takes(event):
                if not self._run.goes_on(event.time):
                    await self._end_run()
                if self._run.add(event, self._app.focused):
                    await self._deliver(event)
                return
            if self._is_same_end(event):
                return
            if event.key in END_KEYS and self._run.goes_on(event.time):
                was_burst = self._run.is_burst()
                is_taken = await self._end_run()
                self._ended = (event.key, event.time, is_taken) if was_burst else None
                if is_taken or (was_burst and event.key == "ctrl+c"):
                    return
        await self._end_run()
        # the last of the digits before it may have ended a PIN, whose check decides what this key means
        await self._holds_released()
        await self._deliver(event)

    def _is_same_end(self, event: events.Key) -> bool:
        """Whether a key is the end of a burst once more: a line feed behind a carriage return, for instance."""
        ended, self._ended = self._ended, None
        if ended is None or event.key not in END_KEYS or event.time - ended[1] > self._pace.pause:
            return False
        key, _time, was_taken = ended
        return key != event.key and (was_taken or event.key in ("ctrl+j", "ctrl+c"))

    async def _end_run(self) -> bool:
        """Decide what the run was and deliver what waits of it; say whether it ended in a scan that was taken out."""
        run, self._run = self._run, Run(self._pace)
        if (found := run.find(self.scans.is_card_number)) is None:
            await self._deliver_waiting(run, 0, len(run.typed))
            return False
        begin, end, number = found
        is_welcome = self.scans.are_scans_welcome()
        is_card = number is not None and is_welcome and self.scans.is_card_expected(number)
        touched = run.touched(begin)
        is_text = run.stays(begin, end) and not (is_card and touched is not None and end == len(run.typed))
        if is_text or not (is_card or run.is_burst()):
            await self._deliver_waiting(run, 0, len(run.typed))
            return False
        await self._deliver_waiting(run, 0, begin)
        if touched is not None:
            touched.set_back()
        if is_card and number is not None:
            self._app.post_message(CardScanned(number))
        else:
            self._app.post_message(BurstRefused(number if is_welcome else None))
            if not is_welcome:
                # what came along with it is no answer to that: each digit would be of a PIN, and five wrong ones wait
                self._refused_at = run.last
                return True
        await self._settled()
        await self._deliver_waiting(run, end, len(run.typed))
        return end == len(run.typed)

    async def _deliver_waiting(self, run: Run, begin: int, end: int) -> None:
        """Deliver what waits of a part of a run."""
        for event in [event for at, event in run.waiting if begin <= at < end]:
            await self._holds_released()
            await self._deliver(event)

    async def _deliver(self, event: events.Key | events.Paste) -> None:
        """Hand a key to the app, unless the wait for one before it has been given up, and wait for its effect."""
        if not is_page_ready(self._app) and not self._is_lost:
            await self._settled()
        if self._is_lost:
            self._dropped += 1
            return
        # Through the app's own queue, so that actions run one after another and where Textual runs them.
        self._app.call_later(self._handle, event)
        await self._settled()

    async def _handle(self, event: events.Key | events.Paste) -> None:
        habit, self._habit_until = self._habit_until, 0.0
        if Curtain.is_for(event):
            self._curtain.handle()
        if not (isinstance(event, events.Key) and event.key == "enter" and event.time < habit):
            await App.on_event(self._app, event)
