"""``--columns FILE``: what columns mean, and answers to questions, written down once for many tables."""

from __future__ import annotations

from pathlib import Path

from db.core.errors import Code, SalonError
from db.fields.declaration import Field
from salon_tui.screens.importing.questions import meanings

_ANSWER = "?"


def read_columns(path: Path, fields: tuple[Field, ...]) -> tuple[dict[str, str], dict[str, str]]:
    """Reads lines like ``heading = meaning`` and ``? question = answer``; ``#`` begins a remark.

    A meaning is a field's name, its label in either language, or one of the words that the page offers for columns
    (leave out, first name, a field of our own …).

    Returns:
        Meanings by heading, and answers by the question's key.

    Raises:
        SalonError: ``UNREADABLE_TABLE`` with ``why`` ``columns`` and the number of the line.
    """
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SalonError(Code.UNREADABLE_TABLE, why="columns", line=0) from error
    known = _meanings(fields)
    found: dict[str, str] = {}
    answers: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        heading, equals, meant = (part.strip() for part in text.rpartition("="))
        if not equals or not heading or not meant:
            raise SalonError(Code.UNREADABLE_TABLE, why="columns", line=number)
        if heading.startswith(_ANSWER):
            answers[heading.removeprefix(_ANSWER).strip()] = meant
        elif meant.casefold() in known:
            found[heading] = known[meant.casefold()]
        else:
            raise SalonError(Code.UNREADABLE_TABLE, why="columns", line=number)
    return found, answers


def _meanings(fields: tuple[Field, ...]) -> dict[str, str]:
    offered = meanings(fields)
    known = {code: code for _number, code, _words in offered}
    known |= {words.casefold(): code for _number, code, words in offered}
    english = {"leave out": "left_out", "own field": "own_field", "first name": "first_name", "last name": "last_name"}
    chinese = {"不导入": "left_out", "自定义字段": "own_field", "名": "first_name", "姓": "last_name"}
    known |= english | chinese
    for field in fields:
        for label in (field.label.zh, field.label.en):
            known.setdefault(label.casefold(), field.name)
    return known
