"""Whose entries somebody may read."""

from __future__ import annotations

from dataclasses import replace

from db.core.audit import digest
from db.core.errors import Code, Flaw, InvalidFields, Refused
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.fields.parsing import FieldError, check
from db.log.fields import LOG_FIELDS
from db.log.names import OPERATIONS
from db.log.records import LogFilters


def is_own_alone(work: Work) -> bool:
    """Whether somebody may read only what they have done themselves: a client who is theirs gives them no other's."""
    return work.grant(Permission.AUDIT_LOG) is not Grant.YES


def allowed(work: Work, asked: LogFilters) -> LogFilters:
    """What somebody asks for, as far as they may.

    Raises:
        InvalidFields: With every flaw, by name.
        Refused: ``NOT_ALLOWED`` for another's entries.
    """
    if is_own_alone(work):
        if asked.who not in (0, work.staff):
            raise Refused(Code.NOT_ALLOWED, permission=Permission.AUDIT_LOG.value)
        asked = replace(asked, who=work.staff)
    _check(work, asked)
    return asked


def question(work: Work, asked: LogFilters) -> str:
    """A keyed digest of what was asked, for the log."""
    return digest(work.archive.keys.audit, b"log", repr(asked))


def _check(work: Work, asked: LogFilters) -> None:
    flaws: dict[str, Flaw] = {}
    for field in LOG_FIELDS:
        if field.name in asked.said and field.name not in ("who", "client"):
            try:
                check(field, getattr(asked, field.name), work.today)
            except FieldError as error:
                flaws[field.name] = error.flaw
    if asked.operation and asked.operation not in OPERATIONS:
        flaws["kinds"] = Flaw.NOT_A_CHOICE
    if asked.since and asked.until and asked.since > asked.until:
        flaws.setdefault("until", Flaw.ENDS_BEFORE)
    if flaws:
        raise InvalidFields(flaws)
