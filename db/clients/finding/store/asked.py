"""What was asked in the find box and is not yet in the log: how many questions, and a digest of the last.

A question that is typed letter by letter is one: it ends where something is taken back, or where another one begins.
What was asked is written down when the box is left or a line is opened, when the desk is locked, and every twenty
questions, so that a desk that is killed owes no more than those.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from weakref import WeakKeyDictionary

from db.core import audit
from db.core.audit import Action, Outcome
from db.core.connection import Archive
from db.core.operation_context import Work
from db.core.sql import Transaction

MANY = 40
"""Questions within ten minutes after which nobody was opened: from then on, answers take their time."""
WINDOW = timedelta(minutes=10)
PAUSE = timedelta(seconds=5)
_WRITTEN_EVERY = 20


@dataclass(slots=True)
class Asked:
    """The questions of one session.

    Attributes:
        last: The last one, folded.
        unwritten: Questions that are not in the log yet.
        confirmed: What the check for duplicates has confirmed and the log knows: client and reason.
    """

    last: str = ""
    unwritten: int = 0
    confirmed: set[tuple[int, str]] = field(default_factory=set)
    _grows: bool = False
    _began: deque[datetime] = field(default_factory=deque)
    _is_reported: bool = False

    def begins(self, text: str) -> bool:
        """Whether this is another question, and not the last one a letter further on or shorter by some."""
        if self._grows and text.startswith(self.last):
            return False
        return bool(text) and not (self.last and self.last.startswith(text))

    def note(self, text: str, now: datetime) -> bool:
        """Remembers what was asked.

        Returns:
            Whether these are so many that the manager should know of it.
        """
        if self.begins(text):
            self.unwritten += 1
            self._began.append(now)
            self._grows = True
        elif not text.startswith(self.last):
            self._grows = False
        self.last = text
        reports = self.unanswered(now) >= MANY and not self._is_reported
        self._is_reported = self.unanswered(now) >= MANY
        return reports

    def unanswered(self, now: datetime) -> int:
        """How many questions of the last ten minutes led to nobody's file."""
        while self._began and self._began[0] <= now - WINDOW:
            self._began.popleft()
        return len(self._began)

    def pause(self, text: str, now: datetime) -> timedelta:
        """How long another question has to wait after so many."""
        if not self.begins(text) or self.unanswered(now) < MANY:
            return timedelta(0)
        return max(timedelta(0), self._began[-1] + PAUSE - now)

    def answer(self) -> None:
        """The last question led to somebody's file."""
        if self._began:
            self._began.pop()


_ASKED: WeakKeyDictionary[Archive, dict[int, Asked]] = WeakKeyDictionary()


def asked_by(work: Work) -> Asked:
    """The questions of the session at the desk."""
    return _ASKED.setdefault(work.archive, {}).setdefault(work.desk.session, Asked())


def note(work: Work, text: str) -> None:
    """A question was asked; writes it down where it is time to."""
    asked = asked_by(work)
    if asked.note(text, work.now):
        with Transaction():
            work.put_up_for_review()
            _append(work, {"review": "find", **unwritten_facts(work)})
    elif asked.unwritten >= _WRITTEN_EVERY:
        write(work)


def unwritten_facts(work: Work) -> dict[str, object]:
    """What the log says of the questions that it doesn't know yet."""
    asked = asked_by(work)
    questions, asked.unwritten, asked._grows = asked.unwritten, 0, False
    return {"questions": questions, "question": audit.digest(work.archive.keys.audit, b"find", asked.last)}


def write(work: Work) -> None:
    """Writes down what was asked, if anything was."""
    if asked_by(work).unwritten:
        _append(work, unwritten_facts(work))


def confirmed(work: Work, client: int, reasons: frozenset[str]) -> None:
    """The check for duplicates says that a national ID or a birthday is this client's: once a session, by reason."""
    asked = asked_by(work)
    new = {(client, reason) for reason in reasons} - asked.confirmed
    if new:
        asked.confirmed |= new
        _append(work, {"confirmed": sorted(reason for _, reason in new)}, client)


def _append(work: Work, what: dict[str, object], client: int | None = None) -> None:
    with Transaction():
        audit.append(
            work.now,
            work.operation if client else "find",
            Action.READ,
            Outcome.DONE,
            staff=work.staff,
            person=work.name,
            role=",".join(work.roles),
            client=client,
            what=what,
        )
