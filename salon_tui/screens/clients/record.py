"""A client's record as it is shown: the boxes of the intake form, and what imported tables said besides."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from db.clients.fields.client import CLIENT_FIELDS, INTAKE_BOXES
from db.clients.records import ClientRecord
from db.fields.declaration import Box, Field, Term
from db.fields.parsing import ParseContext
from salon_tui.widgets.consent_reader import with_consents
from salon_tui.widgets.form_state import FormState, entries_of
from salon_tui.words.i18n import _, language


def record_state(record: ClientRecord, letters: Sequence[str], context: Callable[[], ParseContext]) -> FormState:
    """The fields of some boxes, by letter, with what stands in them."""
    boxes = {field.name: box for box in INTAKE_BOXES for field in box.fields}
    own = dict.fromkeys((field.name for field in record.own_fields), INTAKE_BOXES[-1])
    shown = [field for field in (*CLIENT_FIELDS, *record.own_fields) if (boxes | own)[field.name].letter in letters]
    cells = {f"from_table_{at}": cell for at, cell in enumerate(record.from_tables)} if "K" in letters else {}
    shown += [Field(name, "", Term(cell.heading, cell.heading)) for name, cell in cells.items()]

    def section(field: Field) -> str:
        return _("From imported tables") if field.name in cells else _heading((boxes | own)[field.name])

    state = FormState(with_consents(entries_of(shown, context, section), record.consents))
    state.start({**record.values, **{name: cell.text for name, cell in cells.items()}})
    return state


def _heading(box: Box) -> str:
    return box.label.text(language())
