"""Steps of a history in which two files of one person become one, and are two again after whatever was done between."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random

from db.core.sql import rows
from db.merging import operations
from db.merging.queries import undo_preview
from db.merging.requests import MergeClients, UndoMerge
from db.money.store.checking import wrong_money
from tests.db.money.held.keeping import Keeping
from tests.db.money.held.model_stage import Stage


@dataclass
class Merged:
    """A merge: which holdings, rights and purchases went over by it, and what there was."""

    id: int
    kept: int
    until: date
    held: set[int]
    there: set[int]
    bought: set[int]
    bills: set[int]
    movement: int
    rights: set[int] = field(default_factory=set)
    stayed: set[int] = field(default_factory=set)


class Merging(Keeping):
    """The file of ``stage.second`` becomes part of another one's, or is parted from it."""

    def __init__(self, stage: Stage, random: Random) -> None:
        super().__init__(stage, random)
        self.clients.append(stage.second)
        self.merged: Merged | None = None

    def _merge(self) -> None:
        kept, gone = self.random.choice(list(self.stage.bills)), self.stage.second
        versions = dict(rows("SELECT id, version FROM client WHERE id IN (?, ?)", kept, gone))
        asked = self.asked(
            MergeClients, client=kept, gone=gone, version=versions[kept], gone_version=versions[gone], why="同一人"
        )
        made = operations.merge(self.desk, asked)
        assert made.until is not None
        now = self.merged = Merged(
            made.id,
            kept,
            made.until,
            held={id for id, one in self.model.items() if one.client == gone},
            there=set(self.model),
            bought={bill for bill, buyer in self.buyer.items() if buyer == gone},
            bills=set(self.buyer),
            movement=rows("SELECT COALESCE(MAX(id), 0) FROM movement")[0][0],
        )
        for id, one in self.model.items():
            if gone in one.users:
                is_double = kept in one.users or one.client in (kept, gone)
                (now.stayed if is_double else now.rights).add(id)
                one.users.discard(gone)
                one.users |= set() if is_double else {kept}
            one.client = kept if one.client == gone else one.client
        self.buyer.update(dict.fromkeys(now.bought, kept))
        self.clients.remove(gone)

    def _part(self, then: Merged) -> None:
        kept, gone = then.kept, self.stage.second
        is_late = self.today > then.until
        since = () if is_late else undo_preview(self.desk, then.id).since
        goes = frozenset((one.table, one.id) for one in since if self.random.random() < 0.5)
        asked = self.asked(UndoMerge, id=then.id, why="错了", goes=goes)
        if self._expect("too_old" if is_late else "", operations.undo_merge, asked) is None:
            return
        whose = dict(rows("SELECT id, client_id FROM holding"))
        assert {whose[id] for id in self.model.keys() - then.there} <= {kept, gone, *self.clients}
        shared = {
            id
            for (id,) in rows("SELECT DISTINCT holding_id FROM movement WHERE kind = 'share' AND id > ?", then.movement)
        }
        for id, one in self.model.items():
            one.client = gone if id in then.held else one.client if id in then.there else whose[id]
            if id in shared:
                # what was shared since goes with whom somebody says
                told = {user for (user,) in rows("SELECT client_id FROM holding_user WHERE holding_id = ?", id)}
                one.users = one.users - {kept} | told & {kept, gone}
            elif id in then.rights:
                one.users = one.users - {kept} | {gone}
            elif id in then.stayed:
                one.users |= {gone}
        buyers = dict(rows("SELECT id, client_id FROM bill"))
        for bill in self.buyer:
            is_old = bill in then.bills
            self.buyer[bill] = gone if bill in then.bought else self.buyer[bill] if is_old else buyers[bill]
        self.clients.append(gone)
        self.merged = None
        assert wrong_money() == 0

    def _merge_or_part(self) -> None:
        if self.merged is None:
            self._merge()
        else:
            self._part(self.merged)

    def compare(self) -> None:
        """Besides what is left, whose it is and who may use it."""
        super().compare()
        assert dict(rows("SELECT id, client_id FROM holding")) == {id: one.client for id, one in self.model.items()}
        users: dict[int, set[int]] = {id: set() for id in self.model}
        for id, user in rows("SELECT holding_id, client_id FROM holding_user"):
            users[id] |= {user} & set(self.clients)
        assert users == {id: one.users for id, one in self.model.items()}
