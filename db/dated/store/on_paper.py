"""Dated records on paper: whole, whoever prints them, and by what card and intake form are out of date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from db.clients.consent import store as consents
from db.clients.models import Change
from db.core.operation_context import Work
from db.dated.content import unpacked
from db.dated.declaration import Dated
from db.dated.kinds import KINDS
from db.dated.kinds.needs import NEEDS
from db.dated.kinds.past import PAST
from db.dated.kinds.patch import PATCH
from db.dated.kinds.plan import PLAN
from db.dated.kinds.skin import SKIN
from db.dated.models import DatedRow
from db.dated.on_card import SHOWN, on_card
from db.dated.records import DatedRecord
from db.dated.store import rows as store

_ON_INTAKE: tuple[Dated, ...] = (PAST, NEEDS, SKIN, PLAN, PATCH)
"""The kinds that the intake form has a box for, in its order."""


def told(work: Work, row: DatedRow | None, *, sheet: bool) -> DatedRecord | None:
    """A record for paper: whole for a ``sheet``, otherwise as this person may see it.

    What the client has taken back the consent to stands on no paper.

    Raises:
        Refused: ``PAPER_ONLY`` for a sheet that would get into the file of somebody who may not see all of it.
    """
    if row is None or is_withheld(row.client_id, KINDS[row.kind]):
        return None
    return store.record_of(work, row, sheet=sheet)


def is_withheld(client: int, kind: Dated) -> bool:
    """Whether a kind of record needs a consent that the client has taken back."""
    return kind.consent == consents.HEALTH and bool(consents.health_ended([client]))


def shown_on_card(client: int, kinds: Iterable[Dated] = (SKIN, PLAN)) -> dict[str, str]:
    """What the card shows of what counts now, as history keeps it; by the names of ``ON_CARD``."""
    found: dict[str, str] = {}
    for kind in kinds:
        found |= _shown(kind, store.current_contents(client, kind, 1))
    return found


def _shown(kind: Dated, contents: Sequence[str]) -> dict[str, str]:
    if kind.code not in SHOWN:
        return {}
    return on_card(kind.code, unpacked(kind, contents[0], SHOWN[kind.code]) if contents else {})


def contents(client: int) -> dict[str, list[str]]:
    """What the intake form is filled from, by kind: the contents of what counts now."""
    found = {kind.code: store.current_contents(client, kind, -1 if kind is PAST else 1) for kind in _ON_INTAKE}
    return {kind: some for kind, some in found.items() if some}


def remember(
    work: Work, client: int, kind: Dated, before: Sequence[str], now: Sequence[str], written: Iterable[str] = ()
) -> None:
    """Writes down what the card shows otherwise than before, save what was ``written`` down already.

    Before and now, contents of what counts are given, the latest first.
    """
    old = _shown(kind, before)
    for name, new in _shown(kind, now).items():
        if new != old[name] and name not in written:
            Change.create(client=client, field=name, old=old[name], new=new, at=work.now, by=work.staff)
