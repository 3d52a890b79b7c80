"""A client's record as it is shown: the boxes of the intake form, and what imported tables said besides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from db.clients.consent.records import GUARDIAN, ConsentLine
from db.clients.fields.client import CLIENT_FIELDS, INTAKE_BOXES
from db.clients.fields.person import CONSENT
from db.clients.records import ClientRecord
from db.fields.declaration import Access, Box, Field, Term
from db.fields.parsing import ParseContext
from db.fields.values import Hidden, Value
from salon_tui.screens.clients.consent_reader import with_consents
from salon_tui.screens.conditions.declining import with_declined
from salon_tui.widgets.form_state import Entry, FormState, entries_of
from salon_tui.words.i18n import _, language

HEALTH_BOXES = "CDEF"
OTHER_BOXES = tuple(box.letter for box in INTAKE_BOXES if box.letter not in HEALTH_BOXES)


def record_state(record: ClientRecord, letters: Sequence[str], today: date) -> tuple[FormState, str]:
    """The fields of some boxes, by letter, with what stands in them; and a sentence about what doesn't.

    What this person may not read is left out; of answers about health that is said once.
    """
    boxes = {field.name: box for box in INTAKE_BOXES for field in box.fields}
    own = dict.fromkeys((field.name for field in record.own_fields), INTAKE_BOXES[-1])
    known = [field for field in (*CLIENT_FIELDS, *record.own_fields) if (boxes | own)[field.name].letter in letters]
    kept = [field for field in known if _is_kept(field, record.values.get(field.name))]
    shown = [field for field in known if field not in kept]
    cells = {f"from_table_{at}": cell for at, cell in enumerate(record.from_tables)} if "K" in letters else {}
    shown += [Field(name, "", Term(cell.heading, cell.heading)) for name, cell in cells.items()]

    def section(field: Field) -> str:
        return _("From imported tables") if field.name in cells else _heading((boxes | own)[field.name])

    entries = client_entries(shown, lambda: ParseContext(today), section, record.consents)
    state = FormState(with_declined(entries, record.declined))
    state.start({**record.values, **{name: cell.text for name, cell in cells.items()}})
    health = [record.values.get(field.name) for field in kept if field.access is Access.HEALTH]
    return state, _health_words(health) if health else _state_words(record) if "A" in letters else ""


def client_entries(
    fields: Sequence[Field],
    context: Callable[[], ParseContext],
    section: Callable[[Field], str],
    consents: Mapping[str, ConsentLine],
    away: Iterable[str] = (),
) -> list[Entry]:
    """Entries for boxes of the intake form; box A is read in a line, and its guardian seldom asked for."""
    entries = with_consents(entries_of(fields, context, section), consents, away)
    for entry in entries:
        entry.folds = entry.field in CONSENT.fields
        entry.aside = entry.name in GUARDIAN
    return entries


def _is_kept(field: Field, value: Value) -> bool:
    return isinstance(value, Hidden) and (field.access is Access.HEALTH or not value.revealable)


def _health_words(kept: Sequence[Value]) -> str:
    """What is answered and not for this person to read."""
    if any(isinstance(value, Hidden) and value.revealable for value in kept):
        return _("Other answers about health are read with a reason: Ctrl+T.")
    return _("Other answers about health are read by who treats the client.")


def _state_words(record: ClientRecord) -> str:
    """Who opened the card."""
    return _("Card opened {day} by {name}").format(
        day=f"{record.created_at.astimezone():%Y-%m-%d}", name=record.created_by
    )


def _heading(box: Box) -> str:
    return box.label.text(language())
