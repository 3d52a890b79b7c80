"""How complete a record is, in words."""

from __future__ import annotations

from collections.abc import Sequence

from db.clients.fields.client import CLIENT_FIELDS, INTAKE_BOXES
from db.completeness.records import HEALTH, Completeness, Stale
from db.dated.kinds import KINDS
from db.fields.declaration import Field
from salon_tui.words.i18n import _, language

_BOXES = {box.letter: box.label for box in INTAKE_BOXES}


def completeness_words(found: Completeness, own: Sequence[Field] = ()) -> str:
    """Of a hundred, what is missing, and what is to be asked again."""
    words = [_("{percent} % complete").format(percent=found.percent)]
    known = {field.name: field for field in (*CLIENT_FIELDS, *own)}
    if found.missing:
        words.append(_("missing: {what}").format(what=_(", ").join(_called(name, known) for name in found.missing)))
    if found.stale:
        words.append(_("ask again: {what}").format(what=stale_words(found.stale)))
    return " · ".join(words)


def stale_words(stale: Sequence[Stale]) -> str:
    """Boxes that are out of date, with when they were last asked."""
    named = []
    for one in stale:
        label = _BOXES.get(one.box) or KINDS[one.box].label
        named.append(f"{label.text(language())} {one.day or _('never asked')}")
    return _(", ").join(named)


def _called(name: str, known: dict[str, Field]) -> str:
    if name == HEALTH:
        return _BOXES["C"].text(language())
    field = known.get(name)
    term = (field.short or field.label) if field else KINDS[name].label
    return term.text(language())
