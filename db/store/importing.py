"""A table against the archive: which of its rows are new, which are known, and adding those that are new (R143)."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from db.errors import Flaw, InvalidFields
from db.fields import Field
from db.finding import By
from db.importing.records import RawTable, ReadRow, Verdict
from db.importing.rows import RowReader
from db.importing.tables import read_table
from db.models import Client, ImportedRow, Staff
from db.records import Ref
from db.sql import rows
from db.store import clients, search
from db.text import fold
from db.work import Work

_BATCH = 500

Progress = Callable[[int, int], None]
"""Told how many clients of how many are in; what it raises ends the import, and nothing is kept."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A row and what becomes of it.

    Attributes:
        row: The row, with its values checked.
        digest: Of all that it says, under the archive's own key.
        verdict: What becomes of it.
        client: The client whom a duplicate is about, 0 for none.
        same_as: The row of the same table that a duplicate repeats, 0 for none.
        reasons: Why it is taken for a duplicate.
    """

    row: ReadRow
    digest: str
    verdict: Verdict
    client: int = 0
    same_as: int = 0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A table, read and judged."""

    table: RawTable
    fields: tuple[Field, ...]
    rows: tuple[Judged, ...]
    referrers: Mapping[int, Ref | int] = field(default_factory=dict)
    """By number of the row: the client that it was referred by, or the number of that client's row."""


def plan(work: Work, path: Path, include: frozenset[int] = frozenset()) -> Plan:
    """Reads a table and judges its rows, in their order, changing nothing.

    Args:
        work: The operation or query under way.
        path: The file.
        include: Numbers of duplicates that are to be accepted all the same.

    Raises:
        SalonError: ``UNREADABLE_TABLE``.
    """
    fields = clients.all_fields()
    table = read_table(path, fields)
    reader = RowReader(table, fields, _staff(), work.today)
    found = [row for raw in table.rows if (row := reader.read(raw))]
    found, referrers = _resolve_referrers(found, fields)
    judge = _Judge(work, fields, include)
    return Plan(table, fields, tuple(judge.all(found)), referrers)


def add(work: Work, planned: Plan, progress: Progress) -> int:
    """Adds the accepted rows as clients, with their digests; call it inside the transaction.

    Returns:
        How many were added.
    """
    accepted = [one for one in planned.rows if one.verdict is Verdict.ACCEPTED]
    new: dict[int, int] = {}
    for done, one in enumerate(accepted):
        progress(done, len(accepted))
        new[one.row.number] = clients.create(work, planned.fields, one.row.values).id
    work.what.clear()
    for start in range(0, len(accepted), _BATCH):
        batch = [{"digest": one.digest, "client": new[one.row.number]} for one in accepted[start : start + _BATCH]]
        ImportedRow.insert_many(batch).execute()
    known = {one.row.number: one.client or new.get(one.same_as, 0) for one in planned.rows}
    for number, referrer in planned.referrers.items():
        by = referrer.id if isinstance(referrer, Ref) else new.get(referrer) or known.get(referrer)
        if number in new and by:
            # only now has everybody a row; the file was opened in this transaction, so there is no history to write
            Client.update(referrer=by).where(Client.id == new[number]).execute()
    progress(len(accepted), len(accepted))
    return len(accepted)


