"""Bound volumes as records, and what is in them."""

from __future__ import annotations

from db.core.errors import Code, SalonError
from db.core.row_values import as_moment, records
from db.core.sql import rows
from db.papers.volumes.models import Volume
from db.papers.volumes.records import VolumeRecord
from db.sheets.papers import VolumeLine

_VOLUMES = (
    'SELECT v.id, v.number, v.title, v.place, k.id "keeper.id", k.name "keeper.label", '
    "(SELECT COUNT(*) FROM sheet s WHERE s.volume_id = v.id) cards, v.pages, v.bound_at bound "
    "FROM volume v LEFT JOIN staff k ON k.id = v.keeper_id {} ORDER BY v.number"
)


def get_volume(volume: int) -> Volume:
    """The volume's row.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    row = Volume.get_or_none(Volume.id == volume)
    if row is None:
        raise SalonError(Code.NOT_FOUND)
    return row


def volume_record(volume: int) -> VolumeRecord:
    """A volume that there is."""
    [record] = _records("WHERE v.id = ?", volume)
    return record


def volume_records() -> list[VolumeRecord]:
    """All volumes, in the order of their numbers."""
    return _records("")


def contents(volume: int) -> tuple[VolumeLine, ...]:
    """The cards of a volume, each with its first page."""
    return tuple(
        VolumeLine(number, name, as_moment(opened).astimezone().date(), page)
        for number, name, opened, page in rows(
            "SELECT c.number, c.name, c.created_at, s.page FROM sheet s JOIN client c ON c.id = s.client_id "
            "WHERE s.volume_id = ? ORDER BY s.page",
            volume,
        )
    )


def _records(where: str, *values: object) -> list[VolumeRecord]:
    return records(VolumeRecord, _VOLUMES.format(where), *values)
