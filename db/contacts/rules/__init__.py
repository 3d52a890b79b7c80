"""Where tasks come from: each rule is declared once, with what makes a task and what ends it.

Its key is an occurrence, not a run: a clock that is set back, or a day that is made twice, makes nothing anew.
"""

from __future__ import annotations

import re

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

_OF_MONEY = re.compile(r"\b(bill|bill_line|credit|payment|holding|lot|movement|signature|watch|owed|last_paid)\b")
"""What is written when somebody pays, or what was bought ahead is used."""

OF_MONEY: frozenset[str] = frozenset(rule.name for rule in RULES.values() if _OF_MONEY.search(rule.ends))
"""Rules whose tasks can end by that: the others ask for nothing that it changes."""
