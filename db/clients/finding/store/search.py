"""Search keys: what a client is found by, kept beside the client in the transaction that changes it.

Every look-up is a half-open range over ``(kind, key)``: 0.1–0.2 ms at a million clients, where a pattern is a scan.
What the keys are is in :mod:`db.clients.finding.keys`.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable

from db.clients.finding.keys import By, Key, name_keys, phone_keys, surnames_of
from db.clients.models import Client
from db.core.operation_context import Work
from db.core.sql import rows, rows_among, write, write_each
from db.text import names
from db.text.dates import Birthday

LAST = "\U0010ffff"
"""Sorts after every key that begins with a prefix."""


PHONE_FIELDS = ("phone", "phone2")
"""The client's own numbers: by these somebody is taken for somebody who is known."""
CONTACT_FIELDS = ("emergency_phone", "wechat")
INDEXED = frozenset({"name", "reading", "birthday", "national_id", *PHONE_FIELDS, *CONTACT_FIELDS})
"""Fields whose change makes the keys anew."""


def keys_of(number: str, name: str, reading: str, phones: Iterable[str], others: Iterable[str] = ()) -> set[Key]:
    """Every key that a client is found by, except the national ID."""
    return {Key(By.CARD, number), *name_keys(name, reading), *phone_keys(phones, others, surnames_of(name))}


def index(work: Work, client: Client, identity: str | None = None) -> None:
    """Makes a client's keys and sort columns anew.

    Args:
        work: The operation under way.
        client: The client, with its new values set.
        identity: The new national ID, empty when it was taken away, None when it stays.
    """
    reading: str = client.reading or names.sort_reading(client.name)
    client.reading = reading
    client.sort_pinyin = names.pinyin_key(reading, client.name)
    client.sort_strokes = names.stroke_key(client.name, reading)
    client.birth_month_day = month_day(client.birthday)
    stays = By.IDENTITY.value if identity is None else ""
    write("DELETE FROM search_key WHERE client_id = ? AND kind <> ?", client.id, stays)
    phones, others = ([getattr(client, name) for name in fields] for fields in (PHONE_FIELDS, CONTACT_FIELDS))
    # numbers beyond the second, which only imported tables have
    phones += [text for (text,) in rows("SELECT text FROM imported_cell WHERE client_id = ? AND own", client.id)]
    found = keys_of(client.number, client.name, reading, filter(None, phones), filter(None, others))
    for number, *theirs in rows("SELECT number, phone, phone2 FROM client WHERE merged_into_id = ?", client.id):
        # the old card leads here, and so does who calls from the old number
        found |= {Key(By.CARD, number), *phone_keys(filter(None, theirs), (), surnames_of(client.name))}
    if identity:
        found.add(Key(By.IDENTITY, identity_key(work, identity)))
    write_each(
        "INSERT INTO search_key (kind, key, client_id) VALUES (?, ?, ?)",
        [(one.kind.value, one.key, client.id) for one in found],
    )


def identity_key(work: Work, identity: str) -> str:
    """A keyed digest by which the same national ID is found again without being kept in plain text."""
    return hmac.digest(work.archive.keys.field, f"id:{identity}".encode(), hashlib.sha256).hex()


def equal(kind: By, *keys: str) -> list[int]:
    """Clients with exactly one of these keys."""
    found = rows_among("SELECT DISTINCT client_id FROM search_key WHERE kind = ? AND key IN ({})", keys, kind.value)
    return [client for (client,) in found]


def month_day(birthday: str) -> str:
    """The key of a birthday's day in the year: ``03-12``, or ``L01-25`` in the lunar calendar."""
    if not birthday:
        return ""
    found = Birthday.from_store(birthday)
    return f"{'L' if found.lunar else ''}{found.month:02d}-{found.day:02d}"


def surname_strokes(name: str) -> int:
    """Strokes of the first character of the surname as it is filed, 0 where it has none that count."""
    return names.surname_strokes(name)[0]


def index_letter(reading: str) -> str:
    """The letter under which the card stands in the cabinet."""
    return names.index_letter(reading)
