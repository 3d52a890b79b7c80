"""What is shown of a destroy slip before it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.core.desk import Desk
from db.erasing.operations.papers import print_destroy_slip
from db.erasing.queries import destroy_slip
from db.text.card_number import short_number, spaced
from salon_tui.screens.erasing.words import KINDS
from salon_tui.screens.printing.sheet_page import Preview, PreviewPage
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import sheet_name


def _slip(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    id = int(target["destruction"])
    record, papers = destroy_slip(desk, id)
    rows, is_alone = [], all(paper.kind for paper in papers)
    for at, paper in enumerate(papers):
        if not paper.kind:
            rows.append(Row(at, (spaced(paper.number), "", _(KINDS[paper.of])), "label"))
            continue
        place = paper.place or _("not put away")
        if paper.volume:
            place = _("volume {number}, page {page}").format(number=paper.volume, page=paper.page or "?")
        name = f"{sheet_name(paper.kind)} {short_number(paper.number) if paper.number else ''}".rstrip()
        rows.append(Row(at, (name, paper.version, place)))
    if not rows:
        rows = [Row(0, (_("There is no paper of this file."),), "label")]
    return [
        Preview(
            "destroy",
            rows,
            lambda desk: print_destroy_slip(desk, id),
            name=record.batch,
            client=record.client.id if is_alone else None,
            head=((record.batch, "strong"), f"  {spaced(record.client.label) if is_alone else ''}"),
        )
    ]


DESTROY_SLIP = PreviewPage(
    title=N_("Destroy slip"),
    help=N_(
        "Which papers are to be destroyed and where they stand, for two signatures. It has the number of the file and "
        "no name, since that is erased. It can be printed again from the destruction register."
    ),
    sheets=("destroy",),
    read=_slip,
    columns=(Column(26, grow=1), Column(6), Column(24)),
)
"""Of the ``destruction`` that the target names by its id."""
