"""What a table says otherwise of people who are known, and what of it is taken over."""

from __future__ import annotations

from collections.abc import Sequence

from db.fields.declaration import Field
from db.importing.operations import Difference, ImportPreview, ImportRow, row_in_sheet
from db.text.cleaning import fold
from salon_tui.screens.importing.lines import is_taken

Taken = frozenset[tuple[int, str]]
"""Number of the row and name of the field."""


class UnknownChangeError(ValueError):
    """What is to be taken over is no change in the table."""


def left(preview: ImportPreview, take: Taken) -> list[tuple[ImportRow, Difference]]:
    """What stays as it is known, although the table says otherwise."""
    return [(row, one) for row in preview.rows for one in row.differences if not is_taken(row, one, take)]


def taken(preview: ImportPreview, asked: Sequence[str], own: tuple[Field, ...]) -> Taken:
    """What is asked for by ``--take``: all, a row by its number in the sheet, or one field of a row.

    Raises:
        UnknownChangeError: The table has no such change.
    """
    found: set[tuple[int, str]] = set()
    for what in asked:
        some = {(row.row, one.field) for row, one in left(preview, frozenset()) if _is_meant(what, row, one.field, own)}
        if not some:
            raise UnknownChangeError(what)
        found |= some
    return frozenset(found)


def _is_meant(what: str, row: ImportRow, name: str, own: tuple[Field, ...]) -> bool:
    number, _colon, field = what.replace("：", ":").partition(":")
    if fold(number) == "all" and not field:
        return True
    return number.strip() == str(row_in_sheet(row.row)) and (not field or fold(field) in _names(name, own))


def _names(name: str, own: tuple[Field, ...]) -> set[str]:
    """What a field is called: in the program, and by its label in either language."""
    labels = {text for one in own if one.name == name for text in (one.label.zh, one.label.en)}
    return {fold(text) for text in {name, *labels}}
