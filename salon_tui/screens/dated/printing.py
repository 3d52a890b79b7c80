"""What is shown of dated records before they are printed: what the sheet will say, as far as this person reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from db.core.desk import Desk
from db.dated.comparing import How
from db.dated.kinds import KINDS
from db.dated.queries import compare_dated, dated_record
from db.dated.records import DatedRecord
from db.fields.showing import show
from db.fields.values import Hidden
from db.papers.taken.operations import (
    print_comparison,
    print_patch_tests,
    print_record,
    print_treatment_consent,
)
from db.text.card_number import spaced
from salon_tui.screens.dated.changes import change_words
from salon_tui.screens.printing.sheet_page import Preview, PreviewPage
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language


def _head(record: DatedRecord, title: str) -> tuple[Piece, ...]:
    kind = KINDS[record.kind].label.text(language())
    number = (f"  {spaced(record.client_number)}", "label")
    return (record.client.label, "strong"), number, f"   {kind}  {record.day}", (f"   {title}", "label")


def _rows(record: DatedRecord) -> list[Row[int]]:
    """What stands on the sheet: what is hidden is on no sheet of a record."""
    fields = KINDS[record.kind].known(record.values)
    said = [(field, record.values[field.name]) for field in fields]
    return [
        Row(at, (field.label.text(language()), show(field, value, language()).replace("\n", " ")))
        for at, (field, value) in enumerate(said)
        if not isinstance(value, Hidden)
    ]


def _records(desk: Desk, target: Mapping[str, Any]) -> Sequence[Preview]:
    record = dated_record(desk, int(target["dated"]))
    id, client = record.id, record.client.id
    name, head = f"{record.client_number} {record.day}", _head(record, _("Print"))
    rows = _rows(record)
    found = [Preview("record", rows, lambda desk: print_record(desk, id), name, client, head)]
    if record.kind == "consent":
        found.append(Preview("consent", rows, lambda desk: print_treatment_consent(desk, id), name, client, head))
    elif record.kind == "patch":
        found.append(Preview("patch_test", rows, lambda desk: print_patch_tests(desk, client), name, client, head))
    return found


RECORD = PreviewPage(
    title=N_("Print the record"),
    help=N_(
        "One dated record on its sheet, for client and author to sign. Of a consent and of a patch test a digit "
        "chooses their own form. F10 prints it; each print has its own version and is written down."
    ),
    sheets=("record", "consent", "patch_test"),
    read=_records,
)
"""Of the record that the target names by its id, ``dated``."""


def _comparisons(desk: Desk, target: Mapping[str, Any]) -> Sequence[Preview]:
    found = compare_dated(desk, int(target["dated"]), int(target["other"]))
    before, after = found.before, found.after
    kind = KINDS[after.kind]
    rows = []
    # what stands on the sheet
    changed = [one for one in found.differences if one.how is not How.SAME or one.key in after.carried]
    for at, one in enumerate(changed):
        field = kind.at(one.key)
        assert field is not None, "a record has no other keys"
        values = (show(field, value, language()).replace("\n", " ") for value in (one.before, one.after))
        rows.append(Row(at, (field.label.text(language()), *values, change_words(one))))
    return [
        Preview(
            "comparison",
            rows,
            lambda desk: print_comparison(desk, before.id, after.id),
            f"{after.client_number} {after.day}",
            after.client.id,
            _head(after, f"{before.day} > {after.day}   {_('Print')}"),
        )
    ]


COMPARISON = PreviewPage(
    title=N_("Print the comparison"),
    help=N_(
        "Two records side by side, with both faces of a skin analysis, and lines on which the client confirms what has "
        "changed. F10 prints it; each print has its own version and is written down."
    ),
    sheets=("comparison",),
    read=_comparisons,
    columns=(Column(22, grow=1), Column(16, grow=1), Column(16, grow=1), Column(14)),
)
"""Of the records that the target names by their ids, ``dated`` and ``other``."""
