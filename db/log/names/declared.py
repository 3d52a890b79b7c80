"""What operations are called in the log."""

from __future__ import annotations

from db.fields.declaration import Term

Names = dict[str, Term]


def named(*lines: tuple[str, str, str]) -> Names:
    """Names of operations: the code, then what stands behind who did it, in English and in Chinese."""
    return {code: Term(en, zh) for code, en, zh in lines}
