"""The one road to the archive: a page says what it wants, and gets data or a sentence."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual.screen import Screen

from db.core.errors import Code, SalonError
from salon_tui.kiosk.painting.frames import Frames
from salon_tui.screens.base.task import NOBODY_HERE, R, Task, for_reason, is_put_out, never, nothing
from salon_tui.words.i18n import N_, _
from salon_tui.words.sentences import sentence, sentence_at_desk
from salon_tui.words.words import telling

if TYPE_CHECKING:
    from db.core.desk import Desk
    from db.sign_in.operations.opening import Archive
    from salon_tui.kiosk.hold import Hold
    from salon_tui.screens.base.shell import Shell

ScreenResult = TypeVar("ScreenResult")

_PINS = frozenset({Code.NEEDS_SECOND, Code.NEEDS_OWN_PIN})
_QUESTIONS = frozenset({Code.NEEDS_REASON, Code.CONFLICT, Code.DISCOUNT, Code.DECLINED, *_PINS})
"""What a written reason or a PIN is asked for."""


_WAITING = N_("Another program is writing to the archive. This waits until it has done so …")


class Performer(Screen[ScreenResult], inherit_bindings=False, inherit_css=False):
    """A screen that asks the archive. Nothing else in ``salon_tui.screens`` hands a desk to an operation or a query."""

    def __init__(self, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(name, id, classes)
        self._compositor = Frames()

    @property
    def salon_app(self) -> Shell:
        """The app, as pages see it."""
        return cast("Shell", self.app)

    @property
    def desk(self) -> Desk:
        """The desk of the person who is signed in."""
        return self.salon_app.desk_in_use

    def show_message(self, text: str, alarm: bool = False) -> None:
        """Says what happened."""
        raise NotImplementedError

    def show_refusal(self, text: str) -> None:
        """Says why what was asked for was not done."""
        raise NotImplementedError

    # What pages use.

    def perform(
        self,
        call: Callable[[Desk], R],
        then: Callable[[R], None] = nothing,
        *,
        refused: Callable[[SalonError], bool] = never,
        failed: Callable[[SalonError], None] | None = None,
        waits: bool = True,
    ) -> None:
        """Runs an operation; asks for a reason or a second person where one is needed, and goes on with the result.

        Every refusal and every fault of the archive becomes a sentence; nothing is raised.

        Args:
            call: The operation, with everything but the desk.
            then: What to do with its result.
            refused: Deals with an error itself; gives True when it has.
            failed: What to do when nothing comes of it, also when a question was given up; by default, what is the
                matter is said, and a question that was given up has been answer enough.
            waits: Where another program is writing, the operation waits in a worker, and the keys wait with it; False
                for what has to be over when this returns.
        """
        self._run(self.desk, Task(call, then, refused, failed or self.failed, waits=waits))

    def ask_why(self, question: str, then: Callable[[str], None]) -> None:
        """Asks for a reason in writing and goes on with it; without one nothing is done."""
        self.salon_app.ask_reason(question, lambda reason: then(reason) if reason else None)

    def perform_slowly(
        self,
        call: Callable[[Desk], R],
        then: Callable[[R], None] = nothing,
        *,
        refused: Callable[[SalonError], bool] = never,
        desk: Desk | None = None,
        holds: bool = True,
    ) -> None:
        """What takes its time (argon2, a PDF, a printer), in a worker; keys wait meanwhile. See :meth:`perform`.

        Args:
            call: The operation, with everything but the desk; runs in a thread and touches no widget.
            then: What to do with its result, on the event loop.
            refused: Deals with an error itself; gives True when it has.
            desk: The desk with an approval that is still good; None for the desk as it is.
            holds: Keys wait until it is done; False for what takes minutes and can be stopped.
        """
        self._run(desk or self.desk, Task(call, then, refused, self.failed, is_slow=True, holds=holds))

    def ask(self, call: Callable[[Desk], R], otherwise: R) -> R:
        """What is needed in the middle of reading a field or moving in a list; a fault is said.

        Args:
            call: A query, with everything but the desk.
            otherwise: The answer where there is none.
        """
        if self.salon_app.desk is None:
            return otherwise
        try:
            return self._attempt(lambda: call(self.desk.hurried()))
        except SalonError as error:
            self._went_wrong(self.desk, Task(lambda desk: None, nothing, never, self.unread), error)
            return otherwise

    def perform_before_sign_in(
        self,
        call: Callable[[Archive], R],
        then: Callable[[R], None] = nothing,
        *,
        refused: Callable[[SalonError], bool] = never,
        slowly: bool = False,
    ) -> None:
        """What may be asked while nobody is signed in; ``slowly`` in a worker, with the keys held back."""
        archive = self.salon_app.archive_in_use

        def failed(error: SalonError) -> None:
            if not refused(error):
                self.show_message(sentence(error), alarm=True)

        def run() -> R:
            return self._attempt(lambda: call(archive))

        if slowly:
            self._call_in_worker(run, then, failed, self.salon_app.key_queue.hold())
            return
        try:
            result = run()
        except SalonError as error:
            failed(error)
        else:
            then(result)

    # How it goes.

    def failed(self, error: SalonError) -> None:
        """Says why it was not done; where that was asked already, the question was given up."""
        if error.code not in _QUESTIONS:
            self.show_refusal(sentence_at_desk(error))

    def unread(self, error: SalonError) -> None:
        """Says why something can't be read."""
        if error.code not in _QUESTIONS:
            self.show_message(sentence_at_desk(error), alarm=True)

    def _attempt(self, call: Callable[[], R]) -> R:
        """Runs something; whatever it raises is a ``SalonError`` afterwards, a programmer's with an incident."""
        try:
            return call()
        except SalonError as error:
            if error.code is not Code.FAULT:
                raise
            fault: Exception = error
        except Exception as error:
            fault = error
        raise SalonError(Code.FAULT, incident=self.salon_app.note_incident(fault)) from fault

    def _run(self, desk: Desk, task: Task[Any]) -> None:
        if task.is_slow:
            self._run_in_worker(desk, task)
            return
        try:
            result = self._attempt(lambda: task.call(desk.hurried()))
        except SalonError as error:
            if error.code is Code.BUSY and task.waits:
                self.wait_for_archive()
                self._run_in_worker(desk, task._replace(then=lambda result: self._waited(task, result)))
            else:
                self._went_wrong(desk, task, error)
        else:
            task.then(result)

    def wait_for_archive(self) -> None:
        """Another program is writing: what was asked waits for its turn."""
        self.show_message(_(_WAITING))

    def _waited(self, task: Task[Any], result: Any) -> None:
        self.show_message("")
        task.then(result)

    def _run_in_worker(self, desk: Desk, task: Task[Any]) -> None:
        def is_here() -> bool:
            # locked meanwhile: what was done is done, but there is nobody to go on with
            now = self.salon_app.desk
            return now is not None and now.session == desk.session

        def done(result: Any) -> None:
            if is_here():
                task.then(result)

        def failed(error: SalonError) -> None:
            if is_here():
                self._went_wrong(desk, task, error)

        hold = self.salon_app.key_queue.hold() if task.holds else nullcontext()
        at = desk.patient()
        self._call_in_worker(lambda: self._attempt(lambda: task.call(at)), done, failed, hold)

    def _call_in_worker(
        self,
        call: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[SalonError], None],
        hold: Hold | nullcontext[None],
    ) -> None:
        async def run() -> None:
            with hold:
                try:
                    result = await asyncio.to_thread(call)
                except SalonError as error:
                    await self._in_turn(partial(failed, error))
                else:
                    await self._in_turn(partial(then, result))

        self.run_worker(run())

    async def _in_turn(self, step: Callable[[], None]) -> None:
        """Does something in the app's own turn, and waits for it.

        A page that is opened by a worker knows it for as long as it lives, and the worker the page that began it.
        """
        done = asyncio.Event()
        if self.app.call_later(step) and self.app.call_later(done.set):
            await done.wait()

    def _went_wrong(self, desk: Desk, task: Task[Any], error: SalonError) -> None:
        if error.code in NOBODY_HERE and is_put_out(desk):
            self.salon_app.put_out(sentence(error))
        elif not task.refused(error):
            self._ask_further(desk, task, error)

    def _ask_further(self, desk: Desk, task: Task[Any], error: SalonError) -> None:
        """Asks for the reason or the second person that is missing; says what else is the matter."""
        from db.core.approval import Wanted
        from salon_tui.words.agreeing import question

        def with_reason(reason: str | None) -> None:
            if not reason:
                task.failed(error)
                return
            self._run(
                desk,
                Task(
                    lambda at: for_reason(at, error, reason),
                    lambda reasoned: self._run(reasoned, task),
                    task.refused,
                    task.failed,
                ),
            )

        def with_second(approved: Desk | None) -> None:
            if approved is None:
                task.failed(error)
            else:
                self._run(approved, task)

        def ask(whom: str) -> None:
            if error.code in _PINS and not error.facts.get("alone"):
                wanted = Wanted.of(error)
                by = self.salon_app.me.name if self.salon_app.me else ""
                self.salon_app.ask_second(desk, wanted, question(wanted, by, whom), with_second)
            else:
                why = sentence(error)
                self.salon_app.ask_reason(telling(whom, why) if whom else why, with_reason)

        if error.code in _QUESTIONS:
            self._tell_whom(desk, task, error, ask)
        else:
            task.failed(error)

    def _tell_whom(self, desk: Desk, task: Task[Any], error: SalonError, then: Callable[[str], None]) -> None:
        """Goes on with the name of the client or the member of staff whom a question is about, empty for nobody."""
        from db.clients.queries import called

        client, staff = int(error.facts.get("client") or 0), int(error.facts.get("staff") or 0)
        self._run(desk, Task(lambda at: called(at, client, staff), then, task.refused, task.failed))
