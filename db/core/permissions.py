"""Who may do what: the role table of the salon, one row per permission."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import IntEnum, StrEnum, auto
from functools import lru_cache


class Role(StrEnum):
    """Roles; a member of staff holds one or several, and rights add up."""

    RECEPTIONIST = "receptionist"
    BEAUTICIAN = "beautician"
    ADVISOR = "advisor"
    KEEPER = "keeper"
    MANAGER = "manager"


SHORT_PIN, LONG_PIN = 6, 8
LONG_PIN_ROLES = frozenset({Role.MANAGER, Role.KEEPER})


class Grant(IntEnum):
    """How far a right reaches, weakest first, so that rights of several roles add up with ``max``."""

    NO = 0
    REASON = auto()
    """With a reason, for one client, for five minutes, reviewed afterwards ("break glass")."""
    SECOND = auto()
    """With a second person's PIN."""
    YES = auto()


class Cell(StrEnum):
    """One cell of the table, as it is printed there."""

    YES = "●"
    NO = "–"
    OWN = "◐ own"
    OWN_ELSE_REASON = "◐ own, others ⚠"
    REASON = "⚠"
    SECOND = "②"
    NOT_OWN = "● not own"
    SAME_DAY = "● that day, masked afterwards"
    OWN_VISITS = "◐ own visits"
    CURRENT_VISIT = "● current visit and balance"
    COMPLETENESS = "completeness only"


class Permission(StrEnum):
    """The rows of the table, and the few rights that it takes for granted."""

    FIND = "find"
    OPEN_RECORD = "open_record"
    REVEAL_PHONE = "reveal_phone"
    REVEAL_ADDRESS = "reveal_address"
    REVEAL_PRIVATE = "reveal_private"
    SEE_FLAGS = "see_flags"
    SEE_HEALTH = "see_health"
    SEE_AMOUNTS = "see_amounts"
    OPEN_FILE = "open_file"
    KEY_HEALTH = "key_health"
    RECORD_HEALTH = "record_health"
    RECORD_VISIT = "record_visit"
    CARE_NOTES = "care_notes"
    TAKE_PAYMENT = "take_payment"
    ADD_TO_CLOSED = "add_to_closed"
    APPOINTMENTS = "appointments"
    PRINT = "print"
    LIST_CONTACTS = "list_contacts"
    LIST_MANY_CONTACTS = "list_many_contacts"
    EXPORT = "export"
    PROPOSE_MERGE = "propose_merge"
    MERGE = "merge"
    REQUEST_ERASURE = "request_erasure"
    ERASE = "erase"
    ASK_LOAN = "ask_loan"
    APPROVE_LOAN = "approve_loan"
    INSPECT = "inspect"
    BACKUP = "backup"
    RESTORE = "restore"
    ASSIGN = "assign"
    HAND_OVER = "hand_over"
    REVIEW = "review"
    MANAGE_STAFF = "manage_staff"
    RESET_PIN = "reset_pin"
    CATALOGUE = "catalogue"
    SETTINGS = "settings"
    REPORTS = "reports"
    AUDIT_LOG = "audit_log"
    IMPORT = "import"
    OVERRIDE_CONFLICT = "override_conflict"
    DISCOUNT = "discount"
    CANCEL_NOTED = "cancel_noted"
    BOOK_OVER = "book_over"
    ROSTER = "roster"
    SELL = "sell"
    GRANT_CREDIT = "grant_credit"
    REFUND = "refund"
    CORRECT_LEDGER = "correct_ledger"
    CLOSE_TILL = "close_till"
    REOPEN_TILL = "reopen_till"
    SETTLE_COMPLAINT = "settle_complaint"
    RULES = "rules"
    DISCLOSE = "disclose"
    DESK = "desk"


_Row = tuple[Cell, Cell, Cell, Cell, Cell]


