"""What every call does about a file that is part of another one, erased, or archived."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from db.core.desk import Desk
from db.core.errors import Code, SalonError
from db.core.sql import rows, write
from db.erasing.operations.erasing import erase_client
from db.merging.operations import merge
from db.merging.requests import MergeClients
from tests.db.erasing.calls import asked
from tests.db.erasing.settled import settle
from tests.db.every_call import CALLS
from tests.db.given.marked import Marked, undone
from tests.db.given.planting import AMOUNT, COLLEAGUES, rows_of
from tests.db.salon import LI, OWNER, ZENG

LEFT = {"emergency_access", "review", "movement"}
"""Who looks with a reason is looked at, whoever it was about; and a line of a ledger is taken back as it stands there.
"""


def _merge(marked: Marked, desk: Desk) -> None:
    versions = dict(rows("SELECT id, version FROM client"))
    gone, kept = marked.cases[LI].client, marked.cases[ZENG].client
    write("UPDATE visit SET closed_at = opened_at, closed_by_id = 1 WHERE closed_at IS NULL")
    write("UPDATE loan SET back_at = out_at WHERE client_id = ?", gone)
    write("UPDATE sheet SET state = 'filed' WHERE client_id = ? AND state = 'lent'", gone)
    merge(
        desk,
        MergeClients(
            request_id="two",
            client=kept,
            gone=gone,
            version=versions[kept],
            gone_version=versions[gone],
            why="同一人",
        ),
    )


def _erase(marked: Marked, desk: Desk) -> None:
    client = marked.cases[LI].client
    settle(client)
    erase_client(desk, asked(client, gives_up=True))


@contextmanager
def _after(marked: Marked, change: Callable[[Marked, Desk], None]) -> Iterator[Desk]:
    """The manager's desk in a salon that works solo, after something was done to a file."""
    desk = marked.salon.desk(OWNER)
    with undone():
        write("UPDATE salon SET solo = 1")
        change(marked, desk.because("客人要求"))
        yield desk


@pytest.mark.parametrize("change", [_merge, _erase])
def test_nothing_is_written_to_a_file_that_is_no_more(marked: Marked, change: Callable[[Marked, Desk], None]) -> None:
    case = marked.cases[LI]
    with _after(marked, change) as desk:
        [(version,)] = rows("SELECT version FROM client WHERE id = ?", case.client)
        case, before, codes = replace(case, version=version), rows_of(case.client), set()
        for name, call in CALLS.items():
            with undone():
                try:
                    call.make(desk, case)
                except SalonError as error:
                    codes.add(error.code)
                except RuntimeError:
                    continue
                after = rows_of(case.client)
                assert {table for table in after if after[table] > before[table]} <= LEFT, name
                assert rows("SELECT version FROM client WHERE id = ?", case.client) == [(version,)], name
        assert codes >= {Code.IS_MERGED if change is _merge else Code.IS_ERASED}


def test_no_call_gives_anything_of_who_is_erased(marked: Marked) -> None:
    """But for the figures of accounts, which have no name beside them."""
    with _after(marked, _erase) as desk:
        found = marked.given(desk, LI)
    assert {name: marks for name, marks in found.items() if marks - {AMOUNT, COLLEAGUES}} == {}
