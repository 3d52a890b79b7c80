"""What is to be got ready for the appointments of a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from db.appointments.records import AppointmentRecord, PartRecord
from db.appointments.store.printing import ROOM, listed, places
from db.clients.fields.client import CLIENT_FIELDS
from db.clients.records import Alert
from db.core.sql import rows_among
from db.fields.choices import MANNER, PRESSURE
from db.fields.declaration import Choice, Term
from db.fields.keeping import restored
from db.fields.values import Value
from db.sheets.day import PreparationLine, PreparedRoom
from db.text.clock import format_clock

_PRESSURE, _MANNER = "pressure", "manner"
_FIELDS = {field.name: field for field in CLIENT_FIELDS if field.name in (_PRESSURE, _MANNER)}
_PRESSED = Term("{pressure} pressure", "力度{pressure}")


def rooms_of(found: Sequence[AppointmentRecord], language: str) -> tuple[PreparedRoom, ...]:
    """What is got ready in each room, by the hour, of appointments that this person may see.

    A bed is a room of its own where none is named; what has neither stands at the end, without a name. Products are
    those that the client was given the last time.
    """
    shown = [one for one in found if not one.hidden]
    clients = list(dict.fromkeys(one.client.id for one in shown if one.client))
    kinds, products, likes = places(), _last_products(clients), _likes(clients, language)
    by_room: defaultdict[str, list[tuple[int, PreparationLine]]] = defaultdict(list)
    for one in shown:
        client = one.client.id if one.client else 0
        for part in one.parts:
            where = _where(part, kinds)
            line = PreparationLine(
                time=format_clock(part.start),
                name=one.name,
                service=part.name,
                beautician=part.staff_name,
                places=listed((name for name in part.resources if name != where), language),
                products=listed(products.get(client, ()), language),
                manner=listed(likes.get(client, ()), language),
                alerts=listed((alert.term.text(language) for alert in _alerts(one)), language),
            )
            by_room[where].append((part.start, line))
    ordered = sorted(by_room, key=lambda name: (not name, kinds.get(name, "") != ROOM, name))
    return tuple(
        PreparedRoom(name=name, lines=tuple(line for _, line in sorted(by_room[name], key=lambda pair: pair[0])))
        for name in ordered
    )


def _where(part: PartRecord, kinds: dict[str, str]) -> str:
    """The room of a service, else its bed."""
    named = sorted((name for name in part.resources if name in kinds), key=lambda name: kinds[name] != ROOM)
    return named[0] if named else ""


def _alerts(one: AppointmentRecord) -> Sequence[Alert]:
    return one.client.alerts if one.client else ()


def _likes(clients: Sequence[int], language: str) -> dict[int, list[str]]:
    """How clients like it, in words: pressure, and what they like besides."""
    likes: dict[int, list[str]] = {}
    for client, name, kept in rows_among(
        "SELECT client_id, field, value FROM answer WHERE field IN (?, ?) AND client_id IN ({}) ORDER BY field DESC",
        clients,
        _PRESSURE,
        _MANNER,
    ):
        value = restored(_FIELDS[name], kept)
        said = _named(PRESSURE if name == _PRESSURE else MANNER, value, language)
        if name == _PRESSURE:
            said = [_PRESSED.text(language).format(pressure=one) for one in said]
        likes.setdefault(client, []).extend(said)
    return likes


def _named(choices: Iterable[Choice], value: Value, language: str) -> list[str]:
    codes = value if isinstance(value, tuple) else (value,)
    return [choice.term.text(language) for choice in choices if choice.code in codes]


def _last_products(clients: Sequence[int]) -> dict[int, list[str]]:
    """Names of the products that clients were given on their last visit, by client."""
    latest = rows_among(
        "SELECT id, client_id FROM visit v WHERE client_id IN ({}) AND cancelled = '' AND id = (SELECT id FROM visit "
        "WHERE client_id = v.client_id AND cancelled = '' ORDER BY day DESC, id DESC LIMIT 1)",
        clients,
    )
    client_of = dict(latest)
    found: defaultdict[int, list[str]] = defaultdict(list)
    for visit, name in rows_among(
        "SELECT visit_id, name FROM visit_product WHERE visit_id IN ({}) ORDER BY visit_id, id", list(client_of)
    ):
        found[client_of[visit]].append(name)
    return found
