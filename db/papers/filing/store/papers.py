"""A client's papers of one kind: which is the newest, where it belongs, and what else is still about."""

from __future__ import annotations

from typing import NamedTuple

from db.clients.models import Client
from db.core.operation_context import Work
from db.core.row_values import moment_text
from db.core.sql import rows, run
from db.papers.cabinets.records import Beside, Spot
from db.papers.filing.records import OlderPaper
from db.papers.filing.store import shelf
from db.papers.filing.store.shelf import DrawerRow
from db.papers.loans.store import HOLDER
from db.papers.printed.states import IN_USE, PaperState
from db.papers.printed.store import digests

SHREDDED = (PaperState.TO_DESTROY, PaperState.DESTROYED)

_PAPERS = (
    f"SELECT s.id, s.version, s.state, s.digest, d.id, d.mark, k.mark, s.filed_key, {HOLDER} "
    "FROM sheet s LEFT JOIN drawer d ON d.id = s.drawer_id LEFT JOIN cabinet k ON k.id = d.cabinet_id "
    "WHERE s.client_id = ? AND s.kind = ? ORDER BY s.version DESC"
)


class Paper(NamedTuple):
    """A paper as the table has it, with the marks of drawer and cabinet, and who has it on loan."""

    id: int
    version: int
    state: PaperState
    digest: str
    drawer: int | None
    drawer_mark: str
    cabinet_mark: str
    filed_key: str
    borrower: str


def papers_of(client: int, kind: str) -> list[Paper]:
    """The papers of a kind that are about, or ought to be; the newest first."""
    found = [
        Paper(id, version, PaperState(state), digest, drawer, mark or "", cabinet or "", key, borrower or "")
        for id, version, state, digest, drawer, mark, cabinet, key, borrower in rows(_PAPERS, client, kind)
    ]
    return [one for one in found if one.state in IN_USE]


def newer_of(client: int, kind: str) -> PaperState | None:
    """What is known of the version that was drawn last, where it may have come out and isn't kept as paper.

    One that is on its way waits for its print job, one whose job ended unsure for somebody to look.
    """
    found = rows(
        "SELECT state, print_job_id FROM sheet WHERE client_id = ? AND kind = ? ORDER BY version DESC LIMIT 1",
        client,
        kind,
    )
    if not found or found[0][1] is None or found[0][0] not in (PaperState.SENT, PaperState.UNSURE):
        return None
    return PaperState(found[0][0])


def is_outdated(work: Work, client: Client, kind: str, digest: str) -> bool:
    """Whether a field that was printed has changed since."""
    return digest != digests.digest_of(work, client, kind)


def belongs(client: int, kind: str) -> tuple[DrawerRow | None, str]:
    """The drawer where a client's paper belongs now, and its key there."""
    key = shelf.filing_key(client)
    return shelf.drawer_for(kind, key), key


def spot(drawer: int, mark: str, cabinet: str, kind: str, key: str, client: int) -> Spot:
    """A place in a drawer with its neighbours."""
    before, after = (
        Beside(found.number, found.name) if found else None for found in shelf.neighbours(drawer, kind, key, client)
    )
    return Spot(cabinet, mark, before, after)


def place_on_paper(client: int, kind: str) -> str:
    """The place as the card has it printed: cabinet and drawer; empty where there is no drawer yet."""
    drawer, _ = belongs(client, kind)
    return f"{drawer.cabinet} · {drawer.mark}" if drawer else ""


def older(found: list[Paper]) -> tuple[OlderPaper, ...]:
    """What is still about besides the newest paper and has to come back."""
    return tuple(
        OlderPaper(
            sheet=one.id,
            version=one.version,
            state=one.state,
            drawer=one.drawer_mark if one.state is PaperState.FILED else "",
            borrower=one.borrower,
        )
        for one in found[1:]
        if one.state is not PaperState.BOUND
    )


def put(work: Work, sheet: int, state: PaperState, drawer: int | None = None, key: str = "") -> None:
    """Says where a paper is from now on."""
    run(
        "UPDATE sheet SET state = ?, since = ?, drawer_id = ?, filed_key = ? WHERE id = ?",
        state.value,
        moment_text(work.now),
        drawer,
        key,
        sheet,
    )
