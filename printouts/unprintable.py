"""Names with characters that the faces lack: they print as 〓, so it is said before somebody prints them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache

from printouts.drawing import fonts


def unprintable(contents: object) -> dict[str, str]:
    """The names on a sheet that can't be printed as they are, each with its characters that no face has.

    Args:
        contents: What a sheet is drawn from.

    Raises:
        PaperError: ``fonts_missing``.
    """
    names: dict[str, str] = {}
    for name in _names(contents):
        if not name.isascii() and (lacking := _lacking(name)):
            names[name] = lacking
    return names


@lru_cache(maxsize=8192)
def _lacking(name: str) -> str:
    cleaned = dict.fromkeys(fonts.clean(name))
    return "".join(char for char in cleaned if fonts.glyph(char, True).char != char)


def _names(record: object) -> Iterator[str]:
    """Every ``name`` and ``label`` of a record and of the records in it."""
    for field in fields(record) if is_dataclass(record) else ():
        value = getattr(record, field.name)
        if isinstance(value, str):
            if field.name in ("name", "label"):
                yield value
        elif isinstance(value, tuple):
            for one in value:
                yield from _names(one)
        elif is_dataclass(value) and field.name not in ("salon", "stamp"):
            yield from _names(value)
    values = getattr(record, "values", None)
    if isinstance(values, dict) and isinstance(values.get("name"), str):
        yield values["name"]
