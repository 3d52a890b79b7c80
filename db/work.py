"""Who is at the desk, and one operation under way: what it may do, for whom, and what the log will say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from db import audit
from db.connection import Archive
from db.errors import Code, Refused
from db.models import Approval
from db.permissions import Grant, Permission, Role, grant, sees_amounts
from db.sql import rows
from db.values import as_moment, local_day, moment_text

if TYPE_CHECKING:
    from db.models import Client
    from db.requests import Known

APPROVAL_MINUTES = 5


@lru_cache(maxsize=4096)
def _grant(roles: tuple[Role, ...], permission: Permission, own: bool, same_day: bool) -> Grant:
    """The table never changes while the program runs; one operation asks it up to ten times."""
    return grant(roles, permission, own=own, same_day=same_day)


_sees_amounts = lru_cache(maxsize=1024)(sees_amounts)
"""Of the same table."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Who is signed in, where. Only signing in makes one.

    Attributes:
        archive: The open archive.
        session: The session that signing in began.
        staff: Id of the person.
        reason: The reason given for the next operation, where one is asked for.
        approval: The second person's approval for the next operation.
        price_reason: Why something costs less, which may be asked beside another reason.
    """

    archive: Archive
    session: int
    staff: int
    reason: str = ""
    approval: int = 0
    price_reason: str = ""

    def because(self, reason: str) -> Desk:
        """The same desk, with a written reason for what comes next."""
        return replace(self, reason=reason.strip())

    def cheaper_because(self, reason: str) -> Desk:
        """The same desk, with a written reason for the prices of what comes next."""
        return replace(self, price_reason=reason.strip())

    def approved(self, approval: int) -> Desk:
        """The same desk, with a second person's approval for what comes next."""
        return replace(self, approval=approval)


class _Concerned(NamedTuple):
    """What the rights of an operation turn on for one client, and the salt of that client's digests."""

    own: bool
    created: str | datetime | None
    salt: bytes


@dataclass(slots=True)
class Work:
    """One operation under way, inside its transaction.

    Attributes:
        today: Today, in the salon's own time zone.
        client: Whose file it is about, for the audit entry.
        reason: Why, for the audit entry, where it is not what the desk was given for it.
        made: Id of the row that a request made, where the result has no ``id`` of its own.
        known: The request, where it was carried out already.
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
    reason: str = ""
    made: int = 0
    known: Known | None = None
    what: dict[str, object] = field(default_factory=dict)
    _clients: dict[int, _Concerned] = field(default_factory=dict)

    @property
    def archive(self) -> Archive:
        """The open archive."""
        return self.desk.archive

    @property
    def staff(self) -> int:
        """Id of the person at the desk."""
        return self.desk.staff

    def about(self, client: int, *also: Permission) -> None:
        """Says whose file this is about; checks the operation's permission, and others, for that client.

        Raises:
            Refused: ``NOT_ALLOWED``, ``NEEDS_REASON`` or ``NEEDS_SECOND``.
        """
        self.client = client
        for permission in (self.permission, *also):
            self.require(permission, client)
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
            same_day = local_day(as_moment(concerned.created)) == self.today
            found = _grant(self.roles, permission, concerned.own, same_day)
        return Grant.YES if found is Grant.REASON and self._glass_broken(client) else found

    def may(self, permission: Permission, client: int) -> bool:
        """Whether it is allowed for this client as things stand."""
        return self.grant(permission, client) is Grant.YES

    def sees_amounts(self, client: int, *, mine: bool = False, current: bool = False) -> bool:
        """Whether the amounts of a visit may be seen; without a visit, those of all of a client's visits together."""
        return _sees_amounts(self.roles, own=self.is_own(client), mine=mine, current=current)

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

    def use_approval(self, permission: Permission) -> int:
        """Uses up the second person's approval; in a salon that works solo, the written reason instead.

        Returns:
            Id of the member of staff who approved.

        Raises:
            Refused: ``NEEDS_SECOND``.
        """
        if self.solo and (self.desk.reason or self.desk.price_reason or self.reason):
            self.what["review"] = permission.value
            return self.staff
        found = Approval.get_or_none(
            Approval.id == self.desk.approval,
            Approval.session == self.desk.session,
            Approval.permission == permission.value,
            Approval.given > self.now - timedelta(minutes=APPROVAL_MINUTES),
            ~Approval.used,
        )
        if found is None:
            raise Refused(Code.NEEDS_SECOND, permission=permission.value)
        found.used = True
        found.save()
        self.what["approved_by"] = found.approver_id
        return int(found.approver_id)

    def is_own(self, client: int) -> bool:
        """Whether the client is theirs: assigned to them, or with a visit of theirs open today."""
        return self._concerned(client).own

    def digest(self, client: Client, text: str) -> str:
        """A keyed digest of a client's value, for the audit log."""
        return audit.digest(self.archive.keys.audit, bytes(client.audit_salt), text)

    def digests(self, client: int, texts: Mapping[str, str]) -> dict[str, str]:
        """Keyed digests of several of a client's values, by name, for the audit log."""
        if not texts:
            return {}
        return audit.digests(self.archive.keys.audit, self._concerned(client).salt, texts)

    def _concerned(self, client: int) -> _Concerned:
        """Read once: it stays so while the operation runs."""
        concerned = self._clients.get(client)
        if concerned is None:
            found = rows(
                "SELECT beautician_id = ? OR EXISTS (SELECT 1 FROM visit v JOIN visit_service s ON s.visit_id = v.id "
                "WHERE v.client_id = c.id AND v.closed_at IS NULL AND v.day = ? AND s.staff_id = ?), "
                "created_at, audit_salt FROM client c WHERE id = ?",
                self.staff,
                self.today.isoformat(),
                self.staff,
                client,
            )
            own, created, salt = found[0] if found else (False, None, b"")
            concerned = self._clients[client] = _Concerned(bool(own), created, bytes(salt))
        return concerned

    def _glass_broken(self, client: int) -> bool:
        now = moment_text(self.now)
        # "at" as well, so that a clock that is set back doesn't lengthen the five minutes
        sql = "SELECT 1 FROM glass WHERE staff_id = ? AND client_id = ? AND at <= ? AND until > ? LIMIT 1"
        return bool(rows(sql, self.staff, client, now, now))
