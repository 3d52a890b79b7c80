"""``salon-tui import``: clients from a table, looked at first, then all of them at once."""

from __future__ import annotations

import secrets
from argparse import Namespace
from pathlib import Path

from db.clients.queries import client_fields
from db.core.desk import Desk
from db.fields.declaration import Field
from db.importing.operations import (
    Ask,
    ImportPreview,
    ImportRow,
    ImportTable,
    Question,
    Reading,
    Verdict,
    import_table,
    preview_import,
    row_in_sheet,
)
from salon_tui.cli.changes import Taken, UnknownChangeError, left, taken
from salon_tui.cli.columns import read_columns
from salon_tui.cli.say import complain, tell
from salon_tui.cli.sign_in import YES, ask, signed_in
from salon_tui.screens.importing.lines import change_words, count_taken, explanation
from salon_tui.screens.importing.questions import facts, meaning, offers, title
from salon_tui.words.i18n import _, ngettext
from salon_tui.words.words import telling

MOST_LINES = 20
Fields = tuple[Field, ...]


def run(asked: Namespace) -> int:
    """Shows what a table holds, asks, and imports it; 1 where nothing was imported, or a question is open."""
    path = Path(asked.file).expanduser().absolute()
    with signed_in(asked) as desk:
        own = client_fields(desk)
        answers = {Ask.SHEET.value: asked.sheet or "", Ask.ENCODING.value: asked.encoding or ""}
        meanings, others = read_columns(Path(asked.columns).expanduser(), own) if asked.columns else ({}, {})
        reading = Reading({key: text for key, text in {**others, **answers}.items() if text}, meanings)
        preview = preview_import(desk, path, reading)
        while preview.open_questions and not asked.yes and not asked.look:
            question = preview.open_questions[0]
            answer = _answered(question, preview, own)
            if not answer:
                break
            if question.ask is Ask.COLUMN:
                reading = Reading(reading.answers, {**reading.meanings, question.about: answer})
            else:
                reading = Reading({**reading.answers, question.key: answer}, reading.meanings)
            preview = preview_import(desk, path, reading)
        _show(preview, own)
        if asked.look:
            return 0
        if preview.open_questions:
            complain(_("Nothing was imported: questions are open. Answer them on the page “Import a table”, or by "
                       "--sheet, --encoding and --columns."))  # fmt: skip
            return 1
        try:
            take = taken(preview, asked.take, own)
        except UnknownChangeError as error:
            complain(_("“{what}” is no change in this table. Nothing was imported.").format(what=error))
            return 1
        if not asked.yes:
            take |= _chosen(preview, take, own)
        accepted, changed = preview.count(Verdict.ACCEPTED), count_taken(preview, take)
        _tell_what_stays(preview, take)
        if not accepted and not changed:
            return 0
        if not asked.yes and not _agreed(accepted, changed):
            complain(_("Nothing was imported."))
            return 1
        return _bring_in(desk, path, preview, reading, take)


def _answered(question: Question, preview: ImportPreview, own: Fields) -> str:
    """Asks one question; empty where nobody answers it."""
    found = offers(question, preview, own)
    tell(f"{title(question)} {facts(question)}".strip())
    for number, _code, words in found:
        tell(f"  {number:>2}  {words}")
    typed = ask(_("Number:"))
    return next((code for number, code, _words in found if number == typed.strip()), "")


def _chosen(preview: ImportPreview, take: Taken, own: Fields) -> Taken:
    """What else is taken over of what changed, asked field by field."""
    chosen: set[tuple[int, str]] = set()
    for row, one in left(preview, take):
        where = telling(_("row {number}").format(number=row_in_sheet(row.row)), row.name)
        tell(f"  {where} · {change_words(row, one, own)}")
        if ask(_("Take it over? yes or no:")).casefold() in YES:
            chosen.add((row.row, one.field))
    return frozenset(chosen)


def _tell_what_stays(preview: ImportPreview, take: Taken) -> None:
    """Says what stays as it was, which nobody is asked about with ``--yes``."""
    if stays := len(left(preview, take)):
        tell(ngettext("{count} change is not taken over; --take does.",
                      "{count} changes are not taken over; --take does.", stays))  # fmt: skip


def _bring_in(desk: Desk, path: Path, preview: ImportPreview, reading: Reading, take: Taken) -> int:
    request = ImportTable(
        request_id=f"import-{secrets.token_hex(8)}", path=path, digest=preview.digest, reading=reading, take=take
    )
    result = import_table(desk, request)
    tell(ngettext("{count} client was imported.", "{count} clients were imported.", result.added))
    if result.changed:
        tell(ngettext("{count} client was added to.", "{count} clients were added to.", result.changed))
    if result.records:
        tell(ngettext("{count} record waits to be accepted.", "{count} records wait to be accepted.", result.records))
    return 0


def _agreed(accepted: int, changed: int) -> bool:
    question = (
        ngettext("Import {count} client? yes or no:", "Import {count} clients? yes or no:", accepted)
        if accepted
        else ngettext("Change {count} client? yes or no:", "Change {count} clients? yes or no:", changed)
    )
    return ask(question).casefold() in YES


def _show(preview: ImportPreview, own: Fields) -> None:
    if preview.sheet:
        tell("  " + telling(_("sheet"), preview.sheet))
    for column in preview.columns:
        words = meaning(column, own)
        tell("  " + telling(f"{column.letter}  {column.heading}", words))
    if not preview.is_checked:
        tell(_("Formulas without a value, hidden rows and comments can't be seen in a file of this kind."))
    tell(ngettext("{count} row can be imported.", "{count} rows can be imported.", preview.count(Verdict.ACCEPTED)))
    noted = [row for row in preview.rows if row.verdict is Verdict.ACCEPTED and explanation(row)]
    _list(noted, own)
    known = [row for row in preview.rows if row.verdict is Verdict.DUPLICATE]
    if known:
        tell(ngettext("{count} row is known already:", "{count} rows are known already:", len(known)))
        _list(known, own)
    refused = [row for row in preview.rows if row.verdict is Verdict.REFUSED]
    if refused:
        tell(ngettext("{count} row can't be imported:", "{count} rows can't be imported:", len(refused)))
        _list(refused, own)
    if preview.open_questions:
        tell(ngettext("{count} question is open:", "{count} questions are open:", len(preview.open_questions)))
        for question in preview.open_questions:
            tell("  ? " + f"{title(question)} {facts(question)}".strip())
            if question.ask is not Ask.COLUMN:
                for number, _code, words in offers(question, preview, own):
                    tell(f"      {number}  {words}")


def _list(found: list[ImportRow], own: Fields) -> None:
    for row in found[:MOST_LINES]:
        tell("  " + telling(_("row {number}").format(number=row_in_sheet(row.row)), f"{row.name} {explanation(row)}"))
        for one in row.differences:
            tell("      " + change_words(row, one, own))
    if len(found) > MOST_LINES:
        tell("  …")
