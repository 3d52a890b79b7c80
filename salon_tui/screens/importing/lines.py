"""What a preview of an import says, as lines to read: questions, columns, refused rows, known rows, new rows."""

from __future__ import annotations

from db.clients.fields.client import CLIENT_FIELDS
from db.dated.kinds import KINDS
from db.fields.declaration import Field
from db.fields.showing import show
from db.importing.operations import Difference, ImportColumn, ImportPreview, ImportRow, Verdict, row_in_sheet
from db.importing.previews import FINAL
from db.text.card_number import spaced
from salon_tui.screens.base.about import About
from salon_tui.screens.importing.questions import facts, meaning, title
from salon_tui.widgets.paint import width, wrap
from salon_tui.widgets.pick_list import Row
from salon_tui.words.i18n import N_, _, language, ngettext
from salon_tui.words.sentences import flaw_sentence
from salon_tui.words.words import telling

Key = tuple[str, int, str]
"""What a line stands for: ``question`` and its place, ``columns``, ``row`` and its number, or ``change`` with the field
as well."""

_REASONS = {
    "phone": N_("the same phone"),
    "identity": N_("the same national ID"),
    "name_and_birthday": N_("the same name and birthday"),
    "imported_before": N_("imported before"),
    "same_row": N_("says the same"),
}
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


def is_taken(row: ImportRow, one: Difference, take: frozenset[tuple[int, str]]) -> bool:
    """Whether a difference is taken over: what is added about the health of the same person is in any case."""
    return always_taken(row, one) or (row.row, one.field) in take


def always_taken(row: ImportRow, one: Difference) -> bool:
    """Whether a difference is taken over without being asked."""
    return row.is_same and one.health and one.adds


def count_taken(preview: ImportPreview, take: frozenset[tuple[int, str]]) -> int:
    """Of how many rows something is taken over."""
    return sum(any(is_taken(row, one, take) for one in row.differences) for row in preview.rows)


def lines(
    preview: ImportPreview,
    included: frozenset[int],
    take: frozenset[tuple[int, str]],
    own_fields: tuple[Field, ...],
    cells: int,
    *,
    done: bool = False,
) -> list[Row[Key]]:
    """Every line of the preview; after the import, only what was left out."""
    rows: list[Row[Key]] = []

    def group(name: str, verdict: Verdict) -> None:
        found = [row for row in preview.rows if row.verdict is verdict and not (done and row.row in included)]
        if found:
            rows.append(Row(None, (name,), "section"))
            for row in found:
                rows.append(_row(row, row.row in included))
                if row.row not in included:
                    rows.extend(_change(row, one, take, own_fields) for one in row.differences)

    if not done and preview.questions:
        rows.append(Row(None, (_("To be answered: Enter"),), "section"))
        rows.extend(_question(preview, place, cells - 2) for place in range(len(preview.questions)))
    if not done and not preview.is_checked:
        said = _("Formulas without a value, hidden rows and comments can't be seen in a file of this kind.")
        first, *more = wrap(said, max(1, cells - 2), 3)
        rows += [Row(None, (first,), "alarm"), *(Row(None, ((line, "alarm"),)) for line in more)]
    if not done and preview.columns:
        rows.append(Row(None, (_("Columns: Enter changes what one means"),), "section"))
        columns = [_column(column, own_fields) for column in preview.columns]
        rows += [
            Row(("columns", number, ""), (f"     {text}",))
            for number, text in enumerate(_side_by_side(columns, cells - 9))
        ]
    group(_("Refused: correct them in the table; F5 reads it again"), Verdict.REFUSED)
    group(_("Known already: left out; Enter imports one all the same"), Verdict.DUPLICATE)
    if not done:
        group(_("New"), Verdict.ACCEPTED)
    return rows


def about_line(preview: ImportPreview, key: Key, own_fields: tuple[Field, ...]) -> About | None:
    """What a line has too little room for: a question with its examples, a row with all in which it differs."""
    kind, number, _name = key
    if kind == "question":
        question = preview.questions[number]
        return About(name=_("Question"), facts=((_("Table"), facts(question)),), said=title(question))
    row = next((row for row in preview.rows if kind != "columns" and row.row == number), None)
    if row is None:
        return None
    differs = [("·", change_words(row, one, own_fields)) for one in row.differences]
    more = [About(name=_("Differs"), note=f"{len(differs)}", facts=differs)] if differs else []
    note = _("row {row}").format(row=row_in_sheet(row.row))
    return About(name=row.name or _("no name"), note=note, said=explanation(row), more=more)