class _Judge:
    """Judges rows against the archive, with a few look-ups for all of them instead of some for each."""

    def __init__(self, work: Work, fields: Sequence[Field], include: frozenset[int]) -> None:
        self._work = work
        self._fields = tuple(fields)
        self._include = include
        # what the rows before say, by kind and key, and whose row it is
        self._seen: dict[tuple[str, str], int] = {}
        self._known: dict[tuple[str, str], int] = {}

    def all(self, found: Sequence[ReadRow]) -> Iterator[Judged]:
        """Judges every row."""
        digests = [self._digest(row) for row in found]
        imported = dict(
            _among("SELECT digest, client_id FROM imported_row WHERE digest IN ({})", list(dict.fromkeys(digests)))
        )
        self._look_up(found)
        said: dict[str, int] = {}
        for row, digest in zip(found, digests, strict=True):
            row = self._check(row)
            if row.flaws:
                yield Judged(row, digest, Verdict.REFUSED)
            elif digest in imported:
                yield Judged(row, digest, Verdict.DUPLICATE, imported[digest], 0, ("imported_before",))
            elif digest in said:
                yield Judged(row, digest, Verdict.DUPLICATE, 0, said[digest], ("same_row",))
            else:
                judged = self._compare(row, digest)
                if judged.verdict is Verdict.ACCEPTED:
                    said[digest] = row.number
                    for reason, key in self._keys(row):
                        self._seen.setdefault((reason, key), row.number)
                yield judged

    def _check(self, row: ReadRow) -> ReadRow:
        if row.flaws:
            return row
        try:
            return replace(row, values=clients.checked(self._fields, row.values, self._work.today))
        except InvalidFields as error:
            return replace(row, flaws=error.flaws)

    def _compare(self, row: ReadRow, digest: str) -> Judged:
        keys = self._keys(row)
        for where in (self._known, self._seen):
            hits = [(reason, where[reason, key]) for reason, key in keys if (reason, key) in where]
            if hits and row.number not in self._include:
                whose = hits[0][1]
                reasons = tuple(dict.fromkeys(reason for reason, one in hits if one == whose))
                archive = where is self._known
                return Judged(row, digest, Verdict.DUPLICATE, whose if archive else 0, 0 if archive else whose, reasons)
        return Judged(row, digest, Verdict.ACCEPTED)

    def _keys(self, row: ReadRow) -> list[tuple[str, str]]:
        """What makes two people very likely the same (R106): phone, national ID, name and birthday."""
        values = row.values
        phones = (values.get(name) for name in search.PHONE_FIELDS)
        found = [("phone", "".join(c for c in phone if c.isdigit())) for phone in phones if isinstance(phone, str)]
        identity = values.get("national_id")
        if isinstance(identity, str):
            found.append(("identity", search.identity_key(self._work, identity)))
        if row.name and values.get("birthday"):
            found.append(("name_and_birthday", f"{fold(row.name)} {values['birthday']}"))
        return found

    def _look_up(self, found: Iterable[ReadRow]) -> None:
        wanted: dict[str, dict[str, None]] = {"phone": {}, "identity": {}}
        names: dict[str, None] = {}
        for row in found:
            for reason, key in self._keys(row):
                if reason in wanted:
                    wanted[reason][key] = None
            if row.values.get("birthday"):
                names[fold(row.name)] = None
        for reason, kind in (("phone", By.PHONE), ("identity", By.IDENTITY)):
            for key, client in _by_key(kind, list(wanted[reason])):
                self._known.setdefault((reason, key), client)
        born = (
            "SELECT k.key, c.birthday, c.id FROM search_key k JOIN client c ON c.id = k.client_id "
            f"WHERE k.kind = '{By.NAME.value}' AND k.key IN ({{}}) AND c.birthday <> '' ORDER BY c.id"
        )
        for key, birthday, client in _among(born, list(names)):
            self._known.setdefault(("name_and_birthday", f"{key} {birthday}"), client)

    def _digest(self, row: ReadRow) -> str:
        """Keyed, so that the digest says nothing to whoever has a list of names to try."""
        return hmac.digest(self._work.archive.keys.field, f"row:{row.source}".encode(), hashlib.sha256).hex()


def _resolve_referrers(found: list[ReadRow], fields: Sequence[Field]) -> tuple[list[ReadRow], dict[int, Ref | int]]:
    """Finds who referred whom, by card number or by a name that only one person has; otherwise in words."""
    asked = {fold(row.referrer[1]): None for row in found if row.referrer}
    if not asked:
        return found, {}
    keys = list(asked)
    by_number = dict(_by_key(By.CARD, keys))
    by_name: dict[str, set[int]] = {}
    for key, client in _by_key(By.NAME, keys):
        by_name.setdefault(key, set()).add(client)
    in_table: dict[str, list[ReadRow]] = {}
    for row in found:
        if not row.flaws and fold(row.name) in asked:
            in_table.setdefault(fold(row.name), []).append(row)
    limit = next((one.limit for one in fields if one.name == "remarks"), 0)
    who: dict[int, Ref | int] = {}
    rest: list[ReadRow] = []
    for row in found:
        if row.referrer:
            key = fold(row.referrer[1])
            known, others = by_name.get(key, set()), in_table.get(key, [])
            if key in by_number:
                who[row.number] = Ref(by_number[key], "")
            elif len(known) == 1 and all(other.number != row.number for other in others):
                who[row.number] = Ref(next(iter(known)), "")
            elif not known and len(others) == 1 and others[0].number != row.number:
                who[row.number] = others[0].number
            else:
                row = _in_words(row, limit)
        rest.append(row)
    return rest, who


def _in_words(row: ReadRow, limit: int) -> ReadRow:
    heading, text = row.referrer or ("", "")
    remarks = "\n".join(filter(None, (str(row.values.get("remarks") or ""), f"{heading}：{text}")))
    flaws = dict(row.flaws) | ({"remarks": Flaw.TOO_LONG} if len(remarks) > limit else {})
    kept = {**row.kept, heading: Flaw.NOBODY_CALLED_SO}
    return replace(row, values={**row.values, "remarks": remarks}, flaws=flaws, kept=kept)


def _staff() -> dict[str, Ref]:
    """Who works here by name, and by short name where only one person has it."""
    active = list(Staff.select().where(Staff.active).order_by(Staff.id))
    found = {fold(person.name): Ref(person.id, person.name) for person in active}
    shorts = [fold(person.short) for person in active]
    for person, short in zip(active, shorts, strict=True):
        if short and shorts.count(short) == 1:
            found.setdefault(short, Ref(person.id, person.name))
    return found


def _by_key(kind: By, keys: Sequence[str]) -> Iterator[tuple[str, int]]:
    sql = f"SELECT key, client_id FROM search_key WHERE kind = '{kind.value}' AND key IN ({{}}) ORDER BY client_id"
    yield from _among(sql, keys)


def _among(sql: str, keys: Sequence[str]) -> Iterator[Any]:
    for start in range(0, len(keys), _BATCH):
        batch = keys[start : start + _BATCH]
        yield from rows(sql.format(",".join("?" * len(batch))), *batch)
