"""A client, and everything that hangs on the client's file. Columns come from the field catalogue."""

from __future__ import annotations

from typing import Any

import peewee as pw

from db.clients.fields.client import CLIENT_FIELDS
from db.core.models import (
    CHOSEN,
    DERIVED,
    GOES,
    STAYS,
    CodesField,
    Erasing,
    Merging,
    Moment,
    Reference,
    Table,
    Versioned,
)
from db.fields.declaration import Field, Kind, Store
from db.staff.models import Staff


class Client(Versioned):
    """One client. Further columns are the catalogue's fields that are kept as columns.

    The national ID is cipher text under a key of its own; ``audit_salt`` keys the digests of this client's values
    in the audit log, so that they mean nothing once it is erased. ``merged_into_id`` is the client whose file this one
    is part of: then it is kept to be read, and nothing is written to it. ``away`` says why a client stands on no list:
    archived, who is found by the name and comes back with the next visit, or erased, of whom nothing but the number is
    left.
    """

    number = pw.TextField(unique=True)
    created_at = Moment()
    created_by = pw.ForeignKeyField(Staff, index=False, backref="clients_created")
    sort_pinyin = pw.TextField(default="", index=True)
    sort_strokes = pw.TextField(default="", index=True)
    birth_month_day = pw.TextField(default="")
    audit_salt = pw.BlobField()


COLUMN_FIELDS = tuple(field for field in CLIENT_FIELDS if field.store is Store.COLUMN)


def _column(field: Field) -> pw.Field[Any]:
    match field.kind:
        case Kind.STAFF:
            has_own = field.name == "beautician"
            return pw.ForeignKeyField(Staff, null=True, index=not has_own, backref=f"clients_as_{field.name}")
        case Kind.CLIENT:
            return pw.ForeignKeyField(Client, null=True, backref="referred")
        case Kind.IDENTITY:
            return pw.BlobField(null=True)
        case _:
            return pw.TextField(default="")


for _field in COLUMN_FIELDS:
    Client._meta.add_field(_field.name, _column(_field))
