"""Fields of dated records: about health unless something else is said."""

from __future__ import annotations

from db.fields.choices import choices
from db.fields.declaration import Access, Choice, Field, Kind, Term, When

GRADES = choices(
    ("0", "0 none", "0 无"), ("1", "1 mild", "1 轻"), ("2", "2 moderate", "2 中"), ("3", "3 severe", "3 重")
)
"""How much of something is seen."""

PRIORITIES = choices(("1", "1 first", "1 最要紧"), ("2", "2 soon", "2 其次"), ("3", "3 some day", "3 以后"))


def asked(
    name: str,
    en: str,
    zh: str,
    kind: Kind = Kind.NOTE,
    entries: tuple[Choice, ...] = (),
    *,
    box: str = "",
    required: bool = False,
    scale: bool = False,
    limit: int = 1000,
    when: When = When.PAST,
    ask: Term | None = None,
    short: Term | None = None,
    phrases: tuple[Term, ...] = (),
    access: Access = Access.HEALTH,
    of: str = "",
    hint: Term | None = None,
) -> Field:
    """A field of a dated record."""
    return Field(
        name,
        box,
        Term(en, zh),
        kind,
        entries,
        access,
        required=required,
        limit=limit,
        when=when,
        scale=scale,
        ask=ask,
        short=short,
        phrases=phrases,
        of=of,
        hint=hint,
    )
