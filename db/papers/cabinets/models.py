"""Cabinets, drawers and bound volumes: the places where paper stands (R111, R113)."""

from __future__ import annotations

import peewee as pw

from db.core.models import Moment, Versioned
from db.staff.models import Staff


class Cabinet(Versioned):
    """A cabinet, with the one kind of sheet that stands in it and its keeper, named and dated (R113)."""

    mark = pw.TextField(unique=True)
    position = pw.IntegerField()
    holds = pw.TextField(default="card")
    room = pw.TextField(default="")
    keeper = pw.ForeignKeyField(Staff, null=True, backref="cabinets")
    keeper_since = pw.DateField(null=True)


class Drawer(Versioned):
    """A drawer; ``starts`` is what its first card begins with in the order in use, empty for the very first."""

    cabinet = pw.ForeignKeyField(Cabinet, backref="drawers")
    mark = pw.TextField(unique=True)
    position = pw.IntegerField()
    starts = pw.TextField(default="")


class Volume(Versioned):
    """Cards of a drawer that were bound, with cover, contents and page numbers (R111)."""

    number = pw.IntegerField(unique=True)
    title = pw.TextField(default="")
    place = pw.TextField(default="")
    keeper = pw.ForeignKeyField(Staff, null=True, backref="volumes")
    pages = pw.IntegerField(default=0)
    bound_at = Moment()
    bound_by = pw.ForeignKeyField(Staff, backref="volumes_bound")
