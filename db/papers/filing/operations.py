"""Putting papers into their drawers, missing them, and destroying what was replaced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from db.clients.records import ClientLine
from db.core.audit import Action
from db.core.errors import Code, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.papers.filing.records import WhereTo
from db.papers.filing.store import papers as filing
from db.papers.filing.store import where_to
from db.papers.models import Sheet
from db.papers.printed.states import PaperState

_AWAY = {PaperState.LENT: Code.ON_LOAN, PaperState.BOUND: Code.IS_BOUND}
"""Why a paper can't be put into a drawer."""


@dataclass(frozen=True, slots=True)
class FilePaper:
    """The newest paper of a kind is put where it belongs."""

    request_id: str
    client: int
    kind: str = "card"


@dataclass(frozen=True, slots=True)
class Filed:
    """What was done with a client's papers.

    Attributes:
        id: Id of the paper.
        at: Where it stands now.
        replaced: How many older ones were taken out and wait for the shredder.
    """

    id: int
    client: ClientLine
    at: WhereTo
    replaced: int = 0


def _filed_again(work: Work, sheet: int) -> Filed:
    row = Sheet.get_by_id(sheet)
    work.about(row.client_id)
    return _filed(sheet, where_to.of(work, row.client_id, row.kind))


@operation(Permission.PRINT, Action.UPDATE, again=_filed_again)
def file_paper(work: Work, asked: FilePaper) -> Filed:
    """Files the newest paper of a kind, also one that was missing, or that stands where the client's old name is.

    Older ones that lie about, stand in a drawer or are missing wait for the shredder from then on; one that somebody
    has on loan waits for it when it comes back.

    Raises:
        SalonError: ``NOT_FOUND``, ``NO_PAPER``, ``NO_DRAWER``, ``ON_LOAN`` or ``IS_BOUND``; ``ON_ITS_WAY`` or
            ``NOT_SETTLED`` while nobody knows whether a newer one has come out: its barcode is the old one's.
        Refused: ``NOT_ALLOWED``.
    """
    work.about(asked.client)
    here = where_to.of(work, asked.client, asked.kind)
    if here.newer is not None:
        raise SalonError(where_to.NEWER[here.newer])
    if here.state in _AWAY:
        raise SalonError(_AWAY[here.state])
    drawer, key = filing.belongs(asked.client, asked.kind)
    if drawer is None:
        raise SalonError(Code.NO_DRAWER)
    if here.state is not PaperState.FILED or here.is_elsewhere:
        filing.put(work, here.sheet, PaperState.FILED, drawer.id, key)
    replaced = [one for one in here.older if one.state is not PaperState.LENT]
    for one in replaced:
        filing.put(work, one.sheet, PaperState.TO_DESTROY)
    work.made = here.sheet
    work.what |= {"sheet": here.sheet, "drawer": drawer.id, "replaced": [one.sheet for one in replaced]}
    return _filed(here.sheet, where_to.of(work, asked.client, asked.kind), len(replaced))


@operation(Permission.PRINT, Action.UPDATE)
def mark_missing(work: Work, sheet: int) -> None:
    """A paper was looked for and is not where it ought to be; filing it again says that it was found.

    Raises:
        SalonError: ``NOT_FOUND``, ``ON_LOAN``, ``IS_BOUND``, or ``NO_PAPER`` for one that was taken out for good.
        Refused: ``NOT_ALLOWED``.
    """
    row = _get_sheet(sheet)
    work.about(row.client_id)
    state = PaperState(row.state)
    if state in filing.SHREDDED or state in _AWAY:
        raise SalonError(_AWAY.get(state, Code.NO_PAPER))
    filing.put(work, sheet, PaperState.MISSING, row.drawer_id, row.filed_key)
    work.what["sheet"] = sheet


@operation(Permission.INSPECT, Action.DELETE)
def destroyed(work: Work, sheets: Sequence[int]) -> int:
    """Papers that waited for the shredder are gone; the entry of each print stays.

    Returns:
        How many were marked; those that didn't wait are left as they are.
    """
    gone = [sheet for sheet in sheets if _get_sheet(sheet).state == PaperState.TO_DESTROY]
    for sheet in gone:
        filing.put(work, sheet, PaperState.DESTROYED)
    work.what["sheets"] = gone
    return len(gone)


def _filed(sheet: int, at: WhereTo, replaced: int = 0) -> Filed:
    return Filed(sheet, at.client, at, replaced)


def _get_sheet(sheet: int) -> Sheet:
    row = Sheet.get_or_none(Sheet.id == sheet)
    if row is None:
        raise SalonError(Code.NOT_FOUND)
    return row
