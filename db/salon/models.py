"""What the salon sells: services and products, each with the alerts it conflicts with."""

from __future__ import annotations

import peewee as pw

from db.core.models import CodesField, Versioned


class Service(Versioned):
    """A service; price in fen, duration in minutes.

    People learn its ``code``: it stays when another service goes, and no other ever gets it.

    Attributes:
        goals: The goals of clients that it is for.
        means: What it does to a body, and ``areas`` where; what speaks against those speaks against it.
        medical: Whether it is medical care 医疗美容, which asks for consent always.
        patch: When it asks for a patch test (``none``, ``first``, ``gap``, ``always``), which holds for ``patch_days``.
        consent_text: The version of the text that a client signs before; empty where none is asked for.
    """

    code = pw.IntegerField(unique=True)
    name = pw.TextField(unique=True)
    category = pw.TextField(default="")
    minutes = pw.IntegerField(default=60)
    price = pw.IntegerField(default=0)
    tags = CodesField(default=())
    active = pw.BooleanField(default=True)
    readings = pw.TextField(default="")
    # a migration has added it, and so it has a default in the archive as well
    leave_off = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])
    means = CodesField(default=(), constraints=[pw.SQL("DEFAULT '[]'")])
    areas = CodesField(default=(), constraints=[pw.SQL("DEFAULT '[]'")])
    medical = pw.BooleanField(default=False, constraints=[pw.SQL("DEFAULT 0")])
    patch = pw.TextField(default="none", constraints=[pw.SQL("DEFAULT 'none'")])
    patch_days = pw.IntegerField(default=180, constraints=[pw.SQL("DEFAULT 180")])
    consent_text = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])
    consent_days = pw.IntegerField(default=365, constraints=[pw.SQL("DEFAULT 365")])
    goals = CodesField(default=(), constraints=[pw.SQL("DEFAULT '[]'")])


class Product(Versioned):
    """A product; price in fen per unit, ``code`` as for services.

    ``lasts`` is for how many days one person uses a unit of it, 0 where nobody knows.
    """

    code = pw.IntegerField(unique=True)
    name = pw.TextField(unique=True)
    brand = pw.TextField(default="")
    unit = pw.TextField(default="")
    price = pw.IntegerField(default=0)
    tags = CodesField(default=())
    active = pw.BooleanField(default=True)
    readings = pw.TextField(default="")
    lasts = pw.IntegerField(default=0, constraints=[pw.SQL("DEFAULT 0")])
    patch = pw.TextField(default="none", constraints=[pw.SQL("DEFAULT 'none'")])
    patch_days = pw.IntegerField(default=180, constraints=[pw.SQL("DEFAULT 180")])
    formula = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])


class OwnField(Versioned):
    """A field that the salon added without code."""

    name = pw.TextField(unique=True)
    label_en = pw.TextField()
    label_zh = pw.TextField()
    kind = pw.TextField()
    options = CodesField(default=())
    active = pw.BooleanField(default=True)


class Salon(Versioned):
    """The salon's own details and settings; one row."""

    name = pw.TextField()
    name_latin = pw.TextField(default="")
    address = pw.TextField(default="")
    phone = pw.TextField(default="")
    hours = pw.TextField(default="")
    scale = pw.TextField(default="")
    concept = pw.TextField(default="")
    language = pw.TextField(default="zh")
    paper = pw.TextField(default="zh_en")
    filing = pw.TextField(default="pinyin")
    idle_seconds = pw.IntegerField(default=90)
    solo = pw.BooleanField(default=False)
    discount = pw.IntegerField(default=0)
    demo = pw.BooleanField(default=False)
    has_recovery = pw.BooleanField(default=False)
    pin_memory_kib = pw.IntegerField()
    pin_passes = pw.IntegerField()
    # a migration has added them, and so they have a default in the archive as well
    most_clients = pw.IntegerField(default=80, constraints=[pw.SQL("DEFAULT 80")])
    answer_days = pw.IntegerField(default=15, constraints=[pw.SQL("DEFAULT 15")])
