"""Rules of health, in versions."""

from __future__ import annotations

import peewee as pw

from db.core.models import CodesField, Table
from db.staff.models import Staff


class RuleRow(Table):
    """One wording of a rule; a change makes the next, so that what was overridden names what it was.

    Attributes:
        number: What people call it; its ``version`` counts from 1.
        means: What it is about; none is every service.
        days_after: For how many days after an item's end it goes on.
        current: Whether it is the latest wording.
        active: Whether the salon goes by it.
        confirmed_by: The professional who stands for it; nobody yet for the software's proposal.
    """

    number = pw.IntegerField()
    version = pw.IntegerField()
    item = pw.TextField()
    means = CodesField(default=())
    areas_matter = pw.BooleanField(default=False)
    verdict = pw.TextField()
    days_after = pw.IntegerField(default=0)
    why_en = pw.TextField(default="")
    why_zh = pw.TextField(default="")
    current = pw.BooleanField(default=True)
    active = pw.BooleanField(default=True)
    confirmed_by = pw.ForeignKeyField(Staff, null=True, index=False)
    confirmed_day = pw.DateField(null=True)

    class Meta:
        table_name = "rule"
        constraints = (
            pw.SQL("CHECK (verdict IN ('stop', 'hold', 'warn', 'note'))"),
            pw.SQL("CHECK (days_after >= 0)"),
            pw.SQL("CHECK ((confirmed_by_id IS NULL) = (confirmed_day IS NULL))"),
        )
        indexes = ((("number", "version"), True),)


RuleRow.add_index(RuleRow.index(RuleRow.item, name="rule_item", where=pw.SQL("current AND active")))
