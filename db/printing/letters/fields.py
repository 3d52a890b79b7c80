"""The fields of a letter's text: its paragraphs."""

from __future__ import annotations

from db.fields.declaration import Field, Kind, Term

PARAGRAPHS = 6

LETTER_FIELDS = tuple(
    Field(
        f"paragraph{number}",
        "",
        Term(f"Paragraph {number}", f"第 {number} 段"),
        Kind.NOTE,
        limit=600,
        hint=Term(
            "Salutation and closing are added. All empty: the wording that ships",
            "称呼和结尾自动加上；全部留空就用自带的文字",
        ),
    )
    for number in range(1, PARAGRAPHS + 1)
)
