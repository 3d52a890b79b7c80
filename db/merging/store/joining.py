"""Two files become one."""

from __future__ import annotations

import json
from collections.abc import Collection

from db.clients.finding.store import search
from db.clients.models import Client
from db.clients.store import clients
from db.contacts.store.joining import forget, know_anew, rename_tasks
from db.core.operation_context import Work
from db.core.sql import rows, write
from db.dated.kinds import KINDS
from db.dated.store import rows as dated
from db.merging.store import chains, images, moving, on_paper, values


def join(work: Work, merge: int, kept: Client, gone: Client, taken: Collection[str], chosen: frozenset[int]) -> None:
    """Makes one file of two, and keeps what that changes, row by row.

    Args:
        work: The operation under way.
        merge: The row of the merge.
        kept: Whose file it is.
        gone: Whose file becomes part of it, and stays to be read.
        taken: Names of fields whose value is taken from the latter.
        chosen: Ids of dated records that shall count.
    """
    [(why,)] = rows("SELECT why FROM merge WHERE id = ?", merge)
    both = (kept.id, gone.id)
    marks = images.last_ids()
    before, card = images.taken(both, marks), on_paper.shown(work, kept)
    fields, new = values.joined_values(work, kept, gone, taken)
    write("DELETE FROM search_key WHERE client_id = ?", gone.id)
    rename_tasks(*both, work.today)
    moving.move_all(work, *both)
    chains.join_chains(kept.id, chosen, why)
    values.add_conditions(work, *both)
    values.add_consents(*both)
    write("UPDATE client SET merged_into_id = ?, version = version + 1 WHERE id = ?", *both)
    # whoever recommended the one may be the other
    [(kept.referrer_id,)] = rows("SELECT referrer_id FROM client WHERE id = ?", kept.id)
    kept.version += 1
    if new:
        changed = tuple(field for field in fields if field.name in new)
        clients.write(work, kept, changed, new, fresh=False, assigns=True)
    else:
        write("UPDATE client SET version = ? WHERE id = ?", kept.version, kept.id)
    moving.cut_loop(kept.id)
    now = on_paper.shown(work, kept)
    on_paper.remember(work, kept.id, card, now, now.keys() - new.keys())
    if not new.keys() & search.INDEXED:
        search.index(work, kept)
    make_keys(both)
    forget(gone.id)
    know_anew([kept.id], work.today)
    images.keep(merge, images.between(before, images.taken(both, marks)))
    write("UPDATE merge SET marks = ? WHERE id = ?", json.dumps(marks), merge)


def make_keys(both: Collection[int]) -> None:
    """Makes anew by what the dated records of clients are found."""
    for client in both:
        write("DELETE FROM dated_key WHERE client_id = ?", client)
        for (code,) in rows("SELECT DISTINCT kind FROM dated WHERE client_id = ?", client):
            if code in KINDS:
                dated.index(client, KINDS[code], dated.counting(client, KINDS[code]))
