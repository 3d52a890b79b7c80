"""Which cards are to be printed: clients without one, cards that are missing or out of date, and that didn't come out.

A card that is on its way to a printer is neither on the list nor the client's card yet: what becomes of it says which.
What didn't come out stays on the list until it does, also where the card before it is still right.

What changes a printed field writes a line of history, so a card is out of date when, for one of its fields, the first
old value since the print is not the last new one. That is told from the history alone: a digest of every card would
take a second for a thousand of them. Whose history is to be looked at, and who has no card, the archive keeps: see
:class:`db.papers.models.CardDue`.
"""

from __future__ import annotations

from typing import NamedTuple

from db.clients.conditions.fields import DAYS_ON_CARD
from db.clients.consent.store import HEALTH
from db.clients.store import clients
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.core.sql import rows, rows_among
from db.dated.on_card import ON_CARD
from db.fields.keeping import NO
from db.papers.filing.order import COLUMN
from db.papers.filing.store import papers as filing
from db.papers.filing.store import shelf
from db.papers.printed.records import ReprintCount
from db.papers.printed.states import IN_USE, PENDING, PaperState
from db.papers.printed.store.digests import CARD, CARD_FIELDS, CONDITIONS

_STATES = ", ".join(f"'{state.value}'" for state in IN_USE)
_UNSURE = frozenset({*ON_CARD, *DAYS_ON_CARD})
"""What may have changed on something that another one has come after."""
_FIELDS = ", ".join(f"'{name}'" for name in (*CARD_FIELDS, HEALTH, *sorted(DAYS_ON_CARD)))
_NEWER = "SELECT 1 FROM sheet n WHERE n.client_id = s.client_id AND n.kind = s.kind AND n.version > s.version"
_PENDING = (
    f"s.kind = '{CARD}' AND s.state IN ({', '.join(repr(state.value) for state in PENDING)}) AND NOT EXISTS ({_NEWER})"
)
"""Of a card: that it was drawn last and is no paper yet."""
_TOP = f"SELECT s.client_id, s.version, s.state, s.print_job_id FROM sheet s WHERE {_PENDING}"
_MISSING = (
    f"SELECT s.client_id, s.version FROM sheet s WHERE s.kind = '{CARD}' AND s.state = '{PaperState.MISSING.value}' "
    f"AND NOT EXISTS ({_NEWER} AND n.state IN ({_STATES}))"
)
_CHANGED = (
    # CROSS JOIN, and what is newer than a card by the client of the change: asked only of the few that have changed
    "SELECT x.client_id, s.version, x.field, x.old, x.new, x.at = s.at, s.digest FROM card_due d "
    "CROSS JOIN sheet s ON s.client_id = d.client_id "
    f"CROSS JOIN change x ON x.client_id = s.client_id AND x.at >= s.at AND x.field IN ({_FIELDS}) "
    f"WHERE d.why = 'changed' AND s.kind = '{CARD}' AND s.state IN ({_STATES}) "
    "AND NOT EXISTS (SELECT 1 FROM sheet n WHERE n.client_id = x.client_id AND n.kind = s.kind "
    f"AND n.version > s.version AND n.state IN ({_STATES}))"
)
_PLACES = {name: place for place, name in enumerate((*CARD_FIELDS, HEALTH))}
"""What the card shows, in the order in which changes of it are told."""
_NONE = "card_due d WHERE d.why = 'none'"


class Reprint(NamedTuple):
    """A client whose card is to be printed, and why."""

    client: int
    why: str
    fields: tuple[str, ...] = ()
    version: int = 0


class _Pending(NamedTuple):
    """Clients whose newest card is no paper yet, with its version: on its way, or not come out."""

    on_the_way: dict[int, int]
    not_out: dict[int, int]

    def has(self, client: int) -> bool:
        """Whether another reason to print doesn't count now."""
        return client in self.on_the_way or client in self.not_out


def _pending(work: Work) -> _Pending:
    found = _Pending({}, {})
    for client, version, state, job in rows(f"{_TOP} {_own(work, 's.client_id')}"):
        # drawn, and the program ended before it was handed to a printer
        is_lost = state == PaperState.SENT and job is None
        is_on_the_way = state == PaperState.SENT and not is_lost
        (found.on_the_way if is_on_the_way else found.not_out)[client] = version
    return found


