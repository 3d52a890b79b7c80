"""What writing a dated record has in common: what is checked before, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from db.clients.consent import store as consents
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.operation_context import Work
from db.dated.content import checked, kept, texts_of
from db.dated.declaration import Dated, Values
from db.dated.models import DatedRow
from db.dated.records import DatedRecord
from db.dated.store import on_paper
from db.dated.store import rows as store
from db.dated.store.filling import from_catalogue
from db.fields.values import Hidden, Value
from db.text.cleaning import clean

LONGEST_REASON = 400


def good(work: Work, client: int, kind: Dated, values: Values) -> dict[str, Value]:
    """What is to be kept; what it refers to is there, and another record is the same client's.

    Raises:
        InvalidFields: With every flaw, by key.
        SalonError: ``BLANK_RECORD``.
    """
    good = checked(kind, values, work.today)
    if not good:
        raise SalonError(Code.BLANK_RECORD)
    gone = [
        key for key in store.referring(kind) & good.keys() if not store.is_there(client, kind.keyed[key], good[key])
    ]
    if gone:
        raise InvalidFields(dict.fromkeys(kind.in_order(gone), Flaw.NOT_A_CHOICE))
    return good | from_catalogue(kind, good)


def whole(values: Values, old: Values) -> dict[str, Value]:
    """What a page gives back, with what this person may not see as it was."""
    return {key: old.get(key) if isinstance(value, Hidden) else value for key, value in values.items()}


def same(row: DatedRow, version: int) -> None:
    """Refuses a record that isn't as it was read any more.

    Raises:
        SalonError: ``CHANGED_MEANWHILE``.
    """
    if row.version != version:
        raise SalonError(Code.CHANGED_MEANWHILE)


def reason(why: str) -> str:
    """Why a record is revised or doesn't count, cleaned.

    Raises:
        InvalidFields: ``why`` without a reason.
    """
    cleaned = clean(why, LONGEST_REASON)
    if not cleaned:
        raise InvalidFields({"why": Flaw.REQUIRED})
    return cleaned


def is_refused(client: int, kind: Dated) -> bool:
    """Whether the client doesn't agree to such a record."""
    return consents.state_of(client, kind.consent) in consents.NOT_AGREED


def require_consent(client: int, kind: Dated) -> bool | None:
    """Refuses what the client doesn't agree to.

    Returns:
        That health may be kept; None where that wasn't asked.

    Raises:
        SalonError: ``HAS_NO_CONSENT`` with ``purpose``.
    """
    if is_refused(client, kind):
        raise SalonError(Code.HAS_NO_CONSENT, purpose=kind.consent)
    return kind.consent == consents.HEALTH or None


def written(
    work: Work,
    kind: Dated,
    row: DatedRow,
    values: dict[str, Value],
    day: date,
    counted: list[str],
    agreed: bool | None = None,
) -> DatedRecord:
    """Writes a new record, and gives it as this person may see it.

    Args:
        work: The operation under way.
        kind: Its kind.
        row: What stands on it already: whose it is, what it replaces, what it counts for.
        values: Its content.
        day: Its day.
        counted: The contents that counted before.
        agreed: Whether health may be kept, where that is known.
    """
    number = store.next_number(row.client_id, kind)
    row.put(
        {"kind": kind.code, "form": kind.form, "day": day, "number": number, "at": work.now, "by": work.staff},
    )
    put(work, kind, row, values)
    row.save(force_insert=True)
    keep_counting(work, row, kind, counted, values)
    return store.record_of(work, row, values, agreed=agreed)


def keep_counting(
    work: Work, row: DatedRow, kind: Dated, counted: list[str], values: Values, written: Iterable[str] = ()
) -> None:
    """Keeps what follows from what counts now, where that is another: codes, and in history what the card shows."""
    now = store.counting(row.client_id, kind)
    if now != counted:
        store.index(row.client_id, kind, now, {row.content: values})
        on_paper.remember(work, row.client_id, kind, counted, now, written)


def put(work: Work, kind: Dated, row: DatedRow, values: Values, changed: Iterable[str] | None = None) -> None:
    """Puts values on a row, with what follows from them; the log has names and digests of what changed.

    Where nothing is said of that all of it is new, and has one digest: a record is kept whole, as it was written.

    Raises:
        SalonError: ``TOO_MUCH``.
    """
    texts, has = texts_of(values), row.__data__
    derived, content = kind.derive(values, has["day"], work.today), kept(texts)
    row.put({"content": content, "due": derived.due, "until": derived.until})
    work.what |= {"kind": kind.code, "number": has["number"]}
    if changed is None:
        work.what |= {"fields": [*values], "digest": work.digests(has["client"], {"": content})[""]}
    else:
        work.what["fields"] = work.digests(has["client"], {key: texts.get(key, "") for key in changed})
