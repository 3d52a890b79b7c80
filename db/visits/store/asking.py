"""What rules of health are asked with: services and products as the catalogue has them, and what a client has."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

from db.clients.conditions.store import Health
from db.core.row_values import as_codes, as_day
from db.core.sql import rows, rows_among
from db.rules.items import ITEMS, MINOR
from db.rules.judging import Known, Rules
from db.rules.records import Asked, Condition, PatchTest, Person, Policy, SignedConsent
from db.rules.store.rules import rules_about
from db.text.dates import Birthday


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


class Read(NamedTuple):
    """What the catalogue says of services and products, each once: rows of their ids and of what is asked of them."""

    services: tuple[Any, ...]
    products: tuple[Any, ...]


ASKED_OF_SERVICES: Final = "tags, means, areas, medical, patch, patch_days, consent_text, consent_days"
ASKED_OF_PRODUCTS: Final = "tags, patch, patch_days, formula"
"""Columns of the catalogue that rules are asked with."""


def catalogued(services: Iterable[int], products: Iterable[int]) -> list[Named]:
    """Services and products as the catalogue calls them, each once."""
    return [
        Named(table == "service", id, name)
        for table, ids in (("service", services), ("product", products))
        for id, name in rows_among(f"SELECT id, name FROM {table} WHERE id IN ({{}})", list(dict.fromkeys(ids)))
    ]


def read_catalogue(lines: Sequence[Named]) -> Read:
    """What the catalogue says of lines now."""
    services = [line.id for line in lines if line.is_service]
    products = [line.id for line in lines if not line.is_service]
    return Read(
        tuple(rows_among(_SERVICES, list(dict.fromkeys(services)))),
        tuple(rows_among(_PRODUCTS, list(dict.fromkeys(products)))),
    )


def facts_of(
    client: int, lines: Sequence[Named], day: date, health: Health, visit: int = 0, read: Read | None = None
) -> Facts:
    """What rules are asked with; see :func:`db.visits.store.health.conflicts_of`.

    ``read`` is what the catalogue says, where it was read.
    """
    asked = _asked(client, lines, day, visit, read or read_catalogue(lines))
    ask_age = any(one.medical or one.consent_text or MINOR in one.tags for one in asked)
    ask_tests = not health.unread and any(one.patch is not Policy.NONE or not one.is_service for one in asked)
    ask_consents = any(one.is_service and (one.medical or one.consent_text) for one in asked)
    known = Known(
        conditions=conditions_of(health),
        patches=tests_of(client) if ask_tests else (),
        consents=_consents(client) if ask_consents else (),
        person=_person(health) if ask_age else Person(),
    )
    return Facts(asked, known, rules_about(one.item for one in known.conditions))


def conditions_of(health: Health) -> tuple[Condition, ...]:
    """The conditions that there are rules about."""
    return tuple([one for one in health.conditions if one.item in ITEMS])


def _asked(client: int, lines: Sequence[Named], day: date, visit: int, read: Read) -> tuple[Asked, ...]:
    names = {(line.is_service, line.id): line.name for line in lines}
    batches: dict[int, dict[str, None]] = {}
    for line in lines:
        if not line.is_service:
            batches.setdefault(line.id, {})[line.batch] = None
    asked = [
        *(service_asked(names[True, row[0]], *row) for row in read.services),
        *(product_asked(names[False, row[0]], batch, *row) for row in read.products for batch in batches[row[0]]),
    ]
    return tuple(
        replace(one, last_use=_last_use(client, one, day, visit)) if one.patch in (Policy.GAP, Policy.ALWAYS) else one
        for one in asked
    )


_SERVICES = f"SELECT id, {ASKED_OF_SERVICES} FROM service WHERE id IN ({{}}) ORDER BY id"
_PRODUCTS = f"SELECT id, {ASKED_OF_PRODUCTS} FROM product WHERE id IN ({{}}) ORDER BY id"


def _codes(kept: str) -> frozenset[str]:
    return frozenset(as_codes(kept))


@lru_cache(maxsize=512)
def service_asked(
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
def product_asked(name: str, batch: str, id: int, tags: str, patch: str, patch_days: int, formula: str) -> Asked:
    """A row as the rules read it, with the batch that is to be used."""
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


def tests_of(client: int) -> tuple[PatchTest, ...]:
    """The client's patch tests that count, of every product."""
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
