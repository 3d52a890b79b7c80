"""Makes first_strokes.bin, the first stroke of each character, out of two tables.

``python -m db.text.data.make_first_strokes cnchar.order.min.js all_word.json``: the first from the npm package
cnchar-order 3.2.6, the second from the PyPI package cn_sort 0.14.0; Debian's ``unicode-data`` has to be installed.

cnchar-order says how 6,939 simplified characters are written, stroke by stroke. cn_sort has 20,897 characters in the
order of GB 13000.1 (GF 3003-1999): by number of strokes, then by the classes of the strokes. What stands there between
two characters with equally many strokes and the same first one has that first stroke too. Characters of the radicals
訁 and 糹 begin as their simplified forms do. What can't be told so is left unknown.
"""

from __future__ import annotations

import bz2
import json
import re
import sys
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from db.text.data import strokes
from db.text.data.strokes import FIRST_FILE, FIRST_RANGE

_PLAIN = {"横": 1, "提": 1, "竖": 2, "竖钩": 2, "撇": 3, "点": 4, "点2": 4, "捺": 4}
"""Classes of the strokes that don't turn; all others are of class 5 (GF 3003-1999)."""
_LEFT = {"120", "149"}
"""Numbers of the radicals 糹 and 訁."""
Place = tuple[int, int]
"""Number of strokes, and class of the first."""


def read_written(script: str) -> dict[str, Place]:
    """Collect the characters of cnchar-order."""
    written, forms = (json.loads(part) for part in re.findall(r"JSON\.parse\('(.*?)'\)", script))
    classes = {letter: _PLAIN.get(stroke["name"].split("|")[0], 5) for letter, stroke in forms.items()}
    return {char: (len(letters), classes[letters[0]]) for char, letters in written.items()}


def read_order(table: str) -> list[str]:
    """Collect the characters of cn_sort in their order."""
    found = {word["chinese"]: word["stroke_increment_level"] for word in json.loads(table)["all_word"]}
    return sorted((char for char in found if len(char) == 1 and char >= "\u3400"), key=found.__getitem__)


def read_traditional(
    written: Mapping[str, Place], radicals: Iterable[str], variants: Iterable[str]
) -> dict[str, Place]:
    """Collect traditional characters that begin as their simplified forms do: 訁 as 讠, 糹 as 纟 on the left."""
    radical = {char: value.split()[0].partition(".")[0] for char, value in _values_of(radicals, "kRSUnicode")}
    found = {}
    for char, value in _values_of(variants, "kSimplifiedVariant"):
        simplified = chr(int(value.split()[0].removeprefix("U+"), 16))
        if radical.get(char) in _LEFT and radical.get(simplified) == f"{radical[char]}'" and simplified in written:
            found[char] = strokes.count(char), written[simplified][1]
    return found


def spread(order: Sequence[str], known: Mapping[str, Place]) -> dict[str, int]:
    """Give what stands between two known characters their first stroke, where it is the same.

    Known characters that stand where they can't stand are left out (four of cnchar-order's).
    """
    anchors = _rising([(char, known[char]) for char in order if char in known])
    found: dict[str, int] = {}
    before, waiting = (0, 0), []
    for char in order:
        place = anchors.get(char)
        waiting.append(char)
        if place is not None:
            found |= dict.fromkeys(waiting if place == before else (char,), place[1])
            before, waiting = place, []
    return found


def pack(first: Mapping[str, int]) -> bytes:
    """Put one byte per code point of the range into a deflated file."""
    return zlib.compress(bytes(first.get(chr(code), 0) for code in range(FIRST_RANGE[0], FIRST_RANGE[1] + 1)), 9)


def _rising(anchors: Sequence[tuple[str, Place]]) -> dict[str, Place]:
    """The longest part of the anchors whose places don't fall."""
    ends: list[Place] = []
    at: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(anchors):
        length = bisect_right(ends, place)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1], at[length : length + 1] = [place], [number]
    found, number = [], at[-1]
    while number >= 0:
        found.append(anchors[number])
        number = before[number]
    return dict(found)


def _values_of(lines: Iterable[str], field: str) -> Iterable[tuple[str, str]]:
    """Characters of the Unihan database and what a field says about them."""
    for line in lines:
        code, _, rest = line.partition("\t")
        name, _, value = rest.partition("\t")
        if name == field and code.startswith("U+"):
            yield chr(int(code.removeprefix("U+"), 16)), value


def _unihan(name: str) -> list[str]:
    return bz2.decompress(Path(f"/usr/share/unicode/Unihan_{name}.txt.bz2").read_bytes()).decode().splitlines()


if __name__ == "__main__":
    script, table = (Path(path).read_text(encoding="utf-8") for path in sys.argv[1:])
    simplified = read_written(script)
    traditional = read_traditional(simplified, _unihan("IRGSources"), _unihan("Variants"))
    FIRST_FILE.write_bytes(pack(spread(read_order(table), traditional | simplified)))
