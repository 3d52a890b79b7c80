"""Whether every ledger agrees with its movements, its lots, and what was paid with it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from db.clients.store.merged import persons
from db.core.sql import rows
from db.money.ledger.lines import place_of
from db.money.store.held.movements import COLUMNS, TERMS, link

_FIRST = "'buy', 'opening', 'adjust', 'transfer'"


def wrong_ledgers() -> set[int]:
    """Ids of holdings whose ledger doesn't agree with what stands beside it."""
    return {holding for check in _CHECKS for holding in check()}


def _chain() -> set[int]:
    """Numbered without a gap, each after the one before it: what it says is what was written."""
    found: set[int] = set()
    last: dict[int, tuple[int, int, int, str]] = {}
    cells = COLUMNS.count(",") + 1
    for row in rows(
        f"SELECT {COLUMNS}, {TERMS}, m.digest FROM movement m LEFT JOIN lot l ON l.id = m.lot_id "
        "ORDER BY m.holding_id, m.seq"
    ):
        columns, terms, digest = row[:cells], row[cells:-1], row[-1]
        holding, seq, units, value = columns[0], columns[1], columns[6], columns[7]
        before = last.get(holding, (0, 0, 0, ""))
        now = (before[0] + 1, before[1] + units, before[2] + value, link(columns, terms, before[3]))
        if (seq, columns[8], columns[9], digest) != now:
            found.add(holding)
        last[holding] = (seq, columns[8], columns[9], digest)
    return found


def _lots() -> set[int]:
    """What is left of a lot is what its movements leave; it begins with one, and ends where the last of them says."""
    sums: dict[int, list[Any]] = {}
    for lot, holding, kind, units, value, until in rows(
        "SELECT lot_id, holding_id, kind, units, value, until FROM movement WHERE lot_id IS NOT NULL ORDER BY id"
    ):
        one = sums.setdefault(lot, [holding, (kind, units, value), 0, 0, until])
        one[0] = holding if one[0] == holding else None
        one[2] += units
        one[3] += value
        one[4] = until
    found: set[int] = set()
    for lot, holding, unit, size, gift, paid, until, left, value_left in rows(
        'SELECT id, holding_id, unit, size, gift, paid, until, "left", value_left FROM lot'
    ):
        own = sums.pop(lot, None)
        good = (
            own is not None
            and own[0] == holding
            and own[1][1:] == (size, paid)
            and own[1][0] in _FIRST
            and own[2:] == [left, value_left, until]
            and (left >= 0 or unit == "point")
            and 0 <= value_left <= paid
            and (left != 0 or value_left == 0)
            and (unit != "fen" or gift == size - paid)
        )
        if not good:
            found.add(holding)
            if own is not None and own[0] is not None:
                found.add(own[0])
    return found


def _payments() -> set[int]:
    """What is paid by a balance, a package or points is one movement of what the bill's client may use, and back."""
    found = set()
    who = persons()
    may = {
        (holding, who.get(client, client))
        for holding, client in rows(
            "SELECT DISTINCT holding_id, client_id FROM movement "
            "WHERE kind IN ('share', 'buy', 'opening', 'adjust', 'transfer')"
        )
    }
    for holding, kind, units, day, client, reverses, kind_of, unit, amount, method, paid_on, payer, undone in rows(
        "SELECT m.holding_id, m.kind, m.units, m.day, m.client_id, m.reverses_id, h.kind, l.unit, p.amount, "
        "p.method, p.day, b.client_id, r.movement_id "
        "FROM movement m JOIN holding h ON h.id = m.holding_id LEFT JOIN lot l ON l.id = m.lot_id "
        "LEFT JOIN payment p ON p.movement_id = m.id LEFT JOIN bill b ON b.id = p.bill_id "
        "LEFT JOIN payment r ON r.id = p.reverses_id WHERE m.kind IN ('use', 'restore') OR p.id IS NOT NULL"
    ):
        good = (
            amount is not None
            and kind in ("use", "restore")
            and method == kind_of
            and paid_on == day
            and who.get(payer, payer) == who.get(client, client)
            and undone == reverses
            and (holding, who.get(client, client)) in may
            and (amount > 0) is (kind == "use")
            and (units < 0) is (kind == "use")
            and (unit != "fen" or amount == -units)
        )
        if not good:
            found.add(holding)
    return found


