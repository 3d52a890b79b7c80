"""The rows of dated records."""

from __future__ import annotations

import peewee as pw

from db.clients.models import Client
from db.core.models import DERIVED, GOES, Merging, Moment, Table, Versioned
from db.staff.models import Staff


class DatedRow(Versioned):
    """One dated record of a client: read and written whole, its content as canonical JSON.

    Attributes:
        number: Counts a client's records of its kind.
        visit: The visit on which it was taken down; the area of visits knows nothing of dated records.
        replaces: The record of which it is a new version, or which it corrects.
        state: See :class:`db.dated.records.State`.
        carried: How often in a row each value was taken over from the record before, as JSON.
    """

    client = pw.ForeignKeyField(Client, backref="dated", index=False)
    kind = pw.TextField()
    day = pw.DateField()
    at = Moment()
    by = pw.ForeignKeyField(Staff, index=False)
    visit = pw.IntegerField(null=True, index=True)
    number = pw.IntegerField()
    replaces = pw.ForeignKeyField("self", null=True, unique=True)
    state = pw.TextField()
    why = pw.TextField(default="")
    form = pw.IntegerField()
    filled_by = pw.TextField(default="staff")
    due = pw.DateField(null=True)
    until = pw.DateField(null=True)
    checked_by = pw.ForeignKeyField(Staff, null=True, index=False)
    checked_at = Moment(null=True)
    content = pw.TextField()
    carried = pw.TextField(default="{}")

    class Meta:
        erasing = GOES
        merging = Merging(number="number", within=("kind",))
        table_name = "dated"
        constraints = (
            pw.SQL("CHECK (state IN ('current', 'replaced', 'void', 'review'))"),
            pw.SQL("CHECK (replaces_id IS NULL OR why <> '')"),
            pw.SQL('FOREIGN KEY ("visit") REFERENCES "visit" ("id")'),
        )
        indexes = (
            (("client", "kind", "number"), True),
            (("client", "kind", "day", "id"), False),
        )


DatedRow.add_index(
    DatedRow.index(DatedRow.kind, DatedRow.due, name="dated_due", where=pw.SQL("state = 'current' AND due IS NOT NULL"))
)
DatedRow.add_index(DatedRow.index(DatedRow.day, DatedRow.id, name="dated_waiting", where=pw.SQL("state = 'review'")))


class DatedKey(Table):
    """A code in the record of a kind that counts for a client now: what filters and indexes ask."""

    kind = pw.TextField()
    field = pw.TextField()
    code = pw.TextField()
    client = pw.ForeignKeyField(Client)

    class Meta:
        erasing = GOES
        merging = DERIVED
        primary_key = pw.CompositeKey("kind", "field", "code", "client")
        without_rowid = True