_WORDS = {
    "yes": Cell.YES,
    "no": Cell.NO,
    "own": Cell.OWN,
    "own/reason": Cell.OWN_ELSE_REASON,
    "reason": Cell.REASON,
    "second": Cell.SECOND,
    "not-own": Cell.NOT_OWN,
    "day": Cell.SAME_DAY,
    "own-visits": Cell.OWN_VISITS,
    "current": Cell.CURRENT_VISIT,
    "completeness": Cell.COMPLETENESS,
}


def _row(cells: str) -> _Row:
    receptionist, beautician, advisor, keeper, manager = (_WORDS[cell] for cell in cells.split())
    return (receptionist, beautician, advisor, keeper, manager)


TABLE: dict[Permission, _Row] = {
    # columns: receptionist, beautician, advisor, keeper, manager
    Permission.FIND: _row("yes yes yes yes yes"),
    Permission.OPEN_RECORD: _row("yes own/reason own/reason yes yes"),
    Permission.REVEAL_PHONE: _row("yes reason own yes yes"),
    Permission.REVEAL_ADDRESS: _row("yes no own yes yes"),
    Permission.REVEAL_PRIVATE: _row("no no own yes yes"),
    Permission.SEE_FLAGS: _row("yes yes yes yes yes"),
    Permission.SEE_HEALTH: _row("reason own/reason own/reason no yes"),
    Permission.SEE_AMOUNTS: _row("current own-visits own no yes"),
    Permission.OPEN_FILE: _row("yes no yes yes yes"),
    Permission.KEY_HEALTH: _row("day own own day yes"),
    Permission.RECORD_HEALTH: _row("no own own no yes"),
    Permission.RECORD_VISIT: _row("yes own own no yes"),
    Permission.CARE_NOTES: _row("no own own no yes"),
    Permission.TAKE_PAYMENT: _row("yes no own no yes"),
    Permission.ADD_TO_CLOSED: _row("no own own no yes"),
    Permission.APPOINTMENTS: _row("yes own yes no yes"),
    Permission.PRINT: _row("yes own own yes yes"),
    Permission.LIST_CONTACTS: _row("yes no yes yes yes"),
    Permission.LIST_MANY_CONTACTS: _row("no no no second second"),
    Permission.EXPORT: _row("no no no second second"),
    Permission.PROPOSE_MERGE: _row("yes no yes yes yes"),
    Permission.MERGE: _row("no no no second second"),
    Permission.REQUEST_ERASURE: _row("yes no no yes yes"),
    Permission.ERASE: _row("no no no second second"),
    Permission.ASK_LOAN: _row("yes yes yes yes yes"),
    Permission.APPROVE_LOAN: _row("no no no not-own not-own"),
    Permission.INSPECT: _row("no no no yes yes"),
    Permission.BACKUP: _row("yes no no yes yes"),
    Permission.RESTORE: _row("no no no second second"),
    Permission.ASSIGN: _row("no no no no yes"),
    Permission.HAND_OVER: _row("no no no no second"),
    Permission.MANAGE_STAFF: _row("no no no no yes"),
    Permission.RESET_PIN: _row("no no no no second"),
    Permission.CATALOGUE: _row("no no no no yes"),
    Permission.SETTINGS: _row("no no no no yes"),
    Permission.REPORTS: _row("no own own completeness yes"),
    Permission.AUDIT_LOG: _row("own own own yes yes"),
    # not in the table: bulk entry from a table is the keeper's and the manager's work, what was done with a reason
    # alone is looked at by a manager, a conflict that says "do not treat" is overridden by a manager's PIN, and
    # everybody signed in sees the desk itself
    Permission.IMPORT: _row("no no no yes yes"),
    Permission.REVIEW: _row("no no no no yes"),
    Permission.OVERRIDE_CONFLICT: _row("second second second no yes"),
    Permission.DISCOUNT: _row("second no second no yes"),
    # a visit on which care notes stand is taken back by two
    Permission.CANCEL_NOTED: _row("second second second no second"),
    # service time of somebody or something that is taken, leave, a closed day
    Permission.BOOK_OVER: _row("second no second no yes"),
    Permission.ROSTER: _row("no no no no yes"),
    # who may pay later; money that goes back; what stands in a ledger against the paper; a day's closing anew
    Permission.SELL: _row("yes no own no yes"),
    Permission.GRANT_CREDIT: _row("second no second no yes"),
    Permission.REFUND: _row("second no no no second"),
    Permission.CORRECT_LEDGER: _row("no no no no second"),
    Permission.CLOSE_TILL: _row("yes no no no yes"),
    Permission.REOPEN_TILL: _row("no no no no second"),
    Permission.SETTLE_COMPLAINT: _row("no no no no yes"),
    # what speaks against what: the professional who stands for it is named
    Permission.RULES: _row("no no no no yes"),
    # what a third party is given without the client's consent
    Permission.DISCLOSE: _row("no no no second second"),
    Permission.DESK: _row("yes yes yes yes yes"),
}

