"""Bound volumes."""

from __future__ import annotations

import peewee as pw

from db.core.models import Moment, Versioned
from db.staff.models import Staff


class Volume(Versioned):
    """Cards of a drawer that were bound, with cover, contents and page numbers."""

    number = pw.IntegerField(unique=True)
    title = pw.TextField(default="")
    place = pw.TextField(default="")
    keeper = pw.ForeignKeyField(Staff, null=True, backref="volumes")
    pages = pw.IntegerField(default=0)
    bound_at = Moment()
    bound_by = pw.ForeignKeyField(Staff, index=False, backref="volumes_bound")
