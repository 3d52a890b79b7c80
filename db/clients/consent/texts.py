"""The words in which clients are asked what they agree to: which version counts when, and whom one asks again."""

from __future__ import annotations

from datetime import date

from db.clients.consent.records import SHIPPED, ConsentText
from db.core.row_values import as_codes, as_day
from db.core.sql import rows
from db.fields.declaration import Term


def every_text(today: date) -> tuple[ConsentText, ...]:
    """All versions, the oldest first: that of the program, then the salon's in the order in which they count."""
    found = rows(
        "SELECT t.id, t.version, t.zh, t.en, t.since, s.name, t.asks FROM consent_text t "
        "JOIN staff s ON s.id = t.by_id ORDER BY t.since, t.id"
    )
    since = [as_day(row[4]) for row in found]
    current = max((at for at, day in enumerate(since) if day is not None and day <= today), default=-1)
    own = [
        ConsentText(
            id=id,
            version=version,
            words=Term(en, zh),
            since=as_day(day),
            by=by,
            asks=as_codes(asks),
            is_in_force=at == current,
        )
        for at, (id, version, zh, en, day, by, asks) in enumerate(found)
    ]
    shipped = SHIPPED if current >= 0 else _SHIPPED_IN_FORCE
    return (shipped, *own)


_SHIPPED_IN_FORCE = ConsentText(id=SHIPPED.id, version=SHIPPED.version, words=SHIPPED.words, is_in_force=True)


def in_force(day: date) -> ConsentText:
    """The version that was printed on a day."""
    return next(text for text in every_text(day) if text.is_in_force)


def asked_again(today: date) -> dict[str, frozenset[str]]:
    """The versions about which those who agreed to them are asked again, by purpose."""
    outdated: dict[str, frozenset[str]] = {}
    before: list[str] = []
    for text in every_text(today):
        if text.since is not None and text.since > today:
            break
        for purpose in text.asks:
            outdated[purpose] = frozenset(before)
        before.append(text.version)
    return outdated
