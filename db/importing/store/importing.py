"""A table against the archive: which of its rows are new, which are known, and what they say that isn't known."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from db.clients.finding.keys import By
from db.clients.finding.store import search
from db.clients.models import Client
from db.clients.store import clients
from db.clients.store.masking import masked
from db.core.errors import Flaw, InvalidFields
from db.core.operation_context import Work
from db.core.sql import rows_among
from db.dated.kinds import KINDS
from db.dated.store.writing import is_refused
from db.fields.declaration import Access, Field
from db.fields.values import Ref, Value
from db.importing.dated import DatedSaid
from db.importing.files.tables import read_table
from db.importing.previews import FINAL, Difference, Verdict
from db.importing.questions import Ask, Question, Reading
from db.importing.records import RawTable, ReadRow
from db.importing.rows import RowReader
from db.importing.store.differences import differences
from db.importing.store.meanings import kept_meanings
from db.importing.store.referrers import by_key, resolve_referrers
from db.staff.models import Staff
from db.text.cleaning import fold

_STRONG = frozenset({"identity", "name_and_birthday"})
"""Reasons for which a row is about the same person, whatever name stands there."""


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
        differences: What a duplicate says that isn't known.
        is_same: Whether a duplicate is about the same person for certain, so that what it adds about health is taken
            over.
    """

    row: ReadRow
    digest: str
    verdict: Verdict
    client: int = 0
    same_as: int = 0
    reasons: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    is_same: bool = False

    @property
    def records(self) -> tuple[DatedSaid, ...]:
        """The dated records that are taken in with it."""
        if self.verdict is Verdict.ACCEPTED or (self.is_same and not FINAL & set(self.reasons)):
            return self.row.dated
        return ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A table, read and judged."""

    table: RawTable
    fields: tuple[Field, ...]
    rows: tuple[Judged, ...]
    questions: tuple[Question, ...]
    referrers: Mapping[int, Ref | int] = field(default_factory=dict)
    """By number of the row: the client that it was referred by, or the number of that client's row."""


def read(path: Path, reading: Reading = Reading()) -> RawTable:  # noqa: B008 (frozen)
    """Reads a table, by the fields and the meanings that this archive has. Takes long: in no transaction.

    Raises:
        SalonError: ``UNREADABLE_TABLE``.
    """
    return read_table(path, clients.all_fields(), reading, kept_meanings())


def plan(
    work: Work,
    table: RawTable,
    include: frozenset[int] = frozenset(),
    reading: Reading = Reading(),  # noqa: B008 (frozen)
    take: frozenset[tuple[int, str]] = frozenset(),
) -> Plan:
    """Judges the rows of a table, in their order, changing nothing.

    Args:
        work: The operation or query under way.
        table: What :func:`read` has read.
        include: Numbers of duplicates that are to be accepted all the same.
        reading: What was answered.
        take: What is to be taken over of duplicates: number of the row and field.
    """
    fields = clients.all_fields()
    reader = RowReader(table, fields, _staff(), work.today, reading)
    found = [row for raw in table.rows if (row := reader.read(raw))]
    found, referrers = resolve_referrers(found, fields)
    judge = _Judge(work, fields, include, reading, take)
    judged = tuple(judge.all(found))
    questions = (*table.questions, *reader.questions(), *judge.questions)
    return Plan(table, fields, judged, questions, referrers)


