"""The bound volumes."""

from __future__ import annotations

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.papers.volumes.records import VolumeRecord
from db.papers.volumes.store import contents, get_volume, volume_record, volume_records
from db.sheets.papers import VolumeLine


@query(Permission.INSPECT)
def volumes(work: Work) -> list[VolumeRecord]:
    """All volumes, in the order of their numbers."""
    return volume_records()


@query(Permission.INSPECT)
def volume(work: Work, id: int) -> VolumeRecord:
    """One volume.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    return volume_record(get_volume(id).id)


@query(Permission.INSPECT, logged=True)
def in_volume(work: Work, id: int) -> tuple[VolumeLine, ...]:
    """The cards of a volume, each with its first page.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    lines = contents(get_volume(id).id)
    work.what |= {"volume": id, "cards": len(lines)}
    return lines
