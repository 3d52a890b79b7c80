"""Binding the cards of a drawer into a volume, with cover, contents and page numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from db.core.audit import Action
from db.core.counters import next_number
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.papers.models import Sheet
from db.papers.printed.states import PLACED, PaperState
from db.papers.printed.store.digests import stamp
from db.papers.volumes.models import Volume
from db.papers.volumes.records import VolumeRecord
from db.papers.volumes.store import contents, get_volume, volume_record
from db.salon.store.salon import salon_record
from db.sheets.papers import VolumeSheet
from db.staff.models import Staff
from db.text.cleaning import clean

PAGES = 2
"""Pages of a card: its front and its back."""
LONGEST_TITLE, LONGEST_PLACE = 80, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class BindVolume:
    """What is bound: a drawer, or the part of it between two clients' cards, both included (0: to its end)."""

    request_id: str
    drawer: int
    title: str
    first: int = 0
    last: int = 0
    place: str = ""
    keeper: int = 0


class _Paper(NamedTuple):
    sheet: int
    client: int
    state: PaperState


def _volume_again(work: Work, volume: int) -> VolumeRecord:
    return volume_record(volume)


@operation(Permission.INSPECT, Action.CREATE, again=_volume_again)
def bind_volume(work: Work, asked: BindVolume) -> VolumeRecord:
    """Binds what stands in a drawer; what is on loan or missing stays as it is, and is counted.

    Raises:
        InvalidFields: ``REQUIRED`` for the title, ``NOT_IN_DRAWER`` for a card, ``EMPTY_DRAWER``, ``NOBODY_CALLED_SO``.
        SalonError: ``NOT_FOUND`` for a drawer that there isn't.
    """
    papers = _papers(asked.drawer)
    title = clean(asked.title, LONGEST_TITLE)
    flaws = {
        name: Flaw.NOT_IN_DRAWER
        for name, client in (("first", asked.first), ("last", asked.last))
        if client and client not in {paper.client for paper in papers}
    }
    if not title:
        flaws["title"] = Flaw.REQUIRED
    if asked.keeper and not Staff.get_or_none(Staff.id == asked.keeper):
        flaws["keeper"] = Flaw.NOBODY_CALLED_SO
    if flaws:
        raise InvalidFields(flaws)
    part = _part(papers, asked.first, asked.last)
    bound = [paper.sheet for paper in part if paper.state is PaperState.FILED]
    if not bound:
        raise InvalidFields({"drawer": Flaw.EMPTY_DRAWER})
    volume = Volume.create(
        number=next_number("volume"),
        title=title,
        place=clean(asked.place, LONGEST_PLACE),
        keeper=asked.keeper or None,
        pages=PAGES * len(bound),
        bound_at=work.now,
        bound_by=work.staff,
    )
    for at, sheet in enumerate(bound):
        Sheet.update(
            state=PaperState.BOUND.value,
            since=work.now,
            drawer=None,
            filed_key="",
            volume=volume,
            page=1 + PAGES * at,
        ).where(Sheet.id == sheet).execute()
    work.what |= {"volume": volume.number, "drawer": asked.drawer, "cards": len(bound), "left": len(part) - len(bound)}
    return replace(volume_record(volume.id), left_out=len(part) - len(bound))


@operation(Permission.INSPECT, Action.EXECUTE)
def print_volume(work: Work, volume: int) -> VolumeSheet:
    """Cover and contents of a volume.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    record = volume_record(get_volume(volume).id)
    lines = contents(volume)
    opened = [line.opened for line in lines if line.opened]
    work.what |= {"sheet": "volume", "volume": record.number, "cards": len(lines)}
    return VolumeSheet(
        salon=salon_record(),
        stamp=stamp(work),
        number=str(record.number),
        title=record.title,
        first=min(opened, default=None),
        last=max(opened, default=None),
        keeper=record.keeper.label if record.keeper else "",
        place=record.place,
        pages=record.pages,
        lines=lines,
    )


def _papers(drawer: int) -> list[_Paper]:
    """What has its place in a drawer, in order; of one client's papers the newest, since older ones are taken out."""
    kinds = rows("SELECT c.holds FROM drawer d JOIN cabinet c ON c.id = d.cabinet_id WHERE d.id = ?", drawer)
    if not kinds:
        raise SalonError(Code.NOT_FOUND)
    found = rows(
        "SELECT id, client_id, state FROM sheet WHERE drawer_id = ? AND kind = ? AND state IN (?, ?, ?) "
        "ORDER BY filed_key, client_id, version",
        drawer,
        kinds[0][0],
        *(state.value for state in PLACED),
    )
    return list({client: _Paper(sheet, client, PaperState(state)) for sheet, client, state in found}.values())


def _part(papers: Sequence[_Paper], first: int, last: int) -> Sequence[_Paper]:
    """From one client's card to another's, whichever of them stands first."""
    clients = [paper.client for paper in papers]
    ends = (clients.index(first) if first else 0, clients.index(last) if last else len(clients) - 1)
    return papers[min(ends) : max(ends) + 1]