def not_out(pending: _Pending) -> list[Reprint]:
    """Clients whose newest card was sent to a printer and didn't come out, or nobody knows whether it did."""
    return [Reprint(client, "not_out", (), version) for client, version in pending.not_out.items()]


def outdated(work: Work) -> list[Reprint]:
    """Clients whose newest card shows something that has changed since it was printed, in no order."""
    values: dict[tuple[int, int], dict[str, tuple[str, str]]] = {}
    unsure: dict[int, str] = {}
    for client, version, field, old, new, at_once, digest in rows(
        f"{_CHANGED} {_own(work, 's.client_id')} ORDER BY x.id"
    ):
        known = values.setdefault((client, version), {})
        known[field] = (known[field][0] if field in known else old, new)
        if at_once or field in _UNSURE:
            # changed in the very moment of the print, or in what another one has come after: only the digest knows
            # which counts
            unsure[client] = digest
    found: list[Reprint] = []
    for (client, version), fields in values.items():
        days = [texts for name, texts in fields.items() if name in DAYS_ON_CARD and _differs(name, *texts)]
        shown = fields | ({CONDITIONS: days[0]} if days else {})
        changed = tuple([name for name, texts in shown.items() if name in _PLACES and _differs(name, *texts)])
        if len(changed) > 1:
            changed = tuple(sorted(changed, key=_PLACES.__getitem__))
        digest = unsure.get(client, "")
        if changed and (not digest or filing.is_outdated(work, clients.get_client(client), CARD, digest)):
            found.append(Reprint(client, "outdated", changed, version))
    return found


def _differs(field: str, old: str, new: str) -> bool:
    """Whether the card shows something else: of consent, whether health may stand on it."""
    return (old == NO) is not (new == NO) if field == HEALTH else old != new


def missing(work: Work) -> list[Reprint]:
    """Clients whose newest card was looked for and not found, in no order."""
    return [
        Reprint(client, "missing", (), version) for client, version in rows(f"{_MISSING} {_own(work, 's.client_id')}")
    ]


def page(work: Work, skip: int, most: int) -> list[Reprint]:
    """Some of the cards to be printed: those that are wrong, then those that were never printed, each as they stand.

    Args:
        work: The query under way.
        skip: How many of them come before.
        most: How many are wanted.
    """
    column = COLUMN[shelf.order_in_use()]
    pending = _pending(work)
    wrong = _in_order([*not_out(pending), *_not_pending(pending, outdated(work), missing(work))], column)
    some = wrong[skip : skip + most]
    if len(some) < most:
        without = rows(
            f"SELECT c.id FROM client c WHERE c.id IN (SELECT d.client_id FROM {_NONE}) {_own_of_many(work, 'c.id')} "
            f"ORDER BY c.{column}, c.id LIMIT ? OFFSET ?",
            most - len(some),
            max(0, skip - len(wrong)),
        )
        some += [Reprint(client, "none") for (client,) in without]
    return some


def count(work: Work) -> ReprintCount:
    """How many cards are to be printed, by why."""
    [(none,)] = rows(f"SELECT COUNT(*) FROM {_NONE} {_own_of_many(work, 'd.client_id')}")
    pending = _pending(work)
    changed, gone = (len(_not_pending(pending, found)) for found in (outdated(work), missing(work)))
    return ReprintCount(changed, gone, none, len(pending.not_out))


def _not_pending(pending: _Pending, *found: list[Reprint]) -> list[Reprint]:
    return [one for some in found for one in some if not pending.has(one.client)]


def _own(work: Work, client: str) -> str:
    """Who prints only for their own clients sees only those that are assigned to them: asked of each card."""
    if work.grant(Permission.PRINT) is Grant.YES:
        return ""
    return f"AND (SELECT o.beautician_id FROM client o WHERE o.id = {client}) = {work.staff:d}"


def _own_of_many(work: Work, client: str) -> str:
    """The same of clients without a card, who may be as many as there are clients: they are looked up first."""
    if work.grant(Permission.PRINT) is Grant.YES:
        return ""
    return f"AND {client} IN (SELECT id FROM client WHERE beautician_id = {work.staff:d})"


def _in_order(found: list[Reprint], column: str) -> list[Reprint]:
    """As the cards stand."""
    wanted = [one.client for one in found]
    sorts: dict[int, str] = dict(rows_among(f"SELECT id, {column} FROM client WHERE id IN ({{}})", wanted))
    return sorted(found, key=lambda one: (sorts[one.client], one.client))
