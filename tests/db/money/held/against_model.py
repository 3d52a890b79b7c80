"""One random history of what some clients hold, by the program's operations and by the model, side by side."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from db.core.sql import Transaction, rows
from db.money.queries import holdings as ask
from db.money.store.checking import wrong_money
from tests.db.money.held.merging import Merging
from tests.db.money.held.model_stage import Stage

STEPS = 60


class _Undone(Exception):
    """The end of a history: nothing of it is kept."""


def play(stage: Stage, random: Random, steps: int = STEPS) -> int:
    """Plays one history, and undoes it.

    Returns:
        How many steps were done, refused ones among them.

    Raises:
        AssertionError: The program and the model differ.
    """
    clock, began = stage.salon.clock, stage.salon.clock.now
    history = History(stage, random)
    try:
        with Transaction():
            for _ in range(steps):
                history.step()
                history.compare()
            assert wrong_money() == 0
            raise _Undone
    except _Undone:
        return steps
    finally:
        clock.now = began


class History(Merging):
    """What was done so far, here and there."""

    def step(self) -> None:
        steps = [
            (3, self._buy_balance),
            (3, self._buy_package),
            (2, self._buy_offer),
            (6, self._pay),
            (12, self._use),
            (5, self._restore),
            (2, self._share),
            (2, self._transfer),
            (2, self._freeze),
            (1, self._extend),
            (2, self._lapse),
            (1, self._refund),
            (5, self._sign),
            (3, self._sign_line),
            (1, self._adjust),
            (1, self._write_off),
            (3, self._forward),
            (2, self._merge_or_part),
        ]
        [do] = self.random.choices([do for _, do in steps], [weight for weight, _ in steps])
        do()

    def _forward(self) -> None:
        self.stage.salon.clock.forward(days=self.random.randint(1, 25))
        assert ask.owed_to_clients(self.desk, self.today).total == sum(
            lot.value_left for one in self.model.values() for lot in one.lots
        )
        past = self.today - timedelta(days=self.random.randint(1, 40))
        [(moved,)] = rows("SELECT COALESCE(SUM(value), 0) FROM movement WHERE day <= ?", past.isoformat())
        assert ask.owed_to_clients(self.desk, past).total == moved
