"""Whether what is kept of cards that are to be printed follows from what was printed and changed."""

from __future__ import annotations

from db.core.sql import rows
from db.papers.printed.states import IN_USE, PENDING, PaperState
from db.papers.printed.store.digests import CARD


def wrong_cards() -> int:
    """How many clients are kept among those whose card is to be printed, or may be, and aren't, or are and are not."""
    kept = set(rows("SELECT client_id, why FROM card_due"))
    return len({client for client, _why in kept ^ _found()})


def _found() -> set[tuple[int, str]]:
    """The same, told from every card, from all that was changed and from every client, without what keeps it."""
    changed: dict[int, str] = dict(rows("SELECT client_id, MAX(at) FROM change GROUP BY client_id"))
    drawn: set[int] = set()
    newest: dict[int, tuple[str, str]] = {}
    top: dict[int, str] = {}
    for client, state, at in rows("SELECT client_id, state, at FROM sheet WHERE kind = ? ORDER BY version", CARD):
        top[client] = state
        if state in IN_USE:
            drawn.add(client)
            newest[client] = state, at
    drawn |= {client for client, state in top.items() if state in PENDING}
    listed = {id for (id,) in rows("SELECT id FROM client WHERE merged_into_id IS NULL AND away = ''")}
    return {(client, "none") for client in listed - drawn} | {
        (client, "changed")
        for client, (state, at) in newest.items()
        if state != PaperState.MISSING and changed.get(client, "") >= at
    }
