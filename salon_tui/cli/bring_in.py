"""``salon-tui import``: clients from a table, looked at first, then all of them at once."""

from __future__ import annotations

import secrets
from argparse import Namespace
from pathlib import Path

from db.operations.entrance import Desk
from db.operations.importing import ImportPreview, ImportRow, ImportTable, Verdict, import_table, preview_import
from db.queries.people import client_fields
from salon_tui.cli.say import complain, tell
from salon_tui.cli.sign_in import ask, signed_in
from salon_tui.i18n import _, language, ngettext
from salon_tui.sentences import flaw_sentence
from salon_tui.words import telling

MOST_LINES = 20
YES = frozenset({"1", "y", "yes", "是", "好"})


def run(asked: Namespace) -> int:
    """Shows what a table holds, asks, and imports it."""
    path = Path(asked.file).expanduser().absolute()
    with signed_in(asked) as desk:
        preview = preview_import(desk, path)
        labels = {field.name: field.label.text(language()) for field in client_fields(desk)}
        _show(preview, labels)
        accepted = preview.count(Verdict.ACCEPTED)
        if asked.look or not accepted:
            return 0
        if not asked.yes and not _agreed(accepted):
            complain(_("Nothing was imported."))
            return 1
        return _bring_in(desk, path, preview)


def _bring_in(desk: Desk, path: Path, preview: ImportPreview) -> int:
    result = import_table(desk, ImportTable(f"import-{secrets.token_hex(8)}", path, preview.digest))
    tell(ngettext("{count} client was imported.", "{count} clients were imported.", result.added))
    return 0


def _agreed(accepted: int) -> bool:
    question = ngettext("Import {count} client? yes or no:", "Import {count} clients? yes or no:", accepted)
    return ask(question).casefold() in YES


def _show(preview: ImportPreview, labels: dict[str, str]) -> None:
    for column in preview.columns:
        meaning = labels.get(column.field) or (_("left out") if column.dropped else _("goes to the remarks"))
        tell("  " + telling(f"{column.letter}  {column.heading}", meaning))
    tell(ngettext("{count} row can be imported.", "{count} rows can be imported.", preview.count(Verdict.ACCEPTED)))
    known = [row for row in preview.rows if row.verdict is Verdict.DUPLICATE]
    if known:
        tell(ngettext("{count} row is known already:", "{count} rows are known already:", len(known)))
        _list(known, labels)
    refused = [row for row in preview.rows if row.verdict is Verdict.REFUSED]
    if refused:
        tell(ngettext("{count} row can't be imported:", "{count} rows can't be imported:", len(refused)))
        _list(refused, labels)


def _list(found: list[ImportRow], labels: dict[str, str]) -> None:
    for row in found[:MOST_LINES]:
        tell("  " + _row(row, labels))
    if len(found) > MOST_LINES:
        tell("  …")


def _row(row: ImportRow, labels: dict[str, str]) -> str:
    text = _("row {number}").format(number=row.row)
    if row.client is not None:
        return telling(text, f"{row.client.name} {row.client.number}")
    if row.same_as:
        return telling(text, _("same as row {number}").format(number=row.same_as))
    return telling(text, " ".join(telling(labels.get(name, name), flaw_sentence(flaw)) for name, flaw in row.flaws))
