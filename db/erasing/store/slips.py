"""What a destroy slip lists."""

from __future__ import annotations

from db.core.sql import marks, rows
from db.erasing.records import DestructionRecord
from db.erasing.store.emptying import files_of
from db.papers.printed.states import PaperState
from db.sheets.registers import DestroyedPaper


def papers_of(one: DestructionRecord) -> tuple[DestroyedPaper, ...]:
    """The papers that were to be destroyed, each where it stands; cards first."""
    files = files_of(one.client.id)
    found = rows(
        "SELECT s.kind, s.version, s.number, k.mark || ' · ' || d.mark, v.number, s.page FROM sheet s "
        "LEFT JOIN drawer d ON d.id = s.drawer_id LEFT JOIN cabinet k ON k.id = d.cabinet_id "
        f"LEFT JOIN volume v ON v.id = s.volume_id WHERE s.client_id IN ({marks(files)}) AND s.state IN (?, ?) "
        "ORDER BY s.kind <> 'card', s.kind, s.id",
        *files,
        PaperState.TO_DESTROY.value,
        PaperState.DESTROYED.value,
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
