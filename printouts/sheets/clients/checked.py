"""What was checked before a treatment, in a line: what speaks against it, and the last patch test."""

from __future__ import annotations

from collections.abc import Iterable

from db.dated.kinds.patch import PATCH
from db.dated.records import DatedRecord
from db.fields.declaration import Term
from db.fields.showing import show
from db.rules.fields import LEVELS
from db.visits.records import Conflict
from printouts.drawing.header_footer import day
from printouts.drawing.words import Words

TEST = Term("Patch test", "皮试")
NOTHING = Term("nothing speaks against the plan", "方案各项无冲突")
_RELEASED = Term("released", "已放行")
_UNTIL = Term("valid until", "有效期至")


def test_words(words: Words, test: DatedRecord) -> str:
    """What was tested where and when, how that came out, and how long it holds."""
    fields = {name: PATCH.at(name) for name in ("product", "batch", "site")}
    what = (show(field, test.values.get(name), words.language) for name, field in fields.items() if field is not None)
    mark = words.choice(PATCH.marks, test.mark)
    until = f"{words.text(_UNTIL)} {day(test.until)}" if test.until else ""
    return "  ".join(part for part in (day(test.day), *what, mark, until) if part)


def verdict_words(words: Words, found: Iterable[Conflict]) -> str:
    """What speaks against what, how strictly, and who let it through and why."""
    return "; ".join(_verdict(words, one) for one in found)


def _verdict(words: Words, one: Conflict) -> str:
    said = f"{words.text(LEVELS[one.level])} {one.item} – {words.text(one.alert.term)}"
    if not one.overridden:
        return said
    by = f" {one.allowed.by}: {one.allowed.reason}" if one.allowed is not None else ""
    return f"{said} ({words.text(_RELEASED)}{by})"
