"""Letters: printing them for those who may be written to, and changing what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from db.clients.store import clients as store
from db.core.audit import Action
from db.core.errors import Code, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.fields.salutation import greeting
from db.papers.printed.store.digests import LETTER, stamp, write_down
from db.printing.labels.store.addresses import to_be_written
from db.printing.letters import store as letters
from db.printing.letters.models import LetterPrinted, LetterSaid
from db.printing.letters.models import LetterText as Row
from db.printing.letters.records import Invitation, Letter, LetterSheet, LetterText, Occasion
from db.printing.letters.texts import WORDING, invited_to
from db.salon.store.salon import salon_record
from db.text.cleaning import clean
from db.text.post_names import envelope_name

LONGEST_TEXT = 4000
"""Characters of a letter's text."""


@dataclass(frozen=True, slots=True)
class KeepLetterText:
    """The text for an occasion; an empty one brings back the wording that ships, and so does that wording itself.

    Attributes:
        version: The version that was read; 0 for the wording that ships.
        text: Paragraphs, one a line.
    """

    occasion: Occasion
    version: int
    text: str


@operation(Permission.LIST_CONTACTS, Action.EXECUTE)
def print_letters(
    work: Work,
    clients: Sequence[int],
    occasion: Occasion,
    invitation: Invitation | None = None,
    words: str = "",
    again: int = 0,
) -> LetterSheet:
    """A letter to each client who agreed to letters and has an address; others are left out.

    Each stands on its client from then on, and is sent when it has come out of the printer.

    Args:
        work: The operation under way.
        clients: To whom.
        occasion: What for.
        invitation: To what they are invited, which a paragraph of its own says after the first.
        words: What these letters say instead of what is usual.
        again: Id of a letter that was printed before: what it says is said once more, whatever was changed since.

    Raises:
        Refused: ``NEEDS_SECOND`` or ``NOT_ALLOWED`` for more than ``MOST_LISTED``.
        SalonError: ``NOT_FOUND``.
    """
    text = letters.letter_text(occasion)
    found = to_be_written(work, clients)
    work.what |= {"sheet": "letter", "occasion": occasion.value, "letters": len(found), "text": text.version}
    said = letters.said_in(again)
    if said is None:
        own = clean(words, LONGEST_TEXT, multiline=True)
        said = LetterSaid.create(
            language=text.language,
            text=own or (invited_to(text, invitation) if invitation else text.text),
            event=invitation.event if invitation else None,
        )
    digest = sha256(said.text.encode()).hexdigest()
    made = tuple(
        Letter(
            envelope_name(one.name),
            label,
            greeting(one.name, one.reading, one.sex, said.language),
            write_down(work, store.get_client(one.id), LETTER, digest, occasion.value).id,
        )
        for one, label in found
    )
    LetterPrinted.insert_many(
        [(letter.paper, said.id) for letter in made], [LetterPrinted.sheet, LetterPrinted.said]
    ).execute()
    return LetterSheet(salon=salon_record(), stamp=stamp(work), occasion=occasion.value, text=said.text, letters=made)


@operation(Permission.SETTINGS, Action.UPDATE)
def keep_letter_text(work: Work, asked: KeepLetterText) -> LetterText:
    """Changes what a letter says, in the language of the salon's paper.

    Raises:
        SalonError: ``CHANGED_MEANWHILE``.
    """
    before = letters.letter_text(asked.occasion)
    if before.version != asked.version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    text = clean(asked.text, LONGEST_TEXT, multiline=True)
    same = (Row.occasion == asked.occasion.value, Row.language == before.language)
    if text in ("", WORDING[asked.occasion].text(before.language)):
        Row.delete().where(*same).execute()
    elif before.version:
        Row.update(text=text, version=before.version + 1, changed_at=work.now, changed_by=work.staff).where(
            *same
        ).execute()
    else:
        Row.create(
            occasion=asked.occasion.value,
            language=before.language,
            text=text,
            changed_at=work.now,
            changed_by=work.staff,
        )
    work.what |= {"occasion": asked.occasion.value, "language": before.language, "characters": len(text)}
    return letters.letter_text(asked.occasion)
