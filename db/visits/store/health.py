"""What speaks against services and products for a client: the one question that booking, arrival and visits ask."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from db.clients.conditions.store import Health, health_of
from db.clients.records import Alert
from db.core.row_values import as_codes, as_day, as_moment
from db.core.sql import rows, rows_among
from db.rules.items import ITEMS, MINOR, PAPER_TERMS
from db.rules.judging import Known, Rules, first_free_day, judge
from db.rules.records import Asked, Level, PatchTest, Person, Policy, SignedConsent, Verdict
from db.rules.store.rules import rules_about
from db.text.dates import Birthday
from db.visits.records import Acknowledged, Allowed, Conflict

PAPERS = "papers"
"""The rule of what a test or a paper says."""


class Named(NamedTuple):
    """A service or a product, as it is called where it is asked about."""

    is_service: bool
    id: int
    name: str
    batch: str = ""


class Facts(NamedTuple):
    """What is asked about, and what is known of the client, as the rules read it."""

    asked: tuple[Asked, ...]
    known: Known
    rules: Rules


def check_services(client: int, services: Sequence[int], products: Sequence[int], day: date) -> tuple[Conflict, ...]:
    """What speaks against these for a client on a day, the strictest first."""
    return conflicts_of(client, catalogued(services, products), day, health_of(client, day))


def services_free_from(client: int, services: Sequence[int], day: date) -> date | None:
    """The first day, from a day on, on which nothing stops these for a client by waiting alone."""
    return free_from(client, catalogued(services, ()), day, health_of(client, day))


def catalogued(services: Iterable[int], products: Iterable[int]) -> list[Named]:
    """Services and products as the catalogue calls them, each once."""
    return [
        Named(table == "service", id, name)
        for table, ids in (("service", services), ("product", products))
        for id, name in rows_among(f"SELECT id, name FROM {table} WHERE id IN ({{}})", list(dict.fromkeys(ids)))
    ]


def conflicts_of(
    client: int, lines: Sequence[Named], day: date, health: Health, visit: int = 0
) -> tuple[Conflict, ...]:
    """What speaks against lines for a client on a day, with what was let through and read.

    Args:
        client: Whom it is about.
        lines: What is to be used.
        day: The day, also one ahead.
        health: What is known of the client's health: where it may not be kept, that is asked and nothing else counts.
        visit: The visit that they stand on, 0 before there is one.
    """
    facts = facts_of(client, lines, day, health, visit)
    unread = health.unread
    asks = [
        Conflict(item=one.name, alert=unread, level=Level.ASK, about=one.id, is_service=one.is_service)
        for one in facts.asked
        if unread is not None and (one.tags or one.means)
    ]
    found = [*asks, *(_conflict(one, facts.rules) for one in judge(facts.known, facts.asked, day, facts.rules))]
    if any(one.stops for one in found):
        found = _overridden(client, found, day, visit)
    if visit and any(one.level is Level.WARN for one in found):
        found = _seen(found, visit)
    return tuple(found)


def free_from(client: int, lines: Sequence[Named], day: date, health: Health, visit: int = 0) -> date | None:
    """The first day on which nothing stops by waiting alone, from a day on; see :func:`conflicts_of`."""
    facts = facts_of(client, lines, day, health, visit)
    return first_free_day(facts.known, facts.asked, day, facts.rules)


def facts_of(client: int, lines: Sequence[Named], day: date, health: Health, visit: int = 0) -> Facts:
    """What rules are asked with; see :func:`conflicts_of`."""
    asked = _asked(client, lines, day, visit)
    ask_age = any(one.medical or one.consent_text or MINOR in one.tags for one in asked)
    ask_tests = not health.unread and any(one.patch is not Policy.NONE or not one.is_service for one in asked)
    ask_consents = any(one.is_service and (one.medical or one.consent_text) for one in asked)
    known = Known(
        conditions=tuple([one for one in health.conditions if one.item in ITEMS]),
        patches=_tests(client) if ask_tests else (),
        consents=_consents(client) if ask_consents else (),
        person=_person(health) if ask_age else Person(),
    )
    return Facts(asked, known, rules_about(one.item for one in known.conditions))


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


def _asked(client: int, lines: Sequence[Named], day: date, visit: int) -> tuple[Asked, ...]:
    names = {(line.is_service, line.id): line.name for line in lines}
    batches: dict[int, dict[str, None]] = {}
    for line in lines:
        if not line.is_service:
            batches.setdefault(line.id, {})[line.batch] = None
    services = [id for is_service, id in names if is_service]
    products = [id for is_service, id in names if not is_service]
    asked = [
        *(_service(names[True, row[0]], *row) for row in rows_among(_SERVICES, services)),
        *(
            _product(names[False, row[0]], batch, *row)
            for row in rows_among(_PRODUCTS, products)
            for batch in batches[row[0]]
        ),
    ]
    return tuple(
        replace(one, last_use=_last_use(client, one, day, visit)) if one.patch in (Policy.GAP, Policy.ALWAYS) else one
        for one in asked
    )


_SERVICES = (
    "SELECT id, tags, means, areas, medical, patch, patch_days, consent_text, consent_days FROM service "
    "WHERE id IN ({}) ORDER BY id"
)
_PRODUCTS = "SELECT id, tags, patch, patch_days, formula FROM product WHERE id IN ({}) ORDER BY id"


def _codes(kept: str) -> frozenset[str]:
    return frozenset(as_codes(kept))


@lru_cache(maxsize=512)
def _service(
    name: str,
    id: int,
    tags: str,
    means: str,
    areas: str,
    medical: int,
    patch: str,
    patch_days: int,
    consent_text: str,
    consent_days: int,
) -> Asked:
    """A row as the rules read it; there are as many as services, and each is read at every visit."""
    return Asked(
        id=id,
        name=name,
        tags=_codes(tags),
        means=_codes(means),
        areas=_codes(areas),
        medical=bool(medical),
        patch=Policy(patch),
        patch_days=patch_days,
        consent_text=consent_text,
        consent_days=consent_days,
    )


@lru_cache(maxsize=512)
def _product(name: str, batch: str, id: int, tags: str, patch: str, patch_days: int, formula: str) -> Asked:
    return Asked(
        id=id,
        name=name,
        is_service=False,
        tags=_codes(tags),
        patch=Policy(patch),
        patch_days=patch_days,
        formula=formula,
        batch=batch,
    )


def _last_use(client: int, one: Asked, day: date, visit: int) -> date | None:
    """When a client had something last, on another visit."""
    table = "service" if one.is_service else "product"
    [(found,)] = rows(
        f"SELECT MAX(v.day) FROM visit v JOIN visit_{table} l ON l.visit_id = v.id "
        f"WHERE v.client_id = ? AND v.day <= ? AND v.id != ? AND v.cancelled = '' AND l.{table}_id = ?",
        client,
        day.isoformat(),
        visit,
        one.id,
    )
    return as_day(found) if found else None


def _tests(client: int) -> tuple[PatchTest, ...]:
    return tuple(
        PatchTest(
            product=int(values["product"]),
            applied=day,
            at_24h=values.get("at_24h", ""),
            at_48h=values.get("at_48h", ""),
            formula=values.get("formula", ""),
            batch=values.get("batch", ""),
        )
        for day, values in _dated(client, "patch")
    )


def _consents(client: int) -> tuple[SignedConsent, ...]:
    return tuple(
        SignedConsent(
            service=int(values["service"]),
            signed=day,
            text=values.get("text_version", ""),
            has_guardian=bool(values.get("guardian")),
        )
        for day, values in _dated(client, "consent")
        if values.get("signed") == "1"
    )


def _dated(client: int, kind: str) -> list[tuple[date, dict[str, str]]]:
    """Days and contents of dated records that count; this area knows their kinds by name alone."""
    found = rows(
        "SELECT day, content FROM dated WHERE client_id = ? AND kind = ? AND state = 'current' ORDER BY day, id",
        client,
        kind,
    )
    return [(as_day(day), json.loads(content)) for day, content in found]


def _person(health: Health) -> Person:
    born = Birthday.from_store(health.born).solar if health.born else None
    return Person(born=born, told_minor=any(one.item == MINOR and one.ended is None for one in health.conditions))


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
