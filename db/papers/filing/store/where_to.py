"""Where a client's newest paper belongs, as a record."""

from __future__ import annotations

from db.clients.store import clients
from db.clients.store.lines import lines
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.papers.filing.records import WhereTo
from db.papers.filing.store import papers as filing
from db.papers.printed.states import PaperState

NEWER = {PaperState.SENT: Code.ON_ITS_WAY, PaperState.UNSURE: Code.NOT_SETTLED}
"""What is said where a newer paper may be the one in hand: its barcode is the old one's."""


def of(work: Work, client: int, kind: str) -> WhereTo:
    """Where the newest paper of a kind belongs, and what has to come out.

    Raises:
        SalonError: ``NOT_FOUND``, ``NO_PAPER``; ``ON_ITS_WAY`` or ``NOT_SETTLED`` where the first one of them may
            have come out of the printer.
    """
    row = clients.get_client(client)
    found = filing.papers_of(client, kind)
    newer = filing.newer_of(client, kind)
    if not found:
        raise SalonError(NEWER[newer] if newer else Code.NO_PAPER)
    newest = found[0]
    drawer, key = filing.belongs(client, kind)
    stands = newest.drawer_mark if newest.state is PaperState.FILED else ""
    return WhereTo(
        client=lines([client])[0],
        kind=kind,
        sheet=newest.id,
        version=newest.version,
        state=newest.state,
        spot=filing.spot(drawer.id, drawer.mark, drawer.cabinet, kind, key, client) if drawer else None,
        stands=stands,
        is_elsewhere=bool(stands) and (drawer is None or (drawer.id, key) != (newest.drawer, newest.filed_key)),
        outdated=filing.is_outdated(work, row, kind, newest.digest),
        borrower=newest.borrower,
        older=filing.older(found),
        newer=newer,
    )