_COLUMN = {role: column for column, role in enumerate(Role)}


def grant(roles: Iterable[Role], permission: Permission, *, own: bool, same_day: bool = False) -> Grant:
    """The strongest grant that any of the roles gives.

    Args:
        roles: Roles of the person who asks; none gives ``NO``.
        permission: Row of the table.
        own: Whether the client is theirs: assigned to them, on their appointments today or tomorrow, or with a
            visit of theirs open today. For loans: whether it is their own.
        same_day: Whether the client's file was opened today (answers keyed in from the signed form).
    """
    return max((_reach(TABLE[permission][_COLUMN[role]], own, same_day) for role in roles), default=Grant.NO)


def may_approve(roles: Iterable[Role], permission: Permission) -> bool:
    """Whether the roles let somebody be the second person: who has the full right where anybody has it, else a peer."""
    fullest = max(_reach(cell, own=False, same_day=False) for cell in TABLE[permission])
    return grant(roles, permission, own=False) >= max(fullest, Grant.SECOND)


def sees_amounts(roles: Iterable[Role], *, own: bool, mine: bool, current: bool) -> bool:
    """Whether any of the roles sees the amounts of a visit.

    Args:
        roles: Roles of the person who asks.
        own: Whether the client is theirs, as for :func:`grant`.
        mine: Whether they did one of the visit's services.
        current: Whether it is open or of today; True for what the client still has to pay.
    """
    cells = {TABLE[Permission.SEE_AMOUNTS][_COLUMN[role]] for role in roles}
    reached = {Cell.YES: True, Cell.OWN: own, Cell.OWN_VISITS: mine, Cell.CURRENT_VISIT: current}
    return any(reached.get(cell, False) for cell in cells)


@lru_cache(maxsize=64)
def roles_in(text: str) -> tuple[Role, ...]:
    """Roles as the table of staff keeps them; the text is read anew for every operation."""
    return tuple(Role(role) for role in json.loads(text))


def pin_length(roles: Iterable[Role | str]) -> int:
    """How many digits a PIN has by these roles: six, eight for manager and keeper; never what somebody's own has."""
    return LONG_PIN if LONG_PIN_ROLES & set(map(Role, roles)) else SHORT_PIN


def possible(roles: Iterable[Role], permission: Permission) -> bool:
    """Whether the roles give this right for at least some client; what a key line asks to hide a key."""
    roles = tuple(roles)
    return any(grant(roles, permission, own=own, same_day=True) > Grant.NO for own in (True, False))


def _reach(cell: Cell, own: bool, same_day: bool) -> Grant:
    match cell:
        case Cell.YES:
            return Grant.YES
        case Cell.OWN:
            return Grant.YES if own else Grant.NO
        case Cell.OWN_ELSE_REASON:
            return Grant.YES if own else Grant.REASON
        case Cell.REASON:
            return Grant.REASON
        case Cell.SECOND:
            return Grant.SECOND
        case Cell.NOT_OWN:
            return Grant.NO if own else Grant.YES
        case Cell.SAME_DAY:
            return Grant.YES if same_day else Grant.NO
        case Cell.NO | Cell.OWN_VISITS | Cell.CURRENT_VISIT | Cell.COMPLETENESS:
            # these turn on the visit, see sees_amounts, or on which report it is: no right to all of them
            return Grant.NO
