"""Every sheet that was printed of a client's record, with where the paper is."""

from __future__ import annotations

from db.clients.models import Client
from db.core.operation_context import Work
from db.core.row_values import as_moment
from db.core.sql import rows
from db.papers.filing.store import papers as filing
from db.papers.loans.store import HOLDER
from db.papers.printed.records import SheetLine
from db.papers.printed.states import IN_USE, PaperState
from db.papers.printed.store import digests

_SHEETS = (
    "SELECT s.id, s.kind, s.version, s.at, p.name, s.digest, s.state, s.since, d.id, d.mark, k.mark, s.filed_key, "
    f"v.number, s.page, s.occasion, s.number, s.print_job_id, {HOLDER} "
    "FROM sheet s JOIN staff p ON p.id = s.by_id LEFT JOIN drawer d ON d.id = s.drawer_id "
    "LEFT JOIN cabinet k ON k.id = d.cabinet_id LEFT JOIN volume v ON v.id = s.volume_id "
    "WHERE s.client_id = ? ORDER BY s.id DESC"
)


def sheet_lines(work: Work, client: Client) -> list[SheetLine]:
    """The sheets, the latest first."""
    now = {kind: digests.digest_of(work, client, kind) for kind in (digests.CARD, digests.INTAKE)}
    newest: set[tuple[str, str]] = set()
    found: list[SheetLine] = []
    for row in rows(_SHEETS, client.id):
        (
            id,
            kind,
            version,
            at,
            by,
            digest,
            state,
            since,
            drawer,
            mark,
            cabinet,
            key,
            volume,
            page,
            occasion,
            number,
            job,
            borrower,
        ) = row
        is_here = state == PaperState.FILED and drawer is not None
        is_in_use = PaperState(state) in IN_USE
        found.append(
            SheetLine(
                kind=kind,
                version=version,
                at=as_moment(at),
                by=by,
                digest=digest,
                outdated=kind in now and digest != now[kind],
                id=id,
                state=PaperState(state),
                since=as_moment(since),
                replaced=(kind, number) in newest and is_in_use,
                spot=filing.spot(drawer, mark, cabinet, kind, key, client.id) if is_here else None,
                volume=volume or 0,
                page=page,
                borrower=borrower or "",
                occasion=occasion,
                number=number,
                is_handed_over=job is not None,
            )
        )
        newest |= {(kind, number)} if is_in_use else set()
    return found
