"""Makes general_standard.txt out of the Unihan database.

``python -m printouts.build.data.make_standard /usr/share/unicode/Unihan_OtherMappings.txt.bz2`` (Debian's package
``unicode-data``): the characters of the field kTGH that GB 2312 doesn't have, in the order of their code points.
"""

from __future__ import annotations

import bz2
import sys
from pathlib import Path

from printouts.build.characters import GENERAL_STANDARD, gb2312


def general_standard(unihan: str) -> set[int]:
    """Returns the 8,105 characters of 通用规范汉字表 (2013): Unihan's kTGH (UAX 38)."""
    rows = (line.split("\t") for line in unihan.splitlines() if "\tkTGH\t" in line)
    return {int(row[0].removeprefix("U+"), 16) for row in rows}


if __name__ == "__main__":
    standard = general_standard(bz2.decompress(Path(sys.argv[1]).read_bytes()).decode())
    text = "".join(map(chr, sorted(standard - gb2312())))
    lines = [text[at : at + 80] for at in range(0, len(text), 80)]
    GENERAL_STANDARD.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(standard)} characters, {len(text)} of them beyond GB 2312")
