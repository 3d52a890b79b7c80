"""The filing cabinet: where paper stands, who has it, and what was found when somebody looked (R111–R118, R129)."""

from __future__ import annotations

import peewee as pw

from db.clients.models import Client
from db.core.models import CodesField, Moment, Table, Versioned
from db.papers.cabinets.models import Drawer
from db.papers.models import Sheet
from db.staff.models import Staff


class Loan(Versioned):
    """A paper that somebody asks for, has, or has brought back (R114, R115).

    ``refused_at`` and ``approved_at`` exclude each other; ``out_at`` needs an approval, ``back_at`` needs ``out_at``.
    """

    sheet = pw.ForeignKeyField(Sheet, backref="loans")
    client = pw.ForeignKeyField(Client, backref="loans")
    borrower = pw.ForeignKeyField(Staff, backref="loans")
    reason = pw.TextField()
    asked_at = Moment()
    asked_by = pw.ForeignKeyField(Staff, backref="loans_asked")
    due = pw.DateField()
    approved_at = Moment(null=True)
    approved_by = pw.ForeignKeyField(Staff, null=True, backref="loans_approved")
    refused_at = Moment(null=True)
    out_at = Moment(null=True)
    out_by = pw.ForeignKeyField(Staff, null=True, backref="loans_handed_out")
    back_at = Moment(null=True)
    back_by = pw.ForeignKeyField(Staff, null=True, backref="loans_taken_back")
    intact = pw.BooleanField(null=True)
    remark = pw.TextField(default="")

    class Meta:
        indexes = ((("back_at", "due"), False),)


class AccessRequest(Versioned):
    """A client's written request to see, copy, correct or delete (R116)."""

    number = pw.IntegerField(unique=True)
    client = pw.ForeignKeyField(Client, backref="access_requests")
    received = pw.DateField()
    received_by = pw.ForeignKeyField(Staff, backref="requests_received")
    wishes = CodesField(default=())
    details = pw.TextField(default="")
    identity = pw.TextField(default="")
    identity_by = pw.ForeignKeyField(Staff, null=True, backref="identities_checked")
    due = pw.DateField()
    answered = pw.DateField(null=True)
    answered_by = pw.ForeignKeyField(Staff, null=True, backref="requests_answered")
    result = pw.TextField(default="")


class Inspection(Versioned):
    """An inspection of the archive (R118) or store room (R129); ``points`` is a JSON object of code to yes or no."""

    number = pw.IntegerField(unique=True)
    kind = pw.TextField()
    day = pw.DateField()
    inspector = pw.ForeignKeyField(Staff, backref="inspections")
    scope = pw.TextField(default="")
    looked_at = pw.IntegerField(null=True)
    points = pw.TextField(default="{}")


class Finding(Versioned):
    """What an inspection found, who puts it right until when, and whether it was checked again (R118)."""

    inspection = pw.ForeignKeyField(Inspection, backref="findings")
    text = pw.TextField()
    owner = pw.ForeignKeyField(Staff, null=True, backref="findings")
    deadline = pw.DateField(null=True)
    checked = pw.DateField(null=True)
    checked_by = pw.ForeignKeyField(Staff, null=True, backref="findings_checked")


class ShelfCheck(Table):
    """A drawer that was scanned from end to end, and how many cards of each sort that showed."""

    drawer = pw.ForeignKeyField(Drawer, backref="checks")
    at = Moment()
    by = pw.ForeignKeyField(Staff, backref="shelf_checks")
    expected = pw.IntegerField()
    scanned = pw.IntegerField()
    missing = pw.IntegerField()
    misfiled = pw.IntegerField()
    unknown = pw.IntegerField()
    double = pw.IntegerField()
