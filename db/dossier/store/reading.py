"""A client's copy, chapter by chapter: the form, dated records, every other table, and what was changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from db.clients.consent import store as consents
from db.clients.fields.client import INTAKE_BOXES
from db.clients.models import Change
from db.clients.records import ClientRecord
from db.clients.store import clients
from db.core.operation_context import Work
from db.core.sql import rows
from db.dated.kinds import KINDS
from db.dated.models import DatedRow
from db.dated.records import FILLED_BY, DatedRecord, State
from db.dated.store import rows as dated
from db.dossier.store.cells import chapter, when
from db.dossier.tables import TOLD
from db.fields.declaration import Field, Kind, Term
from db.fields.showing import show
from db.fields.values import Hidden, Value
from db.history.values import ANOTHER, Values
from db.sheets.dossier import DossierChapter, Said
from db.text.card_number import spaced

_FILE = Term("The file", "档案")
_EARLIER = Term("Earlier file {number}", "并入的档案 {number}")
_NUMBER, _OPENED, _BY = Term("File No.", "档案编号"), Term("Opened", "建档日期"), Term("By", "经手人")
_DAY, _NO, _STATE, _WHY = Term("Day", "日期"), Term("No.", "编号"), Term("State", "状况"), Term("Why", "原因")
_FILLED, _UNTIL, _DUE = Term("Answered by", "填写人"), Term("Valid until", "有效期至"), Term("Due", "到期")
_CHECKED = Term("Looked over by", "复核人")
_HISTORY = Term("What was changed", "修改记录")
_FIELD, _WAS, _IS = Term("What", "栏目"), Term("Was", "原内容"), Term("Is now", "新内容")
_STATES = {
    State.CURRENT: Term("counts now", "现行"),
    State.REPLACED: Term("replaced by a later one", "已被替代"),
    State.VOID: Term("void", "作废"),
    State.REVIEW: Term("waits to be accepted", "待审"),
}


def files_of(client: int) -> tuple[int, ...]:
    """A client, and the files that are part of hers, and of those."""
    found = [client]
    for one in found:
        found += [id for (id,) in rows("SELECT id FROM client WHERE merged_into_id = ? ORDER BY id", one)]
    return tuple(found)


def chapters(work: Work, client: int, language: str) -> tuple[DossierChapter, ...]:
    """Everything, in the order in which it is read.

    Raises:
        Refused: ``PAPER_ONLY`` for a copy that would get into the file of somebody who may not see all of it.
    """
    files = files_of(client)
    health = not consents.health_ended([client])
    found = [*_forms(work, files, language)]
    found += [one for told in TOLD if (one := chapter(told, files, language, health=health)) is not None]
    found += _dated(work, files, language)
    history = _history(work, files, language)
    return tuple([*found, history] if history.entries else found)


def _forms(work: Work, files: Sequence[int], language: str) -> Iterator[DossierChapter]:
    names = [field.name for field in clients.all_fields()]
    for at, client in enumerate(files):
        row = clients.get_client(client)
        record = clients.record_of(work, row, sheet=names)
        opened: list[Said] = [
            (_NUMBER.text(language), spaced(record.number)),
            (_OPENED.text(language), when(record.created_at)),
            (_BY.text(language), record.created_by),
        ]
        if at:
            title = _EARLIER.text(language).format(number=spaced(record.number))
            said = [one for _, part in _boxes(record, language) for one in part]
            yield DossierChapter(title, (tuple(opened + said),))
            continue
        yield DossierChapter(_FILE.text(language), (tuple(opened),))
        for label, part in _boxes(record, language):
            yield DossierChapter(label, (tuple(part),))


def _boxes(record: ClientRecord, language: str) -> Iterator[tuple[str, list[Said]]]:
    for box in INTAKE_BOXES:
        fields = (*box.fields, *(record.own_fields if box is INTAKE_BOXES[-1] else ()))
        said = list(_said(((field, record.values.get(field.name)) for field in fields), language))
        if said:
            yield box.label.text(language), said


def _said(values: Iterator[tuple[Field, Value]] | Sequence[tuple[Field, Value]], language: str) -> Iterator[Said]:
    for field, value in values:
        if value is None or isinstance(value, Hidden):
            continue
        # who recommended her is somebody else's business
        text = ANOTHER.text(language) if field.kind is Kind.CLIENT else show(field, value, language)
        if text:
            yield field.label.text(language), text


def _dated(work: Work, files: Sequence[int], language: str) -> Iterator[DossierChapter]:
    for kind in KINDS.values():
        found = [row for one in files for row in DatedRow.found("client_id = ? AND kind = ?", one, kind.code)]
        if kind.consent == consents.HEALTH and any(consents.health_ended(files).values()):
            continue
        records = [dated.record_of(work, row, sheet=True) for row in sorted(found, key=lambda row: (row.day, row.id))]
        entries = tuple(tuple(_record(record, language)) for record in records)
        if entries:
            yield DossierChapter(kind.label.text(language), entries)


def _record(record: DatedRecord, language: str) -> Iterator[Said]:
    kind = KINDS[record.kind]
    filled = next((entry.term.text(language) for entry in FILLED_BY if entry.code == record.filled_by), "")
    facts = (
        (_DAY, record.day.isoformat()),
        (_NO, f"{record.number}"),
        (_BY, record.by.label),
        (_STATE, _STATES[record.state].text(language)),
        (_FILLED, filled if record.filled_by != "staff" else ""),
        (_UNTIL, record.until.isoformat() if record.until else ""),
        (_DUE, record.due.isoformat() if record.due else ""),
        (_CHECKED, record.checked_by),
        (_WHY, record.why),
    )
    for term, text in facts:
        if text:
            yield term.text(language), text
    yield from _said(((field, record.values[field.name]) for field in kind.known(record.values)), language)


def _history(work: Work, files: Sequence[int], language: str) -> DossierChapter:
    entries = []
    for client in files:
        values = Values(work, client, language, whole=True)
        for change in changes_of(client):
            old, new = values.of(change.field, change.old, change.new)
            if isinstance(old, Hidden) or isinstance(new, Hidden):
                continue
            label = values.label(change.field)
            said = ((_FIELD, label), (_WAS, old), (_IS, new), (_DAY, when(change.at)), (_BY, change.by.name))
            entries.append(tuple((term.text(language), text) for term, text in said if text))
    return DossierChapter(_HISTORY.text(language), tuple(entries))


def changes_of(client: int) -> list[Change]:
    """What was changed in a file, the oldest first."""
    return list(Change.select().where(Change.client == client).order_by(Change.id))