def may_include(row: ImportRow) -> bool:
    """Whether a duplicate may be somebody else after all."""
    return row.verdict is Verdict.DUPLICATE and not FINAL & set(row.reasons)


def explanation(row: ImportRow) -> str:
    """What is to be said of a row: why it is refused, whom it is taken for, what isn't kept where it stood."""
    match row.verdict:
        case Verdict.REFUSED:
            return " ".join(telling(_label(name), flaw_sentence(flaw)) for name, flaw in row.flaws)
        case Verdict.DUPLICATE:
            return _known(row)
        case _:
            return _noted(row)


def change_words(row: ImportRow, one: Difference, own_fields: tuple[Field, ...]) -> str:
    """A field in which a row says something else than what is known."""
    field = _field(one.field, own_fields)
    if field is None:
        return one.field
    new, label = one.new, field.label.text(language())
    if one.adds and one.old not in (None, ()):
        if isinstance(new, tuple) and isinstance(one.old, tuple):
            new = tuple(code for code in new if code not in one.old)
        return telling(label, f"+ {_in_a_line(show(field, new, language()))}")
    old = show(field, one.old, language()) or "·"
    return telling(label, f"{_in_a_line(old)} → {_in_a_line(show(field, new, language()))}")


def _in_a_line(text: str) -> str:
    return text.replace("\n", " ⏎ ")


def _question(preview: ImportPreview, place: int, cells: int) -> Row[Key]:
    """What is asked, with as many examples as fit; all of them stand beside the list."""
    question = preview.questions[place]
    text = f"     {'✓' if question.answer else '?'} {title(question)}"
    examples = facts(question).split(" · ")
    while examples and width(" ".join((text, " · ".join(examples)))) > cells:
        examples.pop()
    whole = " ".join((text, " · ".join(examples))).rstrip()
    return Row(("question", place, ""), (whole,), "plain" if question.answer else "strong")


def _column(column: ImportColumn, fields: tuple[Field, ...]) -> str:
    return f"{column.letter} {column.heading} → {meaning(column, fields)}"


def _side_by_side(texts: list[str], cells: int) -> list[str]:
    """As many texts in a line as fit; none is parted."""
    found: list[str] = []
    for text in texts:
        if found and width(found[-1]) + width(text) + len(_GAP) <= cells:
            found[-1] += _GAP + text
        else:
            found.append(text)
    return found


def _row(row: ImportRow, included: bool) -> Row[Key]:
    text = explanation(row)
    if included:
        text = " ".join(("✓", _("imported all the same"), "·", text))
    return Row(("row", row.row, ""), (str(row_in_sheet(row.row)), row.name, text))


def _change(
    row: ImportRow, one: Difference, take: frozenset[tuple[int, str]], own_fields: tuple[Field, ...]
) -> Row[Key]:
    mark = "✓" if is_taken(row, one, take) else "·"
    style = "alarm" if one.health else "plain"
    return Row(("change", row.row, one.field), ("", mark, change_words(row, one, own_fields)), style)


def _noted(row: ImportRow) -> str:
    parts = _records(row)
    if row.alerts:
        terms = [_term(field, code) for field, code in row.alerts]
        parts.append(_("alert: {terms}").format(terms=_(", ").join(terms)))
    if row.left_out:
        parts.append(_("left out: {columns}").format(columns=_(", ").join(name for name, _flaw in row.left_out)))
    if row.kept:
        kept = _(", ").join(heading for heading, _flaw in row.kept)
        parts.append(_("in words, in the remarks: {columns}").format(columns=kept))
    return " · ".join(parts)


def _known(row: ImportRow) -> str:
    why = _(", ").join(_(_REASONS[reason]) for reason in row.reasons)
    if row.same_as:
        return _("{why} as row {row}").format(why=why, row=row_in_sheet(row.same_as))
    who = row.client and f"{row.client.name} {spaced(row.client.number)} ·{row.client.last_four}"
    return " · ".join((telling(why, who) if who else why, *_records(row)))


def _records(row: ImportRow) -> list[str]:
    """The dated records of a row, which somebody has to accept."""
    found = (" ".join(filter(None, (KINDS[kind].label.text(language()), day))) for kind, day in row.dated)
    return [_("to accept: {records}").format(records=_(", ").join(found))] if row.dated else []


def _field(name: str, own_fields: tuple[Field, ...] = ()) -> Field | None:
    return next((field for field in (*CLIENT_FIELDS, *own_fields) if field.name == name), None)


def _label(name: str) -> str:
    field = _field(name)
    return field.label.text(language()) if field else name


def _term(name: str, code: str) -> str:
    field = _field(name)
    entry = field.choice(code) if field else None
    return entry.term.text(language()) if entry else code
