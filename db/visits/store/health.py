"""What speaks against services and products for a client: the one question that booking, arrival and visits ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from db.clients.conditions.store import Health, health_of
from db.clients.records import Alert
from db.core.row_values import as_moment
from db.core.sql import rows
from db.rules.items import ITEMS, MINOR, PAPER_TERMS
from db.rules.judging import Known, Rules, first_free_day, judge
from db.rules.records import Asked, Level, Policy, Verdict
from db.rules.store.rules import rules_about
from db.visits.records import Acknowledged, Allowed, Conflict
from db.visits.store.asking import (
    Facts,
    Named,
    Read,
    catalogued,
    conditions_of,
    facts_of,
    product_asked,
    read_catalogue,
    service_asked,
    tests_of,
)

PAPERS = "papers"
"""The rule of what a test or a paper says."""


def check_services(client: int, services: Sequence[int], products: Sequence[int], day: date) -> tuple[Conflict, ...]:
    """What speaks against these for a client on a day, the strictest first."""
    return conflicts_of(client, catalogued(services, products), day, health_of(client, day))


def services_free_from(client: int, services: Sequence[int], day: date) -> date | None:
    """The first day, from a day on, on which nothing stops these for a client by waiting alone."""
    return free_from(client, catalogued(services, ()), day, health_of(client, day))


def conflicts_of(
    client: int, lines: Sequence[Named], day: date, health: Health, visit: int = 0, read: Read | None = None
) -> tuple[Conflict, ...]:
    """What speaks against lines for a client on a day, with what was let through and read.

    Args:
        client: Whom it is about.
        lines: What is to be used.
        day: The day, also one ahead.
        health: What is known of the client's health: where it may not be kept, that is asked and nothing else counts.
        visit: The visit that they stand on, 0 before there is one.
        read: What the catalogue says of them, where it was read with them.
    """
    read = read or read_catalogue(lines)
    asked = _plain(tuple([line[:3] for line in lines]), *read)
    tests = tests_of(client) if read.products and asked is not None and not health.unread else ()
    if asked is None or tests:
        found = _found(facts_of(client, lines, day, health, visit, read), health, day)
    else:
        conditions = conditions_of(health)
        # of who has nothing no rule says anything
        is_to_judge = bool(conditions) or health.unread is not None
        found = asked.found(health, rules_about(one.item for one in conditions), day) if is_to_judge else ()
    if any(one.stops for one in found):
        found = _overridden(client, found, day, visit)
    if visit and any(one.level is Level.WARN for one in found):
        found = _seen(found, visit)
    return tuple(found)


def _found(facts: Facts, health: Health, day: date) -> Sequence[Conflict]:
    """What speaks against what is asked about, as long as nobody has let it through."""
    unread = health.unread
    asks = [
        Conflict(item=one.name, alert=unread, level=Level.ASK, about=one.id, is_service=one.is_service)
        for one in facts.asked
        if unread is not None and (one.tags or one.means)
    ]
    return [*asks, *(_conflict(one, facts.rules) for one in judge(facts.known, facts.asked, day, facts.rules))]


def free_from(client: int, lines: Sequence[Named], day: date, health: Health, visit: int = 0) -> date | None:
    """The first day on which nothing stops by waiting alone, from a day on; see :func:`conflicts_of`."""
    facts = facts_of(client, lines, day, health, visit)
    return first_free_day(facts.known, facts.asked, day, facts.rules)


def _conflict(verdict: Verdict, rules: Rules) -> Conflict:
    item = ITEMS.get(verdict.item)
    rule = next((one for one in rules.get(verdict.item, ()) if one.id == verdict.rule), None)
    return Conflict(
        item=verdict.name,
        alert=Alert(item.code, item.group, item.term)
        if item
        else Alert(verdict.item, PAPERS, PAPER_TERMS[verdict.item]),
        level=verdict.level,
        about=verdict.about,
        is_service=verdict.is_service,
        reason=verdict.reason,
        rule=verdict.rule,
        version=verdict.version,
        facts=verdict.facts,
        earliest=verdict.earliest,
        why=rule.why if rule else None,
    )


class _Plain:
    """Services and products that ask for no test, paper or age: of them conditions alone say anything.

    A visit is saved again and again; so what was found last is kept, as long as nothing that it follows from is
    another: what doesn't change is the same object, see :func:`health_of` and :func:`rules_about`.
    """

    def __init__(self, asked: tuple[Asked, ...]) -> None:
        self._asked = asked
        self._last: tuple[Health, Rules, date, Sequence[Conflict]] | None = None

    def found(self, health: Health, rules: Rules, day: date) -> Sequence[Conflict]:
        """What speaks against them, as long as nobody has let it through."""
        last = self._last
        if last is not None and last[0] is health and last[1] is rules and last[2] == day:
            return last[3]
        known = Known(conditions=conditions_of(health))
        found = _found(Facts(self._asked, known, rules), health, day)
        self._last = (health, rules, day, found)
        return found


@lru_cache(maxsize=256)
def _plain(
    named: tuple[tuple[bool, int, str], ...], services: tuple[Any, ...], products: tuple[Any, ...]
) -> _Plain | None:
    """Services and products as the catalogue has them; None where more than conditions may speak against them.

    That is a test or a paper that they ask for, or a product of which two batches are used.
    """
    names = {(is_service, id): name for is_service, id, name in named}
    of_products = [name for is_service, _, name in named if not is_service]
    asked = (
        *(service_asked(names[True, row[0]], *row) for row in services),
        *(product_asked(names[False, row[0]], "", *row) for row in products),
    )
    asks = any(one.medical or one.consent_text or MINOR in one.tags or one.patch is not Policy.NONE for one in asked)
    return None if asks or len(of_products) > len(products) else _Plain(asked)


def _overridden(client: int, found: Sequence[Conflict], day: date, visit: int) -> list[Conflict]:
    """Conflicts with what was let through on this visit, or for a course of treatments that this one belongs to."""
    given = rows(
        "SELECT o.visit_id, o.item, o.alert, o.facts, s.name, o.reason FROM override o "
        "JOIN visit v ON v.id = o.visit_id JOIN staff s ON s.id = o.approver_id "
        "WHERE v.client_id = ? AND (o.visit_id = ? OR (o.until >= ? AND v.day <= ?)) AND v.cancelled = ''",
        client,
        visit,
        day.isoformat(),
        day.isoformat(),
    )
    here = {(item, alert, facts): Allowed(by, why) for of, item, alert, facts, by, why in given if of == visit}
    courses = {facts: Allowed(by, why) for of, _, _, facts, by, why in given if of != visit and facts}

    def allowed(one: Conflict) -> Allowed | None:
        if one.level is Level.NEVER or not one.stops:
            return None
        known = ((one.item, one.alert.code, facts) for facts in (one.facts, ""))
        return next((here[key] for key in known if key in here), courses.get(one.facts))

    return [replace(one, overridden=by is not None, allowed=by) for one in found for by in (allowed(one),)]


def _seen(found: Sequence[Conflict], visit: int) -> list[Conflict]:
    given = {
        facts: Acknowledged(name, as_moment(at))
        for facts, name, at in rows(
            "SELECT n.facts, s.name, n.at FROM seen n JOIN staff s ON s.id = n.by_id WHERE n.visit_id = ?", visit
        )
    }
    return [replace(one, seen=given.get(one.facts)) if one.level is Level.WARN else one for one in found]
