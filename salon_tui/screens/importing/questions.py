"""The questions of an import in words, with their answers by digit."""

from __future__ import annotations

from collections.abc import Sequence

from db.clients.fields.client import CLIENT_FIELDS
from db.dated.kinds import KINDS
from db.fields.declaration import Field, Store
from db.importing.dated import dated_field
from db.importing.operations import Ask, ImportColumn, ImportPreview, Question, row_in_sheet
from salon_tui.words.i18n import N_, _, language, ngettext
from salon_tui.words.words import telling

_ROWS_SHOWN = 8
_TITLES: dict[Ask, str] = {
    Ask.ENCODING: N_("In which of these can you read the file?"),
    Ask.SHEET: N_("Which sheet is to be read? The others can be read afterwards."),
    Ask.QUOTE: N_("A quotation mark opens here and is never closed."),
    Ask.BLOCKS: N_("Several people stand beside each other in a row."),
    Ask.COLUMN: N_("What does the column “{about}” mean?"),
    Ask.STAFF: N_("These look like members of staff, not like clients."),
    Ask.UNREADABLE: N_("These cells have no value. Open the file in Excel, save it, and read it again, or go on."),
    Ask.HIDDEN_ROWS: N_("The sheet hides these rows, by hand or by a filter."),
    Ask.HIDDEN_COLUMNS: N_("The sheet hides these columns."),
    Ask.COMMENTS: N_("Comments are written beside some cells."),
    Ask.EXAMPLES: N_("These rows look like examples."),
    Ask.PRIVATE: N_("Some characters could be shown on one computer only."),
    Ask.DAYS: N_("“{about}”: what stands first, the day or the month?"),
    Ask.REGION: N_("These numbers have no country."),
    Ask.HEALTH: N_("{about}: is it so now, and of the client?"),
    Ask.PERSON: N_("The same phone, another name, and something about health: the same person?"),
}
_ANSWERS: dict[str, str] = {
    "character": N_("take it for an ordinary character"),
    "each": N_("each of them is a client"),
    "first": N_("only the first of each row"),
    "clients": N_("they are clients all the same"),
    "without": N_("go on without these cells"),
    "keep": N_("keep them as they are"),
    "in": N_("bring them in"),
    "out": N_("leave them out"),
    "day": N_("the day: 5/12 is 5 December"),
    "month": N_("the month: 5/12 is 12 May"),
    "+852": N_("Hong Kong, +852"),
    "+853": N_("Macau, +853"),
    "+886": N_("Taiwan, +886"),
    "+60": N_("Malaysia, +60"),
    "here": N_("they are from here"),
    "alert": N_("yes: an alert"),
    "words": N_("no: keep the words only"),
    "same": N_("the same person"),
    "other": N_("somebody else: a file of their own"),
}
_MEANINGS: dict[str, str] = {
    "left_out": N_("leave out"),
    "last_name": N_("last name"),
    "first_name": N_("first name"),
    "middle_name": N_("middle name"),
    "health": N_("about health (box C12)"),
    "amount": N_("amount or balance"),
    "other_phone": N_("somebody else's phone"),
    "own_field": N_("a field of our own"),
    "unknown": N_("waits"),
    "secret": N_("never kept"),
    "health_item": N_("about health"),
    "field": N_("a field"),
    "dated": N_("of a record"),
    "new_field": N_("a field of our own"),
}
_OFFERED = ("left_out", "last_name", "first_name", "middle_name", "health", "amount", "other_phone", "own_field")


def title(question: Question) -> str:
    """What is asked, with what it is about."""
    about = question.about
    if question.ask is Ask.HEALTH:
        about = _health_term(about)
    return _(_TITLES[question.ask]).format(about=about)


def facts(question: Question) -> str:
    """Rows and examples that show what is meant."""
    parts: list[str] = []
    if question.rows:
        numbers = [str(row_in_sheet(row)) for row in question.rows[:_ROWS_SHOWN]]
        more = " …" if len(question.rows) > _ROWS_SHOWN else ""
        parts.append(_("rows {rows}").format(rows=_(", ").join(numbers) + more))
    if question.ask not in (Ask.ENCODING, Ask.SHEET):
        parts += [example.replace("\n", " ⏎ ") for example in question.examples[:_ROWS_SHOWN]]
    return " · ".join(parts)


def offers(question: Question, preview: ImportPreview, own: Sequence[Field]) -> list[tuple[str, str, str]]:
    """The answers: a digit, the answer, and its words."""
    if question.ask is Ask.COLUMN:
        return meanings(own)
    found: list[tuple[str, str, str]] = []
    for number, option in enumerate(question.options, 1):
        words = _(_ANSWERS[option]) if option in _ANSWERS else option
        if question.ask is Ask.SHEET:
            sheet = next(one for one in preview.sheets if one.name == option)
            count = ngettext("{count} row", "{count} rows", sheet.rows)
            words = " · ".join((option, count, *([_("hidden")] if sheet.hidden else [])))
        elif question.ask is Ask.ENCODING:
            words = f"{option}: {question.examples[number - 1].replace(chr(10), ' ⏎ ')}"
        found.append((str(number), option, words))
    return found


def meanings(own: Sequence[Field]) -> list[tuple[str, str, str]]:
    """What a column can mean: what is no field first, then every field of the form."""
    fields = [field for field in (*CLIENT_FIELDS, *own) if field.store is not Store.CONSENT]
    found = [(code, _(_MEANINGS[code])) for code in _OFFERED]
    seen = {code for code, _words in found}
    for field in fields:
        if field.name not in seen:
            seen.add(field.name)
            found.append((field.name, " ".join(filter(None, (field.box, field.label.text(language()))))))
    return [(str(number), code, words) for number, (code, words) in enumerate(found, 1)]


def meaning(column: ImportColumn, own: Sequence[Field]) -> str:
    """What a column means, in words."""
    if column.dated is not None and (of := dated_field(column.dated)) is not None:
        return telling(KINDS[column.dated.kind].label.text(language()), of.label.text(language()))
    found = next((one for one in (*CLIENT_FIELDS, *own) if one.name == column.field), None)
    return found.label.text(language()) if found else _(_MEANINGS[column.means.value])


def _health_term(code: str) -> str:
    terms = (entry.term for field in CLIENT_FIELDS for entry in field.choices if entry.code == code)
    return next((term.text(language()) for term in terms), code)
