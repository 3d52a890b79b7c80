"""The table of the audit log, which ``db.core.audit`` alone writes, and that of the counters."""

from __future__ import annotations

import peewee as pw

from db.core.models import Moment, Table


class AuditEntry(Table):
    """One entry of the chain: who did what to whose file, with field names and digests, never values.

    ``reason_digest`` stands in the chain for the reason of what is about a client, which goes with that client, and its
    salt with it.
    """

    seq = pw.IntegerField(primary_key=True)
    at = Moment()
    staff = pw.IntegerField(null=True, index=True)
    person = pw.TextField(default="")
    role = pw.TextField(default="")
    operation = pw.TextField(index=True)
    action = pw.TextField()
    outcome = pw.TextField()
    client = pw.IntegerField(null=True, index=True)
    what = pw.TextField(default="")
    reason = pw.TextField(default="")
    hash = pw.TextField()
    # a migration has added them
    reason_salt = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])
    reason_digest = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])


# the few entries of a clock that was set back, which many an operation asks for
AuditEntry.add_index(
    AuditEntry.index(AuditEntry.operation, name="audit_entry_set_back", where=pw.SQL("operation = 'clock_set_back'"))
)
# what the log is asked for and few entries are
AuditEntry.add_index(AuditEntry.index(AuditEntry.seq, name="audit_entry_refused", where=pw.SQL("outcome = 'refused'")))
AuditEntry.add_index(AuditEntry.index(AuditEntry.seq, name="audit_entry_deleted", where=pw.SQL("action = 'D'")))


class Counter(Table):
    """A number that is handed out without gaps, in the transaction that uses it."""

    name = pw.TextField(primary_key=True)
    value = pw.IntegerField()
