"""By which channels a client may be reached: what they agreed to in box A5, and that they ask us to stop."""

from __future__ import annotations

from db.clients.fields.person import CONSENT
from db.clients.store import clients
from db.contacts.fields import CHANNELS, WAYS
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.sql import rows
from db.fields.keeping import restored

_CONTACT = next(field for field in CONSENT.fields if field.name == "consent_contact")


def ways_of(client: int) -> tuple[str, ...] | None:
    """The ways by which a client agreed to be reached; None where nobody has asked."""
    found = rows(
        "SELECT value FROM consent WHERE client_id = ? AND purpose = ? ORDER BY id DESC LIMIT 1", client, _CONTACT.name
    )
    return read_ways(found[0][0]) if found else None


def read_ways(answer: str | None) -> tuple[str, ...] | None:
    """The ways that the latest answer to how a client may be contacted names, as it is kept; None where it is none."""
    if answer is None:
        return None
    ways = restored(_CONTACT, answer)
    return ways if isinstance(ways, tuple) else ()


def allowed(ways: tuple[str, ...] | None) -> tuple[str, ...]:
    """The channels that these ways allow; where nobody has asked, all of them."""
    codes = [channel.code for channel in CHANNELS]
    return tuple(code for code in codes if ways is None or code not in WAYS or WAYS[code] in ways)


def check_channel(work: Work, client: int, channel: str) -> None:
    """Refuses to reach a client by a channel that they declined, unless it is said why.

    Raises:
        SalonError: ``DECLINED`` with ``channel``, without a written reason.
    """
    if channel not in allowed(ways_of(client)) and not work.why:
        raise SalonError(Code.DECLINED, channel=channel)


def stop(work: Work, client: int, channel: str) -> None:
    """The client asks us to stop: the consent to be reached so is taken back (PIPL 15), with day and name.

    Where nobody has asked yet, nothing is agreed to from now on.
    """
    way, before = WAYS.get(channel), ways_of(client)
    left = tuple(one for one in before or () if one != way)
    if way is None or left == before:
        return
    row = clients.get_client(client)
    row.version += 1
    clients.write(work, row, CONSENT.fields, {_CONTACT.name: left}, fresh=False)
