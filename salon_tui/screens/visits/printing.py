"""What is shown of a visit before it is printed in full, to be signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from db.care.records import Taken
from db.core.desk import Desk
from db.dated.on_card import BRIEF, ON_CARD
from db.fields.showing import show
from db.fields.values import Hidden
from db.papers.printed.operations import print_visit
from db.papers.printed.queries import taken_before
from db.visits.fields import VISIT_FIELDS
from db.visits.queries import open_record
from db.visits.records import VisitRecord
from printouts.sheets.visits.zones_before import ZONES_BEFORE, zones_seen
from salon_tui.screens.printing.client_papers import stage_words
from salon_tui.screens.printing.sheet_page import Preview, PreviewPage
from salon_tui.widgets.pick_list import Row
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.on_paper import shown_in_preview


def _visit(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    visit: VisitRecord = target["record"] if "record" in target else open_record(desk, target["visit"])
    facts = [(_("Services"), _(", ").join(line.name for line in visit.services))]
    facts += [
        (
            field.label.text(language()),
            shown_in_preview(show(field, visit.values.get(field.name), language()), visit.values.get(field.name)),
        )
        for field in VISIT_FIELDS
    ]
    facts[1:1] = _taken(taken_before(desk, visit.id))
    return [
        Preview(
            "visit",
            [Row(at, fact) for at, fact in enumerate(facts) if fact[1]],
            lambda desk: print_visit(desk, visit.id),
            name=f"{visit.client_number} {visit.day}",
            client=visit.client.id,
            head=((visit.client.label, "strong"), f"  {visit.day}", ("   " + _("Print"), "label")),
        )
    ]


def _taken(taken: Taken) -> Iterator[tuple[str, str]]:
    """The stage of the plan, and what was seen in the zones before."""
    if taken.plan is not None and taken.stage is not None:
        yield ON_CARD[BRIEF].text(language()), " · ".join(part for part in stage_words(taken.plan, taken.stage) if part)
    if taken.analysis is not None:
        hidden = next((value for value in taken.analysis.values.values() if isinstance(value, Hidden)), None)
        yield ZONES_BEFORE.text(language()), shown_in_preview(zones_seen(taken.analysis, language()), hidden)


VISIT = PreviewPage(
    title=N_("Print the visit"),
    help=N_(
        "One visit in full, with lines for the signatures of client and beautician. F10 prints it; F4 chooses another "
        "printer or a folder for a PDF file."
    ),
    sheets=("visit",),
    read=_visit,
)
"""The visit that is the target's record; after a lock it is read again by its id."""
