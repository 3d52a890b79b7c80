"""Destroying what two people have decided: a file, the health in it, or what was locked; with the line of it."""

from __future__ import annotations

from db.clients.models import Client
from db.clients.store import clients
from db.core import audit
from db.core.audit import Action, Outcome
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.erasing.models import Destruction
from db.erasing.store import emptying, health, locking, papers
from db.erasing.store.erased import health_digest, salts_of


def open_files(work: Work, client: int) -> tuple[Client, tuple[int, ...]]:
    """The client of whom something is to go, and all the files that are the client's.

    Raises:
        SalonError: ``NOT_FOUND``, ``IS_ERASED``, ``IS_MERGED``.
    """
    row = clients.get_client(client)
    work.client = row.id
    work.refuse_closed()
    return row, emptying.files_of(row.id)


def carry_out(work: Work, line: Destruction) -> int:
    """Destroys what a line of the register says, and has it say what was done.

    The file of the archive is still to be written anew: see ``emptying``.

    Returns:
        How many rows went.

    Raises:
        SalonError: ``NOT_FOUND`` where there is nothing to destroy any more.
    """
    files = emptying.files_of(line.client_id)
    doing = {"file": _file, "health": _health, locking.MEDICAL: _locked}[line.kind]
    gone = doing(work, line, files)
    line.at, line.waits = work.now, False
    line.version = (line.version or 0) + 1
    line.save()
    # a reason that was written for it would stay
    work.desk = work.desk.because("")
    return gone


def _file(work: Work, line: Destruction, files: tuple[int, ...]) -> int:
    line.sheets = papers.take_out(files, work.now)
    line.salts = salts_of(files)
    line.kept = locking.lock(work.archive, files, locking.treatments(files), line.number, work.now)
    gone = emptying.empty_all(files)
    for other in files:
        if other != line.client_id:
            # the log's own check asks it of each file whose reasons are gone
            what = {"with": line.client_id}
            audit.append(work.now, work.operation, Action.DELETE, Outcome.DONE, client=other, what=what)
    return sum(gone.values())


def _health(work: Work, line: Destruction, files: tuple[int, ...]) -> int:
    since = health.ended(files)
    if since is None:
        raise SalonError(Code.NOT_FOUND)
    treatments = health.treatments_of(files, since)
    line.sheets = papers.take_out(files, work.now, health.PAPERS)
    line.salts = salts_of(files, health_digest)
    line.kept = locking.lock(work.archive, files, treatments, line.number, work.now)
    return sum(health.destroy(files, since, work.today).values())


def _locked(work: Work, line: Destruction, files: tuple[int, ...]) -> int:
    gone = locking.destroy(files, work.today)
    if not gone:
        raise SalonError(Code.NOT_FOUND)
    return gone
