"""What may hurt a client, and which entries of the catalogue it speaks against by their tags, while one is chosen."""

from __future__ import annotations

from collections.abc import Collection

from db.clients.records import ASK, Alert

ALWAYS = "do_not_treat"
"""Alerts of this rule speak against every service, whatever its tags."""


def speaks_against(alert: Alert, tags: Collection[str], *, is_service: bool) -> bool:
    """Whether an alert speaks against a service or a product with these tags.

    One that says nothing of what the client has speaks against whatever has tags at all.
    """
    if alert.rule == ASK:
        return bool(tags)
    return alert.code in tags or (is_service and alert.rule == ALWAYS)
