"""Locks a PDF with a password, for a file that leaves the salon on a stick.

AES-256 as in PDF 2.0 (revision 6), which every reader of the last ten years opens. ReportLab's own 256-bit encryption
makes files that can't be opened.

Sources: ISO 32000-2, 7.6 (encryption); RFC 4013 (how passwords are compared: plain ASCII needs no rules).
"""

from __future__ import annotations

import io

LEAST = 8
"""Characters of the shortest password."""
MOST = 64


def is_good(password: str) -> bool:
    """Whether a password can be typed anywhere and is long enough: letters, digits and signs of any keyboard."""
    return LEAST <= len(password) <= MOST and password.isascii() and password.isprintable()


def locked(pdf: bytes, password: str) -> bytes:
    """The same document, which opens with the password alone; nothing touches the disk.

    Args:
        pdf: The document.
        password: See :func:`is_good`; it is kept nowhere.

    Raises:
        ValueError: For a password that is not good.
    """
    if not is_good(password):
        raise ValueError("password")
    # 120 ms, and only when something is saved on a stick
    from pikepdf import Encryption, Pdf

    to = io.BytesIO()
    # revision 6 is the one with AES-256
    with Pdf.open(io.BytesIO(pdf)) as document:
        document.save(to, encryption=Encryption(owner=password, user=password, R=6))
    return to.getvalue()
