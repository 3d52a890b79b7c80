"""The log and who looks at it; how long records are kept; consent texts; more registers; what erasing needs."""

from __future__ import annotations

from typing import Any

from peewee import SQL, DateField, ForeignKeyField, IntegerField, Model, TextField

from db.core import audit
from db.core.audit import Action, Outcome
from db.core.models import Moment, append_only
from db.core.row_values import as_moment


def up(migrator: Any, db: Any) -> None:
    """Makes tables, columns and indexes."""
    _log(db)
    _retention(db)
    _consent_texts(db)
    _registers(db)
    _erasing(db)
    _pins(db)


def _pins(db: Any) -> None:
    """A PIN that a manager has set is good for one sign-in, at which another one is chosen."""
    db.execute_sql('ALTER TABLE "staff" ADD COLUMN "pin_once" INTEGER NOT NULL DEFAULT 0')


def _log(db: Any) -> None:
    """The log by who and by what; remarks of who looks at it, and days on which somebody's clients were many."""
    for statement in (
        'CREATE INDEX "audit_entry_staff" ON "audit_entry" ("staff")',
        'CREATE INDEX "audit_entry_operation" ON "audit_entry" ("operation")',
        'CREATE INDEX "audit_entry_refused" ON "audit_entry" ("seq") WHERE outcome = \'refused\'',
        'CREATE INDEX "audit_entry_deleted" ON "audit_entry" ("seq") WHERE action = \'D\'',
        'ALTER TABLE "review" ADD COLUMN "remark" TEXT NOT NULL DEFAULT \'\'',
        'ALTER TABLE "review" ADD COLUMN "day" DATE',
        'ALTER TABLE "review" ADD COLUMN "clients" INTEGER NOT NULL DEFAULT 0',
        'ALTER TABLE "review" ADD COLUMN "usual" INTEGER NOT NULL DEFAULT 0',
        'ALTER TABLE "salon" ADD COLUMN "most_clients" INTEGER NOT NULL DEFAULT 80',
    ):
        db.execute_sql(statement)


_KEPT = (
    ("file", 12),
    ("health", 12),
    ("contact", 12),
    ("trade", 36),
    ("voucher", 360),
    ("medical", 180),
    ("register", 36),
)
"""Kind of record, and for how many months it is kept once it isn't needed any more."""


