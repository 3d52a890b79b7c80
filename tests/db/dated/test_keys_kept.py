"""Whatever is done with records, they are found by what counts: kept codes are those that would be made anew."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.core.desk import Desk
from db.core.errors import SalonError
from db.core.sql import Transaction, rows, run
from db.dated import operations
from db.dated.declaration import Dated
from db.dated.kinds import KINDS
from db.dated.queries import dated_record
from db.dated.requests import VoidDated
from db.dated.store.checking import wrong_dated, wrong_keys
from db.fields.declaration import Kind
from db.fields.values import Value
from db.merging.operations import merge, undo_merge
from db.merging.requests import MergeClients, UndoMerge
from tests.db.dated.samples import accept, correct, revise, save
from tests.db.dated.test_content import contents
from tests.db.salon import CHEN, LI, OUYANG, OWNER, Salon

CODED = tuple(kind for kind in KINDS.values() if kind.coded)
"""The kinds that clients are found by."""
WORKS = ("save", "save", "save", "revise", "correct", "void", "sent", "accept", "merge", "undo")


@dataclass(frozen=True)
class Step:
    """Something that is done: with which of those that there are, and what is typed."""

    work: str
    pick: int
    days_ago: int
    kind: Dated
    values: dict[str, Value]


def there(kind: Dated, values: dict[str, Value]) -> dict[str, Value]:
    """Values that mean what the salon has."""
    known = {Kind.PRODUCT: 1, Kind.SERVICE: 1, Kind.STAFF: 1}
    fields = {field.name: field for field in kind.known(values)}
    return {
        key: known.get(fields[key].kind, value) for key, value in values.items() if fields[key].kind is not Kind.DATED
    }


steps = st.sampled_from(CODED).flatmap(
    lambda kind: st.builds(
        Step,
        work=st.sampled_from(WORKS),
        pick=st.integers(0, 99),
        days_ago=st.integers(0, 40),
        kind=st.just(kind),
        values=contents(kind).map(lambda values: there(kind, values)),
    )
)
works = st.lists(steps, min_size=2, max_size=8)


class _Over(Exception):
    """The end of a case: nothing of it is kept."""


def do(salon: Salon, desk: Desk, step: Step) -> None:
    """Does it, or nothing where there is nothing to do it with."""
    gone = {id for (id,) in rows("SELECT id FROM client WHERE merged_into_id IS NOT NULL")}
    clients = [id for name in (OUYANG, CHEN, LI) if (id := salon.clients[name]) not in gone]
    client = clients[step.pick % len(clients)]
    with suppress(SalonError):
        match step.work:
            case "save" | "sent":
                day = salon.clock.today - timedelta(days=step.days_ago)
                by = "client" if step.work == "sent" else "staff"
                save(salon, desk, client, step.kind.code, step.values, day=day, filled_by=by)
            case "merge":
                other = clients[(step.pick + 1) % len(clients)]
                versions = dict(rows("SELECT id, version FROM client"))
                asked = MergeClients(
                    request_id=salon.request(),
                    client=client,
                    gone=other,
                    version=versions[client],
                    gone_version=versions[other],
                    why="同一人",
                )
                merge(desk, asked)
            case "undo":
                for (made,) in rows("SELECT id FROM merge WHERE state = 'done' ORDER BY id DESC LIMIT 1"):
                    undo_merge(desk, UndoMerge(request_id=salon.request(), id=made, why="错了"))
            case work:
                _change(salon, desk, step, work)


def _change(salon: Salon, desk: Desk, step: Step, work: str) -> None:
    state = "review" if work == "accept" else "current"
    found = rows("SELECT id FROM dated WHERE state = ? ORDER BY id", state)
    if not found:
        return
    old = dated_record(desk, found[step.pick % len(found)][0])
    values = step.values if old.kind == step.kind.code else {}
    match work:
        case "revise":
            revise(salon, desk, old, "又看了一次", **values)
        case "correct":
            correct(salon, desk, old, **values)
        case "accept":
            accept(salon, desk, old)
        case _:
            asked = VoidDated(request_id=salon.request(), id=old.id, version=old.version, why="写错了")
            operations.void_dated(desk, asked)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(works)
def test_codes_that_are_kept_are_those_made_anew(salon: Salon, done: list[Step]) -> None:
    run("UPDATE salon SET solo = 1")
    desk = replace(salon.desk(OWNER), reason="核对")
    try:
        with Transaction():
            for step in done:
                do(salon, desk, step)
                assert wrong_keys() == set(), step
            assert wrong_dated() == 0
            raise _Over
    except _Over:
        pass
