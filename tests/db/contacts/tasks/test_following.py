"""Whatever is done, what is known of clients and what is open afterwards is as if it had been worked out anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest

from db.contacts.operations.making import make_day
from db.contacts.store.checking import wrong_open
from db.contacts.store.ending import follow_up
from db.contacts.store.facts import wrong_facts
from db.contacts.store.followed import FOLLOWED
from db.core.audit import Action
from db.core.errors import SalonError
from tests.db.every_call import CALLS, GUARDED
from tests.db.salon import OUYANG, OWNER
from tests.db.stage import Furnished, Stage

CHANGES = sorted(
    name
    for name, call in GUARDED.items()
    if getattr(call, "action", None) in (Action.CREATE, Action.UPDATE, Action.DELETE)
)


@pytest.fixture(scope="module")
def stage(furnished: Furnished, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    stage = furnished.stage(tmp_path_factory.mktemp("following") / "salon", OWNER)
    make_day(stage.again())
    stage.keep()
    yield stage
    stage.salon.close()


@pytest.mark.parametrize("part", range(8))
def test_nothing_that_is_done_is_left_open(stage: Stage, part: int) -> None:
    for name in CHANGES[part::8]:
        at = stage.again()
        at.archive.follow_up = follow_up
        with suppress(SalonError):
            CALLS[name].make(at, stage.cases[OUYANG])
        assert (name, wrong_open(), wrong_facts()) == (name, set(), 0)


def test_operations_that_are_followed_are_called_so() -> None:
    assert {name.rpartition(".")[2] for name in GUARDED} >= FOLLOWED
