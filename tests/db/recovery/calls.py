"""How operations and queries of recovery are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.core.disk.phrase import make_phrase
from db.recovery import operations as recovery
from tests.db.calls import Call, P, of_desk
from tests.db.salon import (
    CHEAP,
)

PHRASE = tuple(make_phrase())


CALLS: dict[Callable[..., Any], Call] = {
    recovery.begin_recovery: of_desk(P.SETTINGS)(lambda at, case: recovery.begin_recovery(at)),
    recovery.sheet_to_print: of_desk(P.SETTINGS)(lambda at, case: recovery.sheet_to_print(at, PHRASE)),
    recovery.keep_recovery: of_desk(P.SETTINGS)(
        lambda at, case: recovery.keep_recovery(at, recovery.KeepRecovery(PHRASE, {0: PHRASE[0], 1: PHRASE[1]}), CHEAP)
    ),
}
