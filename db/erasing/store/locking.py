"""What a law keeps of who is erased: taken out of every table, and sealed until its time is over.

Nobody reads it by any page, list or sheet, since it stands in none of the tables that they ask. It is kept in words,
as the client's copy has them: lists of codes and forms will be others by the time that somebody needs it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from db.clients.fields.client import CLIENT_FIELDS
from db.core.connection import Archive
from db.core.errors import Code, SalonError
from db.core.row_values import as_day, local_day, records
from db.core.sql import marks, rows
from db.dated.content import unpacked
from db.dated.kinds import KINDS
from db.dated.kinds.consent import CONSENT
from db.dated.models import DatedRow
from db.dated.store.rows import named
from db.dossier.store.cells import chapter
from db.dossier.tables import TOLD
from db.erasing.models import LockedRecord
from db.erasing.records import LockedLine
from db.fields.declaration import Field, Kind, Term
from db.fields.keeping import restored
from db.fields.showing import show
from db.fields.values import Value
from db.retention.store import months
from db.salon.store.salon import salon_record
from db.sheets.dossier import DossierChapter, Said
from db.text.dates import months_after

MEDICAL = "medical"
"""The kind of record, of those that have a time of their own, which is locked; the accounts stay as figures."""
_WHO = ("name", "sex", "birthday", "phone", "address", "occupation")
"""What a medical record says of the person (Basic Rules of Medical Records 病历书写基本规范, article 11)."""
_OF_VISITS = {"visit": "id", "visit_service": "visit_id", "visit_product": "visit_id", "addendum": "visit_id"} | {
    "override": "visit_id"
}
"""Tables of which rows belong to a treatment, and the column that says to which."""
_TOLD = {told.table: told for told in TOLD}
_PERSON = Term("The client", "患者")
_DAY, _NO, _BY = Term("Day", "日期"), Term("No.", "编号"), Term("By", "经手人")
_LOCKED = (
    'SELECT l.id, l.client_id "client.id", c.number "client.label", l.slip, l.kind, l.records, l.last, l.until, l.at '
    "FROM locked_record l JOIN client c ON c.id = l.client_id"
)


def treatments(files: Sequence[int]) -> list[int]:
    """Visits of medical care that are over, without those of which everything is locked already."""
    found = rows(
        "SELECT v.id FROM visit v WHERE v.cancelled = '' AND v.closed_at IS NOT NULL "
        f"AND v.client_id IN ({marks(files)}) AND EXISTS (SELECT 1 FROM visit_service s "
        "JOIN service k ON k.id = s.service_id WHERE s.visit_id = v.id AND k.medical) "
        f"AND v.day > COALESCE((SELECT MAX(last) FROM locked_record WHERE client_id IN ({marks(files)})), '') "
        "ORDER BY v.day, v.id",
        *files,
        *files,
    )
    return [id for (id,) in found]


def kept_until(visits: Sequence[int], today: date) -> date | None:
    """The last day on which the law keeps what was written of treatments; None where that is over, or nothing is."""
    until = months_after(_last_of(visits), months(MEDICAL)) if visits else None
    return None if until is None or until < today else until


def lock(archive: Archive, files: Sequence[int], visits: Sequence[int], slip: str, now: datetime) -> tuple[str, ...]:
    """Seals what the law keeps of some files, before they are emptied.

    Args:
        archive: Whose key seals it.
        files: The client's, and those that are part of it.
        visits: The treatments, of :func:`treatments`.
        slip: The number of the destroy slip.
        now: The moment.

    Returns:
        The kinds of records that are locked: none where there are none, or their time is over.
    """
    until = kept_until(visits, local_day(now))
    if until is None:
        return ()
    chapters = _chapters(files, visits, salon_record().paper_language)
    text = json.dumps([(one.title, one.entries) for one in chapters], ensure_ascii=False)
    LockedRecord.create(
        slip=slip,
        client=files[0],
        kind=MEDICAL,
        records=len(visits),
        last=_last_of(visits),
        until=until,
        content=archive.cipher.seal(text, _about(slip)),
        at=now,
    )
    return (MEDICAL,)


def locked_of(files: Sequence[int]) -> list[LockedLine]:
    """What is locked of some files."""
    return records(LockedLine, f"{_LOCKED} WHERE l.client_id IN ({marks(files)}) ORDER BY l.until, l.id", *files)


def locked_lines(today: date | None = None) -> list[LockedLine]:
    """All that is locked; with a day, what a law keeps no longer. What is kept for the shortest time stands first."""
    over = "" if today is None else " WHERE l.until < ?"
    return records(LockedLine, f"{_LOCKED}{over} ORDER BY l.until, l.id", *([today.isoformat()] if today else []))


def locked_line(id: int) -> LockedLine:
    """One of them.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = records(LockedLine, f"{_LOCKED} WHERE l.id = ?", id)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return found[0]


