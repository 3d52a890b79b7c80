"""How operations and queries of merging are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.core.sql import rows
from db.merging import operations, queries
from db.merging.requests import MergeClients, ProposeMerge, TellApart, UndoMerge
from tests.db.calls import Call, Case, P, of_client, of_desk
from tests.db.salon import CHEN, EVANS, OWNER, Salon


def make_merges(salon: Salon) -> int:
    """A merge of two clients who are not tried; gives its id."""
    owner = salon.desk(OWNER)
    kept, gone = (salon.register(owner, name, "13500135005") for name in ("赵一", "赵依"))
    asked = MergeClients(
        request_id="sample-merge",
        client=kept.id,
        gone=gone.id,
        version=kept.version,
        gone_version=gone.version,
        why="同一人",
    )
    return operations.merge(salon.approved(owner, operations.merge, asked), asked).id


def _other(case: Case) -> int:
    return case.salon.clients[CHEN if case.client != case.salon.clients[CHEN] else EVANS]


def _merged(case: Case) -> MergeClients:
    versions = dict(rows("SELECT id, version FROM client"))
    other = _other(case)
    return MergeClients(
        request_id="new",
        client=case.client,
        gone=other,
        version=versions[case.client],
        gone_version=versions[other],
        why="同一人",
    )


SAMPLES = (make_merges,)
CALLS: dict[Callable[..., Any], Call] = {
    operations.merge: of_client(P.MERGE)(lambda at, case: operations.merge(at, _merged(case))),
    operations.undo_merge: of_desk(P.MERGE)(
        lambda at, case: operations.undo_merge(at, UndoMerge(request_id="new", id=case.of(make_merges), why="错了"))
    ),
    operations.propose_merge: of_client(P.PROPOSE_MERGE)(
        lambda at, case: operations.propose_merge(
            at, ProposeMerge(request_id="new", client=case.client, gone=_other(case), why="电话相同")
        )
    ),
    operations.not_same: of_client(P.PROPOSE_MERGE)(
        lambda at, case: operations.not_same(at, TellApart(client=case.client, other=_other(case), why="母女"))
    ),
    operations.print_merge_slip: of_desk(P.PRINT)(
        lambda at, case: operations.print_merge_slip(at, case.of(make_merges))
    ),
    queries.old_papers: of_desk(P.OPEN_RECORD)(lambda at, case: queries.old_papers(at, case.of(make_merges))),
    queries.merge_preview: of_client(P.PROPOSE_MERGE)(
        lambda at, case: queries.merge_preview(at, case.client, _other(case))
    ),
    queries.undo_preview: of_desk(P.PROPOSE_MERGE, P.OPEN_RECORD)(
        lambda at, case: queries.undo_preview(at, case.of(make_merges))
    ),
    queries.merges_of: of_client(P.OPEN_RECORD)(lambda at, case: queries.merges_of(at, case.client)),
    queries.pairs_of: of_client(P.PROPOSE_MERGE)(lambda at, case: queries.pairs_of(at, case.client)),
    queries.pairs: of_desk(P.PROPOSE_MERGE)(lambda at, case: queries.pairs(at)),
}
