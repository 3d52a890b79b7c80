"""Operations that take their time (argon2, a PDF, a printer): off the event loop, with the keys held back meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from textual import work

from db.errors import SalonError
from db.operations.entrance import Desk
from salon_tui.kiosk.gate import Hold
from salon_tui.screens.base import Page

R = TypeVar("R")


class SlowPage(Page, inherit_bindings=False):
    """A page with slow operations; they ask for a reason or a second person as the quick ones do."""

    def perform_slowly(
        self,
        call: Callable[[Desk], R],
        then: Callable[[R], None] = lambda result: None,
        *,
        refused: Callable[[SalonError], bool] = lambda error: False,
        desk: Desk | None = None,
    ) -> None:
        """Runs an operation in a worker and goes on with its result on the event loop; see :meth:`Page.perform`.

        Args:
            call: The operation, with everything but the desk; runs in a thread and touches no widget.
            then: What to do with its result.
            refused: Deals with an error itself; gives True when it has.
            desk: The desk with an approval that is still good; None for the desk as it is.
        """
        self._try_slowly(desk or self.desk, call, then, refused)

    def _try_slowly(
        self, desk: Desk, call: Callable[[Desk], R], then: Callable[[R], None], refused: Callable[[SalonError], bool]
    ) -> None:
        def is_here() -> bool:
            # locked meanwhile: what was done is done, but there is nobody to go on with
            now = self.salon_app.desk
            return now is not None and now.session == desk.session

        def done(result: R) -> None:
            if is_here():
                then(result)

        def failed(error: SalonError) -> None:
            if is_here() and not refused(error):
                self.ask_further(desk, error, lambda allowed: self._try_slowly(allowed, call, then, refused))

        self._call_in_worker(lambda: call(desk), done, failed, self.salon_app.hold())

    @work(thread=True, exclusive=True, group="slow")
    def _call_in_worker(
        self, call: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[SalonError], None], hold: Hold
    ) -> None:
        with hold:
            try:
                result = call()
            except SalonError as error:
                self.app.call_from_thread(failed, error)
            else:
                self.app.call_from_thread(then, result)