# migrations have added them, and so they stand last
Client._meta.add_field("merged_into_id", Reference("client"))
Client._meta.add_field("away", pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")]))
_meta: Any = Client._meta
_meta.erasing = Erasing(
    empty=(
        *("sort_pinyin", "sort_strokes", "birth_month_day", "audit_salt"),
        *(Client._meta.fields[field.name].column_name for field in COLUMN_FIELDS if field.name != "name"),
    ),
    mark=("name",),
    codes=("number", "away"),
    loose=("referrer_id",),
)
Client.add_index(
    Client.index(
        Client._meta.fields["merged_into_id"], name="client_merged", where=pw.SQL("merged_into_id IS NOT NULL")
    )
)
Client.add_index(Client.index(Client.number, name="client_away", where=pw.SQL("away <> ''")))
# by the day for who is to be congratulated, by both for who may be the same
Client.add_index(*(Client._meta.fields[name] for name in ("birth_month_day", "birthday")))
# a beautician's, counted and in the order of their numbers
Client.add_index(*(Client._meta.fields[name] for name in ("beautician", "merged_into_id")), Client.number)
_LISTED = pw.SQL("merged_into_id IS NULL AND away = ''")
# what filters ask for, in the order of their lists
for _name in ("beautician", "district", "grade", "occupation", "sex", "source"):
    _columns = (Client._meta.fields[_name], Client.sort_pinyin)
    Client.add_index(Client.index(*_columns, name=f"client_by_{_name}", where=_LISTED))
Client.add_index(Client.index(Client._meta.fields["birthday"], name="client_by_birthday", where=_LISTED))


class Answer(Table):
    """An answered field that is no column: the rest of the intake form, and the salon's own fields."""

    client = pw.ForeignKeyField(Client, index=False, backref="answers")
    field = pw.TextField()
    value = pw.TextField()

    class Meta:
        erasing = GOES
        merging = CHOSEN
        indexes = ((("client", "field"), True),)


# words of these are looked for among all clients
for _name in ("hobbies", "events"):
    _where = pw.SQL(f"field = '{_name}'")
    Answer.add_index(Answer.index(Answer.value, Answer.client, name=f"answer_by_{_name}", where=_where))


class Consent(Table):
    """One answer to one question of consent; never changed, the latest counts (PIPL 14–16, 29).

    ``state`` is a :class:`db.clients.consent.records.ConsentState`: a no is a refusal, or takes back a yes. It was
    signed on the intake form that the desk has printed, ``sheet``, or on a paper of ``paper_day``; what was said by
    word of mouth is on none.
    """

    client = pw.ForeignKeyField(Client, index=False, backref="consents")
    purpose = pw.TextField()
    value = pw.TextField()
    state = pw.TextField()
    text_version = pw.TextField()
    at = Moment()
    by = pw.ForeignKeyField(Staff, index=False)
    # a migration has added them, and so they stand last; the area of clients knows nothing of papers
    sheet_id = Reference("sheet")
    paper_day = pw.DateField(null=True)

    class Meta:
        erasing = GOES
        merging = CHOSEN
        indexes = ((("client", "purpose", "id"), True),)


# the few that were taken back
Consent.add_index(
    Consent.index(Consent.purpose, Consent.client, name="consent_withdrawn", where=Consent.state == "withdrawn")
)


class ConditionRow(Versioned):
    """Something that a client has or had: an item of box C, from when, until when, and how sure that is.

    Ticking an item on the form tells of one, unticking it ends it; nothing is taken away.

    Attributes:
        began: The first day; None where nobody said.
        ended: The last day; None while it is open. One that never was so is ended and ``refuted``.
        until: The day on which it is over by itself, such as a pregnancy's; it is asked then, never dropped in silence.
        certainty: See :class:`db.rules.records.Certainty`.
        areas: Where, as codes of the areas of the body; none is everywhere, or nobody said.
        doctor_day: The day of a doctor's word that it may be treated.
        tolerated: Since when two people say that it does no harm, so that it is a note.
        confirmed_day: When somebody last said that it is so.
        from_dated: The dated record that it was told on; the area of clients knows nothing of those.
    """

    client = pw.ForeignKeyField(Client, backref="conditions")
    item = pw.TextField()
    began = pw.DateField(null=True)
    ended = pw.DateField(null=True)
    ended_by = pw.ForeignKeyField(Staff, null=True, index=False)
    until = pw.DateField(null=True)
    certainty = pw.TextField()
    gravity = pw.TextField(default="unsure")
    areas = CodesField(default=())
    detail = pw.TextField(default="")
    doctor_day = pw.DateField(null=True)
    tolerated = pw.DateField(null=True)
    confirmed_day = pw.DateField()
    from_dated = pw.IntegerField(null=True)
    at = Moment()
    by = pw.ForeignKeyField(Staff, index=False)

    class Meta:
        erasing = GOES
        merging = CHOSEN
        table_name = "condition"
        constraints = (
            pw.SQL("CHECK (certainty IN ('told', 'seen', 'confirmed', 'refuted'))"),
            pw.SQL("CHECK (gravity IN ('low', 'high', 'unsure'))"),
            pw.SQL("CHECK ((ended IS NULL) = (ended_by_id IS NULL))"),
            pw.SQL("CHECK (certainty <> 'refuted' OR ended IS NOT NULL)"),
            pw.SQL('FOREIGN KEY ("from_dated") REFERENCES "dated" ("id")'),
        )


ConditionRow.add_index(
    ConditionRow.index(
        ConditionRow.client, ConditionRow.item, unique=True, name="condition_open", where=pw.SQL("ended IS NULL")
    )
)


class Confirmed(Table):
    """When something was last asked: a box of the form by its letter, a question of box C or a field by its name.

    A question without a line was not asked; whether one that was asked has something is told by the conditions.

    Attributes:
        how: See :class:`db.clients.conditions.records.How`.
    """

    client = pw.ForeignKeyField(Client, backref="confirmed", index=False)
    box = pw.TextField()
    day = pw.DateField()
    by = pw.ForeignKeyField(Staff, index=False)
    how = pw.TextField()
    at = Moment()

    class Meta:
        erasing = GOES
        merging = CHOSEN
        constraints = (pw.SQL("CHECK (how IN ('asked', 'declined', 'unchanged', 'form'))"),)
        indexes = ((("client", "box"), True),)


class SearchKey(Table):
    """What a client is found by; only half-open ranges over (kind, key) are asked."""

    kind = pw.TextField()
    key = pw.TextField()
    client = pw.ForeignKeyField(Client)

    class Meta:
        erasing = GOES
        merging = DERIVED
        primary_key = pw.CompositeKey("kind", "key", "client")
        without_rowid = True


class Change(Table):
    """The old and the new value of a changed field."""

    client = pw.ForeignKeyField(Client, backref="changes", index=False)
    field = pw.TextField()
    old = pw.TextField()
    new = pw.TextField()
    at = Moment()
    by = pw.ForeignKeyField(Staff, index=False)

    class Meta:
        erasing = GOES
        merging = STAYS
        indexes = ((("client", "id"), True), (("client", "at", "field"), False))


class EmergencyAccess(Table):
    """Access with a reason: one person, one client, five minutes of the archive's ``boottime`` in one ``opening``."""

    staff = pw.ForeignKeyField(Staff, index=False)
    client = pw.ForeignKeyField(Client, index=False)
    opening = pw.TextField()
    since = pw.BigIntegerField()

    class Meta:
        erasing = GOES
        merging = STAYS
        indexes = ((("client", "staff"), False),)


class Listed(Table):
    """A client whose address somebody put on a list or an envelope that day."""

    staff = pw.ForeignKeyField(Staff, index=False)
    day = pw.DateField()
    client = pw.ForeignKeyField(Client)

    class Meta:
        erasing = Erasing()
        merging = STAYS
        indexes = ((("staff", "day", "client"), True),)


class ImportedCell(Table):
    """What an imported table says that no field takes and not everybody may see, until its ledgers are there.

    ``access`` is ``amounts`` (balances, sums, points) or ``phone`` (numbers beyond the second); ``own`` tells whether
    a number is the client's own, by which the client is found.
    """

    client = pw.ForeignKeyField(Client, index=False, backref="imported_cells")
    access = pw.TextField()
    heading = pw.TextField()
    text = pw.TextField()
    own = pw.BooleanField(default=False)
    at = Moment()
    by = pw.ForeignKeyField(Staff, index=False)

    class Meta:
        erasing = GOES
        merging = Merging(once=("access", "heading", "text"))
        indexes = ((("client", "access", "heading", "text"), True),)
