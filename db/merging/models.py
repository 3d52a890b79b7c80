"""Which file was merged into which, and what that changed."""

from __future__ import annotations

import peewee as pw

from db.clients.models import Client
from db.core.models import GOES, STAYS, Erasing, Moment, Table
from db.staff.models import Staff


class Merge(Table):
    """The file of ``gone`` is part of that of ``kept``: proposed, declined, done or undone.

    ``marks`` has the last id of each table then, as JSON: what is above them was made since.
    """

    kept = pw.ForeignKeyField(Client, backref="merges")
    gone = pw.ForeignKeyField(Client, backref="merged")
    state = pw.TextField()
    proposed_at = Moment(null=True)
    proposed_by = pw.ForeignKeyField(Staff, null=True, index=False, backref="merges_proposed")
    at = Moment(null=True)
    by = pw.ForeignKeyField(Staff, null=True, index=False, backref="merges_done")
    approver = pw.ForeignKeyField(Staff, null=True, index=False, backref="merges_approved")
    why = pw.TextField(default="")
    undone_at = Moment(null=True)
    undone_by = pw.ForeignKeyField(Staff, null=True, index=False, backref="merges_undone")
    undone_approver = pw.ForeignKeyField(Staff, null=True, index=False, backref="undoings_approved")
    undone_why = pw.TextField(default="")
    marks = pw.TextField(default="{}")

    class Meta:
        erasing = Erasing(mark=("why", "undone_why"), codes=("state", "marks"))
        merging = STAYS
        constraints = (
            pw.SQL("CHECK (state IN ('proposed', 'declined', 'done', 'undone'))"),
            pw.SQL("CHECK (kept_id <> gone_id)"),
            pw.SQL("CHECK ((state IN ('done', 'undone')) = (at IS NOT NULL))"),
            pw.SQL("CHECK ((state = 'undone') = (undone_at IS NOT NULL))"),
        )


class MergeRow(Table):
    """A row that a merge has changed, by its key: the columns that changed, before and after, as JSON.

    Without ``before``, the merge made it; without ``after``, it took it away, and ``before`` is the whole row.
    """

    merge = pw.ForeignKeyField(Merge, index=False, backref="rows")
    place = pw.IntegerField()
    of = pw.TextField()
    key = pw.TextField()
    before = pw.TextField(null=True)
    after = pw.TextField(null=True)

    class Meta:
        erasing = GOES
        primary_key = pw.CompositeKey("merge", "place")
        without_rowid = True


class NotSame(Table):
    """Two clients who look like one person and are two, as somebody has found out."""

    first = pw.ForeignKeyField(Client, index=False, backref="not_same")
    second = pw.ForeignKeyField(Client, backref="not_same_either")
    at = Moment()
    by = pw.ForeignKeyField(Staff, index=False, backref="told_apart")
    why = pw.TextField()

    class Meta:
        erasing = GOES
        merging = STAYS
        constraints = (pw.SQL("CHECK (first_id < second_id)"),)
        indexes = ((("first", "second"), True),)
