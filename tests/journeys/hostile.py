"""Text that is meant to break a screen, a query, a sheet of paper or a table; and how to see that it did not."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

HOSTILE: Final[dict[str, str]] = {
    "closing markup": "[/]",
    "markup": "[red]x[/red] [@click=app.quit]y[/]",
    "colour": "\x1b[31mred\x1b[0m",
    "clipboard": "\x1b]52;c;aGFjaw==\x07",
    "title": "\x1b]0;owned\x1b\\",
    "C1": "\x9b31mA\x9d52;c;eA==\x9cB\x85C",
    "bidi": "\u202eabc\u2066def\u200f\u061c",
    "NUL": "a\0b\x08\x7f",
    "zero width": "a\u200bb\u2060c\ufeffd\u00ade",
    "rare": "𬭎琍㐂",
    "emoji": "💄👩🏽‍🔬🇨🇳",
    "XML": "O'Brien & <b> <img src='/etc/passwd'/> &#x41;",
    "SQL": "'; DROP TABLE client; -- \" * NEAR( %_\\",
    "formats": "{0} {name} %s %(x)d ${x} \\n",
    "formula": '=HYPERLINK("http://x","y")',
    "lines": "one\r\ntwo\tthree\u2028four",
    "combining": "e\u0301" + "\u0301" * 60,
    "long": "长" * 10_000,
}

_SEQUENCES: Final = re.compile(
    rb"\x1b\[[0-9;]*m"  # colours
    rb"|\x1b\[\d+;\d+H"  # the cursor's place
    rb"|\x1b\[\?(?:1049|25|1004|2004|2026|7)[hl]"  # modes
    rb"|\x1b\[\?2026\$p"  # what the terminal knows
    rb"|\x1b\[>25u|\x1b\[<u"  # keys of the kitty protocol
    rb"|\x1b\]22;default\x07"  # the shape of the mouse's pointer
)
"""Everything that the program itself has to say to a terminal."""
_BARE: Final = b"\r\n\x07"


def unseen(text: str) -> list[str]:
    """Characters that nobody can see and everybody can be fooled by; joiners belong to emoji."""
    hidden = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return [f"U+{ord(char):04X}" for char in text if unicodedata.category(char) in hidden and char not in "\n\u200d"]


def foreign(raw: bytes) -> list[str]:
    """What a terminal was told that the program doesn't say: sequences, controls, unseen characters."""
    found = [seen for seen in (b"\x1b[31m", b"\x1b]52", b"\x1b]0;") if seen in raw]
    rest = _SEQUENCES.sub(b"", raw).translate(None, _BARE)
    at = rest.find(b"\x1b")
    if at >= 0:
        found.append(rest[at : at + 20])
    return [repr(one) for one in found] + unseen(rest.decode("utf-8", errors="strict"))
