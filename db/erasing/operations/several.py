"""Several lines of the destroy list at once: decided by two people together, destroyed one after the other.

The decision is one transaction and puts the lines in the register, where they wait; each line is then destroyed in a
transaction of its own. Whatever ends the program in between, what was decided is still there, and goes on.
"""

from __future__ import annotations

from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows, write
from db.erasing.models import Destruction
from db.erasing.records import Batch, ExpiredLine
from db.erasing.requests import DestroySeveral
from db.erasing.store import emptying, reading
from db.erasing.store.doing import carry_out
from db.erasing.store.erased import next_slip

MOST = 200
"""So many stand on one slip at most."""


def _again(work: Work, id: int) -> Batch:
    return _state(reading.destruction(id).batch)


@operation(Permission.ERASE, Action.CREATE, again=_again)
def decide_destruction(work: Work, asked: DestroySeveral) -> Batch:
    """Two people decide what of the destroy list is destroyed; nothing is yet.

    Raises:
        InvalidFields: For none.
        Refused: ``NOT_ALLOWED``, ``NEEDS_SECOND``.
        SalonError: ``TOO_MANY`` for more than 200; ``CHANGED_MEANWHILE`` where something stands on the list no longer;
            ``STILL_TO_SETTLE`` where everything has something open.
    """
    wanted = list(dict.fromkeys(zip(asked.clients, asked.kinds, strict=True)))
    if not wanted:
        raise InvalidFields({"clients": Flaw.REQUIRED})
    if len(wanted) > MOST:
        raise SalonError(Code.TOO_MANY, most=MOST)
    lines = {(one.client, one.kind): one for one in reading.expired(work.today)}
    if not lines.keys() >= set(wanted):
        raise SalonError(Code.CHANGED_MEANWHILE)
    chosen = [lines[key] for key in wanted]
    still_open = {one.id: found for one in chosen if (found := _open(work, one))}
    ready = [one for one in chosen if one.id not in still_open]
    if not ready:
        raise SalonError(Code.STILL_TO_SETTLE, **next(iter(still_open.values())))
    numbers = [next_slip(work.today) for _one in ready]
    for number, one in zip(numbers, ready, strict=True):
        made = Destruction.create(
            number=number,
            client=one.client,
            card=one.number,
            kind=one.kind,
            reason="withdrawn" if one.kind == "health" else "expired",
            since=one.last if one.kind == "health" else work.today,
            at=work.now,
            by=work.staff,
            approver=work.approver,
            batch=numbers[0],
            waits=True,
        )
        work.made = work.made or made.id
    work.what |= {"slip": numbers[0], "count": len(ready), "left_out": len(still_open)}
    return _state(numbers[0], left_out=len(still_open))


@operation(Permission.INSPECT, Action.DELETE)
def go_on_destroying(work: Work, batch: str) -> Batch:
    """Destroys the next of what two people have decided; all of it or nothing, whoever goes on with it.

    Whoever came back since is left out.

    Raises:
        SalonError: ``NOT_FOUND`` where nothing waits.
    """
    found = Destruction.found("waits AND batch = ? ORDER BY id LIMIT 1", batch)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    line = found[0]
    work.about_closed(line.client_id)
    work.what |= {"slip": line.number, "batch": batch}
    is_due = _still_due(work, line)
    if is_due:
        work.what["rows"] = carry_out(work, line)
        emptying.leave_for_later()
    else:
        write("DELETE FROM destruction WHERE id = ?", line.id)
        work.what["left_out"] = 1
    state = _state(batch, left_out=int(not is_due))
    if not state.left:
        emptying.leave_no_trace(work.archive)
    return state


def _still_due(work: Work, line: Destruction) -> bool:
    """Whether it would stand on the list today, and nothing is open."""
    return any(one.kind == line.kind and not _open(work, one) for one in reading.expired(work.today, line.client_id))


def _open(work: Work, one: ExpiredLine) -> dict[str, int]:
    """What is open with a file that is to go, or would be given up."""
    if one.kind != "file":
        return {}
    files = emptying.files_of(one.client)
    return reading.open_with(files, work.today) | reading.given_up(files, work.today)


def _state(batch: str, left_out: int = 0) -> Batch:
    [(done, left)] = rows(
        "SELECT COALESCE(SUM(NOT waits), 0), COALESCE(SUM(waits), 0) FROM destruction WHERE batch = ?", batch
    )
    return Batch(number=batch, done=int(done), left=int(left), left_out=left_out)
