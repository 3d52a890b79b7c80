"""Papers that bear the number of a file which became part of another."""

from __future__ import annotations

from db.core.sql import rows, rows_among
from db.merging.store.images import kept as images_of
from db.papers.printed.states import PENDING, PaperState
from db.papers.printed.store.digests import CARD
from db.sheets.merging import OldPaper

_NEVER_ASKED = (*PENDING, PaperState.GIVEN_OUT, PaperState.TO_DESTROY, PaperState.DESTROYED)
"""What is no paper, has left the house, or was taken out before."""
_TODO = {PaperState.MISSING: "look", PaperState.BOUND: "refer"}


def papers_of(merge: int, gone: int) -> tuple[OldPaper, ...]:
    """Papers of the old file, as they were when it became part of another; cards first.

    Args:
        merge: The merge.
        gone: Whose number is the old one.
    """
    before = {
        one.key[0]: one.before
        for one in images_of(merge)
        if one.table.name == "sheet" and one.before and one.before.get("client_id", gone) == gone
    }
    stayed = [id for (id,) in rows("SELECT id FROM sheet WHERE client_id = ?", gone) if id not in before]
    found = []
    for id, kind, version, number, state, drawer, volume, page in rows_among(
        "SELECT s.id, s.kind, s.version, s.number, s.state, s.drawer_id, v.number, s.page "
        "FROM sheet s LEFT JOIN volume v ON v.id = s.volume_id WHERE s.id IN ({})",
        [*before, *stayed],
    ):
        was = before.get(id, {})
        then = PaperState(was.get("state", state))
        if then not in _NEVER_ASKED:
            paper = OldPaper(
                kind=kind,
                version=was.get("version", version),
                number=number,
                place=_place(was.get("drawer_id", drawer)),
                volume=volume or 0,
                page=page or 0,
                todo=_TODO.get(then, "out" if kind == CARD else "renumber"),
            )
            found.append((kind != CARD, kind, id, paper))
    return tuple(paper for *_, paper in sorted(found, key=lambda one: one[:3]))


def _place(drawer: int | None) -> str:
    found = rows(
        "SELECT k.mark || ' · ' || d.mark FROM drawer d JOIN cabinet k ON k.id = d.cabinet_id WHERE d.id = ?", drawer
    )
    return str(found[0][0]) if found else ""
