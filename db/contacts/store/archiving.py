"""Who has not come, called or had anything for two years is archived, and comes back with the next visit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from db.contacts.store.facts import write_facts
from db.core.concerned import file_of
from db.core.sql import rows, rows_among, write
from db.text.dates import months_after

ARCHIVED: Final = "archived"
"""What ``client.away`` says of them."""
MONTHS: Final = 24
"""After so many without a visit, a contact or a balance, as the intake form says."""
_DUE = """
    SELECT f.client_id FROM client_facts f JOIN client c ON c.id = f.client_id
    WHERE {} AND (f.last_contact IS NULL OR f.last_contact < ?) AND c.created_at < ?
    AND c.merged_into_id IS NULL AND c.away = '' AND f.owed = 0 AND f.next_appointment IS NULL
    AND NOT EXISTS (SELECT 1 FROM holding h JOIN lot l ON l.holding_id = h.id
        WHERE h.client_id = c.id AND l."left" > 0 AND l.unit <> 'point')
    AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.client_id = c.id AND v.closed_at IS NULL AND v.cancelled = '')
    AND NOT EXISTS (SELECT 1 FROM complaint k WHERE k.client_id = c.id AND k.state <> 'settled')
    AND NOT EXISTS (SELECT 1 FROM client_order o WHERE o.client_id = c.id AND o.state IN ('ordered', 'arrived'))
"""


def due(today: date) -> list[int]:
    """Clients who are to be archived: those who came last before the day, and those who never came."""
    limit = months_after(today, -MONTHS).isoformat()
    came = rows(_DUE.format("f.last < ?"), limit, limit, limit)
    never = rows(_DUE.format("f.last IS NULL"), limit, limit)
    return sorted(client for (client,) in [*came, *never])


def archive(clients: Sequence[int], today: date) -> None:
    """They are on no list any more, and nothing arises of them; they are found by name as before.

    Nobody follows up any more that they stay away, or waits for what is to win them back.
    """
    rows_among("UPDATE client SET away = 'archived' WHERE id IN ({})", clients)
    rows_among(
        "UPDATE task SET state = 'expired', ended = ?, version = version + 1 "
        "WHERE state = 'open' AND client_id IN ({})",
        clients,
        today.isoformat(),
    )
    rows_among(
        "UPDATE absence SET state = 'given_up', next = NULL, version = version + 1 "
        "WHERE state = 'open' AND client_id IN ({})",
        clients,
    )
    rows_among(
        "UPDATE win_back SET state = 'given_up', next = NULL, ended = ?, version = version + 1 "
        "WHERE state = 'open' AND watch_id IN (SELECT id FROM watch WHERE client_id IN ({}))",
        clients,
        today.isoformat(),
    )
    rows_among(
        "UPDATE watch SET until = ?, version = version + 1 "
        "WHERE (until IS NULL OR until > ?) AND since <= ? AND client_id IN ({})",
        clients,
        *[(today - timedelta(days=1)).isoformat()] * 3,
    )
    rows_among("DELETE FROM client_facts WHERE client_id IN ({})", clients)


def come_alive(client: int, today: date) -> None:
    """Who is archived is on every list again."""
    found = file_of(client)
    if found is not None and found.away == ARCHIVED:
        write("UPDATE client SET away = '' WHERE id = ?", client)
        write_facts([client], today)
