"""The words in which clients are asked what they agree to are put in force, and read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from db.clients.consent import texts
from db.clients.consent.fields import CONSENT_TEXT_FIELDS
from db.clients.consent.models import ConsentText as Row
from db.clients.consent.records import ConsentLine, ConsentText
from db.clients.consent.store import consents_of
from db.clients.store.refs import require_client
from db.core.audit import Action
from db.core.errors import Flaw, InvalidFields
from db.core.guard import operation, query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.fields.parsing import FieldError, check
from db.fields.values import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class PutInForce:
    """A new version of the words, from a day on; nothing is changed in those that there are.

    Attributes:
        asks: The purposes about which those who agreed in older words are asked again; none asks nobody.
    """

    request_id: str
    version: str
    since: date
    zh: str
    en: str
    asks: tuple[str, ...] = ()


def _again(work: Work, text: int) -> ConsentText:
    return next(one for one in texts.every_text(work.today) if one.id == text)


@query(Permission.DESK)
def consent_texts(work: Work) -> tuple[ConsentText, ...]:
    """Every version of the words, the oldest first: that of the program, then the salon's."""
    return texts.every_text(work.today)


@query(Permission.OPEN_RECORD)
def client_consents(work: Work, client: int) -> dict[str, ConsentLine]:
    """A client's latest answer to each question of consent that was asked, by its name.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``.
    """
    require_client(client)
    work.about(client)
    return consents_of(client)


@operation(Permission.SETTINGS, Action.CREATE, again=_again)
def put_in_force(work: Work, asked: PutInForce) -> ConsentText:
    """Puts a new version of the words in force: the intake form prints it from its day on, and answers name it.

    Raises:
        InvalidFields: With every flaw: ``TAKEN`` for a version that there is, ``TOO_EARLY`` for a day that is past.
    """
    given = {field.name: getattr(asked, field.name) for field in CONSENT_TEXT_FIELDS}
    values = _checked(given, work.today)
    row = Row.create(**values, at=work.now, by=work.staff)
    work.what |= {"consent_text": row.version, "asks": list(row.asks)}
    return _again(work, row.id)


def _checked(given: Mapping[str, Value], today: date) -> dict[str, Value]:
    values: dict[str, Value] = {}
    flaws: dict[str, Flaw] = {}
    for field in CONSENT_TEXT_FIELDS:
        try:
            values[field.name] = value = check(field, given[field.name], today)
        except FieldError as error:
            flaws[field.name] = error.flaw
            continue
        if value is None and field.required:
            flaws[field.name] = Flaw.REQUIRED
    since = values.get("since")
    if isinstance(since, date) and since < today:
        flaws["since"] = Flaw.TOO_EARLY
    if any(values.get("version") == one.version for one in texts.every_text(today)):
        flaws["version"] = Flaw.TAKEN
    if flaws:
        raise InvalidFields(flaws)
    return {**values, "asks": values["asks"] or ()}
