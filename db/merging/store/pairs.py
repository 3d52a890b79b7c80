"""Who may be one person: each client is asked about as one who is being registered would be."""

from __future__ import annotations

from collections.abc import Mapping

from db.clients.finding.keys import By
from db.clients.finding.store.duplicates import Probe, judged
from db.clients.records import Likelihood
from db.core.operation_context import Work
from db.core.sql import rows

AT_ONCE = 100
"""Clients who are asked about in one query, of which each takes about a millisecond."""
FIRST = 10
"""The same of the first one, which a page waits for; it goes on beside what is done there."""


def reasons_of(work: Work, client: int) -> dict[int, dict[str, Likelihood]]:
    """Why others may be the same person as a client, by their ids; who was told apart from them is left out."""
    [(name, birthday, phone, phone2)] = rows("SELECT name, birthday, phone, phone2 FROM client WHERE id = ?", client)
    probe = Probe(name, birthday, tuple(filter(None, (phone, phone2))), itself=client)
    found = judged(work, probe)
    for (other,) in rows(
        "SELECT o.client_id FROM search_key k JOIN search_key o ON o.kind = k.kind AND o.key = k.key "
        "WHERE k.client_id = ? AND k.kind = ? AND o.client_id <> k.client_id",
        client,
        By.IDENTITY.value,
    ):
        found[other] = {"identity": Likelihood.VERY_LIKELY, **found.get(other, {})}
    apart = _told_apart(client)
    return {other: why for other, why in found.items() if other not in apart}


def likelihood_of(reasons: Mapping[str, Likelihood]) -> Likelihood:
    """How likely it is, all reasons together."""
    is_sure = Likelihood.VERY_LIKELY in reasons.values()
    return Likelihood.VERY_LIKELY if is_sure else Likelihood.PLEASE_CHECK


def pairs_after(work: Work, after: int) -> tuple[list[tuple[int, int, dict[str, Likelihood]]], int]:
    """Pairs in which the later of the next clients stand, and the last of those clients; 0 where there are no more."""
    most = AT_ONCE if after else FIRST
    clients = [
        client
        for (client,) in rows(
            "SELECT id FROM client WHERE id > ? AND merged_into_id IS NULL ORDER BY id LIMIT ?", after, most
        )
    ]
    found = []
    for client in clients:
        for other, why in reasons_of(work, client).items():
            # each pair once, also where only the earlier one tells of the later
            if other < client:
                found.append((other, client, why))
            elif client not in reasons_of(work, other):
                found.append((client, other, why))
    return found, clients[-1] if len(clients) == most else 0


def _told_apart(client: int) -> frozenset[int]:
    """Who is another, as somebody has found out, also of whom a file has become part since."""
    who = "COALESCE((SELECT c.merged_into_id FROM client c WHERE c.id = n.{0}), n.{0})"
    first, second = who.format("first_id"), who.format("second_id")
    mine = "(SELECT x.id FROM client x WHERE x.id = ?1 OR x.merged_into_id = ?1)"
    found = rows(
        f"SELECT {second} FROM not_same n WHERE n.first_id IN {mine} "
        f"UNION SELECT {first} FROM not_same n WHERE n.second_id IN {mine}",
        client,
    )
    return frozenset(other for (other,) in found) - {client}
