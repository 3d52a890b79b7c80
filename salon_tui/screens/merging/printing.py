"""What is shown of the slip of a merge before it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.core.desk import Desk
from db.merging.operations import print_merge_slip
from db.merging.queries import old_papers
from db.merging.records import MergeRecord
from db.sheets.merging import OldPaper
from db.text.card_number import short_number, spaced
from salon_tui.screens.printing.sheet_page import Preview, PreviewPage
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import sheet_name

_TODO = {
    "out": N_("take out, keep until {day}"),
    "renumber": N_("write {number} on it, file it"),
    "refer": N_("note “see {number}” on it"),
    "look": N_("was missing: look for it"),
}
"""What becomes of a paper that bears the old number."""


def _slip(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    id = int(target["merge"])
    record, papers = old_papers(desk, id)
    rows = [Row(at, _row(paper, record)) for at, paper in enumerate(papers)]
    if not rows:
        rows = [Row(0, (_("No paper bears the old number."),), "label")]
    head = ((record.gone.label, "strong"), f" {spaced(record.gone_number)}", ("  " + _("merged into") + "  ", "label"))
    return [
        Preview(
            "merge_slip",
            rows,
            lambda desk: print_merge_slip(desk, id),
            name=record.gone_number,
            client=record.client.id,
            head=(*head, (record.client.label, "strong"), f" {spaced(record.number)}"),
        )
    ]


def _row(paper: OldPaper, record: MergeRecord) -> tuple[str, str, str]:
    name = f"{sheet_name(paper.kind)} {short_number(paper.number) if paper.number else ''}".rstrip()
    place = paper.place or _("to be put away")
    if paper.volume:
        place = _("volume {number}, page {page}").format(number=paper.volume, page=paper.page or "?")
    return name, place, _(_TODO[paper.todo]).format(number=spaced(record.number), day=record.until)


MERGE_SLIP = PreviewPage(
    title=N_("Merge slip"),
    help=N_(
        "What bears the old number, where it lies and what becomes of it. The slip goes to the cabinet with whoever "
        "takes the card out. It can be printed again from F4, one person, two files."
    ),
    sheets=("merge_slip",),
    read=_slip,
    columns=(Column(18), Column(14), Column(26, grow=1)),
)
"""Of the ``merge`` that the target names by its id."""
