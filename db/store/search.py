"""Search keys: what a client is found by, kept beside the client in the transaction that changes it (R5, R106–R109).

Every look-up is a half-open range over ``(kind, key)``: 0.1–0.2 ms at a million clients, where a pattern is a scan.
Phone numbers are kept reversed too, so that any tail is a prefix.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from enum import StrEnum

from db import names
from db.dates import Birthday
from db.fields import CLIENT_FIELDS, Kind
from db.models import Client, SearchKey
from db.sql import rows
from db.text import fold
from db.work import Work

LAST = "\U0010ffff"
"""Sorts after every key that begins with a prefix."""


class By(StrEnum):
    """Kinds of search key."""

    NAME = "n"
    PINYIN = "p"
    INITIALS = "i"
    PHONE = "f"
    PHONE_TAIL = "t"
    CARD = "c"
    IDENTITY = "d"


PHONE_FIELDS = tuple(
    field.name for field in CLIENT_FIELDS if field.kind is Kind.PHONE and field.name != "emergency_phone"
)
INDEXED = frozenset({"name", "reading", "birthday", "national_id", *PHONE_FIELDS})
"""Fields whose change makes the keys anew."""


@dataclass(frozen=True, slots=True)
class Key:
    """One search key."""

    kind: By
    key: str


def keys_of(number: str, name: str, reading: str, phones: tuple[str, ...]) -> set[Key]:
    """Every key that a client is found by, except the national ID."""
    found = {Key(By.CARD, number)}
    folded = fold(name)
    if folded:
        found.add(Key(By.NAME, folded))
    found |= {Key(By.NAME, fold(word)) for word in name.split() if fold(word)}
    for way in names.readings(name):
        found |= {Key(By.PINYIN, way.full), Key(By.INITIALS, way.initials)}
    own = fold(reading)
    if own:
        found.add(Key(By.PINYIN, own))
    for phone in phones:
        digits = "".join(c for c in phone if c.isdigit())
        found |= {Key(By.PHONE, digits), Key(By.PHONE_TAIL, digits[::-1])}
    return {key for key in found if key.key}


def index(work: Work, client: Client, identity: str | None = None) -> None:
    """Makes a client's keys and sort columns anew.

    Args:
        work: The operation under way.
        client: The client, with its new values set.
        identity: The new national ID, empty when it was taken away, None when it stays.
    """
    reading: str = client.reading or names.sort_reading(client.name)
    client.reading = reading
    client.sort_pinyin = names.sort_key(reading)
    client.sort_strokes = names.stroke_key(client.name, reading)
    client.birth_month_day = month_day(client.birthday)
    kept = SearchKey.delete().where(SearchKey.client == client)
    if identity is None:
        kept = kept.where(SearchKey.kind != By.IDENTITY.value)
    kept.execute()
    phones = tuple(getattr(client, name) for name in PHONE_FIELDS if getattr(client, name))
    found = keys_of(client.number, client.name, reading, phones)
    if identity:
        found.add(Key(By.IDENTITY, identity_key(work, identity)))
    SearchKey.insert_many([{"kind": key.kind.value, "key": key.key, "client": client.id} for key in found]).execute()


def identity_key(work: Work, identity: str) -> str:
    """A keyed digest by which the same national ID is found again without being kept in plain text."""
    return hmac.digest(work.archive.keys.field, f"id:{identity}".encode(), hashlib.sha256).hex()


def equal(kind: By, *keys: str) -> list[int]:
    """Clients with exactly one of these keys."""
    if not keys:
        return []
    marks = ",".join("?" * len(keys))
    return [
        client
        for (client,) in rows(
            f"SELECT DISTINCT client_id FROM search_key WHERE kind = ? AND key IN ({marks})", kind.value, *keys
        )
    ]


def month_day(birthday: str) -> str:
    """The key of a birthday's day in the year: ``03-12``, or ``L01-25`` in the lunar calendar."""
    if not birthday:
        return ""
    found = Birthday.from_store(birthday)
    return f"{'L' if found.lunar else ''}{found.month:02d}-{found.day:02d}"


def surname_strokes(name: str) -> int:
    """Strokes of the first character of the surname, 0 where it has none that count."""
    counts = names.strokes(name)
    return counts[0] if counts else 0


def index_letter(reading: str) -> str:
    """The letter under which the card stands in the cabinet."""
    return names.index_letter(reading)
