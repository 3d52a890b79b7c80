"""What clients have, with when and how sure, in place of ticks; and when each box of the form was last asked."""

from __future__ import annotations

import json
from typing import Any

from peewee import (
    SQL,
    BooleanField,
    CompositeKey,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

_BOXES = {
    "D": ("habits", "habits_note", "household"),
    "F": ("products_cleanse", "products_care", "products_cover"),
    "G": (
        "areas",
        "goals",
        "wishes",
        "budget",
        "pressure",
        "manner",
        "likes",
        "dislikes",
        "neck_shoulders",
        "hobbies",
        "events",
        "topics",
    ),
}
"""Boxes that are asked again from time to time, and their fields; B is on every file, C has its questions."""


_RULES = (
    # item, means, whether areas matter, verdict, days after, why in English and Chinese
    ("infection", "", 0, "stop", 0, "do not treat until it is over", "未痊愈前一律不做护理"),
    ("fever", "", 0, "stop", 0, "do not treat until it is over", "未痊愈前一律不做护理"),
    ("inflammation", "", 0, "stop", 0, "do not treat until it is over", "未痊愈前一律不做护理"),
    ("cancer", "", 0, "stop", 0, "do not treat until it is over", "未痊愈前一律不做护理"),
    ("lump", "", 0, "stop", 0, "do not treat until it is over", "未痊愈前一律不做护理"),
    ("thrombosis", "", 0, "stop", 0, "do not treat until it is over", "未痊愈前一律不做护理"),
    ("haemophilia", "", 0, "stop", 0, "do not treat until it is over", "未痊愈前一律不做护理"),
    ("drunk", "", 0, "stop", 0, "do not treat until it is over", "未痊愈前一律不做护理"),
    (
        "pacemaker",
        "electric rf ultrasound",
        0,
        "hold",
        0,
        "no electric, RF or ultrasound instruments",
        "不用电流、射频、超声类仪器",
    ),
    (
        "metal_implant",
        "electric rf ultrasound",
        0,
        "hold",
        0,
        "no electric, RF or ultrasound instruments",
        "不用电流、射频、超声类仪器",
    ),
    (
        "pregnancy",
        "electric rf ultrasound",
        0,
        "hold",
        0,
        "no electric, RF or ultrasound instruments",
        "不用电流、射频、超声类仪器",
    ),
    (
        "epilepsy",
        "electric rf ultrasound",
        0,
        "hold",
        0,
        "no electric, RF or ultrasound instruments",
        "不用电流、射频、超声类仪器",
    ),
    (
        "heart",
        "electric rf ultrasound",
        0,
        "hold",
        0,
        "no electric, RF or ultrasound instruments",
        "不用电流、射频、超声类仪器",
    ),
    (
        "nerves",
        "electric rf ultrasound",
        0,
        "hold",
        0,
        "no electric, RF or ultrasound instruments",
        "不用电流、射频、超声类仪器",
    ),
    (
        "diabetes",
        "electric rf ultrasound",
        0,
        "hold",
        0,
        "no electric, RF or ultrasound instruments",
        "不用电流、射频、超声类仪器",
    ),
    (
        "pressure",
        "electric rf ultrasound",
        0,
        "hold",
        0,
        "no electric, RF or ultrasound instruments",
        "不用电流、射频、超声类仪器",
    ),
    ("thyroid", "", 0, "warn", 0, "a doctor's word first, not older than 180 days", "先要医生意见，180天内有效"),
    ("insulin", "", 0, "warn", 0, "a doctor's word first, not older than 180 days", "先要医生意见，180天内有效"),
    ("lupus", "", 0, "warn", 0, "a doctor's word first, not older than 180 days", "先要医生意见，180天内有效"),
    ("asthma", "", 0, "warn", 0, "a doctor's word first, not older than 180 days", "先要医生意见，180天内有效"),
    ("surgery", "", 0, "warn", 0, "a doctor's word first, not older than 180 days", "先要医生意见，180天内有效"),
    ("broken_skin", "", 1, "warn", 0, "keep clear of it", "避开该部位"),
    ("bruise", "", 1, "warn", 0, "keep clear of it", "避开该部位"),
    ("sunburn", "", 1, "warn", 0, "keep clear of it", "避开该部位"),
    ("eczema", "", 1, "warn", 0, "keep clear of it", "避开该部位"),
    ("psoriasis", "", 1, "warn", 0, "keep clear of it", "避开该部位"),
    ("acne", "", 1, "warn", 0, "keep clear of it", "避开该部位"),
    ("warts", "", 1, "warn", 0, "keep clear of it", "避开该部位"),
    ("veins", "", 1, "warn", 0, "keep clear of it", "避开该部位"),
    ("piercing", "", 1, "warn", 0, "keep clear of it", "避开该部位"),
    ("lenses", "", 1, "warn", 0, "keep clear of it", "避开该部位"),
    ("scar", "", 1, "hold", 90, "a new scar is left alone", "新疤痕不碰"),
    ("isotretinoin", "light acid needle wax", 0, "hold", 180, "thin skin, which scars easily", "皮肤变薄，易损伤留疤"),
    ("isotretinoin", "", 0, "warn", 180, "dry, thin skin: be gentle", "皮肤干薄，手法放轻"),
    (
        "retinoids_topical",
        "light exfoliate acid needle wax",
        0,
        "hold",
        7,
        "the skin has not recovered yet",
        "皮肤尚未恢复",
    ),
    ("photosensitisers", "light", 0, "hold", 14, "light may burn", "光照易灼伤"),
    ("filler", "rf heat massage", 0, "hold", 14, "it may shift or dissolve", "易移位或加速代谢"),
    (
        "laser",
        "rf light heat exfoliate acid needle wax",
        0,
        "hold",
        28,
        "the skin has not recovered yet",
        "皮肤尚未恢复",
    ),
    (
        "peel",
        "rf light heat exfoliate acid needle wax",
        0,
        "hold",
        28,
        "the skin has not recovered yet",
        "皮肤尚未恢复",
    ),
    (
        "microneedling",
        "rf light heat exfoliate acid needle wax",
        0,
        "hold",
        28,
        "the skin has not recovered yet",
        "皮肤尚未恢复",
    ),
    ("make_up", "", 1, "hold", 30, "the colour has not settled", "色料未稳定"),
    ("threads", "rf ultrasound heat suction massage", 0, "hold", 90, "threads may loosen", "线材易松动"),
    ("acids", "acid", 0, "hold", 0, "it would be used itself", "项目本身就用到它"),
    ("ppd", "dye", 0, "hold", 0, "it would be used itself", "项目本身就用到它"),
    ("plaster", "tape", 0, "hold", 0, "it would be used itself", "项目本身就用到它"),
)
"""The rules that a salon begins with; nobody has confirmed them yet."""


def up(migrator: Any, db: Any) -> None:
    """Makes the tables; each tick becomes a condition that is open and was told, each question one that was asked."""
    conditions(db)
    _merging(db)
    _rules(db)
    _catalogue(db)
    _letters(db)
    _reading(db)


def conditions(db: Any) -> None:
    """Puts conditions in place of ticks, and when boxes were asked beside them."""
    Client = _known(db, "client")
    Staff = _known(db, "staff")

    class Condition(Model):
        version = IntegerField(default=1)
        client = ForeignKeyField(Client)
        item = TextField()
        began = DateField(null=True)
        ended = DateField(null=True)
        ended_by = ForeignKeyField(Staff, null=True, index=False)
        until = DateField(null=True)
        certainty = TextField()
        gravity = TextField(default="unsure")
        areas = TextField(default="[]")
        detail = TextField(default="")
        doctor_day = DateField(null=True)
        tolerated = DateField(null=True)
        confirmed_day = DateField()
        from_dated = IntegerField(null=True)
        at = DateTimeField()
        by = ForeignKeyField(Staff, index=False)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "condition"
            constraints = (
                SQL("CHECK (certainty IN ('told', 'seen', 'confirmed', 'refuted'))"),
                SQL("CHECK (gravity IN ('low', 'high', 'unsure'))"),
                SQL("CHECK ((ended IS NULL) = (ended_by_id IS NULL))"),
                SQL("CHECK (certainty <> 'refuted' OR ended IS NOT NULL)"),
                SQL('FOREIGN KEY ("from_dated") REFERENCES "dated" ("id")'),
            )

    class Confirmed(Model):
        client = ForeignKeyField(Client, index=False)
        box = TextField()
        day = DateField()
        by = ForeignKeyField(Staff, index=False)
        how = TextField()
        at = DateTimeField()

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "confirmed"
            constraints = (SQL("CHECK (how IN ('asked', 'declined', 'unchanged', 'form'))"),)
            indexes = ((("client", "box"), True),)

    db.create_tables([Condition, Confirmed])
    db.execute_sql('CREATE UNIQUE INDEX "condition_open" ON "condition" ("client_id", "item") WHERE ended IS NULL')
    _health(db)
    _boxes(db)


def _health(db: Any) -> None:
    """Moves what was answered to box C; an item that two of its questions have is one condition."""
    db.execute_sql(
        "INSERT INTO condition (version, client_id, item, certainty, gravity, areas, detail, confirmed_day, at, by_id) "
        "SELECT 1, client_id, item, 'told', 'unsure', '[]', '', date(MAX(at), 'localtime'), MAX(at), by_id "
        "FROM health_answer WHERE has AND item <> '' GROUP BY client_id, item ORDER BY MIN(id)"
    )
    db.execute_sql(
        "INSERT INTO confirmed (client_id, box, day, by_id, how, at) "
        "SELECT client_id, question, date(MAX(at), 'localtime'), by_id, 'asked', MAX(at) "
        "FROM health_answer GROUP BY client_id, question ORDER BY MIN(id)"
    )
    # of questions that were answered at different times, the box is as old as the oldest answer
    db.execute_sql(
        "INSERT INTO confirmed (client_id, box, day, by_id, how, at) "
        "SELECT client_id, 'C', date(MIN(at), 'localtime'), by_id, 'form', MIN(at) "
        "FROM health_answer GROUP BY client_id ORDER BY MIN(id)"
    )
    db.execute_sql('DROP TABLE "health_answer"')


def _boxes(db: Any) -> None:
    """The other boxes were asked when the file was opened: nobody kept when they were asked again."""
    opened = "SELECT c.id, ?, date(c.created_at, 'localtime'), c.created_by_id, 'form', c.created_at FROM client c"
    into = "INSERT INTO confirmed (client_id, box, day, by_id, how, at)"
    db.execute_sql(f"{into} {opened}", ("B",))
    for box, fields in _BOXES.items():
        marks = ", ".join("?" * len(fields))
        answered = f"EXISTS (SELECT 1 FROM answer a WHERE a.client_id = c.id AND a.field IN ({marks}))"
        db.execute_sql(f"{into} {opened} WHERE {answered}", (box, *fields))


def _merging(db: Any) -> None:
    db.execute_sql('ALTER TABLE "client" ADD COLUMN "merged_into_id" INTEGER REFERENCES "client" ("id")')
    db.execute_sql('CREATE INDEX "client_merged" ON "client" ("merged_into_id") WHERE merged_into_id IS NOT NULL')
    Client = _known(db, "client")
    Staff = _known(db, "staff")

    class Merge(Model):
        kept = ForeignKeyField(Client)
        gone = ForeignKeyField(Client)
        state = TextField()
        proposed_at = DateTimeField(null=True)
        proposed_by = ForeignKeyField(Staff, null=True, index=False)
        at = DateTimeField(null=True)
        by = ForeignKeyField(Staff, null=True, index=False)
        approver = ForeignKeyField(Staff, null=True, index=False)
        why = TextField(default="")
        undone_at = DateTimeField(null=True)
        undone_by = ForeignKeyField(Staff, null=True, index=False)
        undone_approver = ForeignKeyField(Staff, null=True, index=False)
        undone_why = TextField(default="")
        marks = TextField(default="{}")

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "merge"
            constraints = (
                SQL("CHECK (state IN ('proposed', 'declined', 'done', 'undone'))"),
                SQL("CHECK (kept_id <> gone_id)"),
                SQL("CHECK ((state IN ('done', 'undone')) = (at IS NOT NULL))"),
                SQL("CHECK ((state = 'undone') = (undone_at IS NOT NULL))"),
            )

    class MergeRow(Model):
        merge = ForeignKeyField(Merge, index=False)
        place = IntegerField()
        of = TextField()
        key = TextField()
        before = TextField(null=True)
        after = TextField(null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "merge_row"
            primary_key = CompositeKey("merge", "place")
            without_rowid = True

    class NotSame(Model):
        first = ForeignKeyField(Client, index=False)
        second = ForeignKeyField(Client)
        at = DateTimeField()
        by = ForeignKeyField(Staff, index=False)
        why = TextField()

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "not_same"
            constraints = (SQL("CHECK (first_id < second_id)"),)
            indexes = ((("first", "second"), True),)

    db.create_tables([Merge, MergeRow, NotSame])


def _rules(db: Any) -> None:
    """What speaks against what, in versions; what was said of it on a visit; and what an override rests on."""
    Staff = _known(db, "staff")
    Visit = _known(db, "visit")

    class Rule(Model):
        number = IntegerField()
        version = IntegerField()
        item = TextField()
        means = TextField(default="[]")
        areas_matter = BooleanField(default=False)
        verdict = TextField()
        days_after = IntegerField(default=0)
        why_en = TextField(default="")
        why_zh = TextField(default="")
        current = BooleanField(default=True)
        active = BooleanField(default=True)
        confirmed_by = ForeignKeyField(Staff, null=True, index=False)
        confirmed_day = DateField(null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "rule"
            constraints = (
                SQL("CHECK (verdict IN ('stop', 'hold', 'warn', 'note'))"),
                SQL("CHECK (days_after >= 0)"),
                SQL("CHECK ((confirmed_by_id IS NULL) = (confirmed_day IS NULL))"),
            )
            indexes = ((("number", "version"), True),)

    class Seen(Model):
        visit = ForeignKeyField(Visit, index=False)
        facts = TextField()
        item = TextField()
        by = ForeignKeyField(Staff, index=False)
        at = DateTimeField()

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "seen"
            indexes = ((("visit", "facts"), True),)

    db.create_tables([Rule, Seen])
    db.execute_sql('CREATE INDEX "rule_item" ON "rule" ("item") WHERE current AND active')
    for number, (item, means, areas_matter, verdict, days_after, why_en, why_zh) in enumerate(_RULES, 1):
        db.execute_sql(
            "INSERT INTO rule (number, version, item, means, areas_matter, verdict, days_after, why_en, why_zh, "
            "current, active) VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, TRUE, TRUE)",
            (number, item, json.dumps(means.split()), areas_matter, verdict, days_after, why_en, why_zh),
        )
    for column in (
        '"rule" INTEGER NOT NULL DEFAULT 0',
        '"rule_version" INTEGER NOT NULL DEFAULT 0',
        "\"verdict\" TEXT NOT NULL DEFAULT ''",
        "\"facts\" TEXT NOT NULL DEFAULT ''",
        '"until" DATE',
        "\"outcome\" TEXT NOT NULL DEFAULT ''",
    ):
        db.execute_sql(f'ALTER TABLE "override" ADD COLUMN {column}')


def _catalogue(db: Any) -> None:
    """What a service does to a body and where, and what a service or a product asks for before."""
    for table, columns in (
        (
            "service",
            (
                "\"means\" TEXT NOT NULL DEFAULT '[]'",
                "\"areas\" TEXT NOT NULL DEFAULT '[]'",
                '"medical" INTEGER NOT NULL DEFAULT 0',
                "\"patch\" TEXT NOT NULL DEFAULT 'none'",
                '"patch_days" INTEGER NOT NULL DEFAULT 180',
                "\"consent_text\" TEXT NOT NULL DEFAULT ''",
                '"consent_days" INTEGER NOT NULL DEFAULT 365',
            ),
        ),
        (
            "product",
            (
                "\"patch\" TEXT NOT NULL DEFAULT 'none'",
                '"patch_days" INTEGER NOT NULL DEFAULT 180',
                "\"formula\" TEXT NOT NULL DEFAULT ''",
            ),
        ),
    ):
        for column in columns:
            db.execute_sql(f'ALTER TABLE "{table}" ADD COLUMN {column}')


def _letters(db: Any) -> None:
    """What letters said; of those that were written before, that they invited whoever stood on the list of an event."""
    Event = _known(db, "event")
    Sheet = _known(db, "sheet")

    class LetterSaid(Model):
        language = TextField()
        text = TextField()
        event = ForeignKeyField(Event, null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "letter_said"

    class LetterPrinted(Model):
        sheet = ForeignKeyField(Sheet, primary_key=True)
        said = ForeignKeyField(LetterSaid)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "letter_printed"

    db.create_tables([LetterSaid, LetterPrinted])
    letter = (
        "FROM sheet s JOIN event e ON e.id = event_guest.event_id WHERE s.client_id = event_guest.client_id "
        "AND s.kind = 'letter' AND s.occasion = 'invitation' AND s.at >= e.made AND s.state IN ('sent', 'given_out')"
    )
    db.execute_sql(
        f"UPDATE event_guest SET invited = 'letter', invited_on = (SELECT date(MIN(s.at), 'localtime') {letter}) "
        f"WHERE invited = '' AND EXISTS (SELECT 1 {letter})"
    )


def _reading(db: Any) -> None:
    """What is asked about a client's care, and who has read what before which day."""
    Client, Staff, Visit, Dated = (_known(db, table) for table in ("client", "staff", "visit", "dated"))

    class Question(Model):
        client = ForeignKeyField(Client, index=False)
        visit = ForeignKeyField(Visit, null=True)
        dated = ForeignKeyField(Dated, null=True, index=False)
        kind = TextField()
        to = ForeignKeyField(Staff, null=True, index=False, backref="questions_put")
        by = ForeignKeyField(Staff, index=False, backref="questions_asked")
        at = DateTimeField()
        text = TextField()
        answer = TextField(default="")
        answered_by = ForeignKeyField(Staff, null=True, index=False, backref="questions_answered")
        answered_at = DateTimeField(null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "question"
            constraints = (
                SQL("CHECK (kind IN ('question', 'guidance'))"),
                SQL("CHECK ((answered_at IS NULL) = (answer = ''))"),
                SQL("CHECK ((answered_at IS NULL) = (answered_by_id IS NULL))"),
            )
            indexes = ((("client", "id"), False),)

    class Reading(Model):
        staff = ForeignKeyField(Staff, index=False)
        client = ForeignKeyField(Client)
        day = DateField()
        facts = TextField(default="[]")
        at = DateTimeField()

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "reading"
            indexes = ((("staff", "client", "day"), True), (("day", "staff"), False))

    db.create_tables([Question, Reading])
    db.execute_sql('CREATE INDEX "question_open" ON "question" ("to_id", "id") WHERE answered_at IS NULL')


def _known(db: Any, table: str) -> type[Model]:
    """A table that is there."""

    class Known(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = table

    return Known
