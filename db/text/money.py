"""Amounts of money: integer fen, typed and shown as yuan."""

from __future__ import annotations

import re

from db.text.cleaning import half_width

LARGEST_FEN = 999_999_999
"""9,999,999.99 yuan: more is a slip of the finger, and sums of many still fit a 64-bit column."""

MINUS = "−"
"""As people read it (U+2212); the hyphen that is typed means the same."""
_MARK = r"(?:¥|￥|CNY|RMB)"
_AMOUNT = re.compile(
    rf"{_MARK}? ?(?P<sign>[-−]?) ?{_MARK}? ?"
    r"(?P<yuan>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+)(?:\.(?P<fen>[0-9]*))?"
    rf" ?(?:[元圆块](?P<jiao>[0-9])?[角毛]?整?|{_MARK})?",
    re.IGNORECASE,
)
"""Marks stand before or behind; within the figures, 128元5 would become 1285."""


def parse_money(text: str, *, signed: bool = False) -> int:
    """Read an amount such as ``128``, ``128.5``, ``1,284.00``, ``¥128``, ``128元`` or ``128块5``, in any width.

    Args:
        text: What was typed.
        signed: Also take a minus sign (corrections).

    Returns:
        The amount in fen.

    Raises:
        ValueError: ``money_empty``, ``money_unreadable``, ``money_negative``, ``money_too_fine`` (less than a fen) or
            ``money_too_large``.
    """
    plain = " ".join(half_width(text).split())
    if not plain or re.fullmatch(_MARK, plain):
        raise ValueError("money_empty")
    found = _AMOUNT.fullmatch(plain)
    if found is None or (found["fen"] and found["jiao"]):
        raise ValueError("money_unreadable")
    decimals = found["fen"] or found["jiao"] or ""
    if len(decimals.rstrip("0")) > 2:
        raise ValueError("money_too_fine")
    yuan = re.sub("[, ]", "", found["yuan"]).lstrip("0")
    # Checked by length first: int() refuses thousands of digits with an error of its own.
    if len(yuan) > len(str(LARGEST_FEN)):
        raise ValueError("money_too_large")
    fen = int(yuan or "0") * 100 + int(decimals[:2].ljust(2, "0"))
    if fen > LARGEST_FEN:
        raise ValueError("money_too_large")
    if found["sign"] and fen:
        if not signed:
            raise ValueError("money_negative")
        fen = -fen
    return fen


def format_money(fen: int) -> str:
    """Write an amount in fen as yuan with two decimals, thousands marked, and a minus that is one: ``−1,284.00``."""
    yuan, rest = divmod(abs(fen), 100)
    return f"{MINUS if fen < 0 else ''}{yuan:,}.{rest:02d}"
