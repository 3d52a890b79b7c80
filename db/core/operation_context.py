"""One operation under way: who does it, what it may do, for whom, and what the log will say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from db.core import approval, audit
from db.core.concerned import NO_FILE, Concerned, clock_stayed, concerned_by, file_of
from db.core.connection import Archive
from db.core.desk import Desk
from db.core.errors import Code, Refused, SalonError
from db.core.permissions import Grant, Permission, Role, grant, sees_amounts
from db.core.row_values import as_moment, local_day, moment_text
from db.core.sql import rows, write


@lru_cache(maxsize=4096)
def _grant(roles: tuple[Role, ...], permission: Permission, own: bool, same_day: bool) -> Grant:
    """The table never changes while the program runs; one operation asks it up to ten times."""
    return grant(roles, permission, own=own, same_day=same_day)


_sees_amounts = lru_cache(maxsize=1024)(sees_amounts)
"""Of the same table."""


class Known(NamedTuple):
    """A request that was carried out: by which operation, the id of the row that it made or changed, and for whom."""

    operation: str
    result: int
    staff: int


@dataclass(slots=True)
class Work:
    """One operation under way, inside its transaction.

    Attributes:
        today: Today, in the salon's own time zone.
        client: Whose file it is about, for the audit entry.
        others: Ids of clients whom it is about besides, so that what is to be done about them may be done by it.
        reason: Why, for the audit entry, where it is not what the desk was given for it.
        made: Id of the row that a request made, where the result has no ``id`` of its own.
        left_on_paper: Whether what this person may not see leaves for a printer.
        known: The request, where it was carried out already.
        has_draft: Whether there may be a draft of what it was asked with.
        call: The operation, and what it was asked with.
        prepared: What was made for it before the transaction, where it takes long.
        writes: Whether it changes the archive.
        what: What else the audit entry says: codes, counts and digests, never a client's values.
    """

    desk: Desk
    now: datetime
    today: date
    name: str
    roles: tuple[Role, ...]
    solo: bool
    operation: str
    permission: Permission
    settled: bool = False
    client: int | None = None
    others: set[int] = field(default_factory=set)
    reason: str = ""
    made: int = 0
    left_on_paper: bool = False
    known: Known | None = None
    has_draft: bool = True
    call: approval.Call | None = None
    prepared: object = None
    writes: bool = False
    what: dict[str, object] = field(default_factory=dict)
    _clients: dict[int, Concerned] = field(default_factory=dict)
    _open: set[int] = field(default_factory=set)

    @property
    def archive(self) -> Archive:
        """The open archive."""
        return self.desk.archive

    @property
    def staff(self) -> int:
        """Id of the person at the desk."""
        return self.desk.staff

    @property
    def why(self) -> str:
        """The reason that was written for this, whatever it was asked for."""
        desk = self.desk
        return desk.reason or desk.health_reason or desk.price_reason or self.reason

    @property
    def moment(self) -> str:
        """Now, as the tables keep it."""
        return moment_text(self.now)

    def about(self, client: int | None, *also: Permission) -> None:
        """Says whose file this is about; checks the operation's permission, and others, for that client.

        For nobody's, such as what a guest has, it takes the right to every client.

        Raises:
            Refused: ``NOT_ALLOWED``, ``NEEDS_REASON`` or ``NEEDS_SECOND``.
            SalonError: What :meth:`refuse_closed` has, where something would be written.
        """
        self.client = client or None
        for permission in (self.permission, *also):
            self.require(permission, self.client)
        if self.writes:
            self.refuse_closed()
        self.settled = True

    def grant(self, permission: Permission, client: int | None = None) -> Grant:
        """How far a right reaches for a client, or where no client is concerned."""
        fixed = _grant(self.roles, permission, False, False)
        if client is None or fixed is Grant.YES:
            return fixed
        concerned = self._concerned(client)
        found = _grant(self.roles, permission, concerned.own, False)
        if found is not Grant.YES and concerned.created is not None:
            # worked out only where it may matter, since most rights do without
            same_day = local_day(as_moment(concerned.created)) == self.today and clock_stayed(
                self.now, client, "register"
            )
            found = _grant(self.roles, permission, concerned.own, same_day)
        return Grant.YES if found is Grant.REASON and self._has_emergency_access(client) else found

    def may(self, permission: Permission, client: int) -> bool:
        """Whether it is allowed for this client as things stand."""
        return self.grant(permission, client) is Grant.YES

    def sees_amounts(self, client: int, *, mine: bool = False, current: bool = False) -> bool:
        """Whether the amounts of a visit may be seen; without a visit, those of all of a client's visits together."""
        if _sees_amounts(self.roles, own=False, mine=mine, current=current):
            return True
        # whose client it is takes several tables to say, and is asked only where it would help
        return _sees_amounts(self.roles, own=True, mine=mine, current=current) and self.is_own(client)

    def require(self, permission: Permission, client: int | None = None) -> None:
        """Refuses unless the right reaches this far.

        Raises:
            Refused: ``NOT_ALLOWED``, ``NEEDS_REASON`` or ``NEEDS_SECOND``.
        """
        match self.grant(permission, client):
            case Grant.YES:
                return
            case Grant.REASON:
                raise Refused(Code.NEEDS_REASON, permission=permission.value, client=client or 0)
            case Grant.SECOND:
                self.use_approval(permission)
            case Grant.NO:
                raise Refused(Code.NOT_ALLOWED, permission=permission.value)

    def about_closed(self, client: int) -> None:
        """Says whose file this is about, which may be no more: what is left of it is put in order."""
        self.client = client
        self._open.add(client)

    def refuse_closed(self) -> None:
        """Nothing more is written to a file that is part of another one, or was erased before.

        Raises:
            SalonError: ``IS_MERGED`` with the ``client`` whose file it is part of; ``IS_ERASED`` with its ``number``.
        """
        if self.client is None or self.client in self._open:
            return
        # read just now, where the right depends on the client
        if (concerned := self._clients.get(self.client)) is not None:
            into, away, number = concerned.file
        else:
            into, away, number = file_of(self.client) or NO_FILE
        if into is not None:
            raise SalonError(Code.IS_MERGED, client=into)
        if away == "erased":
            raise SalonError(Code.IS_ERASED, number=number)
        self._open.add(self.client)

    def leave_on_paper(self) -> None:
        """What this person may not see is about to leave the archive: that is for a printer alone.

        Raises:
            Refused: ``PAPER_ONLY`` where it would get into a file.
        """
        if not self.desk.is_for_paper:
            raise Refused(Code.PAPER_ONLY, permission=self.permission.value)
        self.left_on_paper = True
        self.what["whole"] = True

    @property
    def approver(self) -> int | None:
        """Id of whose approval was used up; None where nobody's was."""
        found = self.what.get("approved_by")
        return found if isinstance(found, int) else None

    def has_others(self, permission: Permission) -> bool:
        """Whether there is anybody besides who is at the desk who could agree to this."""
        return approval.has_others(self.staff, self._wanted(permission))

    def use_approval(self, permission: Permission) -> int:
        """Uses up the second person's approval of this call.

        Where nobody could give one, and in a salon that works solo, a written reason does instead, for review.

        Returns:
            Id of the member of staff who approved.

        Raises:
            Refused: ``NEEDS_SECOND``, with what is wanted; ``alone`` where a reason does.
        """
        wanted = self._wanted(permission)
        alone = self.solo or not approval.has_others(self.staff, wanted)
        if alone and self.why:
            self.what["review"] = permission.value
            self.what["solo"] = int(self.solo)
            self.put_up_for_review(wanted.client, wanted.staff)
            return self.staff
        approver = approval.use(self.desk, wanted)
        if not approver:
            raise Refused(Code.NEEDS_SECOND, alone=int(alone), **wanted._asdict())
        self.what["approved_by"] = approver
        return approver

    def use_own_pin(self, permission: Permission) -> int:
        """Uses up that who is at the desk has agreed to this call by their own PIN again: the desk may be another's.

        In a salon that works solo, it is put up for review besides.

        Returns:
            Their id.

        Raises:
            Refused: ``NEEDS_OWN_PIN``, with what is wanted.
        """
        wanted = self._wanted(permission, own=True)
        if not approval.use(self.desk, wanted):
            raise Refused(Code.NEEDS_OWN_PIN, **wanted._asdict())
        self.what["own_pin"] = 1
        if self.solo:
            self.put_up_for_review(wanted.client, wanted.staff)
        return self.staff

    def _wanted(self, permission: Permission, *, own: bool = False) -> approval.Wanted:
        """What somebody has to agree to by a PIN, for this call to go on."""
        key = self.archive.keys.audit
        return approval.wanted(permission, self.operation, self.call, client=self.client or 0, key=key, own=own)

    def put_up_for_review(self, client: int = 0, staff: int = 0) -> None:
        """Keeps what was done with a reason alone for the manager to look at: about whom it was, where it was."""
        write(
            "INSERT INTO review (at, staff_id, operation, client_id, about_id, reason) "
            "VALUES (?, ?, ?, (SELECT id FROM client WHERE id = ?), (SELECT id FROM staff WHERE id = ?), ?)",
            self.moment,
            self.staff,
            self.operation,
            client,
            staff,
            self.why,
        )

    def is_own(self, client: int) -> bool:
        """Whether the client is theirs: assigned to them, or made theirs by somebody else.

        That is with a visit that is open today, or with an appointment of today or tomorrow.
        """
        return self._concerned(client).own

    def digest(self, salt: bytes, text: str) -> str:
        """A keyed digest of a client's value, for the audit log; the salt is the client's own."""
        return audit.digest(self.archive.keys.audit, salt, text)

    def digests(self, client: int, texts: Mapping[str, str]) -> dict[str, str]:
        """Keyed digests of several of a client's values, by name, for the audit log."""
        if not texts:
            return {}
        return audit.digests(self.archive.keys.audit, self._concerned(client).salt, texts)

    def _concerned(self, client: int) -> Concerned:
        """Read once: it stays so while the operation runs."""
        concerned = self._clients.get(client)
        if concerned is None:
            concerned = self._clients[client] = concerned_by(self.staff, client, self.now, self.today)
        return concerned

    def _has_emergency_access(self, client: int) -> bool:
        now = self.archive.boottime()
        sql = (
            "SELECT 1 FROM emergency_access "
            "WHERE client_id = ? AND staff_id = ? AND opening = ? AND since <= ? AND since > ?"
        )
        return bool(rows(sql, client, self.staff, self.archive.opening, now, now - approval.LASTS))
