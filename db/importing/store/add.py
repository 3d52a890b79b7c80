"""Writing an import: new clients, what is added to those who are known, and what goes to places of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from db.clients.finding.store import search
from db.clients.models import Client
from db.clients.records import KeptCell
from db.clients.store import clients
from db.clients.store.table_cells import keep
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.dated.kinds import KINDS
from db.dated.models import DatedRow
from db.dated.records import State
from db.dated.store.rows import counting
from db.dated.store.writing import written
from db.fields.declaration import Field, Kind
from db.fields.values import Ref, Value
from db.importing.headings import meaning_of
from db.importing.models import ImportedRow
from db.importing.previews import Verdict
from db.importing.records import ReadRow
from db.importing.store.importing import Judged, Plan
from db.importing.store.meanings import keep_meanings
from db.salon.models import OwnField
from db.salon.store.catalogue import own_fields
from db.text.cleaning import clean, fold

_BATCH = 500
_LONGEST_LINE = 120

Progress = Callable[[int, int], None]
"""Told how many clients of how many are in; what it raises ends the import, and nothing is kept."""


@dataclass(slots=True)
class Added:
    """What an import has done so far.

    Attributes:
        new: Clients by number of their row.
        changed: Clients of whom more is known now.
        rows: Whose row each digest is, of those that must not be taken in again.
        records: How many dated records wait to be accepted.
    """

    new: dict[int, int] = field(default_factory=dict)
    changed: set[int] = field(default_factory=set)
    rows: dict[str, int] = field(default_factory=dict)
    records: int = 0

    def take_in(self, work: Work, one: Judged, client: int) -> None:
        """Remembers a row, and writes down the dated records that it tells of: they wait until they are accepted."""
        self.rows[one.digest] = client
        for said in one.records:
            kind = KINDS[said.kind]
            row = DatedRow(client=client, filled_by="import", state=State.REVIEW.value)
            counted = counting(client, kind)
            written(work, kind, row, dict(said.values), said.day or work.today, counted)
            self.records += 1


def add(work: Work, planned: Plan, take: frozenset[tuple[int, str]], progress: Progress) -> Added:
    """Adds the accepted rows as clients, with their digests, and takes over what was said to be.

    Call it inside the transaction.
    """
    accepted = [one for one in planned.rows if one.verdict is Verdict.ACCEPTED]
    known = [one for one in planned.rows if one.verdict is Verdict.DUPLICATE]
    fields, own = _with_new_fields(work, planned)
    values = {one.row.number: dict(one.row.values) for one in accepted}
    for one in known:
        if one.same_as in values:
            values[one.same_as] |= _taken(one, take)
    done = Added()
    for count, one in enumerate(accepted):
        progress(count, len(accepted))
        number = one.row.number
        client = clients.create(work, fields, values[number] | _own_values(one.row, own))
        done.new[number] = client.id
        _keep_cells(work, client, one.row)
        done.take_in(work, one, client.id)
    for one in known:
        _add_to_known(work, one, fields, own, take, done)
    lines = [{"digest": digest, "client": client} for digest, client in done.rows.items()]
    for start in range(0, len(lines), _BATCH):
        ImportedRow.insert_many(lines[start : start + _BATCH]).execute()
    _refer(planned, done)
    work.what.clear()
    progress(len(accepted), len(accepted))
    return done


def keep_columns(work: Work, planned: Plan, name: str) -> None:
    """Keeps what the headings of this table mean under a name."""
    meanings = {one.heading: meaning_of(one) for one in planned.table.heads.columns if one.heading}
    keep_meanings(work, clean(name, 40), meanings)


def _taken(one: Judged, take: frozenset[tuple[int, str]]) -> dict[str, Value]:
    """What is taken over of a row: what it adds about health in any case, the rest as it was said."""
    return {
        each.field: each.new
        for each in one.differences
        if (one.is_same and each.health and each.adds) or (one.row.number, each.field) in take
    }


def _add_to_known(
    work: Work,
    one: Judged,
    fields: tuple[Field, ...],
    own: Mapping[str, Field],
    take: frozenset[tuple[int, str]],
    done: Added,
) -> None:
    """Takes over what a row says of somebody who is known; a row of the same table was joined to its first already."""
    id = one.client or done.new.get(one.same_as, 0)
    if not id:
        return
    client = Client.get_by_id(id)
    changed = _taken(one, take) if one.client else {}
    if one.is_same:
        if one.records:
            done.take_in(work, one, id)
        if one.client:
            changed |= {name: value for name, value in _own_values(one.row, own).items() if name not in changed}
        if _keep_cells(work, client, one.row) and one.client:
            done.changed.add(id)
    if not changed:
        return
    client.version += 1
    clients.write(work, client, fields, changed, fresh=False)
    done.changed.add(id)


def _keep_cells(work: Work, client: Client, row: ReadRow) -> int:
    cells = [one for one in row.cells if one.access != "new_field"]
    if not cells:
        return 0
    new = keep(work, client.id, cells)
    if any(one.own for one in cells):
        # further numbers are searched by, too
        search.index(work, client)
        client.save()
    return new


def _with_new_fields(work: Work, planned: Plan) -> tuple[tuple[Field, ...], dict[str, Field]]:
    """The fields of the archive with those that headings have become, and these by their heading."""
    cells: dict[str, list[KeptCell]] = {}
    for one in planned.rows:
        for cell in one.row.cells:
            if cell.access == "new_field" and one.verdict is not Verdict.REFUSED:
                cells.setdefault(cell.heading, []).append(cell)
    if not cells:
        return planned.fields, {}
    known = {fold(each.label.zh): each for each in own_fields()}
    missing = [heading for heading in cells if fold(heading) not in known]
    if missing:
        work.require(Permission.SETTINGS)
    for heading in missing:
        long = any("\n" in cell.text or len(cell.text) > _LONGEST_LINE for cell in cells[heading])
        label = clean(heading, 40)
        kind = Kind.NOTE if long else Kind.TEXT
        made = OwnField.create(name="", kind=kind.value, options=(), label_en=label, label_zh=label)
        made.name = f"own_{made.id}"
        made.save()
    fields = clients.all_fields()
    by_label = {fold(each.label.zh): each for each in own_fields()}
    return fields, {heading: by_label[fold(clean(heading, 40))] for heading in cells}


def _own_values(row: ReadRow, own: Mapping[str, Field]) -> dict[str, Value]:
    return {
        own[cell.heading].name: cell.text for cell in row.cells if cell.access == "new_field" and cell.heading in own
    }


def _refer(planned: Plan, done: Added) -> None:
    known = {one.row.number: one.client or done.new.get(one.same_as, 0) for one in planned.rows}
    for number, referrer in planned.referrers.items():
        by = referrer.id if isinstance(referrer, Ref) else done.new.get(referrer) or known.get(referrer)
        if number in done.new and by:
            # only now has everybody a row; the file was opened in this transaction, so there is no history to write
            Client.update(referrer=by).where(Client.id == done.new[number]).execute()
