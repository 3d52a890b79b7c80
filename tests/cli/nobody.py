"""A command without the rights of root, who may write everywhere."""

from __future__ import annotations

import codecs
import os

from salon_tui.__main__ import main as command

NOBODY = 65534


def main(arguments: list[str]) -> int:
    """Runs ``salon-tui`` as somebody whom files can be kept from.

    Returns:
        Its exit status.
    """
    # loaded late otherwise, and Python's own files may be kept from nobody too
    codecs.lookup("ascii")
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    return command(arguments)
