"""Balances of imported tables that are in no ledger yet."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from db.core.errors import Code, SalonError
from db.core.row_values import as_day
from db.core.sql import rows, rows_among
from db.fields.values import Ref
from db.money.ledger.table_balances import kind_in, service_in, units_in
from db.money.records.from_paper import OpenedBalance, TableBalance, TableBalances
from db.text.card_number import spaced
from db.text.phones import last_four

LATELY = timedelta(days=60)
"""So long what was taken over together can be printed again together."""


def to_open(left_out: Collection[int], most: int, today: date) -> TableBalances:
    """What tables say that clients have, as far as no balance of that kind was taken over for them."""
    cells = rows(
        # CROSS JOIN: what was imported first, where the order of clients would have all of them looked at
        "SELECT i.id, i.client_id, c.name, c.number, i.heading, i.text FROM imported_cell i CROSS JOIN client c "
        "ON c.id = i.client_id WHERE i.access = 'amounts' ORDER BY c.id, i.id"
    )
    opened = set(
        rows(
            "SELECT DISTINCT h.client_id, h.kind, COALESCE(l.service_id, 0) FROM imported_cell i JOIN holding h "
            "ON h.client_id = i.client_id JOIN movement m ON m.holding_id = h.id JOIN lot l ON l.id = m.lot_id "
            "WHERE i.access = 'amounts' AND m.kind = 'opening'"
        )
    )
    opened_at_all = {(client, kind) for client, kind, _service in opened}
    services = {name: (id, code) for id, code, name in rows("SELECT id, code, name FROM service WHERE active = 1")}
    said: dict[int, list[tuple[str, str]]] = {}
    for _id, client, _name, _number, heading, text in cells:
        said.setdefault(client, []).append((heading, text))
    found = []
    for id, client, name, number, heading, text in cells:
        kind = kind_in(heading)
        units = units_in(kind, text) if kind else 0
        # nothing left is nothing to take over; what can't be read, somebody has to
        is_none = not units and text.strip("0.,¥￥元次分 -") == ""
        what = service_in(heading, services) if kind == "package" else ""
        service, code = services.get(what, (0, 0))
        # sessions of one service may be taken over before those of another
        is_opened = (client, kind, service) in opened if service else (client, kind) in opened_at_all
        if not kind or is_none or is_opened or id in left_out:
            continue
        found.append(
            TableBalance(
                id=id,
                client=Ref(client, f"{name} {spaced(number)}"),
                kind=kind,
                units=units,
                said=tuple(said[client]),
                service=service,
                what=what,
                code=code,
            )
        )
    return TableBalances(lines=tuple(found[:most]), more=max(0, len(found) - most), opened=_opened_lately(today))


def _opened_lately(today: date) -> int:
    found = rows(
        "SELECT holding_id FROM movement WHERE day >= ? AND kind = 'opening' ORDER BY id DESC LIMIT 1",
        (today - LATELY).isoformat(),
    )
    return int(found[0][0]) if found else 0


def opened_with(holding: int) -> list[int]:
    """Ids of the movements by which balances were taken over together with the last one of a holding."""
    last = rows(
        "SELECT day, at FROM movement WHERE holding_id = ? AND kind = 'opening' ORDER BY id DESC LIMIT 1", holding
    )
    if not last:
        return []
    found = rows("SELECT id FROM movement WHERE day = ? AND at = ? AND kind = 'opening' ORDER BY id", *last[0])
    return [id for (id,) in found]


def opened(holding: int) -> list[OpenedBalance]:
    """The balances that were taken over with that of a holding.

    Raises:
        SalonError: ``NOT_FOUND`` where none was taken over for it.
    """
    found = rows_among(
        "SELECT c.id, c.number, c.name, c.phone, h.number, h.kind, COALESCE(s.name, h.title), l.size, l.gift, l.paid, "
        "m.until, m.day, b.name, COALESCE(a.name, '') FROM movement m JOIN lot l ON l.id = m.lot_id JOIN holding h "
        "ON h.id = m.holding_id JOIN client c ON c.id = m.client_id JOIN staff b ON b.id = m.by_id LEFT JOIN staff a "
        "ON a.id = m.approver_id LEFT JOIN service s ON s.id = l.service_id WHERE m.id IN ({}) ORDER BY m.id",
        opened_with(holding),
    )
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return [
        OpenedBalance(
            client=Ref(client, name),
            card=card,
            phone=last_four(phone or ""),
            number=number,
            kind=kind,
            title=title,
            units=units,
            gift=gift,
            paid=paid,
            until=as_day(until),
            day=as_day(day),
            by=by,
            approver=approver,
        )
        for client, card, name, phone, number, kind, title, units, gift, paid, until, day, by, approver in found
    ]
