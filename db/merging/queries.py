"""Two files side by side before they become one, what undoing would do, and who may be one person."""

from __future__ import annotations

from datetime import date

from db.clients.fields.client import ALERT_FIELDS
from db.clients.models import Client
from db.clients.records import ClientRecord, Likelihood
from db.clients.store import clients
from db.clients.store.lines import lines
from db.core.guard import query
from db.core.models import How
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import as_day
from db.core.sql import rows
from db.fields.declaration import Kind, Store
from db.fields.keeping import stored
from db.merging.records import MergeField, MergePreview, MergeRecord, PairLine, UndoPreview
from db.merging.store import pairs as store
from db.merging.store import papers, parting, reading
from db.merging.store.chains import double
from db.merging.store.images import kept as images_of
from db.merging.store.since import made_since
from db.merging.store.tables import CLIENT, walked
from db.merging.store.values import FOLLOWS, adds_up, consents_taken
from db.sheets.merging import OldPaper

_APART = frozenset({"client", "task", "review", "print_job", "imported_row", "imported_cell", "access_request"})
"""Tables whose rows go over without being worth a word."""


@query(Permission.PROPOSE_MERGE, logged=True)
def merge_preview(work: Work, client: int, gone: int) -> MergePreview:
    """Two files side by side, masked for who asks; that they were looked at is written down.

    Who may not open both isn't told what they say, or how much of it.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``; and what :func:`db.merging.store.reading.refuse_impossible` has.
    """
    one, other = clients.get_client(client), clients.get_client(gone)
    work.client = one.id
    work.what["other"] = other.id
    reading.refuse_impossible(one.id, other.id)
    kept, lost = clients.record_of(work, one), clients.record_of(work, other)
    opens = all(work.may(Permission.OPEN_RECORD, file.id) for file in (one, other))
    why = store.reasons_of(work, one.id).get(other.id, {})
    proposed = rows(
        "SELECT s.name || ': ' || m.why FROM merge m JOIN staff s ON s.id = m.proposed_by_id "
        "WHERE m.state = 'proposed' AND m.kept_id IN (?, ?) AND m.gone_id IN (?, ?)",
        one.id,
        other.id,
        one.id,
        other.id,
    )
    drawer = rows(
        "SELECT d.mark FROM sheet s JOIN drawer d ON d.id = s.drawer_id WHERE s.client_id = ? AND s.kind = 'card' "
        "ORDER BY s.version DESC LIMIT 1",
        other.id,
    )
    [(overlapping,)] = rows(
        "SELECT COUNT(*) FROM appointment a JOIN appointment b ON b.day = a.day AND b.start < a.finish "
        "AND a.start < b.finish WHERE a.client_id = ? AND b.client_id = ? AND a.day >= ? "
        "AND a.state IN ('booked', 'confirmed') AND b.state IN ('booked', 'confirmed')",
        one.id,
        other.id,
        work.today.isoformat(),
    )
    return MergePreview(
        kept=kept,
        gone=lost,
        opens=opens,
        fields=(*_fields(kept, lost, _differing(work, one, other)), *double(one.id, other.id)) if opens else (),
        along=_along(other.id) if opens else {},
        likelihood=store.likelihood_of(why) if why else None,
        reasons=tuple(why),
        visits=(_visits(work, one.id), _visits(work, other.id)),
        proposed=proposed[0][0] if proposed else "",
        drawer=drawer[0][0] if drawer else "",
        appointments=overlapping,
    )


@query(Permission.PROPOSE_MERGE)
def undo_preview(work: Work, merge: int) -> UndoPreview:
    """What undoing a merge would put back, what stays, and what was made since.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: What :func:`db.merging.store.reading.refuse_undoing` has.
    """
    row = reading.get_merge(merge)
    work.require(Permission.OPEN_RECORD, row.kept_id)
    reading.refuse_undoing(row, work.today)
    back: dict[str, int] = {}
    for one in images_of(row.id):
        if one.table.name not in (CLIENT, parting.FACTS) and one.before and one.after:
            back[one.table.name] = back.get(one.table.name, 0) + 1
    taken_out = [paper for paper in papers.papers_of(row.id, row.gone_id) if paper.todo == "out"]
    return UndoPreview(
        merge=reading.record_of(row.id),
        back=back,
        changed=parting.changed_since(row.id),
        since=tuple(made_since(row.id, row.kept_id)),
        card=bool(taken_out),
        place=next((paper.place for paper in taken_out if paper.place), ""),
    )


@query(Permission.OPEN_RECORD)
def merges_of(work: Work, client: int) -> list[MergeRecord]:
    """Merges of a client's file, either way, the latest first.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``.
    """
    clients.get_client(client)
    work.about(client)
    return reading.merges_of(client)