class _Judge:
    """Judges rows against the archive, with a few look-ups for all of them instead of some for each."""

    def __init__(
        self,
        work: Work,
        fields: Sequence[Field],
        include: frozenset[int],
        reading: Reading,
        take: frozenset[tuple[int, str]],
    ) -> None:
        self._work = work
        self._fields = tuple(fields)
        self._include = include
        self._reading = reading
        self._take = take
        self.questions: list[Question] = []
        # what the rows before say, by kind and key, and whose row it is
        self._seen: dict[tuple[str, str], int] = {}
        self._known: dict[tuple[str, str], int] = {}
        # what is known of somebody, by row of the table and by client, with what rows before have added
        self._of_row: dict[int, dict[str, Value]] = {}
        self._of_client: dict[int, dict[str, Value]] = {}

    def all(self, found: Sequence[ReadRow]) -> Iterator[Judged]:
        """Judges every row."""
        digests = [self._digest(row) for row in found]
        imported = dict(
            rows_among("SELECT digest, client_id FROM imported_row WHERE digest IN ({})", list(dict.fromkeys(digests)))
        )
        self._look_up(found)
        said: dict[str, int] = {}
        for row, digest in zip(found, digests, strict=True):
            row = self._check(row)
            if row.flaws:
                yield Judged(row, digest, Verdict.REFUSED)
            elif digest in imported:
                more = self._compared(row, imported[digest], 0, only_empty=True)
                yield Judged(row, digest, Verdict.DUPLICATE, imported[digest], 0, ("imported_before",), more)
            elif digest in said:
                yield Judged(row, digest, Verdict.DUPLICATE, 0, said[digest], ("same_row",))
            else:
                judged = self._compare(row, digest)
                if judged.verdict is Verdict.ACCEPTED:
                    said[digest] = row.number
                    self._of_row[row.number] = dict(row.values)
                    for reason, key in self._keys(row):
                        self._seen.setdefault((reason, key), row.number)
                yield judged

    def _check(self, row: ReadRow) -> ReadRow:
        if row.flaws:
            return row
        try:
            return replace(row, values=clients.checked(self._fields, row.values, self._work.today))
        except InvalidFields as error:
            required = {one.name for one in self._fields if one.required}
            if required & error.flaws.keys():
                return replace(row, flaws=error.flaws)
            # one cell that can't be kept doesn't cost the client
            rest = {name: value for name, value in row.values.items() if name not in error.flaws}
            labels = {one.name: one.label.zh for one in self._fields}
            left_out = {labels.get(name, name): flaw for name, flaw in error.flaws.items()}
            values = clients.checked(self._fields, rest, self._work.today)
            return replace(row, values=values, left_out={**row.left_out, **left_out})

    def _compare(self, row: ReadRow, digest: str) -> Judged:
        keys = self._keys(row)
        for where in (self._known, self._seen):
            hits = [(reason, where[reason, key]) for reason, key in keys if (reason, key) in where]
            if hits and row.number not in self._include:
                whose = hits[0][1]
                reasons = tuple(dict.fromkeys(reason for reason, one in hits if one == whose))
                client, same_as = (whose, 0) if where is self._known else (0, whose)
                judged = self._duplicate(row, digest, client, same_as, reasons)
                if judged is not None:
                    return judged
        return Judged(row, digest, Verdict.ACCEPTED)

    def _duplicate(
        self, row: ReadRow, digest: str, client: int, same_as: int, reasons: tuple[str, ...]
    ) -> Judged | None:
        """A row about somebody who is known; None where somebody has said that it is another person."""
        more = self._compared(row, client, same_as)
        is_same = bool(_STRONG & set(reasons)) or fold(row.name) == fold(
            str(self._old(client, same_as).get("name") or "")
        )
        if not is_same and self._tells_of_health(row):
            about = str(row.number)
            asked = self._reading.asked(Ask.PERSON, ("same", "other"), about, examples=(row.name,), rows=(row.number,))
            self.questions.append(asked)
            if asked.answer == "other":
                return None
            is_same = asked.answer == "same"
        row = _agreed_to(row, client)
        taken = {one.field: one.new for one in more if self._is_taken(row, one, is_same)}
        (self._of_client[client] if client else self._of_row[same_as]).update(taken)
        return Judged(row, digest, Verdict.DUPLICATE, client, same_as, reasons, more, is_same)

    def _is_taken(self, row: ReadRow, one: Difference, is_same: bool) -> bool:
        return (is_same and one.health and one.adds) or (row.number, one.field) in self._take

    def _tells_of_health(self, row: ReadRow) -> bool:
        return bool(row.dated) or any(one.access is Access.HEALTH and row.values.get(one.name) for one in self._fields)

    def _old(self, client: int, same_as: int) -> dict[str, Value]:
        if not client:
            return self._of_row[same_as]
        if client not in self._of_client:
            found = Client.get_by_id(client)
            self._of_client[client] = clients.values_of(self._work, found, self._fields)
        return self._of_client[client]

    def _compared(self, row: ReadRow, client: int, same_as: int, *, only_empty: bool = False) -> tuple[Difference, ...]:
        old = self._old(client, same_as)
        found = differences(self._fields, old, row.values, old, only_empty=only_empty)
        if found and client:
            seen = masked(self._work, client, self._fields, old)
            found = tuple(replace(one, old=seen.get(one.field)) for one in found)
        return found

    def _keys(self, row: ReadRow) -> list[tuple[str, str]]:
        """What makes two people very likely the same: phone, national ID, name and birthday."""
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
            for key, client in by_key(kind, list(wanted[reason])):
                self._known.setdefault((reason, key), client)
        born = (
            "SELECT k.key, c.birthday, c.id FROM search_key k JOIN client c ON c.id = k.client_id "
            f"WHERE k.kind = '{By.NAME.value}' AND k.key IN ({{}}) AND c.birthday <> '' ORDER BY c.id"
        )
        for key, birthday, client in rows_among(born, list(names)):
            self._known.setdefault(("name_and_birthday", f"{key} {birthday}"), client)

    def _digest(self, row: ReadRow) -> str:
        """Keyed, so that the digest says nothing to whoever has a list of names to try."""
        return hmac.digest(self._work.archive.keys.field, f"row:{row.source}".encode(), hashlib.sha256).hex()


def _agreed_to(row: ReadRow, client: int) -> ReadRow:
    """The row without records of which the client has said that they are not to be kept."""
    if not (client and row.dated):
        return row
    refused = [one for one in row.dated if is_refused(client, KINDS[one.kind])]
    left_out = {heading: Flaw.NOT_AGREED for one in refused for heading in one.headings}
    kept = tuple(one for one in row.dated if one not in refused)
    return replace(row, dated=kept, left_out={**row.left_out, **left_out})


def _staff() -> dict[str, Ref]:
    """Who works here by name, and by short name where only one person has it."""
    active: list[Any] = list(Staff.select().where(Staff.active).order_by(Staff.id))
    found = {fold(person.name): Ref(person.id, person.name) for person in active}
    shorts = [fold(person.short) for person in active]
    for person, short in zip(active, shorts, strict=True):
        if short and shorts.count(short) == 1:
            found.setdefault(short, Ref(person.id, person.name))
    return found
