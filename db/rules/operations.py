"""Rules of health as the salon goes by them: changed in versions, and confirmed by name."""

from __future__ import annotations

from dataclasses import replace

from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.rules.fields import LONGEST_WHY, MOST_DAYS, RULE_FIELDS, VERDICTS
from db.rules.items import MEANS
from db.rules.models import RuleRow
from db.rules.records import RuleLine
from db.rules.requests import ConfirmRule, SaveRule
from db.rules.store.lines import line_of
from db.text.cleaning import clean

_CODES = [choice.code for choice in MEANS]
_LEVELS = frozenset(choice.code for choice in VERDICTS)


def _again(work: Work, row: int) -> RuleLine:
    return line_of(work, RuleRow.get_by_id(row).number)


@operation(Permission.RULES, Action.UPDATE, again=_again)
def save_rule(work: Work, asked: SaveRule) -> RuleLine:
    """Makes the next wording of a rule; nobody has confirmed it yet, and what was overridden keeps the one before.

    Raises:
        InvalidFields: With every flaw.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``.
    """
    old = _current(asked.number, asked.version)
    asked = replace(asked, why_en=clean(asked.why_en, LONGEST_WHY), why_zh=clean(asked.why_zh, LONGEST_WHY))
    bad = {
        "level": Flaw.NOT_A_CHOICE if asked.level not in _LEVELS else None,
        "means": Flaw.NOT_A_CHOICE if not set(asked.means) <= set(_CODES) else None,
        "days_after": Flaw.NOT_A_NUMBER if not 0 <= asked.days_after <= MOST_DAYS else None,
        "why_zh": Flaw.REQUIRED if not (asked.why_en or asked.why_zh) else None,
    }
    flaws = {field.name: flaw for field in RULE_FIELDS if (flaw := bad.get(field.name)) is not None}
    if flaws:
        raise InvalidFields(flaws)
    RuleRow.update(current=False).where(RuleRow.id == old.id).execute()
    row = RuleRow.create(
        number=old.number,
        version=old.version + 1,
        item=old.item,
        means=tuple(code for code in _CODES if code in asked.means),
        areas_matter=old.areas_matter,
        verdict=asked.level,
        days_after=asked.days_after,
        why_en=asked.why_en or asked.why_zh,
        why_zh=asked.why_zh or asked.why_en,
        active=asked.active,
    )
    work.what["rule"], work.what["version"] = row.number, row.version
    work.made = row.id
    return line_of(work, row.number)


@operation(Permission.RULES, Action.UPDATE, again=_again)
def confirm_rule(work: Work, asked: ConfirmRule) -> RuleLine:
    """Whoever is at the desk stands for a rule, by name.

    Raises:
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``.
    """
    row = _current(asked.number, asked.version)
    row.confirmed_by_id, row.confirmed_day = work.staff, work.today
    row.save()
    work.what["rule"], work.what["version"] = row.number, row.version
    work.made = row.id
    return line_of(work, row.number)


def _current(number: int, version: int) -> RuleRow:
    row = RuleRow.get_or_none(RuleRow.number == number, RuleRow.current)
    if row is None:
        raise SalonError(Code.NOT_FOUND)
    if row.version != version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    return row
