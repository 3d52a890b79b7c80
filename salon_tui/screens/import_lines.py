"""What a preview of an import says, as lines to read: columns, refused rows, known rows, new rows."""

from __future__ import annotations

from db.fields import CLIENT_FIELDS, Field
from db.operations.importing import ImportColumn, ImportPreview, ImportRow, Verdict
from salon_tui.i18n import N_, _, language, ngettext
from salon_tui.sentences import flaw_sentence
from salon_tui.widgets.paint import width
from salon_tui.widgets.pick_list import Row
from salon_tui.words import spaced, telling

Key = tuple[str, int]
"""What a line stands for: ``row`` and its number in the table, or ``text``."""

_REASONS = {
    "phone": N_("the same phone"),
    "identity": N_("the same national ID"),
    "name_and_birthday": N_("the same name and birthday"),
    "imported_before": N_("imported before"),
    "same_row": N_("says the same"),
}
FINAL = frozenset({"imported_before", "same_row"})
"""Duplicates for these reasons can't be included all the same."""
_GAP = "   "


def count_new(preview: ImportPreview, included: frozenset[int]) -> int:
    """How many clients would be added."""
    return preview.count(Verdict.ACCEPTED) + len(included)


def counts(preview: ImportPreview, included: frozenset[int]) -> str:
    """How many rows are new, known and refused."""
    new = count_new(preview, included)
    known = preview.count(Verdict.DUPLICATE) - len(included)
    refused = preview.count(Verdict.REFUSED)
    return " · ".join(
        (
            ngettext("{count} new client", "{count} new clients", new),
            ngettext("{count} known already", "{count} known already", known),
            ngettext("{count} refused", "{count} refused", refused),
        )
    )


def lines(
    preview: ImportPreview, included: frozenset[int], own_fields: tuple[Field, ...], cells: int, *, done: bool = False
) -> list[Row[Key]]:
    """Every line of the preview; after the import, only what was left out."""
    rows: list[Row[Key]] = []

    def group(title: str, verdict: Verdict) -> None:
        found = [row for row in preview.rows if row.verdict is verdict and not (done and row.row in included)]
        if found:
            rows.append(Row(None, (f"     {title}",), "heading"))
            rows.extend(_row(row, row.row in included) for row in found)

    if not done:
        rows.append(Row(None, ("     " + _("Columns"),), "heading"))
        fields = (*CLIENT_FIELDS, *own_fields)
        columns = _side_by_side([_column(column, fields) for column in preview.columns], cells - 8)
        rows += [Row(("text", at), (f"     {line}",)) for at, line in enumerate(columns)]
    group(_("Refused: correct these in the table, then read it again with F5"), Verdict.REFUSED)
    group(
        _("Known already, left out") if done else _("Known already: left out, or with Enter imported all the same"),
        Verdict.DUPLICATE,
    )
    if not done:
        group(_("New"), Verdict.ACCEPTED)
    return rows


def may_include(row: ImportRow) -> bool:
    """Whether a duplicate may be somebody else after all."""
    return row.verdict is Verdict.DUPLICATE and not FINAL & set(row.reasons)


def _column(column: ImportColumn, fields: tuple[Field, ...]) -> str:
    if column.dropped:
        meaning = _("left out")
    else:
        field = next((field for field in fields if field.name == column.field), None)
        meaning = field.label.text(language()) if field else _("remarks")
    return f"{column.letter} {column.heading} → {meaning}"


def _side_by_side(texts: list[str], cells: int) -> list[str]:
    """As many texts in a line as fit; none is parted."""
    found: list[str] = []
    for text in texts:
        if found and width(found[-1]) + width(text) + len(_GAP) <= cells:
            found[-1] += _GAP + text
        else:
            found.append(text)
    return found


def explanation(row: ImportRow) -> str:
    """What is to be said of a row: why it is refused, whom it is taken for, what is kept in words only."""
    match row.verdict:
        case Verdict.REFUSED:
            return " ".join(telling(_label(name), flaw_sentence(flaw)) for name, flaw in row.flaws)
        case Verdict.DUPLICATE:
            return _known(row)
        case _:
            kept = _(", ").join(heading for heading, _flaw in row.kept)
            return _("in words, in the remarks: {columns}").format(columns=kept) if kept else ""


def _row(row: ImportRow, included: bool) -> Row[Key]:
    text = explanation(row)
    if included:
        text = " ".join(("✓", _("imported all the same"), "·", text))
    return Row(("row", row.row), (str(row.row), row.name, text))


def _known(row: ImportRow) -> str:
    why = _(", ").join(_(_REASONS[reason]) for reason in row.reasons)
    if row.same_as:
        return _("{why} as row {row}").format(why=why, row=row.same_as)
    if row.client is None:
        return why
    return telling(why, f"{row.client.name} {spaced(row.client.number)} ·{row.client.last_four}")


def _label(name: str) -> str:
    field = next((field for field in CLIENT_FIELDS if field.name == name), None)
    return field.label.text(language()) if field else name
