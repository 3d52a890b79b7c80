"""What a destroy slip lists."""

from __future__ import annotations

from collections.abc import Sequence

from db.core.sql import marks, rows
from db.erasing.records import DestructionRecord
from db.erasing.store.emptying import files_of
from db.erasing.store.health import PAPERS
from db.papers.printed.states import PaperState
from db.sheets.registers import DestroyedPaper


def on_slip(together: Sequence[DestructionRecord]) -> tuple[DestroyedPaper, ...]:
    """What stands on a slip: the papers; where several stand on it, before those of each what was destroyed."""
    if len(together) == 1:
        return papers_of(together[0])
    found: list[DestroyedPaper] = []
    for one in together:
        found += [DestroyedPaper(kind="", of=one.kind, number=one.client.label), *papers_of(one)]
    return tuple(found)


def papers_of(one: DestructionRecord) -> tuple[DestroyedPaper, ...]:
    """The papers that were to be destroyed, each where it stands; cards first."""
    files = files_of(one.client.id)
    kinds = {"file": "", "health": f"AND s.kind IN ({marks(PAPERS)}) ", "medical": "AND FALSE "}[one.kind]
    found = rows(
        "SELECT s.kind, s.version, s.number, k.mark || ' · ' || d.mark, v.number, s.page FROM sheet s "
        "LEFT JOIN drawer d ON d.id = s.drawer_id LEFT JOIN cabinet k ON k.id = d.cabinet_id "
        f"LEFT JOIN volume v ON v.id = s.volume_id WHERE s.client_id IN ({marks(files)}) AND s.state IN (?, ?) {kinds}"
        "ORDER BY s.kind <> 'card', s.kind, s.id",
        *files,
        PaperState.TO_DESTROY.value,
        PaperState.DESTROYED.value,
        *(PAPERS if one.kind == "health" else ()),
    )
    return tuple(
        DestroyedPaper(
            kind=kind,
            version=f"v{version}",
            place=place or "",
            number=number,
            volume=volume or 0,
            page=page or 0,
        )
        for kind, version, number, place, volume, page in found
    )
