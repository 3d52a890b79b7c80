"""What rules of health say of a treatment, in words."""

from __future__ import annotations

from collections.abc import Mapping

from db.fields.declaration import Term
from db.rules.fields import LEVELS
from db.rules.records import Level, Reason
from db.visits.fields import OUTCOMES
from db.visits.records import Conflict, Earlier
from salon_tui.words.i18n import _, language

SIGNS: Mapping[Level, str] = {Level.WARN: "!", Level.ASK: "?", Level.NOTE: "·"}
"""Signs beside alarm; everything else stops."""
_REASONS: Mapping[Reason, Term] = {
    Reason.RESTING: Term("not over for long enough", "停止时间未满"),
    Reason.UNDATED: Term("nobody knows since when", "时间不详"),
    Reason.INSIDE: Term("where it is done", "在操作部位"),
    Reason.OUTSIDE: Term("not where it is done", "不在操作部位"),
    Reason.NO_WORD: Term("no doctor's word of the last 180 days", "没有180天内的医生意见"),
    Reason.DOCTORS_WORD: Term("a doctor has agreed", "已有医生意见"),
    Reason.TOLERATED: Term("went well before", "以往可耐受"),
    Reason.RECHECK: Term("asked long ago", "久未核实"),
    Reason.PAST_UNTIL: Term("should be over by now", "预计已结束"),
    Reason.AGE_UNKNOWN: Term("no date of birth", "出生日期不详"),
    Reason.GUARDIAN: Term("a guardian has to sign", "须监护人签署"),
    Reason.PATCH_POSITIVE: Term("positive", "阳性"),
    Reason.PATCH_MISSING: Term("missing", "未做"),
    Reason.PATCH_EARLY: Term("less than 48 hours ago", "未满48小时"),
    Reason.PATCH_PENDING: Term("not read yet", "待判读"),
    Reason.PATCH_EXPIRED: Term("expired", "已过期"),
    Reason.PATCH_FORMULA: Term("of another formula", "配方不同"),
    Reason.PATCH_SINCE: Term("test again: something is new since", "此后情况有变，须重测"),
    Reason.CONSENT_MISSING: Term("missing", "未签"),
    Reason.CONSENT_EXPIRED: Term("expired", "已过期"),
    Reason.CONSENT_TEXT: Term("to another text", "文本已更新，须重签"),
}


_OUTCOMES = {choice.code: choice.term for choice in OUTCOMES}


def level_word(conflict: Conflict) -> str:
    """How strictly it speaks, in one word."""
    return LEVELS[conflict.level].text(language())


def sign(conflict: Conflict) -> str:
    """The sign before it: what stops has its own."""
    return "✓" if conflict.overridden or conflict.seen else SIGNS.get(conflict.level, "✗")


def because(conflict: Conflict) -> str:
    """What speaks against it, and why."""
    alert = conflict.alert.term.text(language())
    reason = _REASONS.get(conflict.reason) if conflict.reason else None
    return _("{alert}, {reason}").format(alert=alert, reason=reason.text(language())) if reason else alert


def free_words(conflict: Conflict) -> str:
    """From which day on it is over; empty where waiting doesn't help."""
    return _("from {day} on").format(day=conflict.earliest.isoformat()) if conflict.earliest else ""


def rule_words(conflict: Conflict) -> tuple[str, ...]:
    """Which rule speaks, and whether somebody stands for it; nothing where it is no rule."""
    if conflict.why is None:
        return ()
    known = _("Rule {number}, version {version}: {why}.").format(
        number=conflict.rule, version=conflict.version, why=conflict.why.text(language())
    )
    if conflict.confirmed_day is None:
        return known, _("A proposal of the program, not confirmed by anybody yet.")
    by, day = conflict.confirmed_by, conflict.confirmed_day.isoformat()
    return known, _("Confirmed by {name}, {day}.").format(name=by, day=day)


def earlier_words(conflict: Conflict) -> str:
    """When the same was let through before, by whom, and how it came out."""
    if not conflict.earlier:
        return _("Let through before: never.")
    said = [_said(one) for one in conflict.earlier]
    return _("Let through before: {times}.").format(times=_("; ").join(said))


def _said(one: Earlier) -> str:
    known = (one.day.isoformat(), one.by, _OUTCOMES[one.outcome].text(language()) if one.outcome else "")
    return " ".join(part for part in known if part)
