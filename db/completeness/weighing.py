"""What a record's completeness is made of.

A required field weighs 3, another one that counts 1; health that was asked and is in date 3, the consents of services
in use 3, a dated record what its kind says. What was declined is filled; what can't apply to this client isn't counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from db.clients.conditions.answers import QUESTIONS
from db.clients.conditions.validity import BOX_OF, confirmed_on, is_stale, months_after
from db.clients.consent import store as consents
from db.clients.consent.records import CHILD, GUARDIAN
from db.completeness.records import CONSENT, HEALTH, Completeness, Stale
from db.core.row_values import as_day
from db.core.sql import rows
from db.dated.declaration import Dated
from db.dated.kinds import KINDS
from db.fields.declaration import Access, Field
from db.fields.values import Value
from db.text.dates import Birthday, age

REQUIRED, OTHER = 3, 1
_UNITS = {HEALTH: 3, CONSENT: 3}
IN_USE = timedelta(days=365)
"""For how long a service that was done counts as one in use."""


def weigh(
    client: int, fields: Sequence[Field], values: Mapping[str, Value], declined: frozenset[str], today: date
) -> Completeness:
    """How complete a client's record is on a day.

    Args:
        client: Whose.
        fields: All fields of a file.
        values: Their values, unmasked.
        declined: Names of those that the client would rather not answer.
        today: The day.
    """
    agreed = values.get(consents.HEALTH) is not False
    stale = stale_boxes(client, values, today)
    filled = of = 0
    missing: list[str] = []

    def count(name: str, weight: int, is_there: bool) -> None:
        nonlocal filled, of
        of += weight
        filled += weight if is_there else 0
        if not is_there:
            missing.append(name)

    for field in fields:
        if _counts(field, values, today) and (agreed or field.access is not Access.HEALTH):
            weight = REQUIRED if field.required or field.name in GUARDIAN else OTHER
            count(field.name, weight, values.get(field.name) is not None or field.name in declined)
    if agreed:
        asked = all(values.get(name) is not None or name in declined for name in QUESTIONS)
        count(HEALTH, _UNITS[HEALTH], asked and "C" not in [one.box for one in stale])
    for kind in KINDS.values():
        if not agreed and kind.consent == consents.HEALTH:
            continue
        if kind.weight:
            count(kind.code, kind.weight, _is_in_date(client, kind, today))
        elif kind.again and kind.at_home and (day := _last(client, kind)) is not None:
            stale += (Stale(kind.code, day),) if months_after(day, kind.again) < today else ()
    signed = _consents_signed(client, today)
    if signed is not None:
        count(CONSENT, _UNITS[CONSENT], signed)
    return Completeness(filled, of, tuple(missing), stale)


def stale_boxes(client: int, values: Mapping[str, Value], today: date) -> tuple[Stale, ...]:
    """Boxes in which something stands that was asked too long ago; health that may not be kept isn't asked."""
    days = confirmed_on(client)
    known = {BOX_OF[name] for name, value in values.items() if value is not None and name in BOX_OF}
    if values.get(consents.HEALTH) is False:
        known.discard("C")
    return tuple(Stale(box, days.get(box)) for box in sorted(known) if is_stale(box, days.get(box), today))


def _counts(field: Field, values: Mapping[str, Value], today: date) -> bool:
    if field.name in QUESTIONS:
        # together, and in date
        return False
    if field.name in GUARDIAN:
        born = values.get("birthday")
        years = age(Birthday.from_store(born), today) if isinstance(born, str) and born else None
        return years is not None and years < CHILD
    return field.complete or field.required


def _is_in_date(client: int, kind: Dated, today: date) -> bool:
    """Whether there is a record that counts and isn't to be taken down anew."""
    day = _last(client, kind)
    return day is not None and (not kind.again or today <= months_after(day, kind.again))


def _last(client: int, kind: Dated) -> date | None:
    found = rows(
        "SELECT day FROM dated WHERE client_id = ? AND kind = ? AND state = 'current' "
        "ORDER BY day DESC, id DESC LIMIT 1",
        client,
        kind.code,
    )
    return as_day(found[0][0]) if found else None


def _consents_signed(client: int, today: date) -> bool | None:
    """Whether every service in use that asks for a signed text has one in date; None where none in use asks."""
    used = rows(
        "SELECT DISTINCT s.service_id FROM visit v CROSS JOIN visit_service s ON s.visit_id = v.id "
        "JOIN service c ON c.id = s.service_id "
        "WHERE v.client_id = ? AND v.day >= ? AND v.cancelled = '' AND c.consent_text <> ''",
        client,
        (today - IN_USE).isoformat(),
    )
    if not used:
        return None
    signed = rows(
        "SELECT json_extract(content, '$.service') FROM dated WHERE client_id = ? AND kind = ? AND state = 'current' "
        "AND json_extract(content, '$.signed') = '1' AND (until IS NULL OR until >= ?)",
        client,
        CONSENT,
        today.isoformat(),
    )
    return {str(service) for (service,) in used} <= {str(service) for (service,) in signed}
