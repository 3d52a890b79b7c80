"""How long a note on the program and its answer may be."""

from __future__ import annotations

from db.fields.declaration import Field, Kind, Term

LONGEST_NOTE = 500
ANSWER_FIELDS = (
    Field(
        "answer",
        "",
        Term("Answer", "答复"),
        Kind.NOTE,
        limit=LONGEST_NOTE,
        hint=Term("Who wrote the note sees it at the next sign-in", "提意见的人下次登录时会看到"),
    ),
)
