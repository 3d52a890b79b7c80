"""What was typed and could not be kept in the archive: held in memory, for whoever typed it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from db.core.errors import SalonError

if TYPE_CHECKING:
    from db.core.desk import Desk
    from db.staff.records import KeptDraft

Key = tuple[int, str, int]
"""Who typed it, in which form, and about whom."""


class Unkept:
    """Drafts that a full disk, a lock or a fault kept out of the archive; they are there until the program ends.

    Args:
        now: Says what time it is.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._held: dict[Key, KeptDraft] = {}

    @property
    def is_holding(self) -> bool:
        """Whether anything is held, for whomever."""
        return bool(self._held)

    def hold(self, staff: int, form: str, about: int, content: str) -> bool:
        """Holds what was typed; gives whether that is news."""
        from db.staff.records import KeptDraft

        is_new = (staff, form, about) not in self._held
        self._held[staff, form, about] = KeptDraft(content, self._now())
        return is_new

    def get(self, staff: int, form: str, about: int) -> KeptDraft | None:
        """What is held for a form."""
        return self._held.get((staff, form, about))

    def forget(self, staff: int, form: str, about: int) -> None:
        """It is kept, saved, or not wanted."""
        self._held.pop((staff, form, about), None)

    def of(self, staff: int) -> list[tuple[str, int, KeptDraft]]:
        """What is held for somebody: form, whom it is about, and what was typed."""
        return [(form, about, kept) for (who, form, about), kept in self._held.items() if who == staff]

    def settle(self, desk: Desk) -> SalonError | None:
        """What is held for somebody who has signed in goes into the archive; gives what is still against it."""
        from db.staff.operations.session import KeepDraft, keep_draft

        for form, about, held in self.of(desk.staff):
            try:
                keep_draft(desk, KeepDraft(form, held.content, about))
            except SalonError as error:
                return error
            self.forget(desk.staff, form, about)
        return None
