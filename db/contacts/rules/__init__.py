"""Where tasks come from: each rule is declared once, with what makes a task and what ends it.

Its key is an occurrence, not a run: a clock that is set back, or a day that is made twice, makes nothing anew.
"""

from __future__ import annotations

from db.contacts.rules.appointments import AGREED, REMIND, SETTLE, UNCOVERED, WAITING
from db.contacts.rules.birthdays import CALL, GIFT
from db.contacts.rules.care import AFTER_CARE, CARE, RETURN
from db.contacts.rules.dated import ANALYSIS, PATCH
from db.contacts.rules.declaration import Rule
from db.contacts.rules.feedback import COMPLAINT, IMPROVEMENT, ORDER, SURVEY
from db.contacts.rules.money import ARREARS, EXPIRING, LAPSING, PACKAGE_LOW, PACKAGE_OUT, REPLENISH, UNSIGNED
from db.contacts.rules.occasions import OF_OCCASIONS
from db.contacts.rules.retention import ABSENCE, ABSENCE_NEXT, CAUSES, WIN_NEXT

RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        GIFT,
        CALL,
        REMIND,
        SETTLE,
        UNCOVERED,
        WAITING,
        AGREED,
        AFTER_CARE,
        CARE,
        RETURN,
        ABSENCE,
        ABSENCE_NEXT,
        WIN_NEXT,
        *CAUSES,
        REPLENISH,
        PACKAGE_LOW,
        PACKAGE_OUT,
        EXPIRING,
        LAPSING,
        ARREARS,
        UNSIGNED,
        ORDER,
        COMPLAINT,
        IMPROVEMENT,
        SURVEY,
        ANALYSIS,
        PATCH,
        *OF_OCCASIONS,
    )
}