def opened(archive: Archive, one: LockedLine) -> tuple[DossierChapter, ...]:
    """What stands in it."""
    [(content,)] = rows("SELECT content FROM locked_record WHERE id = ?", one.id)
    found = json.loads(archive.cipher.open(bytes(content), _about(one.slip)))
    return tuple(
        DossierChapter(title, tuple(tuple((label, text) for label, text in entry) for entry in entries))
        for title, entries in found
    )


def destroy(files: Sequence[int], today: date) -> int:
    """What is kept no longer goes.

    Returns:
        How many records that were.
    """
    gone = rows(
        f"DELETE FROM locked_record WHERE client_id IN ({marks(files)}) AND until < ? RETURNING records",
        *files,
        today.isoformat(),
    )
    return sum(count for (count,) in gone)


def _last_of(visits: Sequence[int]) -> date:
    """The day of the last of some treatments."""
    [(last,)] = rows(f"SELECT MAX(day) FROM visit WHERE cancelled = '' AND id IN ({marks(visits)})", *visits)
    day: date = as_day(last)
    return day


def _about(slip: str) -> str:
    return f"locked record {slip}"


def _chapters(files: Sequence[int], visits: Sequence[int], language: str) -> Iterator[DossierChapter]:
    yield DossierChapter(_PERSON.text(language), (tuple(_person(files[0], language)),))
    found = [chapter(_TOLD["condition"], files, language, health=True)]
    for table, column in _OF_VISITS.items():
        told = _TOLD[table]._replace(whose=f"{column} IN ({{ids}})")
        found.append(chapter(told, visits, language, health=True))
    yield from (one for one in found if one is not None)
    yield from _dated(files, visits, language)


def _person(client: int, language: str) -> Iterator[Said]:
    fields = [field for field in CLIENT_FIELDS if field.name in _WHO]
    columns = ", ".join(f'"{field.name}"' for field in fields)
    [values] = rows(f"SELECT {columns} FROM client WHERE id = ?", client)
    for field, text in zip(fields, values, strict=True):
        if text:
            yield field.label.text(language), show(field, restored(field, text), language)


def _dated(files: Sequence[int], visits: Sequence[int], language: str) -> Iterator[DossierChapter]:
    """What was taken down at a treatment, and the consents to medical care."""
    medical = {id for (id,) in rows("SELECT id FROM service WHERE medical")}
    for kind in KINDS.values():
        entries = []
        for row in DatedRow.found(f"kind = ? AND client_id IN ({marks(files)}) ORDER BY day, id", kind.code, *files):
            values = unpacked(kind, row.content)
            if row.visit in visits or (kind is CONSENT and values.get("service") in medical):
                [(by,)] = rows("SELECT name FROM staff WHERE id = ?", row.by_id)
                said = [(_DAY, row.day.isoformat()), (_NO, f"{row.number}"), (_BY, by)]
                told = ((field, _told(field, values[field.name])) for field in kind.known(values))
                words = [(field.label.text(language), show(field, value, language)) for field, value in told]
                entries.append((*((term.text(language), text) for term, text in said), *words))
        if entries:
            yield DossierChapter(kind.label.text(language), tuple(entries))


def _told(field: Field, value: Value) -> Value:
    """By name what is kept by its id."""
    names = (Kind.STAFF, Kind.CLIENT, Kind.SERVICE, Kind.PRODUCT, Kind.DATED)
    return named(field.kind, value) if field.kind in names and isinstance(value, int) else value
