"""What is done about the log: holding it against paper, and printing for a client who looked."""

from __future__ import annotations

from db.core import chain
from db.core.audit import Action
from db.core.chain import Walked
from db.core.desk import Desk
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import local_day
from db.core.sql import rows
from db.log.names import name_of
from db.log.records import HeadCheck
from db.log.store import heads
from db.log.store.counting import count_days
from db.log.store.heads import read_head
from db.log.store.looked import looked
from db.papers.printed.store.digests import stamp
from db.salon.store.salon import salon_record
from db.sheets.log import WhoLookedEntry, WhoLookedSheet


def _walk(desk: Desk, entry: int, head: str) -> Walked | None:
    """Takes its time, and so nobody waits for it who saves."""
    wanted = read_head(head)
    return chain.walk(entry, wanted) if wanted else None


@operation(Permission.AUDIT_LOG, Action.EXECUTE, prepare=_walk)
def check_head(work: Work, entry: int, head: str) -> HeadCheck:
    """Holds the log against the head that stands on paper, and writes down that it was.

    Whoever has the machine and its keys can write the whole log anew, so that it is sound by itself; the paper they
    can't. Slow on purpose, as it goes through every entry: call it in a worker.

    Args:
        work: The operation under way.
        entry: The number of the entry on the paper.
        head: The sixteen groups of four, as they are typed.

    Raises:
        Refused: ``NOT_ALLOWED``.
        InvalidFields: ``NOT_A_HEAD`` for what can't be one.
    """
    work.require(Permission.AUDIT_LOG)
    work.settled = True
    wanted = read_head(head)
    if not wanted or not isinstance(work.prepared, Walked):
        raise InvalidFields({"head": Flaw.NOT_A_HEAD})
    if entry < 1:
        raise InvalidFields({"entry": Flaw.NOT_A_NUMBER})
    found = heads.compare(entry, wanted, work.prepared)
    work.what |= {"entry": entry, "verdict": found.verdict.value}
    if found.first:
        work.what["first"] = found.first
    return found


@operation(Permission.AUDIT_LOG, Action.EXECUTE)
def print_who_looked(work: Work, client: int) -> WhoLookedSheet:
    """Who had to do with a client's file, for the client: who, when, in which role and what for, and no more.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    work.require(Permission.AUDIT_LOG)
    work.about(client, Permission.PRINT)
    found = rows("SELECT name, number FROM client WHERE id = ?", client)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    [(name, number)] = found
    lines = [one for one in looked(client) if not one.refused]
    work.what |= {"sheet": "who_looked", "lines": len(lines)}
    return WhoLookedSheet(
        salon=salon_record(),
        stamp=stamp(work),
        name=name,
        number=number,
        day=work.today,
        entries=tuple(
            WhoLookedEntry(
                day=local_day(one.at),
                time=f"{one.at.astimezone():%H:%M}",
                who=one.person,
                roles=one.roles,
                what=name_of(one.operation, one.action),
                count=one.times,
            )
            for one in lines
        ),
    )


@operation(Permission.DESK, Action.EXECUTE)
def count_clients(work: Work) -> None:
    """Counts with how many clients each has had to do on the days that are over; who stands out is to be looked at."""
    work.what["days"] = count_days(work)
