"""Cabinets, drawers and bound volumes: the places where paper stands."""

from __future__ import annotations

import peewee as pw

from db.core.models import Versioned
from db.staff.models import Staff


class Cabinet(Versioned):
    """A cabinet, with the one kind of sheet that stands in it and its keeper, named and dated."""

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
