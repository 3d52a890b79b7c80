"""The first tables, frozen as they were: written by ``playhouse.migrations`` from the models of version 0.1.0."""

from typing import Any

from peewee import (
    SQL,
    BigIntegerField,
    BlobField,
    BooleanField,
    CompositeKey,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)


def up(migrator: Any, db: Any) -> None:
    """Makes every table."""

    class Salon(Model):
        version = IntegerField(default=1)
        name = TextField()
        name_latin = TextField(default="")
        address = TextField(default="")
        phone = TextField(default="")
        hours = TextField(default="")
        scale = TextField(default="")
        concept = TextField(default="")
        language = TextField(default="zh")
        paper = TextField(default="zh_en")
        filing = TextField(default="pinyin")
        idle_seconds = IntegerField(default=90)
        solo = BooleanField(default=False)
        discount = IntegerField(default=0)
        demo = BooleanField(default=False)
        has_recovery = BooleanField(default=False)
        pin_memory_kib = IntegerField()
        pin_passes = IntegerField()

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "salon"

    db.create_tables([Salon])

    class Counter(Model):
        name = TextField(primary_key=True)
        value = IntegerField()

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "counter"

    db.create_tables([Counter])

    class Staff(Model):
        version = IntegerField(default=1)
        name = TextField(unique=True)
        short = TextField(default="")
        roles = TextField()
        language = TextField(default="zh")
        theme = TextField(default="calm")
        notes = TextField(default="")
        active = BooleanField(default=True)
        number = IntegerField(default=0)
        pin_hash = TextField(default="")
        failed = IntegerField(default=0)
        failed_at = IntegerField(default=0)
        wait_until = IntegerField(default=0)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "staff"

    db.create_tables([Staff])

    class WrongPin(Model):
        at = IntegerField(index=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "wrong_pin"

    db.create_tables([WrongPin])

    class Session(Model):
        staff = ForeignKeyField(Staff)
        started = DateTimeField()
        locked = BooleanField(default=False)
        ended = DateTimeField(null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "session"

    db.create_tables([Session])

    class Approval(Model):
        session = ForeignKeyField(Session)
        approver = ForeignKeyField(Staff)
        permission = TextField()
        operation = TextField()
        binding = TextField()
        since = BigIntegerField()
        used = BooleanField(default=False)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "approval"

    db.create_tables([Approval])

    class Draft(Model):
        staff = ForeignKeyField(Staff, on_delete="CASCADE")
        form = TextField()
        about = IntegerField(default=0)
        content = TextField()
        kept = DateTimeField()

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "draft"
            indexes = ((("staff", "form", "about"), True),)

    db.create_tables([Draft])

    class Request(Model):
        id = TextField(primary_key=True)
        staff = ForeignKeyField(Staff)
        operation = TextField()
        result = IntegerField()

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "request"

    db.create_tables([Request])

    class Service(Model):
        version = IntegerField(default=1)
        code = IntegerField(unique=True)
        name = TextField(unique=True)
        category = TextField(default="")
        minutes = IntegerField(default=60)
        price = IntegerField(default=0)
        tags = TextField()
        active = BooleanField(default=True)
        readings = TextField(default="")

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "service"

    db.create_tables([Service])

    class Product(Model):
        version = IntegerField(default=1)
        code = IntegerField(unique=True)
        name = TextField(unique=True)
        brand = TextField(default="")
        unit = TextField(default="")
        price = IntegerField(default=0)
        tags = TextField()
        active = BooleanField(default=True)
        readings = TextField(default="")

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "product"

    db.create_tables([Product])

    class OwnField(Model):
        version = IntegerField(default=1)
        name = TextField(unique=True)
        label_en = TextField()
        label_zh = TextField()
        kind = TextField()
        options = TextField()
        active = BooleanField(default=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "own_field"

    db.create_tables([OwnField])

    class LetterText(Model):
        version = IntegerField(default=1)
        occasion = TextField()
        language = TextField()
        text = TextField()
        changed_at = DateTimeField()
        changed_by = ForeignKeyField(Staff)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "letter_text"
            indexes = ((("occasion", "language"), True),)

    db.create_tables([LetterText])

    class Cabinet(Model):
        version = IntegerField(default=1)
        mark = TextField(unique=True)
        position = IntegerField()
        holds = TextField(default="card")
        room = TextField(default="")
        keeper = ForeignKeyField(Staff, null=True)
        keeper_since = DateField(null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "cabinet"

    db.create_tables([Cabinet])

    class Drawer(Model):
        version = IntegerField(default=1)
        cabinet = ForeignKeyField(Cabinet)
        mark = TextField(unique=True)
        position = IntegerField()
        starts = TextField(default="")

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "drawer"

    db.create_tables([Drawer])

    class Volume(Model):
        version = IntegerField(default=1)
        number = IntegerField(unique=True)
        title = TextField(default="")
        place = TextField(default="")
        keeper = ForeignKeyField(Staff, null=True)
        pages = IntegerField(default=0)
        bound_at = DateTimeField()
        bound_by = ForeignKeyField(Staff)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "volume"

    db.create_tables([Volume])

    class Client(Model):
        version = IntegerField(default=1)
        number = TextField(unique=True)
        created_at = DateTimeField()
        created_by = ForeignKeyField(Staff)
        sort_pinyin = TextField(index=True, default="")
        sort_strokes = TextField(index=True, default="")
        birth_month_day = TextField(default="")
        audit_salt = BlobField()
        name = TextField(default="")
        sex = TextField(default="")
        birthday = TextField(default="")
        phone = TextField(default="")
        phone2 = TextField(default="")
        wechat = TextField(default="")
        referrer = ForeignKeyField("self", null=True)
        email = TextField(default="")
        email2 = TextField(default="")
        address = TextField(default="")
        district = TextField(default="")
        postcode = TextField(default="")
        national_id = BlobField(null=True)
        occupation = TextField(default="")
        title = TextField(default="")
        education = TextField(default="")
        income = TextField(default="")
        family = TextField(default="")
        temperament = TextField(default="")
        emergency_contact = TextField(default="")
        emergency_phone = TextField(default="")
        beautician = ForeignKeyField(Staff, null=True)
        keeper = ForeignKeyField(Staff, null=True)
        source = TextField(default="")
        grade = TextField(default="")
        reading = TextField(default="")
        remarks = TextField(default="")

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "client"
            indexes = ((("birth_month_day", "birthday"), False),)

    db.create_tables([Client])

    class Answer(Model):
        client = ForeignKeyField(Client)
        field = TextField()
        value = TextField()

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "answer"
            indexes = ((("client", "field"), True),)

    db.create_tables([Answer])

    class Consent(Model):
        client = ForeignKeyField(Client)
        purpose = TextField()
        value = TextField()
        state = TextField()
        text_version = TextField()
        at = DateTimeField()
        by = ForeignKeyField(Staff)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "consent"
            indexes = ((("client", "purpose", "id"), True),)

    db.create_tables([Consent])

    class HealthAnswer(Model):
        client = ForeignKeyField(Client)
        question = TextField()
        item = TextField()
        has = BooleanField()
        at = DateTimeField()
        by = ForeignKeyField(Staff)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "health_answer"
            indexes = ((("client", "question", "item"), True),)

    db.create_tables([HealthAnswer])

    class SearchKey(Model):
        kind = TextField()
        key = TextField()
        client = ForeignKeyField(Client)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "search_key"
            primary_key = CompositeKey("kind", "key", "client")
            without_rowid = True

    db.create_tables([SearchKey])

    class Change(Model):
        client = ForeignKeyField(Client)
        field = TextField()
        old = TextField()
        new = TextField()
        at = DateTimeField()
        by = ForeignKeyField(Staff)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "change"
            indexes = ((("client", "id"), True),)

    db.create_tables([Change])

    class EmergencyAccess(Model):
        staff = ForeignKeyField(Staff)
        client = ForeignKeyField(Client)
        opening = TextField()
        since = BigIntegerField()

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "emergency_access"
            indexes = ((("client", "staff"), False),)

    db.create_tables([EmergencyAccess])

    class Review(Model):
        at = DateTimeField()
        staff = ForeignKeyField(Staff)
        operation = TextField()
        client = ForeignKeyField(Client, null=True)
        about = ForeignKeyField(Staff, null=True)
        reason = TextField()
        looked_at = DateTimeField(null=True)
        looked_by = ForeignKeyField(Staff, null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "review"
            indexes = ((("looked_at", "id"), False),)

    db.create_tables([Review])

    class Listed(Model):
        staff = ForeignKeyField(Staff)
        day = DateField()
        client = ForeignKeyField(Client)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "listed"
            indexes = ((("staff", "day", "client"), True),)

    db.create_tables([Listed])

    class Printer(Model):
        name = TextField(primary_key=True)
        dx = IntegerField(default=0)
        dy = IntegerField(default=0)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "printer"

    db.create_tables([Printer])

    class PrinterUse(Model):
        kind = TextField(primary_key=True)
        printer = TextField()

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "printer_use"

    db.create_tables([PrinterUse])

    class PrintJob(Model):
        job = TextField()
        printer = TextField()
        kind = TextField()
        name = TextField()
        client = ForeignKeyField(Client, null=True)
        at = DateTimeField()
        by = ForeignKeyField(Staff)
        state = TextField()
        ended = DateTimeField(null=True)
        is_settled = BooleanField(default=False)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "print_job"
            indexes = ((("ended", "id"), False),)

    db.create_tables([PrintJob])

    class Sheet(Model):
        client = ForeignKeyField(Client)
        kind = TextField()
        version = IntegerField()
        at = DateTimeField()
        by = ForeignKeyField(Staff)
        digest = TextField()
        state = TextField(default="sent")
        since = DateTimeField()
        drawer = ForeignKeyField(Drawer, null=True)
        filed_key = TextField(default="")
        volume = ForeignKeyField(Volume, null=True)
        page = IntegerField(null=True)
        print_job = ForeignKeyField(PrintJob, null=True)
        occasion = TextField(default="")

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "sheet"
            indexes = (
                (("client", "kind", "version"), True),
                (("drawer", "filed_key"), False),
                (("state", "kind"), False),
            )

    db.create_tables([Sheet])

    class ImportedRow(Model):
        digest = TextField(primary_key=True)
        client = ForeignKeyField(Client)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "imported_row"

    db.create_tables([ImportedRow])

    class ImportedCell(Model):
        client = ForeignKeyField(Client)
        access = TextField()
        heading = TextField()
        text = TextField()
        own = BooleanField(default=False)
        at = DateTimeField()
        by = ForeignKeyField(Staff)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "imported_cell"
            indexes = ((("client", "access", "heading", "text"), True),)

    db.create_tables([ImportedCell])

    class ColumnMeanings(Model):
        name = TextField(primary_key=True)
        meanings = TextField()
        at = DateTimeField()
        by = ForeignKeyField(Staff)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "column_meanings"

    db.create_tables([ColumnMeanings])

    class Visit(Model):
        version = IntegerField(default=1)
        client = ForeignKeyField(Client)
        day = DateField()
        opened_at = DateTimeField()
        opened_by = ForeignKeyField(Staff)
        closed_at = DateTimeField(null=True)
        closed_by = ForeignKeyField(Staff, null=True)
        late = BooleanField(default=False)
        total = IntegerField(default=0)
        paid = IntegerField(default=0)
        carried = TextField(default="")
        cancelled = TextField(default="")
        skin_before = TextField(default="")
        steps = TextField(default="")
        settings = TextField(default="")
        cautions = TextField(default="")
        effect = TextField(default="")
        felt = TextField(default="")
        confirmed = TextField(default="")
        introduced = TextField(default="")
        next_time = TextField(default="")
        topics = TextField(default="")
        preferences = TextField(default="")
        satisfaction = TextField(default="")
        next_date = DateField(null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "visit"
            indexes = ((("client", "day", "id", "total", "cancelled"), False), (("closed_at", "day"), False))

    db.create_tables([Visit])

    class VisitService(Model):
        visit = ForeignKeyField(Visit)
        service = ForeignKeyField(Service)
        name = TextField()
        staff = ForeignKeyField(Staff)
        price = IntegerField()
        listed = IntegerField(default=0)
        reason = TextField(default="")

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "visit_service"

    db.create_tables([VisitService])

    class VisitProduct(Model):
        visit = ForeignKeyField(Visit)
        product = ForeignKeyField(Product, null=True)
        name = TextField()
        amount = TextField(default="")
        batch = TextField(default="")

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "visit_product"

    db.create_tables([VisitProduct])

    class Payment(Model):
        visit = ForeignKeyField(Visit)
        client = ForeignKeyField(Client)
        method = TextField()
        amount = IntegerField()
        at = DateTimeField()
        by = ForeignKeyField(Staff)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "payment"
            indexes = ((("client", "at"), False),)

    db.create_tables([Payment])

    class Addendum(Model):
        visit = ForeignKeyField(Visit)
        at = DateTimeField()
        by = ForeignKeyField(Staff)
        text = TextField()

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "addendum"

    db.create_tables([Addendum])

    class Override(Model):
        visit = ForeignKeyField(Visit)
        item = TextField()
        alert = TextField()
        reason = TextField()
        by = ForeignKeyField(Staff)
        approver = ForeignKeyField(Staff)
        at = DateTimeField()

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "override"

    db.create_tables([Override])

    class Loan(Model):
        version = IntegerField(default=1)
        sheet = ForeignKeyField(Sheet)
        client = ForeignKeyField(Client)
        borrower = ForeignKeyField(Staff)
        reason = TextField()
        asked_at = DateTimeField()
        asked_by = ForeignKeyField(Staff)
        due = DateField()
        approved_at = DateTimeField(null=True)
        approved_by = ForeignKeyField(Staff, null=True)
        refused_at = DateTimeField(null=True)
        out_at = DateTimeField(null=True)
        out_by = ForeignKeyField(Staff, null=True)
        back_at = DateTimeField(null=True)
        back_by = ForeignKeyField(Staff, null=True)
        intact = BooleanField(null=True)
        remark = TextField(default="")

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "loan"
            indexes = ((("back_at", "due"), False),)

    db.create_tables([Loan])

    class AccessRequest(Model):
        version = IntegerField(default=1)
        number = IntegerField(unique=True)
        client = ForeignKeyField(Client)
        received = DateField()
        received_by = ForeignKeyField(Staff)
        wishes = TextField()
        details = TextField(default="")
        identity = TextField(default="")
        identity_by = ForeignKeyField(Staff, null=True)
        due = DateField()
        answered = DateField(null=True)
        answered_by = ForeignKeyField(Staff, null=True)
        result = TextField(default="")

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "access_request"

    db.create_tables([AccessRequest])

    class Inspection(Model):
        version = IntegerField(default=1)
        number = IntegerField(unique=True)
        kind = TextField()
        day = DateField()
        inspector = ForeignKeyField(Staff)
        scope = TextField(default="")
        looked_at = IntegerField(null=True)
        points = TextField(default="{}")

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "inspection"

    db.create_tables([Inspection])

    class Finding(Model):
        version = IntegerField(default=1)
        inspection = ForeignKeyField(Inspection)
        text = TextField()
        owner = ForeignKeyField(Staff, null=True)
        deadline = DateField(null=True)
        checked = DateField(null=True)
        checked_by = ForeignKeyField(Staff, null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "finding"

    db.create_tables([Finding])

    class ShelfCheck(Model):
        drawer = ForeignKeyField(Drawer)
        at = DateTimeField()
        by = ForeignKeyField(Staff)
        expected = IntegerField()
        scanned = IntegerField()
        missing = IntegerField()
        misfiled = IntegerField()
        unknown = IntegerField()
        double = IntegerField()

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "shelf_check"

    db.create_tables([ShelfCheck])

    class AuditEntry(Model):
        seq = IntegerField(primary_key=True)
        at = DateTimeField()
        staff = IntegerField(null=True)
        person = TextField(default="")
        role = TextField(default="")
        operation = TextField()
        action = TextField()
        outcome = TextField()
        client = IntegerField(index=True, null=True)
        what = TextField(default="")
        reason = TextField(default="")
        hash = TextField()

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "audit_entry"

    AuditEntry.add_index(
        AuditEntry.index(AuditEntry.operation, name="audit_entry_set_back", where=SQL("operation = 'clock_set_back'"))
    )
    db.create_tables([AuditEntry])
