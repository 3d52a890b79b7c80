"""Makes strokes.bin out of the Unihan database.

``python -m db.text.data.make_strokes /usr/share/unicode/Unihan_IRGSources.txt.bz2`` (Debian's ``unicode-data``).
"""

from __future__ import annotations

import bz2
import sys
import zlib
from collections.abc import Iterable
from pathlib import Path

from db.text.data.strokes import FILE, RANGES


def read_counts(lines: Iterable[str]) -> dict[int, int]:
    """Collect kTotalStrokes by code point; of two values the first one, which is the mainland's."""
    counts = {}
    for line in lines:
        code, _, rest = line.partition("\t")
        name, _, value = rest.partition("\t")
        if code.startswith("U+") and name == "kTotalStrokes":
            counts[int(code.removeprefix("U+"), 16)] = int(value.split()[0])
    return counts


def pack(counts: dict[int, int]) -> bytes:
    """Put one byte per code point of the ranges into a deflated file.

    Raises:
        ValueError: If the database has characters outside the ranges, so that a newer one can't lose them in silence.
    """
    outside = [code for code in counts if not any(first <= code <= last for first, last in RANGES)]
    if outside:
        raise ValueError(f"outside the ranges of db.text.data.strokes: {min(outside):X} to {max(outside):X}")
    return zlib.compress(bytes(counts.get(code, 0) for first, last in RANGES for code in range(first, last + 1)), 9)


if __name__ == "__main__":
    FILE.write_bytes(pack(read_counts(bz2.decompress(Path(sys.argv[1]).read_bytes()).decode().splitlines())))
