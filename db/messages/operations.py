"""Changing what messages say."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.messages import store
from db.messages.fields import WORDING_FIELDS
from db.messages.models import MessageText
from db.messages.records import MessageOccasion, Wordings
from db.messages.texts import LONG_BYTES, SHIPPED, SHORT_BYTES, fill, unknown_words
from db.salon.store.salon import salon_record
from db.text.cleaning import clean

_USUAL = {
    "zh": {"name": "欧阳女士", "day": "11月28日周六", "time": "14:00"},
    "en": {"name": "Ms Ouyang", "day": "Sat 28 Nov", "time": "14:00"},
}
"""What is filled in to find out how long a message becomes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveWordings:
    """The wordings for an occasion; an empty one brings back that which ships.

    Attributes:
        version: The version that was read; 0 for the wordings that ship.
    """

    occasion: MessageOccasion
    version: int
    short_zh: str = ""
    long_zh: str = ""
    short_en: str = ""
    long_en: str = ""


@operation(Permission.SETTINGS, Action.UPDATE)
def save_wordings(work: Work, asked: SaveWordings) -> Wordings:
    """Changes what the messages for an occasion say.

    Raises:
        InvalidFields: ``TOO_LONG`` for one that becomes more than 75 bytes of UTF-8 (25 Chinese characters) when it is
            filled in, 300 for a long one; ``UNKNOWN_WORD`` where something stands in braces that nobody knows.
        SalonError: ``CHANGED_MEANWHILE``.
    """
    before = store.wordings(asked.occasion)
    if before.version != asked.version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    given = asdict(asked)
    short, long = SHIPPED[asked.occasion]
    shipped = {"short_zh": short.zh, "long_zh": long.zh, "short_en": short.en, "long_en": long.en}
    texts = {field.name: clean(given[field.name], field.limit) for field in WORDING_FIELDS}
    own = {name: "" if text == shipped[name] else text for name, text in texts.items()}
    if flaws := {name: flaw for name, text in own.items() if (flaw := _flaw(name, text))}:
        raise InvalidFields(flaws)
    row = MessageText.get_or_none(MessageText.occasion == asked.occasion.value)
    if row is None and any(own.values()):
        row = MessageText(occasion=asked.occasion.value, version=0)
    if row is not None:
        for name, text in own.items():
            setattr(row, name, text)
        row.changed_at, row.changed_by_id, row.version = work.now, work.staff, row.version + 1
        row.save()
    work.what |= {"occasion": asked.occasion.value, "own": sorted(name for name, text in own.items() if text)}
    return store.wordings(asked.occasion)


def _flaw(name: str, text: str) -> Flaw | None:
    length, _, language = name.partition("_")
    filled = fill(text, _USUAL[language] | {"salon": salon_record().name})
    if unknown_words(text):
        return Flaw.UNKNOWN_WORD
    most = SHORT_BYTES if length == "short" else LONG_BYTES
    return Flaw.TOO_LONG if len(filled.encode()) > most else None