def _reversals() -> set[int]:
    """What is taken back is taken back whole, of the same lot; what is moved over arrives whole."""
    return {
        holding
        for (holding,) in rows(
            "SELECT m.holding_id FROM movement m JOIN movement o ON o.id = m.reverses_id WHERE m.holding_id <> "
            "o.holding_id OR COALESCE(m.lot_id, 0) <> COALESCE(o.lot_id, 0) OR m.units <> -o.units OR "
            "m.value <> -o.value OR m.seq <= o.seq OR m.client_id <> o.client_id "
            "OR NOT ((m.kind = 'restore' AND o.kind = 'use') OR (m.kind = o.kind AND o.kind IN ('freeze', 'share'))) "
            "UNION SELECT m.holding_id FROM movement m WHERE m.kind = 'restore' AND m.reverses_id IS NULL "
            "UNION SELECT m.holding_id FROM movement m JOIN movement o ON o.id = m.pair_id WHERE m.units <> -o.units "
            "OR m.value <> -o.value OR m.kind <> 'transfer' OR o.kind <> 'transfer' OR m.units < 0 "
            "OR m.holding_id = o.holding_id "
            "UNION SELECT m.holding_id FROM movement m WHERE m.kind = 'transfer' AND m.units > 0 AND m.pair_id IS NULL "
            "UNION SELECT m.holding_id FROM movement m WHERE m.kind = 'transfer' AND m.units < 0 "
            "AND NOT EXISTS (SELECT 1 FROM movement o WHERE o.pair_id = m.id)"
        )
    }


def _people() -> set[int]:
    """A holding is whose first movement says, and used by whom it was shared with; stopped where it was stopped."""
    found = set()
    who = persons()
    for holding, client, state, first, frozen in rows(
        "SELECT h.id, h.client_id, h.state, (SELECT m.client_id FROM movement m WHERE m.holding_id = h.id "
        "AND m.seq = 1), (SELECT COUNT(*) - 2 * COUNT(m.reverses_id) FROM movement m WHERE m.holding_id = h.id "
        "AND m.kind = 'freeze') FROM holding h"
    ):
        if (
            who.get(first, first) != who.get(client, client)
            or frozen not in (0, 1)
            or (state == "frozen") != (frozen == 1)
        ):
            found.add(holding)
    shared: defaultdict[int, set[tuple[int, str | None]]] = defaultdict(set)
    for holding, client, day in rows(
        "SELECT m.holding_id, m.client_id, m.day FROM movement m WHERE m.kind = 'share' AND m.reverses_id IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM movement r WHERE r.reverses_id = m.id)"
    ):
        shared[holding].add((who.get(client, client), day))
    listed: defaultdict[int, set[tuple[int, str | None]]] = defaultdict(set)
    for holding, client, signed in rows("SELECT holding_id, client_id, signed FROM holding_user"):
        listed[holding].add((who.get(client, client), signed))
    return found | {one for one in shared.keys() | listed.keys() if shared[one] != listed[one]}


def _signatures() -> set[int]:
    """What is signed is the ledger from its first line on."""
    found: set[int] = set()
    last: defaultdict[int, int] = defaultdict(int)
    for holding, seq, page, line, is_same in rows(
        "SELECT m.holding_id, m.seq, s.page, s.line, s.digest = m.digest FROM signature s "
        "JOIN movement m ON m.id = s.movement_id ORDER BY m.holding_id, m.seq"
    ):
        if seq != last[holding] + 1 or (page, line) != place_of(seq) or not is_same:
            found.add(holding)
        last[holding] = seq
    return found


_CHECKS = (_chain, _lots, _payments, _reversals, _people, _signatures)
