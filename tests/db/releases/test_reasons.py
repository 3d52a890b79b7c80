"""Reasons that an earlier program linked into the log can go with their client, and the rest is held as before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.core import audit, chain
from db.core.audit import Action, Outcome
from db.core.connection import Archive
from db.core.row_values import as_moment
from db.core.sql import rows, write
from db.sign_in.operations.opening import open_desk
from tests.db.releases.archives import connect, lay
from tests.db.releases.test_releases import LATER

BEFORE = "0010_filters"
CLIENT, REASON = 3, "赵女士要求更正"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An archive of the program before, in which two entries have a reason that names a client."""
    data, keys = lay(BEFORE, tmp_path)
    with closing(connect(data, keys)) as connection:
        seq, own_hash, at = connection.execute(audit._HEAD).fetchone()
        for number in (1, 2):
            cells = [None, "", "", "reveal", "R", "done", CLIENT, "{}", REASON]
            linked = [seq + number, as_moment(at).isoformat(timespec="microseconds"), *cells]
            own_hash = audit.link(linked, own_hash)
            connection.execute(
                "INSERT INTO audit_entry (seq, at, staff, person, role, operation, action, outcome, client, what, "
                "reason, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (seq + number, at, *cells, own_hash),
            )
    found = open_desk(data, keys, lambda: LATER)
    yield found
    found.close()


def test_their_entries_stay_as_they_were_and_are_sealed(archive: Archive) -> None:
    with archive.reading():
        assert chain.verify() == (audit.head()[0], None)
        assert rows("SELECT reason FROM audit_entry WHERE reason_digest <> ''") == [(REASON,), (REASON,)]
        assert rows("SELECT COUNT(*) FROM audit_entry WHERE operation = ?", audit.SEAL) == [(1,)]


def test_they_go_with_the_client_and_the_chain_still_holds(archive: Archive) -> None:
    with archive.reading():
        [(first,), (last,)] = rows("SELECT seq FROM audit_entry WHERE reason = ? ORDER BY seq", REASON)
        write("UPDATE audit_entry SET reason = '', reason_salt = '' WHERE client = ?", CLIENT)
        assert chain.verify() == (first - 1, first)
        audit.append(LATER, audit.ERASURE, Action.DELETE, Outcome.DONE, client=CLIENT)
        assert chain.verify() == (audit.head()[0], None)
        # what is left of such an entry can't be changed: the seal says how it was linked without its reason
        for column, value in (("person", "别人"), ("what", "{}  "), ("outcome", "refused"), ("client", 4)):
            [(before,)] = rows(f"SELECT {column} FROM audit_entry WHERE seq = ?", last)
            write(f"UPDATE audit_entry SET {column} = ? WHERE seq = ?", value, last)
            good, bad = chain.verify()
            assert bad is not None and good < last, column
            write(f"UPDATE audit_entry SET {column} = ? WHERE seq = ?", before, last)
        assert chain.verify()[1] is None
