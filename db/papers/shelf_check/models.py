"""Drawers that were scanned from end to end."""

from __future__ import annotations

import peewee as pw

from db.core.models import Moment, Table
from db.papers.cabinets.models import Drawer
from db.staff.models import Staff


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
