"""A client, and everything that hangs on the client's file. Columns come from the field catalogue."""

from __future__ import annotations

from typing import Any

import peewee as pw

from db.clients.fields.client import CLIENT_FIELDS
from db.core.models import Moment, Table, Versioned
from db.fields.declaration import Field, Kind, Store
from db.staff.models import Staff


class Client(Versioned):
    """One client. Further columns are the catalogue's fields that are kept as columns.

    The national ID is cipher text under a key of its own; ``audit_salt`` keys the digests of this client's values
    in the audit log, so that they mean nothing once it is erased.
    """

    number = pw.TextField(unique=True)
    created_at = Moment()
    created_by = pw.ForeignKeyField(Staff, backref="clients_created")
    sort_pinyin = pw.TextField(default="", index=True)
    sort_strokes = pw.TextField(default="", index=True)
    birth_month_day = pw.TextField(default="")
    audit_salt = pw.BlobField()


COLUMN_FIELDS = tuple(field for field in CLIENT_FIELDS if field.store is Store.COLUMN)


def _column(field: Field) -> pw.Field[Any]:
    match field.kind:
        case Kind.STAFF:
            return pw.ForeignKeyField(Staff, null=True, backref=f"clients_as_{field.name}")
        case Kind.CLIENT:
            return pw.ForeignKeyField(Client, null=True, backref="referred")
        case Kind.IDENTITY:
            return pw.BlobField(null=True)
        case _:
            return pw.TextField(default="")


for _field in COLUMN_FIELDS:
    Client._meta.add_field(_field.name, _column(_field))
# by the day for who is to be congratulated, by both for who may be the same
Client.add_index(*(Client._meta.fields[name] for name in ("birth_month_day", "birthday")))


class Answer(Table):
    """An answered field that is no column: the rest of the intake form, and the salon's own fields."""

    client = pw.ForeignKeyField(Client, backref="answers")
    field = pw.TextField()
    value = pw.TextField()

    class Meta:
        indexes = ((("client", "field"), True),)


class Consent(Table):
    """One answer to one question of consent; never changed, the latest counts (PIPL 14–16, 29).

    ``state`` is a :class:`db.clients.consent.records.ConsentState`: a no is a refusal, or takes back a yes.
    """

    client = pw.ForeignKeyField(Client, backref="consents")
    purpose = pw.TextField()
    value = pw.TextField()
    state = pw.TextField()
    text_version = pw.TextField()
    at = Moment()
    by = pw.ForeignKeyField(Staff)

    class Meta:
        indexes = ((("client", "purpose", "id"), True),)


class HealthAnswer(Table):
    """One item of box C that was asked: has it or not."""

    client = pw.ForeignKeyField(Client, backref="health")
    question = pw.TextField()
    item = pw.TextField()
    has = pw.BooleanField()
    at = Moment()
    by = pw.ForeignKeyField(Staff)

    class Meta:
        indexes = ((("client", "question", "item"), True),)


class SearchKey(Table):
    """What a client is found by; only half-open ranges over (kind, key) are asked."""

    kind = pw.TextField()
    key = pw.TextField()
    client = pw.ForeignKeyField(Client)

    class Meta:
        primary_key = pw.CompositeKey("kind", "key", "client")
        without_rowid = True


class Change(Table):
    """The old and the new value of a changed field."""

    client = pw.ForeignKeyField(Client, backref="changes")
    field = pw.TextField()
    old = pw.TextField()
    new = pw.TextField()
    at = Moment()
    by = pw.ForeignKeyField(Staff)

    class Meta:
        indexes = ((("client", "id"), True),)


class EmergencyAccess(Table):
    """Access with a reason: one person, one client, five minutes of the archive's ``boottime`` in one ``opening``."""

    staff = pw.ForeignKeyField(Staff)
    client = pw.ForeignKeyField(Client)
    opening = pw.TextField()
    since = pw.BigIntegerField()

    class Meta:
        indexes = ((("client", "staff"), False),)


class Listed(Table):
    """A client whose address somebody put on a list or an envelope that day."""

    staff = pw.ForeignKeyField(Staff)
    day = pw.DateField()
    client = pw.ForeignKeyField(Client)

    class Meta:
        indexes = ((("staff", "day", "client"), True),)


class ImportedCell(Table):
    """What an imported table says that no field takes and not everybody may see, until its ledgers are there.

    ``access`` is ``amounts`` (balances, sums, points) or ``phone`` (numbers beyond the second); ``own`` tells whether
    a number is the client's own, by which the client is found.
    """

    client = pw.ForeignKeyField(Client, backref="imported_cells")
    access = pw.TextField()
    heading = pw.TextField()
    text = pw.TextField()
    own = pw.BooleanField(default=False)
    at = Moment()
    by = pw.ForeignKeyField(Staff)

    class Meta:
        indexes = ((("client", "access", "heading", "text"), True),)
