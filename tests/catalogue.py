"""Compares the Chinese catalogue with the messages in the source. Run as ``python -m tests.catalogue``."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
PO = ROOT / "salon_tui/locale/zh_CN/LC_MESSAGES/salon_tui.po"
MARKS = frozenset({"_", "N_", "ngettext"})


def messages() -> set[str]:
    """Every message that the program marks for translation; of plurals the singular.

    By the syntax tree, as .ci/catalogue does: before Python 3.12, Babel doesn't see what stands within f-strings.
    """
    return {
        node.args[0].value
        for path in (ROOT / "salon_tui").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS
        if node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    }


def read() -> Catalog:
    """The Chinese catalogue."""
    with PO.open("rb") as file:
        return read_po(file, locale="zh_CN")


def flaws() -> list[str]:
    """What is missing, not translated, fuzzy, no longer used, or has other placeholders than the English."""
    catalogue = read()
    wanted = messages()
    known = {
        (message.id if isinstance(message.id, str) else message.id[0]): message for message in catalogue if message.id
    }
    found = [f"missing: {text!r}" for text in sorted(wanted - known.keys())]
    found += [f"no longer used: {text!r}" for text in sorted(known.keys() - wanted)]
    for text, message in known.items():
        translated = message.string if isinstance(message.string, str) else next(iter(message.string or ("",)))
        if not translated:
            found.append(f"not translated: {text!r}")
        if message.fuzzy:
            found.append(f"fuzzy: {text!r}")
        # Chinese has one form, for the English singular and plural
        forms = (message.id,) if isinstance(message.id, str) else message.id
        if translated and _placeholders(translated) not in map(_placeholders, forms):
            found.append(f"other placeholders: {text!r}")
    return found


def _placeholders(text: str) -> set[str]:
    return {part.split("}")[0] for part in text.split("{")[1:]}


if __name__ == "__main__":
    trouble = flaws()
    print("\n".join(trouble) or "The Chinese catalogue is complete.")
    sys.exit(1 if trouble else 0)