@query(Permission.OPEN_RECORD)
def old_papers(work: Work, merge: int) -> tuple[MergeRecord, tuple[OldPaper, ...]]:
    """A merge, and the papers that bear the old number.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``, also for what was undone.
    """
    record = reading.done_record(work, merge)
    return record, papers.papers_of(merge, record.gone.id)


@query(Permission.PROPOSE_MERGE)
def pairs(work: Work, after: int = 0) -> tuple[list[PairLine], int]:
    """Pairs of clients who may be one person, in steps over all of them; nothing is merged by the program itself.

    Args:
        work: The query under way.
        after: The last client of the step before; 0 begins, with what somebody has proposed.

    Returns:
        The pairs of this step, and the last client of it: 0 where there are no more.
    """
    proposals = _proposals()
    by_whom = {frozenset(both): by for *both, by in proposals}
    stepped, last = store.pairs_after(work, after)
    both = [] if after else [(one, other) for one, other, _by in proposals]
    both += [(one, other) for one, other, _why in stepped if frozenset((one, other)) not in by_whom]
    reasons = {(one, other): why for one, other, why in stepped}
    known = {line.id: line for line in lines([client for pair in both for client in pair])}
    page = []
    for one, other in both:
        why = reasons.get((one, other)) or store.reasons_of(work, one).get(other, {})
        by = by_whom.get(frozenset((one, other)), "")
        page.append(
            PairLine(
                one=known[one],
                other=known[other],
                likelihood=store.likelihood_of(why),
                reasons=tuple(why),
                proposed_by=by,
            )
        )
    return page, last


@query(Permission.PROPOSE_MERGE)
def pairs_of(work: Work, client: int) -> list[PairLine]:
    """Who may be the same person as a client, the likeliest first.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    clients.get_client(client)
    work.client = client
    by_whom = {frozenset(both): by for *both, by in _proposals()}
    reasons = store.reasons_of(work, client)
    reasons |= {other: {} for both in by_whom if client in both for other in both - {client} if other not in reasons}
    known = {line.id: line for line in lines([client, *reasons])}
    page = [
        PairLine(
            one=known[client],
            other=known[other],
            likelihood=store.likelihood_of(why),
            reasons=tuple(why),
            proposed_by=by_whom.get(frozenset((client, other)), ""),
        )
        for other, why in reasons.items()
    ]
    return sorted(page, key=lambda pair: (not pair.proposed_by, pair.likelihood is not Likelihood.VERY_LIKELY))


def _proposals() -> list[tuple[int, int, str]]:
    found = rows(
        "SELECT m.kept_id, m.gone_id, s.name FROM merge m JOIN staff s ON s.id = m.proposed_by_id "
        "JOIN client k ON k.id = m.kept_id AND k.merged_into_id IS NULL "
        "JOIN client g ON g.id = m.gone_id AND g.merged_into_id IS NULL WHERE m.state = 'proposed' ORDER BY m.id"
    )
    return [(one, other, by) for one, other, by in found]


def _differing(work: Work, one: Client, other: Client) -> frozenset[str]:
    """Names of the fields that the two files answer otherwise, also where who asks may not read them."""
    fields = clients.all_fields()
    mine, theirs = (clients.values_of(work, client, fields) for client in (one, other))
    return frozenset(
        field.name
        for field in fields
        if theirs[field.name] is not None
        and (field.kind is Kind.IDENTITY or stored(mine[field.name]) != stored(theirs[field.name]))
    )


def _fields(kept: ClientRecord, gone: ClientRecord, differing: frozenset[str]) -> list[MergeField]:
    found, taken = [], consents_taken(kept.id, gone.id)
    for field in clients.all_fields():
        if field.name in differing and field.name not in FOLLOWS:
            mine, theirs = kept.values.get(field.name), gone.values.get(field.name)
            is_consent = field.store is Store.CONSENT
            adds = field in ALERT_FIELDS or adds_up(field)
            counts = (2 if field.name in taken else 1) if is_consent else 2 if mine is None else 0
            found.append(MergeField(name=field.name, kept=mine, gone=theirs, adds_up=adds, counts=counts))
    return found


def _along(gone: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for table in walked():
        if table.merging.how is How.MOVE and table.name not in _APART:
            for column in table.clients:
                [(count,)] = rows(f'SELECT COUNT(*) FROM "{table.name}" WHERE "{column}" = ?', gone)
                if count:
                    found[table.name] = found.get(table.name, 0) + count
    return found


def _visits(work: Work, client: int) -> tuple[tuple[date, str], ...]:
    if not work.may(Permission.OPEN_RECORD, client):
        return ()
    found = rows(
        "SELECT v.day, COALESCE((SELECT s.name FROM visit_service s WHERE s.visit_id = v.id ORDER BY s.id LIMIT 1), "
        "'') FROM visit v WHERE v.client_id = ? AND v.cancelled = '' ORDER BY v.day DESC, v.id DESC LIMIT 3",
        client,
    )
    return tuple((as_day(day), service) for day, service in found)
