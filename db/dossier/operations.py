"""A copy of everything for the client, and what was put right for one who asked."""

from __future__ import annotations

from db.clients.consent import store as consents
from db.clients.store import clients
from db.core.audit import Action
from db.core.errors import Code, SalonError
from db.core.guard import operation, query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import local_day
from db.core.sql import rows
from db.dossier.store import reading
from db.fields.declaration import Term
from db.fields.values import Hidden
from db.history.values import Values
from db.papers.printed.store.digests import keep, stamp
from db.registers.access_requests import store as requests
from db.registers.access_requests.records import AccessRequestRecord
from db.salon.store.salon import salon_record
from db.sheets.client import SheetClient
from db.sheets.dossier import CorrectionLine, CorrectionSheet, DossierSheet
from db.text.phones import last_four

DOSSIER, CORRECTION = "dossier", "correction"
_OPENING = Term(
    "This is everything that the archive of {salon} has of you on {day}. What names other people is left out: who "
    "recommended you, of whom a complaint was, whose balance you may use. Who has looked at your file is told on a "
    "sheet of its own. You may ask to have it corrected, completed, moved or deleted.",
    "这是截至 {day} {salon} 档案中关于您的全部资料。涉及他人的内容不在其中：谁介绍您来、投诉涉及谁、您可使用谁的账户。"
    "谁查看过您的档案，另有一份记录。您可以要求更正、补充、转移或删除。",
)
_LOCKED = Term(
    " You have withdrawn your consent to health information: nobody reads it any more, it isn't printed here either, "
    "and it is destroyed; medical records that a law keeps are locked until their time is over.",
    "您已撤回健康信息的同意：任何人都不再查阅，此处也不打印，并予以销毁；法律要求保存的病历封存至期满。",
)


@query(Permission.REQUEST_ERASURE)
def spoken_by(work: Work, client: int) -> str:
    """The language that a client's copy is in: what the file says, else that of the salon's paper.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    clients.get_client(client)
    return _language_of(client)


@operation(Permission.ERASE, Action.EXECUTE)
def print_dossier(work: Work, client: int) -> DossierSheet:
    """Everything that the archive has of a client, for her and in her language, with a second person (PIPL 45).

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_SECOND``; ``PAPER_ONLY`` for a file of who may not see all of it.
        SalonError: ``NOT_FOUND``.
    """
    found = clients.get_client(client)
    work.client = client
    if not work.may(Permission.SEE_HEALTH, client) or not work.may(Permission.SEE_AMOUNTS, client):
        work.leave_on_paper()
    language = _language_of(client)
    opening = _OPENING.text(language).format(day=work.today.isoformat(), salon=salon_record().name)
    if consents.health_ended([client]):
        opening += _LOCKED.text(language)
    sheet = DossierSheet(
        salon=salon_record()._replace(paper=language),
        stamp=stamp(work),
        client=SheetClient(found.number, found.name, last_four(found.phone or "")),
        chapters=reading.chapters(work, client, language),
        opening=opening,
    )
    work.what["language"] = language
    return keep(work, client, DOSSIER, "", sheet)


@query(Permission.REQUEST_ERASURE)
def corrections(work: Work, request: int, language: str) -> tuple[CorrectionLine, ...]:
    """What was put right since a client asked for it, each value as far as this person may see it.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = requests.record(work.today, request)
    work.client = found.client.id
    return _corrected(found, Values(work, found.client.id, language))


@operation(Permission.REQUEST_ERASURE, Action.EXECUTE)
def print_correction(work: Work, request: int) -> CorrectionSheet:
    """What was put right since a client asked for it: values before and after, by whom and when (PIPL 46).

    Raises:
        Refused: ``NOT_ALLOWED``; ``PAPER_ONLY`` for a file of who may not see all of it.
        SalonError: ``NOT_FOUND``, also where nothing was asked to be put right.
    """
    found = requests.record(work.today, request)
    if "correct" not in found.wishes:
        raise SalonError(Code.NOT_FOUND)
    client = found.client.id
    row = clients.get_client(client)
    work.client = client
    if not work.may(Permission.SEE_HEALTH, client):
        work.leave_on_paper()
    language = _language_of(client)
    lines = _corrected(found, Values(work, client, language, whole=True))
    work.what |= {"sheet": CORRECTION, "request": found.number, "lines": len(lines)}
    return CorrectionSheet(
        salon=salon_record()._replace(paper=language),
        stamp=stamp(work),
        client=SheetClient(row.number, row.name, last_four(row.phone or "")),
        request=found.number,
        received=found.received,
        details=found.details,
        lines=lines,
    )


def _corrected(request: AccessRequestRecord, values: Values) -> tuple[CorrectionLine, ...]:
    """What was changed from the day on which a request came in, until it was answered."""
    lines = []
    for change in reading.changes_of(request.client.id):
        day = local_day(change.at)
        if day < request.received or (request.answered is not None and day > request.answered):
            continue
        old, new = (
            value.hint if isinstance(value, Hidden) else value
            for value in values.of(change.field, change.old, change.new)
        )
        lines.append(CorrectionLine(label=values.label(change.field), old=old, new=new, day=day, by=change.by.name))
    return tuple(lines)


def _language_of(client: int) -> str:
    spoken = rows("SELECT value FROM answer WHERE client_id = ? AND field = 'language'", client)
    return "en" if (spoken[0][0] if spoken else salon_record().paper_language) == "en" else "zh"
