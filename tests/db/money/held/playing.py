"""What the steps of a history have in common: the program and the model, side by side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

from db.core.errors import InvalidFields, SalonError
from db.core.sql import rows
from tests.db.money.held.model import Holding, Lot
from tests.db.money.held.model_stage import Stage


class Playing:
    """What was done so far, here and there."""

    def __init__(self, stage: Stage, random: Random) -> None:
        self.stage, self.random, self.desk = stage, random, stage.desk
        self.clients = list(stage.bills)
        self.model: dict[int, Holding] = {}
        self.uses: list[tuple[int, Lot, tuple[int, int]]] = []
        self.sessions: dict[tuple[int, int], int] = {}
        self.earned: dict[int, list[Lot]] = {}
        self.received: dict[int, int] = {}
        self.buyer: dict[int, int] = {}
        self.number = 0

    @property
    def today(self) -> date:
        return self.stage.salon.clock.today

    def asked(self, kind: Callable[..., Any], **more: Any) -> Any:
        self.number += 1
        return kind(request_id=f"model-{self.number}", **more)

    def compare(self) -> None:
        found: dict[int, list[tuple[int, int, str | None]]] = {}
        for of, left, value, until in rows('SELECT holding_id, "left", value_left, until FROM lot ORDER BY id'):
            found.setdefault(of, []).append((left, value, until))
        assert found == {
            id: [(lot.left, lot.value_left, lot.until.isoformat() if lot.until else None) for lot in one.lots]
            for id, one in self.model.items()
        }
        assert dict(rows("SELECT id, state FROM holding")) == {
            id: "frozen" if one.frozen else "open" for id, one in self.model.items()
        }
        for id, units, value in rows(
            "SELECT holding_id, units_after, value_after FROM movement m WHERE seq = "
            "(SELECT MAX(seq) FROM movement n WHERE n.holding_id = m.holding_id)"
        ):
            lots = self.model[id].lots
            assert (units, value) == (sum(lot.left for lot in lots), sum(lot.value_left for lot in lots))

    def _expect(self, why: str, call: Callable[..., Any], *args: Any) -> Any:
        """Calls, and is refused just where the model refuses."""
        try:
            made = call(self.desk, *args)
        except InvalidFields:
            assert why == "invalid", why
        except SalonError as error:
            assert error.code.value == why, (error.code, why)
        else:
            assert not why, why
            return made
        return None

    def _some(self, *kinds: str) -> tuple[int, Holding] | None:
        held = [(id, one) for id, one in self.model.items() if one.kind in kinds]
        return self.random.choice(held) if held else None

    def _seq(self, id: int) -> int:
        return int(rows("SELECT MAX(seq) FROM movement WHERE holding_id = ?", id)[0][0])

    def _own(self, client: int, kind: str) -> int | None:
        own = [id for id, one in self.model.items() if (one.client, one.kind, one.frozen) == (client, kind, None)]
        return max(own, default=None)

    def _with_lot(self) -> tuple[int, int, Lot] | None:
        found = self._some("prepaid", "package")
        if found is None:
            return None
        at = self.random.randrange(len(found[1].lots))
        [*ids] = rows("SELECT id FROM lot WHERE holding_id = ? ORDER BY id", found[0])
        return found[0], ids[at][0], found[1].lots[at]

    def _owed(self, bill: int) -> int:
        return int(rows("SELECT total - paid FROM bill WHERE id = ?", bill)[0][0])
