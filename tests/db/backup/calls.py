"""How operations and queries of backups are called, and the rights that they ask for."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from db.backup import queries, store
from db.backup.making import make_backup
from db.backup.operations import drill, making, places, printing, restoring
from db.backup.places import newest_first
from db.backup.records import Drilled
from tests.db.calls import Call, Case, P, of_desk
from tests.db.salon import OWNER, Salon


def place(case: Case) -> Path:
    """A folder of its own for each call: the same archive is backed up again and again."""
    return Path(tempfile.mkdtemp(dir=case.salon.folder))


def backed_up(case: Case) -> Path:
    """A folder with a backup, of which the archive knows nothing: what is refused must have changed nothing."""
    where = place(case)
    make_backup(case.salon.archive, where)
    return where


def make_drill(salon: Salon) -> None:
    """A trial."""
    at = salon.clock()
    done = Drilled(made=at, name="salon-1", rows=9, seq=5, hash="", same=9, leads_here=True, log_broken_at=0)
    store.write_drill(at, salon.folder, done, salon.staff[OWNER])


SAMPLES = (make_drill,)


def newest(case: Case) -> Path:
    """The only backup in such a folder."""
    return newest_first(backed_up(case))[0]


CALLS: dict[Callable[..., Any], Call] = {
    making.back_up: of_desk(P.BACKUP)(lambda at, case: making.back_up(at, place(case))),
    drill.drill: of_desk(P.BACKUP)(lambda at, case: drill.drill(at, backed_up(case))),
    places.save_places: of_desk(P.SETTINGS)(lambda at, case: places.save_places(at, "/srv/backups", ("SALON A",))),
    printing.print_emergency: of_desk(P.BACKUP)(lambda at, case: printing.print_emergency(at)),
    printing.print_proof: of_desk(P.BACKUP)(lambda at, case: printing.print_proof(at)),
    queries.backup_places: of_desk(P.BACKUP)(lambda at, case: queries.backup_places(at)),
    queries.backups: of_desk(P.BACKUP)(lambda at, case: queries.backups(at)),
    queries.drill_due: of_desk(P.BACKUP)(lambda at, case: queries.drill_due(at)),
    queries.last_drill: of_desk(P.BACKUP)(lambda at, case: queries.last_drill(at)),
    queries.stick_tonight: of_desk(P.DESK)(lambda at, case: queries.stick_tonight(at)),
    queries.restorable: of_desk(P.BACKUP)(lambda at, case: queries.restorable(at, [backed_up(case)])),
    queries.saved_since: of_desk(P.BACKUP)(lambda at, case: queries.saved_since(at, newest(case))),
    restoring.agree_to_restore: of_desk(P.RESTORE)(
        lambda at, case: restoring.agree_to_restore(at, "salon-0123456789abcdef-20260309T100000Z-1234")
    ),
    queries.last_good_backup: of_desk(P.DESK)(lambda at, case: queries.last_good_backup(at)),
}