def _retention(db: Any) -> None:
    """How long each kind of record is kept; nobody has confirmed it yet."""
    Staff = _known(db, "staff")

    class RetentionRule(Model):
        version = IntegerField(default=1)
        kind = TextField(unique=True)
        months = IntegerField()
        basis = TextField(default="")
        confirmed_by = ForeignKeyField(Staff, null=True, index=False)
        confirmed_on = DateField(null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "retention_rule"
            constraints = (
                SQL("CHECK (months > 0)"),
                SQL("CHECK ((confirmed_by_id IS NULL) = (confirmed_on IS NULL))"),
            )

    db.create_tables([RetentionRule])
    for kind, months in _KEPT:
        db.execute_sql("INSERT INTO retention_rule (version, kind, months, basis) VALUES (1, ?, ?, '')", (kind, months))


_REGISTERS = (
    (
        "incident",
        "version INTEGER, number INTEGER, kind TEXT, noticed DATE, reported_by staff, risk TEXT, told_clients DATE?, "
        "told_authority DATE?, closed DATE?",
        ("UNIQUE number",),
    ),
    (
        "incident_step",
        "incident incident, seq INTEGER, at DATETIME, by staff, step TEXT, text TEXT, risk TEXT, day DATE?, "
        "client client?",
        ("client_id", "UNIQUE incident_id seq"),
    ),
    (
        "training",
        "number INTEGER, kind TEXT, topic TEXT, day DATE, hours INTEGER, given_by TEXT, result TEXT, next_due DATE, "
        "recorded_by staff",
        ("UNIQUE number",),
    ),
    ("training_person", "training training, staff staff", ("UNIQUE training_id staff_id",)),
    (
        "disclosure",
        "number INTEGER, client client?, to_whom TEXT, what TEXT, day DATE, ground TEXT, consented DATE?, basis TEXT, "
        "paper TEXT, at DATETIME, by staff, agreed_by staff?",
        ("UNIQUE number", "client_id"),
    ),
    (
        "program_note",
        "version INTEGER, at DATETIME, by staff, page TEXT, program TEXT, text TEXT, read_on DATE?, read_by staff?, "
        "answer TEXT, seen INTEGER",
        ("by_id",),
    ),
)
"""Tables with their columns, which hold something unless they have a question mark, and their indexes.

A column whose type is a table refers to it.
"""


def _registers(db: Any) -> None:
    """Incidents, training, disclosures, notes on the program; who helps with a request, and what came of it."""
    for table, columns, indexes in _REGISTERS:
        made, refers = [], []
        for name, kind in (column.split() for column in columns.split(", ")):
            to, needed = kind.rstrip("?"), "" if kind.endswith("?") else " NOT NULL"
            if to.islower():
                made.append(f'"{name}_id" INTEGER{needed}')
                refers.append(f'FOREIGN KEY ("{name}_id") REFERENCES "{to}" ("id")')
            else:
                made.append(f'"{name}" {to}{needed}')
        lines = ", ".join(('"id" INTEGER NOT NULL PRIMARY KEY', *made, *refers))
        db.execute_sql(f'CREATE TABLE "{table}" ({lines})')
        for index in indexes:
            unique, names = ("UNIQUE ", index.split()[1:]) if index.startswith("UNIQUE ") else ("", index.split())
            over = ", ".join(f'"{name}"' for name in names)
            db.execute_sql(f'CREATE {unique}INDEX "{"_".join((table, *names))}" ON "{table}" ({over})')
    for column in (
        '"access_request" ADD COLUMN "helper_id" INTEGER REFERENCES "staff" ("id")',
        '"access_request" ADD COLUMN "outcome" TEXT NOT NULL DEFAULT \'\'',
        '"salon" ADD COLUMN "answer_days" INTEGER NOT NULL DEFAULT 15',
    ):
        db.execute_sql(f"ALTER TABLE {column}")


def _erasing(db: Any) -> None:
    """Who is on no list, what was erased, and reasons that can be."""
    db.execute_sql('ALTER TABLE "client" ADD COLUMN "away" TEXT NOT NULL DEFAULT \'\'')
    db.execute_sql('CREATE INDEX "client_away" ON "client" ("number") WHERE away <> \'\'')
    listed = "WHERE merged_into_id IS NULL AND away = ''"
    for column in ("district", "grade", "occupation", "sex", "source"):
        db.execute_sql(f'DROP INDEX "client_by_{column}"')
        db.execute_sql(f'CREATE INDEX "client_by_{column}" ON "client" ("{column}", "sort_pinyin") {listed}')
    db.execute_sql('DROP INDEX "client_by_birthday"')
    db.execute_sql(f'CREATE INDEX "client_by_birthday" ON "client" ("birthday") {listed}')
    for table in ("appointment_event", "booking_override"):
        columns = [row[1] for row in db.execute_sql(f'PRAGMA table_info("{table}")').fetchall()]
        db.execute_sql(f'DROP TRIGGER "{table}_no_update"')
        db.execute_sql(append_only(table, columns, ("reason",))[0])
    _destructions(db)
    _reasons(db)


def _destructions(db: Any) -> None:
    Client, Staff = _known(db, "client"), _known(db, "staff")

    class Destruction(Model):
        version = IntegerField(default=1)
        number = TextField(unique=True)
        client = ForeignKeyField(Client, index=False)
        card = TextField()
        kind = TextField()
        reason = TextField()
        since = DateField(null=True)
        sheets = IntegerField(default=0)
        kept = TextField(default="[]")
        salts = TextField(default="[]")
        at = Moment()
        by = ForeignKeyField(Staff, null=True, index=False)
        approver = ForeignKeyField(Staff, null=True, index=False)
        destroyed = DateField(null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "destruction"
            constraints = (SQL("CHECK (kind IN ('file', 'health'))"),)
            indexes = ((("client", "kind"), False),)

    db.create_tables([Destruction])


def _reasons(db: Any) -> None:
    """Reasons that may name a client stand beside the chain of the log from now on, and those that stood in it can go.

    Its entries stay as they are; one more says how they are linked by digests of their reasons.
    """
    for column in ("reason_salt", "reason_digest"):
        db.execute_sql(f'ALTER TABLE "audit_entry" ADD COLUMN "{column}" TEXT NOT NULL DEFAULT \'\'')
    linked, last = "", 0
    found = db.execute_sql(
        "SELECT seq, at, staff, person, role, operation, action, outcome, client, what, reason, hash FROM audit_entry "
        "WHERE client IS NOT NULL AND reason <> '' ORDER BY seq"
    ).fetchall()
    for *columns, own_hash in found:
        salt, sealed = audit.seal(columns[-1])
        last = columns[0]
        linked = audit.without_reason(columns, own_hash, sealed, linked)
        db.execute_sql("UPDATE audit_entry SET reason_salt = ?, reason_digest = ? WHERE seq = ?", (salt, sealed, last))
    if found:
        [(at,)] = db.execute_sql("SELECT at FROM audit_entry ORDER BY seq DESC LIMIT 1").fetchall()
        what = {"count": len(found), "until": last, "hash": linked}
        audit.append(as_moment(at), audit.SEAL, Action.EXECUTE, Outcome.DONE, what=what)


def _known(db: Any, table: str) -> type[Model]:
    """A table that stands already, to be referred to."""

    class Known(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = table

    return Known


def _consent_texts(db: Any) -> None:
    """The words of the intake form, version by version; of each answer the paper on which it was signed."""
    for statement in (
        'CREATE TABLE "consent_text" ("id" INTEGER NOT NULL PRIMARY KEY, "version" TEXT NOT NULL, '
        '"zh" TEXT NOT NULL, "en" TEXT NOT NULL, "since" DATE NOT NULL, "asks" TEXT NOT NULL, "at" DATETIME NOT NULL, '
        '"by_id" INTEGER NOT NULL, FOREIGN KEY ("by_id") REFERENCES "staff" ("id"))',
        'CREATE UNIQUE INDEX "consent_text_version" ON "consent_text" ("version")',
        'ALTER TABLE "consent" ADD COLUMN "sheet_id" INTEGER REFERENCES "sheet" ("id")',
        'ALTER TABLE "consent" ADD COLUMN "paper_day" DATE',
    ):
        db.execute_sql(statement)
